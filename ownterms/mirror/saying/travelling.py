"""Where one reading goes over the quarters: a service is held up to itself alone, and only clear changes are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ownterms.mirror.reading import Count, Cuts, Period
from ownterms.mirror.saying.charts import travel
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.saying.numbers import between, counted, in_100, unknown


@dataclass(frozen=True, slots=True)
class Moved:
    """The direction of travel: a sentence, the picture, and the same in rows: when, counted, not known, between."""

    says: str
    drawing: SafeString
    rows: tuple[tuple[str, str, str, str], ...]


def moved(periods: Sequence[Period], name: str, cuts: Cuts) -> Moved | None:
    """This will tell how one reading went from quarter to quarter; None where there are fewer than two."""
    if len(periods) < 2:
        return None
    counts = [(each.name, next(one for one in each.readings if one.id == name).count) for each in periods]
    title = _("%(title)s, quarter by quarter") % {"title": NINE[name].title}
    return Moved(
        _direction([count for _when, count in counts], name, cuts),
        travel(periods, name, cuts.nine[name], title),
        tuple((when, counted(count), unknown(count), _between(count)) for when, count in counts),
    )


def _between(count: Count) -> str:
    return "–" if count.low is None or count.high is None else between(count.low, count.high)


def _direction(counts: Sequence[Count], name: str, cuts: Cuts) -> str:
    """Only what cannot be chance, nor the unknown, is called a change."""
    told = [each for each in counts if each.people >= cuts.people and each.share is not None]
    if len(told) < 2:
        return _("There is too little in each quarter to say where it goes.")
    first, last = told[0], told[-1]
    grew = (last.low or 0) > (first.high or 0)
    shrank = (last.high or 0) < (first.low or 0)
    if not grew and not shrank:
        return _("No clear change yet, from the first quarter to the last.")
    said = {"first": in_100(first.share or 0), "last": in_100(last.share or 0)}
    if grew is cuts.nine[name].high_is_good:
        return _("It moved towards people: from %(first)s to %(last)s.") % said
    return _("It moved away from people: from %(first)s to %(last)s.") % said
