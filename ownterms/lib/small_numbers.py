"""Counts of people that tell nothing about anybody: never fewer than ten, to the nearest five, by finished quarter.

Ten is what many who publish from records hold to, and rounding keeps two counts from being taken apart (NHS England's
rule for hospital figures, 2018; Ofqual's for small numbers, 2025). A quarter that is over takes nobody in any more.
"""

from datetime import date, timedelta
from typing import Final

FEWEST: Final = 10
STEP: Final = 5


def shown(people: int) -> int | None:
    """This will give a count of distinct people as it may be shown; None where they are fewer than ten."""
    return STEP * round(people / STEP) if people >= FEWEST else None


def last_quarter(today: date) -> tuple[date, date]:
    """This will give the first and the last day of the last quarter of a year that is over."""
    begun = today.replace(month=today.month - (today.month - 1) % 3, day=1)
    last = begun - timedelta(days=1)
    return last.replace(month=last.month - 2, day=1), last
