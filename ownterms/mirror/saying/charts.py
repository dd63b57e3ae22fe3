"""A reading as a picture: told by shapes, patterns and words, in the one colour of the text around it.

Everything across is in hundredths of the width, so that letters and marks keep their size on a phone, on paper and in
the dark. No script, no style sheet, nothing from elsewhere: it stands in any page as it is. A table beside it says the
same (`numbers.rows_of`).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ownterms.mirror.reading import Count, Reading
from ownterms.mirror.reading.cuts import Cut
from ownterms.mirror.saying.numbers import bad_from, between, counted, good_from, unknown

EDGE: Final = 4.0
"""Hundredths left free at both ends, so that no mark is cut off."""
HEAD: Final = 50
"""Height of what names the two cuts; all heights are in pixels."""
ROW: Final = 34
FOOT: Final = 26
NAME_WIDE: Final = 0.25
"""How much of the width a quarter's name takes on a phone: where a cut lies nearer, it stands at the other end."""
DIAMOND: Final = "M0-9 9 0 0 9-9 0z"


def chart(reading: Reading, cut: Cut, title: str) -> SafeString:
    """This will draw one reading on a line from 0 to 100; nothing where there is nothing to count."""
    if reading.count.low is None:
        return SafeString()
    said = [counted(reading.count), *_said_of(reading.count), *_cuts_said(cut)]
    return _drawn(f"chart-{reading.id}", title, said, cut, [("", reading.count)])


def travel(rows: Sequence[tuple[str, Count]], name: str, cut: Cut, title: str) -> SafeString:
    """This will draw one reading over named periods, a row for each, the earliest on top."""
    said = [f"{when}: {counted(count)}" for when, count in rows]
    return _drawn(f"travel-{name}", title, [*said, *_cuts_said(cut)], cut, rows)


def _said_of(count: Count) -> Iterator[str]:
    yield _("Not known: %(count)s") % {"count": unknown(count)}
    if count.low is not None and count.high is not None:
        yield _("With chance and the unknown: %(between)s") % {"between": between(count.low, count.high)}


def _cuts_said(cut: Cut) -> tuple[str, str]:
    return _("Good: %(share)s") % {"share": good_from(cut)}, _("Not good: %(share)s") % {"share": bad_from(cut)}


def _drawn(name: str, title: str, said: Sequence[str], cut: Cut, rows: Sequence[tuple[str, Count]]) -> SafeString:
    """A whole picture: what it is called, what it says, the two cuts, and a row for each count."""
    bottom = HEAD + sum(_deep(when) for when, _count in rows)
    parts = [_named(name, title, said), *_cuts(cut, bottom), *_rows(rows, cut, f"url(#{name}-unknown)"), *_axis(bottom)]
    drawn = format_html_join("", "{}", ((each,) for each in parts))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{1}" role="img" '
        'aria-labelledby="{0}-title {0}-said" font-size="14" fill="currentColor" stroke="currentColor">{2}</svg>',
        name,
        bottom + FOOT,
        drawn,
    )


def _named(name: str, title: str, said: Sequence[str]) -> SafeString:
    """What it is called, what it says to whoever does not see it, and the stripes of what is not known."""
    return format_html(
        '<title id="{0}-title">{1}</title><desc id="{0}-said">{2}.</desc>'
        '<defs><pattern id="{0}-unknown" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0v7" stroke-width="2.5" /></pattern></defs>',
        name,
        title,
        ". ".join(said),
    )


def _deep(when: str) -> int:
    """How high a row is, with its name above it where it has one."""
    return ROW + (20 if when else 0)


def _rows(rows: Sequence[tuple[str, Count]], cut: Cut, stripes: str) -> Iterator[SafeString]:
    """A row for each count, with its name, and a thin line from one share to the next."""
    name_at = 0.0 if min(cut.good, cut.bad) > NAME_WIDE else 1.0
    y = float(HEAD)
    before: tuple[float, float] | None = None
    for when, count in rows:
        y += _deep(when)
        if when:
            yield _words(when, _x(name_at), y - ROW, "start" if name_at == 0 else "end")
        here = (count.share, y - ROW / 2) if count.share is not None else None
        if before and here:
            yield _line((before[0], here[0]), (before[1], here[1]), wide=1)
        before = here or before
        yield from _row(count, y - ROW / 2, stripes)


def _row(count: Count, y: float, stripes: str) -> Iterator[SafeString]:
    """The line that chance adds, the box of whatever the unknown were, and a diamond at the share of the known."""
    if count.low is None or count.high is None or count.least is None or count.most is None:
        yield _words(_("nothing to count"), "50%", y + 5, "middle")
        return
    for end, box in ((count.low, count.least), (count.high, count.most)):
        yield _line((end, box), (y, y))
        yield _line((end, end), (y - 6, y + 6))
    yield format_html(
        '<rect x="{}" y="{}" width="{}%" height="22" fill="{}" stroke-width="2" />',
        _x(count.least),
        y - 11,
        f"{(count.most - count.least) * (100 - 2 * EDGE):.2f}",
        stripes,
    )
    if count.share is not None:
        yield format_html(
            '<svg x="{}" y="{}" overflow="visible"><path d="{}" stroke="none" /></svg>', _x(count.share), y, DIAMOND
        )


def _cuts(cut: Cut, bottom: int) -> Iterator[SafeString]:
    """The two cuts, named above: long dashes where it is good, dots where it is not."""
    for place, dashes, said, y in zip((cut.good, cut.bad), ("9 5", "2 5"), _cuts_said(cut), (12, 33), strict=True):
        yield format_html(
            '<line x1="2" x2="36" y1="{0}" y2="{0}" stroke-width="2" stroke-dasharray="{1}" />', y, dashes
        )
        yield _words(said, "46", y + 5, "start")
        yield _line((place, place), (HEAD, bottom), dashes=dashes)


def _axis(y: int) -> Iterator[SafeString]:
    yield _line((0, 1), (y, y))
    for place, side in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        yield _line((place, place), (y, y + 6))
        yield _words(f"{place * 100:.0f}", _x(place), y + 21, side)


def _line(x: tuple[float, float], y: tuple[float, float], *, wide: int = 2, dashes: str = "none") -> SafeString:
    return format_html(
        '<line x1="{}" x2="{}" y1="{}" y2="{}" stroke-width="{}" stroke-dasharray="{}" />',
        *(*map(_x, x), *y, wide, dashes),
    )


def _words(words: str, x: str, y: float, anchor: str) -> SafeString:
    return format_html('<text x="{}" y="{}" text-anchor="{}" stroke="none">{}</text>', x, y, anchor, words)


def _x(share: float) -> str:
    """Where a share from 0 to 1 stands across."""
    return f"{EDGE + share * (100 - 2 * EDGE):.2f}%"
