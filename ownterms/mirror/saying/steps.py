"""One next step, the smallest: nobody changes nine things at once."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ownterms.mirror.reading import Cuts, Mirror, Reading, Verdict
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.saying.verdicts import asking, asking_for, to_ask

TO_CHANGE = (Verdict.NOT_PERSON_CENTRED, Verdict.MIXED)


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next, in which reading, and why it came to be as it is. `of` is empty where nothing has to change."""

    of: str
    says: str
    boxes: str


def next_step(mirror: Mirror, cuts: Cuts) -> Step:
    """This will give the smallest step: where least has to change, else where least has to be asked.

    After those that can be changed come those of which too little is known, and then those that are not written down.
    """
    if changing := _with(mirror, *TO_CHANGE):
        nearest = min(changing, key=lambda each: abs((each.count.share or 0) - cuts.nine[each.id].good))
        return _step(nearest, str(NINE[nearest.id].step))
    if unseen := _with(mirror, Verdict.NOT_LOOKED):
        nearest = min(unseen, key=lambda each: to_ask(each, cuts))
        return _step(nearest, asking(nearest, cuts))
    if unsure := [each for each in _with(mirror, Verdict.NOT_ENOUGH) if each.count.denominator]:
        nearest = min(unsure, key=lambda each: each.more or each.count.unknown or each.count.denominator)
        return _step(nearest, str(NINE[nearest.id].step))
    if blind := _with(mirror, Verdict.CANNOT_SEE):
        nearest = min(blind, key=lambda each: len(each.lacks))
        return _step(nearest, next(asking_for(nearest.lacks)))
    return Step("", _("Ask the people it is about whether this rings true to them."), _generally())


def _with(mirror: Mirror, *verdicts: Verdict) -> list[Reading]:
    return [each for each in mirror.readings if each.verdict in verdicts]


def _step(reading: Reading, says: str) -> Step:
    words = NINE[reading.id]
    return Step(reading.id, f"{words.title}: {says}", str(words.boxes))


def _generally() -> str:
    return _("Each box on a form was once a worry of somebody who meant well.")
