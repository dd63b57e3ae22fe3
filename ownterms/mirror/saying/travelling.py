"""Where one reading goes over the quarters: a service is held up to itself alone, and only clear changes are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.reading import Count, Cuts, Mirror, Period
from ownterms.mirror.saying.charts import travel
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.saying.numbers import between, counted, in_100, unknown

A_WEEK: Final = timedelta(days=7)
"""By how much a quarter may fall short and still stand as whole: few services have a row on every day."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The direction of travel: a sentence, the picture, and the same in rows: when, counted, not known, between."""

    says: str
    drawing: SafeString
    rows: tuple[tuple[str, str, str, str], ...]


def moved(mirror: Mirror, name: str, cuts: Cuts) -> Moved | None:
    """This will tell how one reading went from quarter to quarter; None where there are fewer than two."""
    if len(mirror.periods) < 2 or not mirror.days:
        return None
    days = [date.fromisoformat(each) for each in mirror.days]
    counts = [(_called(each, *days), _read(each, name)) for each in mirror.periods]
    title = _("%(title)s, quarter by quarter") % {"title": NINE[name].title}
    return Moved(
        _direction([count for _when, count in counts], name, cuts),
        travel(counts, name, cuts.nine[name], title),
        tuple((when, counted(count), unknown(count), _between(count)) for when, count in counts),
    )


def _called(period: Period, first: date, last: date) -> str:
    """A quarter by its name; one that is not there as a whole, by more than a week, with its day."""
    year, quarter = period.name.split("-Q")
    begins = date(int(year), 3 * int(quarter) - 2, 1)
    whole = Quarter.of(begins)
    if last < whole.last - A_WEEK:
        return _("%(quarter)s, until %(day)s") % {"quarter": period.name, "day": date_format(last, "j F")}
    if first > whole.first + A_WEEK:
        return _("%(quarter)s, from %(day)s") % {"quarter": period.name, "day": date_format(first, "j F")}
    return period.name


def _read(period: Period, name: str) -> Count:
    return next(each for each in period.readings if each.id == name).count


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
