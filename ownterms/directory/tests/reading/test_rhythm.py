"""How often a source is read again, by whom, and what happens where that goes wrong."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django_tasks import default_task_backend
from django_tasks_db.models import DBTaskResult

from ownterms.directory.actions import reading as readings
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import Rhythm, Source
from ownterms.directory.tasks import enqueue_due, read_source_again
from ownterms.directory.tests.reading.town import Town

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def rhythm() -> Rhythm:
    """A source that is read every week, and due."""
    source = Source.objects.create(name="Millbrook", address="https://feed.example.org/services")
    return Rhythm.objects.create(source=source, every="week")


class TestSetting:
    def test_is_due_a_week_after_it_was_read(self) -> None:
        with time_machine.travel(NOON, tick=False):
            source = Source.objects.create(name="Millbrook", address="https://a.example.org", last_read=NOON)

            rhythm = readings.set_rhythm(source, every="week", takes_small=False)

            assert rhythm
            assert rhythm.due == NOON + timedelta(days=7)

    def test_never_ends_it(self, rhythm: Rhythm) -> None:
        readings.set_rhythm(rhythm.source, every="never", takes_small=False)

        assert not Rhythm.objects.exists()

    def test_needs_an_address_on_the_web(self) -> None:
        source = Source.objects.create(name="Millbrook", address="services.csv")

        with pytest.raises(FeedRefused, match="was not read from the web"):
            readings.set_rhythm(source, every="day", takes_small=False)

    def test_knows_several_addresses(self) -> None:
        source = Source(address="https://a.example.org/x,y, https://b.example.org")

        assert readings.addresses(source) == ["https://a.example.org/x,y", "https://b.example.org"]


class TestHolding:
    def test_keeps_a_second_worker_away(self, rhythm: Rhythm) -> None:
        assert rhythm.hold()
        assert not Rhythm.objects.get().hold()

    def test_is_due_again_after_a_crash(self, rhythm: Rhythm) -> None:
        with time_machine.travel(NOON + timedelta(days=3650), tick=False) as clock:
            rhythm.hold()
            assert not Rhythm.objects.due().exists()

            clock.shift(timedelta(minutes=21))

            assert Rhythm.objects.get().hold()

    def test_goes_on_while_there_are_signs_of_life(self, rhythm: Rhythm) -> None:
        with time_machine.travel(NOON + timedelta(days=3650), tick=False) as clock:
            rhythm.hold()
            clock.shift(timedelta(minutes=15))
            rhythm.keep_hold()
            clock.shift(timedelta(minutes=15))

            assert not Rhythm.objects.get().hold()

    def test_waits_longer_after_each_stumble(self, rhythm: Rhythm) -> None:
        waits = []
        with time_machine.travel(NOON, tick=False):
            for _time in range(12):
                rhythm.stumble("The host did not answer.")
                waits.append(rhythm.due - NOON)

        assert waits[:3] == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)]
        assert waits[-1] == timedelta(days=28)
        assert Rhythm.objects.get().stumbles == 12

    def test_forgets_stumbles_when_it_goes_well(self, rhythm: Rhythm) -> None:
        rhythm.stumble("The host did not answer.")

        rhythm.end()

        assert (rhythm.stumbles, rhythm.trouble) == (0, "")
        assert not Rhythm.objects.due().exists()


class TestHandingOut:
    def test_hands_out_what_is_due_once(self, rhythm: Rhythm) -> None:
        assert enqueue_due() == 1
        assert enqueue_due() == 0
        assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[rhythm.pk]]
        assert default_task_backend.get_result(str(DBTaskResult.objects.get().pk)).task == read_source_again

    @pytest.mark.usefixtures("rhythm")
    def test_hands_out_again_what_nobody_did_within_the_hour(self) -> None:
        with time_machine.travel(NOON + timedelta(days=3650), tick=False) as clock:
            enqueue_due()
            clock.shift(timedelta(minutes=61))

            assert enqueue_due() == 1

    def test_does_not_hand_out_what_is_not_due(self, rhythm: Rhythm) -> None:
        rhythm.end()

        assert enqueue_due() == 0

    def test_a_task_that_comes_late_reads_nothing(self, rhythm: Rhythm, town: Town) -> None:
        Source.objects.update(address=town.address)
        rhythm.end()

        read_source_again.call(rhythm.pk)

        assert town.asked == []

    def test_a_task_writes_down_its_trouble(self, rhythm: Rhythm, town: Town) -> None:
        Source.objects.update(address=f"{town.address}/nowhere.csv")

        read_source_again.call(rhythm.pk)

        assert "There is no page at" in Rhythm.objects.get().trouble
