"""Regular work is begun once, when it is due, on however many machines."""

from datetime import UTC, datetime, timedelta
from unittest.mock import Mock

import pytest
from django_tasks_db.models import DBTaskResult

from ownterms.site.models import Round
from ownterms.site.serving.duties import DUTIES, Duty, begin_what_is_due, daily, every

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


class TestWhenItIsDue:
    @pytest.mark.parametrize(
        ("now", "due"),
        [
            ("2026-06-01T02:14:59+00:00", "2026-06-01T02:10:00+00:00"),  # 03:10 in summer is 02:10 UTC
            ("2026-06-01T02:09:59+00:00", "2026-05-31T02:10:00+00:00"),
            ("2026-12-01T03:10:00+00:00", "2026-12-01T03:10:00+00:00"),
            ("2026-10-25T03:30:00+00:00", "2026-10-25T03:10:00+00:00"),  # the day on which the clocks go back
            ("2026-03-29T02:30:00+00:00", "2026-03-29T02:10:00+00:00"),  # and the day on which they go forward
        ],
    )
    def test_daily_by_the_place_s_own_clock(self, now: str, due: str) -> None:
        assert daily(3, 10)(datetime.fromisoformat(now)) == datetime.fromisoformat(due)

    def test_again_and_again(self) -> None:
        rule = every(minutes=10)

        assert rule(NOON + timedelta(minutes=9, seconds=59)) == NOON
        assert rule(NOON + timedelta(minutes=10)) == NOON + timedelta(minutes=10)


@pytest.mark.django_db(transaction=True)  # the clock closes old lines, which ends a transaction around it
class TestBeginning:
    def test_happens_once_for_each_time_it_is_due(self) -> None:
        begin = Mock()
        duties = [Duty("sweep", every(hours=1), begin)]

        for minutes in (0, 1, 59, 60, 61):
            begin_what_is_due(NOON + timedelta(minutes=minutes), duties)

        assert begin.call_count == 2

    def test_what_was_missed_is_done_late_and_once(self) -> None:
        begin = Mock()
        duties = [Duty("sweep", every(hours=1), begin)]
        begin_what_is_due(NOON, duties)

        begin_what_is_due(NOON + timedelta(days=3), duties)

        assert begin.call_count == 2

    def test_trouble_with_one_leaves_it_open_and_the_others_untouched(self) -> None:
        other, broken = Mock(), Mock(side_effect=[RuntimeError, None])
        duties = [Duty("broken", every(hours=1), broken), Duty("other", every(hours=1), other)]

        assert begin_what_is_due(NOON, duties) == ["other"]
        assert begin_what_is_due(NOON, duties) == ["broken"]
        assert Round.objects.count() == 2

    def test_all_duties_of_the_house_can_be_begun(self) -> None:
        assert begin_what_is_due(NOON) == [duty.name for duty in DUTIES]
        assert DBTaskResult.objects.ready().count() > 0
