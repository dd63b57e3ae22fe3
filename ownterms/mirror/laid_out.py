"""A mirror laid out for a page that anybody may read for good.

The sentences are kept with the numbers: how we say things may change, and what was published does not.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.lib.small_numbers import shown
from ownterms.mirror.reading import Count, Cuts, Mirror, Reading, Verdict, read_cuts
from ownterms.mirror.reading.fives import Fives, in_fives
from ownterms.mirror.saying import alarm_says, source
from ownterms.mirror.saying.besides import BESIDES
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.saying.numbers import Row, between, cuts_of, in_100, whole
from ownterms.mirror.saying.verdicts import TO_OTHERS, says

FEW: Final = gettext_lazy("no number: so for fewer than ten people")
REST_IS_FEW: Final = gettext_lazy("no number: otherwise for fewer than ten people")
FEW_UNKNOWN: Final = gettext_lazy("none, or for fewer than ten people")
KNOWN_IS_FEW: Final = gettext_lazy("no number: known of fewer than ten people")
ROUGHLY: Final[dict[Verdict, str | Promise]] = {
    Verdict.NOT_LOOKED: gettext_lazy("For too many, it is not known how it was. That is the finding."),
    Verdict.NOT_ENOUGH: gettext_lazy("Too few people, or it could still be either way."),
    Verdict.CANNOT_SEE: gettext_lazy("What was held up does not tell it."),
}
"""What is said of these without their numbers, and without asking anything of whoever reads it."""


def laid_out(mirror: Mirror) -> dict[str, Any]:
    """This will give what of a mirror may be public, as plain values: the nine as a whole, and whether it is a cut."""
    cuts = read_cuts()
    return {
        "cuts": mirror.cuts,
        "people": shown(mirror.people) or 0,
        "days": _whole_months(*mirror.days) if mirror.days else None,
        "alarm": list(alarm_says(mirror.alarm)),
        "rings": mirror.alarm.rings,
        "readings": [_one(mirror, each, cuts) for each in mirror.readings],
    }


def _whole_months(first: str, last: str) -> list[str]:
    """From the first day of the month of one day to the last of another's: a single day might be somebody's."""
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    whole = ends.replace(day=monthrange(ends.year, ends.month)[1])
    return [begins.replace(day=1).isoformat(), whole.isoformat()]


def _one(mirror: Mirror, reading: Reading, cuts: Cuts) -> dict[str, Any]:
    words = NINE[reading.id]
    told = {"id": reading.id, "title": str(words.title), "asks": source.TESTS[reading.id]}
    fives = in_fives(reading.count)
    is_seen = reading.verdict is not Verdict.CANNOT_SEE
    if is_seen and fives is None:
        return told | {"says": _("Fewer than ten people are in this one, so nothing is told."), "rows": []}
    said = [str(ROUGHLY[reading.verdict])] if reading.verdict in ROUGHLY else says(reading, cuts)
    rows = _rows(mirror, reading, fives, cuts) if is_seen and fives else ()
    return told | {"says": " ".join([f"{TO_OTHERS[reading.verdict]}.", *said]), "rows": [*map(list, rows)]}


def _rows(mirror: Mirror, reading: Reading, fives: Fives, cuts: Cuts) -> Iterator[Row]:
    words, cut = NINE[reading.id], cuts.nine[reading.id]
    yield _("What is counted"), str(words.counted)
    yield _("Of"), str(words.of)
    yield _("Counted"), _counted(fives)
    yield _("Not known"), _unknown(fives)
    if fives.sides:
        yield _("With chance and the unknown"), between(fives.sides.low, fives.sides.high)
    yield _("People counted"), _about(fives.people)
    if cut.beside:
        count = next((each.count for each in mirror.beside if each.id == cut.beside.id and not each.lacks), None)
        yield str(BESIDES[cut.beside.id].title), _beside(count)
    yield from cuts_of(cut, str(words.beside))


def _beside(count: Count | None) -> str:
    """The number at which a verdict looks too."""
    if count is None:
        return _("not seen")
    fives = in_fives(count)
    return _counted(fives) if fives else str(FEW)


def _counted(fives: Fives) -> str:
    if not fives.sides:
        return str(FEW if fives.is_few_so else REST_IS_FEW)
    there = {"count": whole(fives.sides.so), "known": whole(fives.sides.known), "share": _share(fives.sides.share)}
    return _("about %(count)s of about %(known)s known: %(share)s") % there


def _unknown(fives: Fives) -> str:
    if not fives.unknown:
        return str(FEW_UNKNOWN if fives.is_few_unknown else KNOWN_IS_FEW)
    count, share = fives.unknown
    return _("about %(count)s: %(share)s of all") % {"count": whole(count), "share": _share(share)}


def _share(share: float) -> str:
    """A share to the nearest twentieth: 0 and 100 are never said, since they may be a few."""
    if share <= 0:
        return _("fewer than 5 in 100")
    return _("more than 95 in 100") if share >= 1 else _("about %(share)s") % {"share": in_100(share)}


def _about(people: int) -> str:
    return _("about %(people)s") % {"people": whole(people)}
