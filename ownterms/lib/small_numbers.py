"""Counts of people that tell nothing about anybody: never fewer than ten, to the nearest five, by finished quarter.

Ten is what many who publish from records hold to, and rounding keeps two counts from being taken apart (NHS England's
rule for hospital figures, 2018; Ofqual's for small numbers, 2025). A quarter that is over takes nobody in any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple, Self, TypeVar

K = TypeVar("K")

FEWEST: Final = 10
STEP: Final = 5
FEWEST_HELPERS: Final = 3
"""Behind a number: what rests on fewer would be a reading of them."""
FEWEST_WITH_NOISE: Final = 30
"""Noise is too much of a smaller count (a seventh of ten, a twentieth of thirty, at an epsilon of 1)."""


def shown(people: int) -> int | None:
    """This will give a count of distinct people as it may be shown; None where they are fewer than ten."""
    return STEP * round(people / STEP) if people >= FEWEST else None


class Shares(NamedTuple):
    """A group of distinct people, in two shares that do not overlap."""

    some: int
    rest: int


class Told(NamedTuple):
    """Such a group as it may be shown, and one of its shares; None is not told."""

    people: int | None
    some: int | None


def told(shares: Shares) -> Told:
    """This will give a group and one of its shares as they may be shown.

    The share is told only where the rest is ten or more too: else the one, taken from the other, would be the rest.
    """
    some, rest = shares
    return Told(shown(some + rest), shown(some) if min(shares) >= FEWEST else None)


def told_with_noise(shares: Shares, noisy: Shares) -> Told:
    """This will give the same of shares to which noise was added; only what is thirty or more in them is told.

    Ten people are needed beside that: that a count says so of fewer happens to one in a thousand million.
    """
    whole = sum(noisy)
    if sum(shares) < FEWEST or whole < FEWEST_WITH_NOISE:
        return Told(None, None)
    is_told = min(shares) >= FEWEST and min(noisy) >= FEWEST_WITH_NOISE
    return Told(shown(whole), shown(noisy.some) if is_told else None)


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year, by its first day, and the fixed days on which what was said in it is counted and shown."""

    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter in which a day lies."""
        return cls(day.replace(month=day.month - (day.month - 1) % 3, day=1))

    @property
    def before(self) -> Self:
        """The quarter before it."""
        return self.of(self.first - timedelta(days=1))

    @property
    def after(self) -> Self:
        """The quarter after it."""
        return self.of(self.first + timedelta(days=93))

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def counted_from(self) -> date:
        """The day from which it may be counted: a day after it is over, so that what was said last is in."""
        return self.after.first + timedelta(days=1)

    @property
    def public_from(self) -> date:
        """The day from which anybody may read it. What was not counted before is not counted any more."""
        return self.after.first + timedelta(days=14)

    @property
    def number(self) -> int:
        """Which one of its year it is, from 1."""
        return (self.first.month + 2) // 3


def last_quarter(today: date) -> tuple[date, date]:
    """This will give the first and the last day of the last quarter of a year that is over."""
    quarter = Quarter.of(today).before
    return quarter.first, quarter.last


def within_budget(spent: Iterable[float], epsilon: float, year: float) -> bool:
    """Whether what noise has cost in a year, and costs now, stays within what is stated for it."""
    return sum(spent) + epsilon <= year + 1e-9


def told_apart(groups: Mapping[K, int]) -> dict[K, int | None]:
    """This will give groups that make up a whole, each as it may be shown; None is not told.

    What is not told is ten people or more together, or nobody: else the whole, which another table may tell, without
    what is told would be the rest. So where the small ones are fewer together, the smallest of the others goes too.
    """
    told = {name for name, people in groups.items() if people >= FEWEST}
    while told and 0 < sum(people for name, people in groups.items() if name not in told) < FEWEST:
        told.remove(min(told, key=lambda name: groups[name]))
    return {name: shown(people) if name in told else None for name, people in groups.items()}


def told_of_helpers(groups: Mapping[K, int], helpers: Mapping[K, int]) -> dict[K, int | None]:
    """This will give groups that make up a whole, as `told_apart` does, where each rests on three helpers or more.

    A group that rests on fewer is told as little as one that is too small: it would be a count of them, and theirs
    alone. Groups that `helpers` does not name rest on nobody.
    """
    few = {name for name, count in helpers.items() if count < FEWEST_HELPERS}
    return told_apart({name: min(people, FEWEST - 1) if name in few else people for name, people in groups.items()})
