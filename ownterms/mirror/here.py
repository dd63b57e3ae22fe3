"""What was read of a quarter, put into words at the time it is looked at: what is kept are numbers alone."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.mirror.laid_out import ROUGHLY
from ownterms.mirror.quarterly import NOTHING, REST, SOME, UNKNOWN
from ownterms.mirror.reading import Verdict
from ownterms.mirror.saying import source
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.saying.verdicts import TO_OTHERS
from ownterms.mirror.seen import that_fills

GROUPS: Final[dict[str, str | Promise]] = {
    REST: gettext_lazy("People for whom it was not so"),
    UNKNOWN: gettext_lazy("People of whom it is not known"),
    NOTHING: gettext_lazy("People with nothing of it to count"),
}
SOFTWARE: Final[dict[str, str | Promise]] = {
    "C1": gettext_lazy("Here all help begins with an invitation. So this reads the software more than the people."),
    "N4": gettext_lazy("Nobody can write to you here unless you asked them in. So this reads the software."),
}
"""Readings that this place cannot fail, and why."""


def in_words(told: Mapping[str, Any]) -> dict[str, Any]:
    """This will say what was read, in the language of now, in the shape in which a mirror is published."""
    return dict(told) | {"readings": [_one(each) for each in told["readings"]]}


def _one(read: Mapping[str, Any]) -> dict[str, Any]:
    words, verdict = NINE[read["id"]], Verdict(read["verdict"])
    return {
        "id": read["id"],
        "title": str(words.title),
        "asks": source.TESTS[read["id"]],
        "says": f"{TO_OTHERS[verdict]}. {_says(read, verdict)}",
        "note": str(SOFTWARE.get(read["id"], "")),
        "rows": [] if verdict is Verdict.CANNOT_SEE else list(_rows(str(words.counted), read)),
    }


def _says(read: Mapping[str, Any], verdict: Verdict) -> str:
    words = NINE[read["id"]]
    match verdict:
        case Verdict.PERSON_CENTRED:
            return str(words.good)
        case Verdict.MIXED:
            return str(words.mixed)
        case Verdict.NOT_PERSON_CENTRED:
            return str(words.bad)
        case Verdict.NOT_LOOKED | Verdict.NOT_ENOUGH:
            return str(ROUGHLY[verdict])
        case Verdict.CANNOT_SEE:
            return " ".join(dict.fromkeys(str(that_fills(name).waits) for name in read["lacks"])) or _("Not yet.")


def _rows(counted: str, read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """How many people it was so for; and of the other groups those that can be told."""
    yield _("%(counted)s (people)") % {"counted": counted}, number(read[SOME])
    for group, words in GROUPS.items():
        if read[group] is not None:
            yield str(words), number(read[group])


def number(people: int | None) -> str:
    """This will say how many people, as far as that may be told."""
    return _("too few to tell") if people is None else _("about %(people)s") % {"people": people}
