"""Counts of people that tell nothing about anybody: never fewer than ten, to the nearest five, by finished quarter.

Ten is what many who publish from records hold to, and rounding keeps two counts from being taken apart (NHS England's
rule for hospital figures, 2018; Ofqual's for small numbers, 2025). A quarter that is over takes nobody in any more.

Whoever makes up all the others of a number can tell from it what the last one did: where numbers that anybody can take
part in are told, they go up or down to a five by chance (`by_chance`), and no one person changes them for sure.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from secrets import SystemRandom
from typing import Final, NamedTuple, Self, TypeVar

K = TypeVar("K")

FEWEST: Final = 10
STEP: Final = 5
FEWEST_HELPERS: Final = 3
"""Behind a number: what rests on fewer would be a reading of them."""
FEWEST_WITH_NOISE: Final = 30
"""Noise is too much of a smaller count (a seventh of ten, a twentieth of thirty, at an epsilon of 1)."""

DICE: Final = SystemRandom()


def by_chance(people: int) -> int | None:
    """This will draw a five above or below a count, the likelier the nearer; None where it draws ten or fewer.

    The mean of many draws is the count. Whoever comes or goes changes what is drawn in one case of five, and what is
    told is always of more than ten. To be drawn once, when it is kept: drawn again, it would give the count away.
    """
    drawn = (people + DICE.randrange(STEP)) // STEP * STEP
    return drawn if drawn > FEWEST else None


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
    """This will draw how a group and one of its shares may be shown, once.

    The share is told only where the rest could be too: else the one, taken from the other, would be a few.
    """
    some, rest = map(by_chance, shares)
    return Told(by_chance(sum(shares)), some if rest else None)


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

    def is_due(self, today: date) -> bool:
        """Whether it may be counted on a day: from a day after it is over until anybody may read it."""
        return self.counted_from <= today < self.public_from

    def is_public(self, today: date) -> bool:
        """Whether anybody may read what was counted of it."""
        return self.public_from <= today

    @property
    def number(self) -> int:
        """Which one of its year it is, from 1."""
        return (self.first.month + 2) // 3


def within_budget(spent: Iterable[float], epsilon: float, year: float) -> bool:
    """Whether what noise has cost in a year, and costs now, stays within what is stated for it."""
    return sum(spent) + epsilon <= year + 1e-9


@dataclass(frozen=True)
class Group:
    """Distinct people, and how many of them each helper helps; whoever rests on no helper is in no such number."""

    people: int = 0
    helpers: Counter[Hashable] = field(default_factory=Counter)

    def __add__(self, other: Self) -> Self:
        """This will join two groups that nobody is in twice."""
        return type(self)(self.people + other.people, self.helpers + other.helpers)

    @property
    def is_many(self) -> bool:
        """Whether it may be told: three helpers stand behind it, or none at all; and ten stay without any one of them.

        Else it would be a reading of the helper who has most of them, whatever puppets stand beside.
        """
        rests_on_few = 0 < len(self.helpers) < FEWEST_HELPERS
        return not rests_on_few and self.people - max(self.helpers.values(), default=0) >= FEWEST


def are_apart(told: Collection[K], groups: Mapping[K, Group]) -> bool:
    """Whether groups that make up a whole can be told: each of them, and all the others together, is nobody or many."""
    those = [group for name, group in groups.items() if name in told]
    rest = sum((group for name, group in groups.items() if name not in told), Group())
    return all(not each.people or each.is_many for each in (rest, *those))


def told_of_helpers(groups: Mapping[K, Group]) -> dict[K, int | None]:
    """This will give groups that make up a whole, each as it may be shown; None is not told.

    What is not told is many together, or nobody: else the whole, which another table may tell, without what is told
    would be the rest. So where the others are few together, the smallest of those that are many goes too.
    """
    told = {name for name, group in groups.items() if group.is_many}
    while told and not are_apart(told, groups):
        told.remove(min(told, key=lambda name: groups[name].people))
    return {name: shown(group.people) if name in told else None for name, group in groups.items()}


def told_apart(groups: Mapping[K, int]) -> dict[K, int | None]:
    """This will give groups behind which no helper stands, in the same way."""
    return told_of_helpers({name: Group(people) for name, people in groups.items()})
