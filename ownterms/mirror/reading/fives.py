"""A count as others may see it: to the nearest five, and no number at all where one side of it is few people.

What is said stays true. Shares are rounded by themselves, never reckoned from rounded numbers. Intervals are rounded
outwards, and cuts are whole twentieths: so one that crosses a cut never seems not to.
"""

from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from ownterms.lib.small_numbers import FEWEST, STEP, shown
from ownterms.mirror.reading.reading import Count

TWENTIETHS: Final = 20


@dataclass(frozen=True, slots=True)
class Sides:
    """So many of those that are known count; the share and both ends of its interval, from 0 to 1."""

    so: int
    known: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fives:
    """Numbers to the nearest five, and shares to the nearest twentieth.

    `sides` are told where ten people or more have something that counts, and as many something that does not.
    `unknown`, how many and their share, is told of ten people or more, where it is known of as many. Else they are
    None, and `is_few_so` and `is_few_unknown` say whether it is they who are few, or the rest.
    """

    people: int
    sides: Sides | None
    unknown: tuple[int, float] | None
    is_few_so: bool
    is_few_unknown: bool


def in_fives(count: Count) -> Fives | None:
    """This will give what of a count may be told; None of fewer than ten people."""
    people = shown(count.people)
    if people is None:
        return None
    is_few_so, is_few_unknown = count.people_so < FEWEST, count.people_unknown < FEWEST
    is_told = not is_few_so and count.people_not_so >= FEWEST
    is_known = max(count.people_so, count.people_not_so) >= FEWEST
    unknown = (_five(count.unknown), _nearest(count.unknown_share)) if is_known and not is_few_unknown else None
    return Fives(people, _sides(count) if is_told else None, unknown, is_few_so, is_few_unknown)


def _sides(count: Count) -> Sides:
    low, high = (count.low or 0) * TWENTIETHS, (1 if count.high is None else count.high) * TWENTIETHS
    return Sides(
        _five(count.numerator),
        _five(count.denominator - count.unknown),
        _nearest(count.share or 0),
        floor(round(low, 6)) / TWENTIETHS,
        ceil(round(high, 6)) / TWENTIETHS,
    )


def _five(number: int) -> int:
    return STEP * round(number / STEP)


def _nearest(share: float) -> float:
    return round(share * TWENTIETHS) / TWENTIETHS
