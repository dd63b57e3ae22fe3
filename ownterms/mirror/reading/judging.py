"""From a count to a verdict, and how many more would tell."""

from math import ceil, log10
from typing import Final

from ownterms.mirror.reading.cuts import Cut, Cuts
from ownterms.mirror.reading.doubt import Marks, count, doubts
from ownterms.mirror.reading.nine import Rows, Test
from ownterms.mirror.reading.reading import Count, Reading, Verdict

FARTHEST: Final = 10_000
"""Times as many as there are: beyond that no number is worth naming."""


def judge(test: Test, rows: Rows, cuts: Cuts, beside: Count | None) -> Reading:
    """This will give one of the nine; `beside` is the count that its cut names besides, where it can be seen."""
    marks = test.marks(rows)
    counted = count(marks)
    if lacks := test.lacks(rows.facts):
        return Reading(test.id, counted, Verdict.CANNOT_SEE, lacks=lacks)
    verdict = _verdict(counted, cuts.nine[test.id], cuts, beside)
    more = more_to_know(marks, cuts.nine[test.id], cuts) if verdict is Verdict.NOT_ENOUGH else None
    return Reading(test.id, counted, verdict, more)


def _verdict(counted: Count, cut: Cut, cuts: Cuts, beside: Count | None) -> Verdict:
    if counted.people < cuts.people:
        return Verdict.NOT_ENOUGH
    if counted.unknown_share > cuts.unknown:
        return Verdict.NOT_LOOKED
    verdict, too = _by(*_ends(counted), cut), cut.beside
    if not too or not beside or not beside.denominator or beside.unknown_share > cuts.unknown:
        return verdict
    looks = verdict is (Verdict.PERSON_CENTRED if too.for_good else Verdict.NOT_PERSON_CENTRED)
    if not looks or too.holds(*_ends(beside)):
        return verdict
    return Verdict.MIXED if too.fails(*_ends(beside)) else Verdict.NOT_ENOUGH


def _ends(counted: Count) -> tuple[float, float]:
    return (0.0, 1.0) if counted.low is None or counted.high is None else (counted.low, counted.high)


def _by(low: float, high: float, cut: Cut) -> Verdict:
    if cut.is_good(low, high):
        return Verdict.PERSON_CENTRED
    if cut.is_bad(low, high):
        return Verdict.NOT_PERSON_CENTRED
    return Verdict.MIXED if cut.is_between(low, high) else Verdict.NOT_ENOUGH


def more_to_know(marks: Marks, cut: Cut, cuts: Cuts) -> int | None:
    """This will give about how many more things would give a verdict, if they were like these; None where none would.

    Two digits at most: "about 140 more". Where the unknown ones alone span a cut, no number of further ones helps.
    """
    if not len(marks.marks):
        return None
    kind, unkind = doubts(marks, unknown_is=0), doubts(marks, unknown_is=1)
    fewest = cuts.people / max(1, kind[0].people)

    def tells(times: float) -> bool:
        low = min(each.interval(times)[0] for each in kind)
        high = max(each.interval(times)[1] for each in unkind)
        return _by(low, high, cut) is not Verdict.NOT_ENOUGH

    if fewest <= 1 and tells(1):  # it is the number beside it that is in doubt
        return None
    low, high = max(1.0, fewest), max(2.0, 2 * fewest)
    if not tells(low):
        while not tells(high):
            low, high = high, high * 2
            if high > FARTHEST:
                return None
        while high - low > 0.01 * high:
            middle = (low + high) / 2
            low, high = (low, middle) if tells(middle) else (middle, high)
    else:
        high = low
    return about(kind[0].size * (high - 1))


def about(number: float) -> int:
    """This will round up to two digits, and to one at least."""
    whole = max(1, ceil(number))
    step: int = 10 ** max(0, int(log10(whole)) - 1)
    return ceil(whole / step) * step
