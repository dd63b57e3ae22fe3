"""A mirror as others may see it: numbers to the nearest five, and none where there are fewer than ten people.

What is said of it stays true: cuts are whole twentieths, so that an end of an interval never crosses one by rounding.
"""

from dataclasses import replace
from typing import Final

from ownterms.lib.small_numbers import FEWEST, STEP, shown
from ownterms.mirror.reading.reading import Count, Mirror, Reading, Verdict

NONE: Final = Count(0, 0, 0, 0, None, None, None, None)


def in_fives(mirror: Mirror) -> Mirror:
    """This will give a mirror as others may see it: the nine as a whole, without quarters and what stands beside."""
    return replace(
        mirror,
        readings=tuple(_reading(each) for each in mirror.readings),
        beside=(),
        alarm=replace(mirror.alarm, count=_count(mirror.alarm.count)),
        rows=_five(mirror.rows),
        people=shown(mirror.people) or 0,
        periods=(),
    )


def _reading(reading: Reading) -> Reading:
    count = _count(reading.count)
    is_few = count is NONE and reading.verdict is not Verdict.CANNOT_SEE
    more = None if reading.more is None or is_few else max(STEP, _five(reading.more))
    return replace(reading, count=count, verdict=Verdict.NOT_ENOUGH if is_few else reading.verdict, more=more)


def _count(count: Count) -> Count:
    people = shown(count.people) if count.people >= FEWEST else None
    if people is None:
        return NONE
    unknown = _five(count.unknown)
    known = _five(count.denominator - count.unknown)
    ends = (_twentieth(each) for each in (count.least, count.most, count.low, count.high))
    return Count(min(_five(count.numerator), known), known + unknown, unknown, people, *ends)


def _five(number: float) -> int:
    return STEP * round(number / STEP)


def _twentieth(share: float | None) -> float | None:
    return None if share is None else round(share * 20) / 20
