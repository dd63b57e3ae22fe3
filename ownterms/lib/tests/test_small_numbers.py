"""Small numbers: never fewer than ten people, to the nearest five, and only once a quarter is over."""

from datetime import date

import pytest

from ownterms.lib.small_numbers import last_quarter, shown


@pytest.mark.parametrize(
    ("people", "said"),
    [(0, None), (1, None), (9, None), (10, 10), (12, 10), (17, 15), (18, 20), (1_001, 1_000)],
)
def test_counts_are_rounded_and_never_small(people: int, said: int | None) -> None:
    assert shown(people) == said


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 27), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 1, 31), date(2025, 10, 1), date(2025, 12, 31)),
        (date(2024, 5, 31), date(2024, 1, 1), date(2024, 3, 31)),
    ],
)
def test_a_quarter_counts_once_it_is_over(today: date, first: date, last: date) -> None:
    assert last_quarter(today) == (first, last)
