"""A reading as a picture: told by shapes, patterns and words, in the one colour of the text around it.

Everything across is in hundredths of the width, so that letters and marks keep their size on a phone, on paper and in
the dark. No script, no style sheet, nothing from elsewhere: it stands in any page as it is. A table beside it says the
same (`numbers.rows_of`).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ownterms.mirror.reading import Count, Period, Reading
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


def travel(periods: Sequence[Period], name: str, cut: Cut, title: str) -> SafeString:
    """This will draw one reading over periods, a row for each, the earliest on top."""
    rows = [(each.name, next(one for one in each.readings if one.id == name).count) for each in periods]
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
    deep = sum(_deep(when) for when, _count in rows)
    high = HEAD + deep + FOOT
    parts = [*_head(name, title, said, high), *_cuts(cut, HEAD + deep)]
    name_at = 0.0 if min(cut.good, cut.bad) > NAME_WIDE else 1.0
    y = float(HEAD)
    before: tuple[float, float] | None = None
    for when, count in rows:
        y += _deep(when)
        if when:
            parts.append(_words(when, _x(name_at), y - ROW, "start" if name_at == 0 else "end"))
        here = (count.share, y - ROW / 2) if count.share is not None else None
        if before and here:
            parts.append(_line(before[0], here[0], before[1], here[1], 'stroke-width="1" opacity="0.5"'))
        before = here or before
        parts += _row(count, y - ROW / 2, f"{name}-unknown")
    parts += [*_axis(HEAD + deep), "</svg>"]
    return mark_safe("".join(parts))  # noqa: S308  (our own marks; words in it are escaped)


def _head(name: str, title: str, said: Sequence[str], high: int) -> Iterator[str]:
    """What it is called, what it says to whoever does not see it, and the stripes of what is not known."""
    named = f'role="img" aria-labelledby="{name}-title {name}-said"'
    ink = 'font-size="14" fill="currentColor" stroke="currentColor"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{high}" {named} {ink}>'
    yield f'<title id="{name}-title">{escape(title)}</title>'
    yield f'<desc id="{name}-said">{escape(". ".join(said))}.</desc>'
    stripes = 'width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    yield f'<defs><pattern id="{name}-unknown" {stripes}><path d="M0 0v7" stroke-width="2.5" /></pattern></defs>'


def _deep(when: str) -> int:
    """How high a row is, with its name above it where it has one."""
    return ROW + (20 if when else 0)


def _row(count: Count, y: float, hatch: str) -> Iterator[str]:
    """The line that chance adds, the box of whatever the unknown were, and a diamond at the share of the known."""
    if count.low is None or count.high is None or count.least is None or count.most is None:
        yield _words(_("nothing to count"), "50%", y + 5, "middle")
        return
    for end, box in ((count.low, count.least), (count.high, count.most)):
        yield _line(end, box, y, y, 'stroke-width="2"')
        yield _line(end, end, y - 6, y + 6, 'stroke-width="2"')
    wide = (count.most - count.least) * (100 - 2 * EDGE)
    yield (
        f'<rect x="{_x(count.least)}" y="{y - 11}" width="{wide:.2f}%" height="22" fill="url(#{hatch})" '
        'stroke-width="2" />'
    )
    if count.share is not None:
        yield f'<svg x="{_x(count.share)}" y="{y}" overflow="visible"><path d="{DIAMOND}" stroke="none" /></svg>'


def _cuts(cut: Cut, bottom: int) -> Iterator[str]:
    """The two cuts, named above: long dashes where it is good, dots where it is not."""
    for place, dashes, said, y in zip((cut.good, cut.bad), ("9 5", "2 5"), _cuts_said(cut), (12, 33), strict=True):
        how = f'stroke-width="2" stroke-dasharray="{dashes}"'
        yield f'<line x1="2" x2="36" y1="{y}" y2="{y}" {how} />{_words(said, "46", y + 5, "start")}'
        yield _line(place, place, HEAD, bottom, how)


def _axis(y: int) -> Iterator[str]:
    yield _line(0, 1, y, y, 'stroke-width="1.5"')
    for place, side in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        yield _line(place, place, y, y + 6, 'stroke-width="1.5"')
        yield _words(f"{place * 100:.0f}", _x(place), y + 21, side)


def _line(x1: float, x2: float, y1: float, y2: float, how: str) -> str:
    return f'<line x1="{_x(x1)}" x2="{_x(x2)}" y1="{y1:g}" y2="{y2:g}" {how} />'


def _words(words: str, x: str, y: float, anchor: str) -> str:
    return f'<text x="{x}" y="{y:g}" text-anchor="{anchor}" stroke="none">{escape(words)}</text>'


def _x(share: float) -> str:
    """Where a share from 0 to 1 stands across."""
    return f"{EDGE + share * (100 - 2 * EDGE):.2f}%"
