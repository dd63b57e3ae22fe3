"""Days and times of opening, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from operator import itemgetter

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EACH = {
    "MO": gettext_lazy("Mondays"),
    "TU": gettext_lazy("Tuesdays"),
    "WE": gettext_lazy("Wednesdays"),
    "TH": gettext_lazy("Thursdays"),
    "FR": gettext_lazy("Fridays"),
    "SA": gettext_lazy("Saturdays"),
    "SU": gettext_lazy("Sundays"),
}
ONE = {
    "MO": gettext_lazy("Monday"),
    "TU": gettext_lazy("Tuesday"),
    "WE": gettext_lazy("Wednesday"),
    "TH": gettext_lazy("Thursday"),
    "FR": gettext_lazy("Friday"),
    "SA": gettext_lazy("Saturday"),
    "SU": gettext_lazy("Sunday"),
}
ORDINALS = {
    1: gettext_lazy("first"),
    2: gettext_lazy("second"),
    3: gettext_lazy("third"),
    4: gettext_lazy("fourth"),
    5: gettext_lazy("fifth"),
    -1: gettext_lazy("last"),
}
WEEK = len(DAYS)


@dataclass(frozen=True, slots=True)
class Opening:
    """One rule of opening. `byday` holds pairs of a number (0 for every) and a day's two letters."""

    freq: str = ""
    interval: int = 1
    byday: tuple[tuple[int, str], ...] = ()
    bymonthday: tuple[int, ...] = ()
    opens: time | None = None
    closes: time | None = None
    begins: date | None = None
    ends: date | None = None
    said: str = ""


def listed(words: Sequence[str]) -> str:
    """This will join words as people say them: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(several)s and %(last)s") % {"several": ", ".join(words[:-1]), "last": words[-1]}


def hours(opens: time | None, closes: time | None) -> str:
    """This will give a span of hours, such as "10:00–12:30"."""
    if opens and closes:
        if opens == closes == time(0):
            return _("all day")
        return f"{clock(opens)}–{clock(closes)}"
    if opens:
        return _("from %(time)s") % {"time": clock(opens)}
    if closes:
        return _("until %(time)s") % {"time": clock(closes)}
    return ""


def clock(at: time) -> str:
    """This will give a time of day by the 24-hour clock, without a leading nought."""
    return f"{at.hour}:{at.minute:02}"


def each_week(days: Iterable[str]) -> str:
    """This will name days of the week: runs of three or more as a span, all seven as every day."""
    places = sorted({DAYS.index(day) for day in days})
    if len(places) == WEEK:
        return _("Every day")
    words: list[str] = []
    for _shift, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        span = [DAYS[place] for _count, place in run]
        if len(span) > 2:
            words.append(_("%(first)s to %(last)s") % {"first": EACH[span[0]], "last": EACH[span[-1]]})
        else:
            words.extend(str(EACH[day]) for day in span)
    return listed(words)


def each_month(opening: Opening) -> str:
    """This will name days of the month, such as "the second Thursday of each month"."""
    named = [
        _("the %(which)s %(day)s") % {"which": ORDINALS[number], "day": ONE[day]}
        if number in ORDINALS
        else str(EACH[day])
        for number, day in opening.byday
    ]
    numbered = [_("day %(number)s") % {"number": number} for number in opening.bymonthday]
    chosen = listed(named + numbered)
    return _("%(days)s of each month") % {"days": chosen} if chosen else _("each month")


def days_of(opening: Opening) -> str:
    """This will say on which days a rule holds, without its hours."""
    if opening.freq == "MONTHLY" or any(number for number, _day in opening.byday):
        return each_month(opening)
    if opening.freq == "DAILY" and not opening.byday:
        return _("Every day")
    days = each_week(day for _number, day in opening.byday)
    if days and opening.interval == 2:
        return _("%(days)s, every other week") % {"days": days}
    if days and opening.interval > 2:
        return _("%(days)s, every %(weeks)s weeks") % {"days": days, "weeks": opening.interval}
    return days


def span_of(opening: Opening) -> str:
    """This will say from when and until when a rule holds, where it is told."""
    begins, ends = (date_format(day, "j F Y") if day else "" for day in (opening.begins, opening.ends))
    if begins and begins == ends:
        return begins
    if begins and ends:
        return _("%(begins)s to %(ends)s") % {"begins": begins, "ends": ends}
    return _("until %(day)s") % {"day": ends} if ends else ""


def times_in_words(openings: Iterable[Opening]) -> list[str]:
    """This will put rules of opening into sentences, joining days with the same hours.

    "Tuesdays and Thursdays, 10:00–12:30". A rule that holds nothing but words
    is given in those words.
    """
    weekly: dict[tuple[object, ...], list[tuple[int, str]]] = {}
    others: list[str] = []
    for opening in openings:
        key = (opening.opens, opening.closes, opening.interval, opening.begins, opening.ends, opening.said)
        if opening.freq in {"", "WEEKLY"} and opening.byday and not any(map(itemgetter(0), opening.byday)):
            weekly.setdefault(key, []).extend(opening.byday)
        else:
            others.append(_one(opening))
    merged = [
        _one(Opening("WEEKLY", key[2], tuple(days), (), key[0], key[1], key[3], key[4], key[5]))  # type: ignore[arg-type]
        for key, days in sorted(weekly.items(), key=lambda item: min(DAYS.index(day) for _number, day in item[1]))
    ]
    return list(dict.fromkeys(sentence for sentence in merged + others if sentence))


def _one(opening: Opening) -> str:
    parts = [days_of(opening), hours(opening.opens, opening.closes)]
    rule = ", ".join(part for part in parts if part)
    span = span_of(opening)
    if span:
        rule = f"{rule} ({span})" if rule else span
    rule = rule[:1].upper() + rule[1:]
    if opening.said and rule:
        return f"{rule}. {opening.said}"
    return rule or opening.said
