"""Months and days."""

from datetime import UTC, datetime

import pytest

from ownterms.lib.calendar import months_after


@pytest.mark.parametrize(
    ("from_", "months", "to"),
    [
        ((2026, 1, 15), 6, (2026, 7, 15)),
        ((2026, 8, 31), 6, (2027, 2, 28)),
        ((2027, 8, 31), 6, (2028, 2, 29)),
        ((2026, 12, 1), 1, (2027, 1, 1)),
        ((2026, 3, 31), -1, (2026, 2, 28)),
    ],
)
def test_months_are_those_of_the_calendar(from_: tuple, months: int, to: tuple) -> None:
    assert months_after(datetime(*from_, 9, 30, tzinfo=UTC), months) == datetime(*to, 9, 30, tzinfo=UTC)
