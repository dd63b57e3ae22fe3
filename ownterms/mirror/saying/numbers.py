"""Shares and counts as people say them."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.mirror.reading import Count
from ownterms.mirror.reading.cuts import Cut

Row = tuple[str, str]
"""What a number is, and the number."""


def whole(number: float) -> str:
    """This will write a whole number as people do here: 1,240."""
    return number_format(round(number), force_grouping=True)


def in_100(share: float) -> str:
    """This will say a share from 0 to 1 as so many in 100. 0 and 100 are said of nothing and of all alone."""
    if 0 < share < 0.005:
        return _("fewer than 1 in 100")
    if 0.995 < share < 1:
        return _("more than 99 in 100")
    return _("%(count)s in 100") % {"count": round(share * 100)}


def at_least(share: float) -> str:
    """This will say a share that is reached or passed: rounded down, so that it holds."""
    return _("%(count)s in 100") % {"count": floor(round(share * 100, 6))}


def between(low: float, high: float) -> str:
    """This will say an interval, rounded outwards: one that crosses a cut is never said to end on it."""
    ends = {"low": floor(round(low * 100, 6)), "high": ceil(round(high * 100, 6))}
    return _("%(low)s to %(high)s in 100") % ends


def counted(count: Count) -> str:
    """This will say what was counted, of those that are known."""
    known = count.denominator - count.unknown
    if not known or count.share is None:
        return _("none that is known")
    there = {"count": whole(count.numerator), "known": whole(known), "share": in_100(count.share)}
    return _("%(count)s of %(known)s known: %(share)s") % there


def unknown(count: Count) -> str:
    """This will say how many are not known."""
    if not count.unknown:
        return _("none")
    there = {"count": whole(count.unknown), "all": whole(count.denominator), "share": in_100(count.unknown_share)}
    return _("%(count)s of %(all)s: %(share)s") % there


def more(count: int) -> str:
    """This will say about how many more would have to be known."""
    return ngettext("About %(count)s more to know would tell.", "About %(count)s more to know would tell.", count) % {
        "count": whole(count)
    }


def rows_of(count: Count, cut: Cut, beside: str = "") -> Iterator[Row]:
    """This will give what a chart shows, in rows of a table: the share, its bounds, its interval and the two cuts.

    `beside` names the number at which the cut looks too, where there is one.
    """
    yield _("Counted"), counted(count)
    yield _("Not known"), unknown(count)
    if count.unknown and count.least is not None and count.most is not None:
        kind, unkind = (count.most, count.least) if cut.high_is_good else (count.least, count.most)
        yield _("If all the unknown were good"), in_100(kind)
        yield _("If none of the unknown were"), in_100(unkind)
    if count.low is not None and count.high is not None:
        yield _("With chance and the unknown"), between(count.low, count.high)
    yield _("People counted"), whole(count.people)
    yield from cuts_of(cut, beside)


def cuts_of(cut: Cut, beside: str = "") -> Iterator[Row]:
    """This will give the rows that say where a reading is good and where it is not."""
    too = cut.beside
    yield _("Good"), good_from(cut)
    if too and too.for_good:
        yield beside, good_from(replace(cut, good=too.share, high_is_good=too.at_least))
    yield _("Not good"), bad_from(cut)
    if too and not too.for_good:
        yield beside, bad_from(replace(cut, bad=too.share, high_is_good=not too.at_least))


def good_from(cut: Cut) -> str:
    """This will say where a reading is good."""
    said = {"share": in_100(cut.good)}
    return _("%(share)s or more") % said if cut.high_is_good else _("%(share)s or fewer") % said


def bad_from(cut: Cut) -> str:
    """This will say where it is not."""
    said = {"share": in_100(cut.bad)}
    return _("fewer than %(share)s") % said if cut.high_is_good else _("more than %(share)s") % said
