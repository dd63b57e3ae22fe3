"""Small numbers: never fewer than ten people, to the nearest five, and only once a quarter is over."""

from datetime import date
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownterms.lib.small_numbers import (
    Quarter,
    Shares,
    by_chance,
    shown,
    told,
    told_with_noise,
    within_budget,
)


@pytest.mark.parametrize(
    ("people", "said"),
    [(0, None), (1, None), (9, None), (10, 10), (12, 10), (17, 15), (18, 20), (1_001, 1_000)],
)
def test_counts_are_rounded_and_never_small(people: int, said: int | None) -> None:
    assert shown(people) == said


class TestByChance:
    @pytest.mark.parametrize("people", range(10, 25))
    def test_one_person_changes_nothing_for_sure(self, people: int) -> None:
        """Whoever made up all the others sees the same with one more as without, most of the time."""
        without, with_one = ([by_chance(each) for _ in range(3_000)] for each in (people, people + 1))
        assert set(without) & set(with_one)
        assert sum(abs(without.count(each) - with_one.count(each)) for each in {*without, *with_one}) < 6_000 * 0.3

    def test_is_right_on_the_whole(self) -> None:
        assert mean(by_chance(42) or 0 for _ in range(5_000)) == pytest.approx(42, abs=0.3)

    @pytest.mark.parametrize("people", range(11))
    def test_tells_nothing_of_ten_or_fewer(self, people: int) -> None:
        assert {by_chance(people) for _ in range(50)} == {None}


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
    quarter = Quarter.of(today).before

    assert (quarter.first, quarter.last) == (first, last)


def test_a_quarter_is_due_for_a_fortnight_and_public_after_it() -> None:
    quarter = Quarter(date(2026, 7, 1))
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 14), date(2026, 10, 15)]

    assert [quarter.is_due(day) for day in days] == [False, False, True, True, False]
    assert [quarter.is_public(day) for day in days] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("some", "rest", "said"),
    [
        (0, 0, (None, None)),
        (9, 0, (None, None)),
        (5, 5, (None, None)),
        (10, 15, (25, None)),
        (15, 10, (25, None)),
        (15, 15, (30, 15)),
        (20, 30, (50, 20)),
    ],
)
def test_a_share_is_told_only_where_the_rest_is_told_too(some: int, rest: int, said: tuple[int | None, ...]) -> None:
    assert told(Shares(some, rest)) == said


@pytest.mark.parametrize(
    ("shares", "noisy", "said"),
    [
        ((20, 20), (29, 31), (60, None)),
        ((31, 31), (30, 32), (60, 30)),
        ((15, 14), (16, 13), (None, None)),
        ((5, 4), (20, 20), (None, None)),
        ((60, 9), (61, 30), (90, None)),
    ],
)
def test_with_noise_nothing_under_thirty_is_told(
    shares: tuple[int, int], noisy: tuple[int, int], said: tuple[int | None, int | None]
) -> None:
    assert told_with_noise(Shares(*shares), Shares(*noisy)) == said


@given(days=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_each_day_lies_in_one_quarter_and_each_quarter_has_its_days(days: date) -> None:
    quarter = Quarter.of(days)

    assert quarter.first <= days <= quarter.last
    assert quarter.after.before == quarter
    assert quarter.last < quarter.counted_from < quarter.public_from
    assert (quarter.public_from.day, quarter.counted_from.day) == (15, 2)


def test_a_budget_is_kept_to() -> None:
    assert within_budget([1, 1, 1], 1, 4)
    assert not within_budget([1, 1, 1, 1], 1, 4)
    assert not within_budget([], 5, 4)
