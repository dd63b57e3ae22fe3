"""Days and times on a page: whatever a moment is, a page can be made."""

from datetime import UTC, datetime

import pytest

from ownterms.design.pages import clock, day, full_day


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_moment_at_the_end_of_time_stops_no_page(zone: str, settings: pytest.MonkeyPatch) -> None:
    settings.TIME_ZONE = zone
    for moment in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        assert day(moment)
        assert full_day(moment)
        assert clock(moment)


def test_a_moment_is_told_where_people_are() -> None:
    assert (day(summer := datetime(2026, 6, 30, 23, 30, tzinfo=UTC)), clock(summer)) == ("1 July 2026", "00:30")
