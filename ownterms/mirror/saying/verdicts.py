"""What may be said of one reading, a sentence after another, and what would tell more."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ownterms.mirror.reading import Cuts, Reading, Verdict
from ownterms.mirror.saying.columns import COLUMNS
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.saying.numbers import in_100, more, whole

CALLED: Final[dict[Verdict, str | Promise]] = {
    Verdict.PERSON_CENTRED: gettext_lazy("Person centred here"),
    Verdict.NOT_PERSON_CENTRED: gettext_lazy("Not person centred here"),
    Verdict.MIXED: gettext_lazy("Mixed"),
    Verdict.NOT_ENOUGH: gettext_lazy("Not enough to say"),
    Verdict.NOT_LOOKED: gettext_lazy("You have not looked"),
    Verdict.CANNOT_SEE: gettext_lazy("Can’t see"),
}
"""Each verdict in a few words, said to the service itself."""
TO_OTHERS: Final = CALLED | {Verdict.NOT_LOOKED: gettext_lazy("They have not looked")}
"""The same, said to whoever reads what a service published."""


def says(reading: Reading, cuts: Cuts) -> Iterator[str]:
    """This will give what is said of a reading, in sentences."""
    words = NINE[reading.id]
    match reading.verdict:
        case Verdict.PERSON_CENTRED:
            yield str(words.good)
        case Verdict.MIXED:
            yield str(words.split if is_split(reading, cuts) else words.mixed)
        case Verdict.NOT_PERSON_CENTRED:
            yield str(words.bad)
        case Verdict.NOT_LOOKED:
            share = in_100(reading.count.unknown_share)
            yield _("For %(share)s of these, nobody wrote down how it was. That is the finding.") % {"share": share}
            yield asking(reading, cuts)
        case Verdict.NOT_ENOUGH:
            yield from _not_enough(reading, cuts)
        case Verdict.CANNOT_SEE:
            yield _("These rows do not tell it.")
            yield from asking_for(reading.lacks)


def is_split(reading: Reading, cuts: Cuts) -> bool:
    """Whether all of its line clears a cut and it is not called so: the number beside it says otherwise, or may."""
    cut, (low, high) = cuts.nine[reading.id], (reading.count.low or 0.0, reading.count.high or 0.0)
    return cut.beside is not None and (cut.is_good(low, high) or cut.is_bad(low, high))


def _not_enough(reading: Reading, cuts: Cuts) -> Iterator[str]:
    count = reading.count
    if not count.denominator:
        yield _("There is nothing here to count yet.")
        return
    if count.people < cuts.people:
        said = {"people": whole(count.people), "fewest": whole(cuts.people)}
        yield _("People counted here: %(people)s. Fewer than %(fewest)s are never judged.") % said
    elif is_split(reading, cuts):
        yield _("The number beside it could still be either way.")
        return
    else:
        yield _("It could still be either way.")
    if reading.more:
        yield more(reading.more)
    elif count.unknown:
        yield _("Asking about the unknown ones would tell.")


def to_ask(reading: Reading, cuts: Cuts) -> int:
    """This will give how many of the unknown ones to ask about, so that a reading may be called."""
    return max(1, ceil(reading.count.unknown - cuts.unknown * reading.count.denominator))


def asking(reading: Reading, cuts: Cuts) -> str:
    """This will say how many of the unknown ones to ask about first."""
    count = to_ask(reading, cuts)
    return ngettext(
        "Ask about %(count)s of the unknown ones, and it can be read.",
        "Ask about %(count)s of the unknown ones, and it can be read.",
        count,
    ) % {"count": whole(count)}


def asking_for(lacks: tuple[str, ...]) -> Iterator[str]:
    """This will say which columns to ask for, each with what it holds; and where none need be asked for."""
    for name in lacks:
        if name == "recorder_org":
            yield _("Say how the file names you, in the box on the page or with --us.")
        else:
            yield _("Ask for a column “%(name)s”: %(holds)s.") % {"name": name, "holds": COLUMNS[name]}
