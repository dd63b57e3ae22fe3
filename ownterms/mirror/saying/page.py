"""What is told, laid out as the pieces of a page: for a browser, for Word, and for a terminal."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ownterms.lib.written.pages import Drawing, Heading, Items, Page, Piece, Table, Text, items
from ownterms.mirror.saying import source
from ownterms.mirror.saying.telling import Aside, One, Telling


def page_of(told: Telling, *, name: str = "", notes: tuple[str, ...] = (), short: bool = False) -> Page:
    """This will lay a telling out. `name` is whose it is; `notes` are what is to be said of the file it came from.

    `short` leaves out the pictures and tables, for a terminal: their numbers stand in a line each.
    """
    title = _("The honest mirror: %(name)s") % {"name": name} if name else _("The honest mirror")
    return Page(title, get_language() or "en-gb", tuple(_pieces(title, told, notes, short=short)))


def _pieces(title: str, told: Telling, notes: tuple[str, ...], *, short: bool) -> Iterator[Piece]:
    yield Heading(1, title)
    yield Text(" ".join(told.about))
    yield Heading(2, _("What is good"))
    yield Items(told.good)
    yield Heading(2, _("One next step"))
    yield Text(told.step)
    yield Text(told.boxes, _("Why the boxes made sense once"))
    if told.rings:
        yield Heading(2, _("An alarm"))
        yield Text(" ".join(told.alarm))
    if not short:
        yield Heading(2, _("How to read the pictures"))
        yield Items(tuple(_legend()))
    yield from _nine(told, short=short)
    if not told.rings:
        yield Heading(2, _("When help is cut"))
        yield Text(" ".join(told.alarm))
    yield Heading(2, _("How sure this is"))
    yield Items(told.how_sure)
    yield Text(_credit(), is_note=True)
    if notes:
        yield Heading(2, _("About the file"))
        yield from items(notes)


def _nine(told: Telling, *, short: bool) -> Iterator[Piece]:
    groups = ((_("Five ways in which work is not person centred"), "N"), (_("Four by which it is"), "C"))
    for heading, letter in groups:
        yield Heading(2, heading)
        for one in told.nine:
            if one.id.startswith(letter):
                yield from _one(one, short=short)
                yield from _beside([each for each in told.beside if each.of == one.id], one.title, short=short)
    yield from _beside([each for each in told.beside if not each.of], _("All of it"), short=short)


def _one(one: One, *, short: bool) -> Iterator[Piece]:
    yield Heading(3, f"{one.title}: {one.called}")
    yield Text(f"“{one.test}”", is_note=True)
    yield Text(" ".join(one.says))
    if one.drawing and not short:
        yield Drawing(one.drawing)
    if one.rows and not short:
        what = ((_("What is counted"), one.counted), (_("Of"), one.of))
        yield Table(_("The numbers: %(title)s") % {"title": one.title}, (_("What"), _("Here")), (*what, *one.rows))
    elif one.rows:
        yield Items((f"{one.counted} ÷ {one.of}", *(f"{name}: {number}" for name, number in one.rows)))
    if one.rows:
        yield Text(one.reason, _("Why the cuts lie there"), is_note=True)
    if one.moved:
        yield Text(one.moved.says, _("Where it goes"))
        if not short:
            yield Drawing(one.moved.drawing)
        heads = (_("Quarter"), _("Counted"), _("Not known"), _("With chance and the unknown"))
        yield Table(_("Quarter by quarter: %(title)s") % {"title": one.title}, heads, one.moved.rows)


def _beside(asides: list[Aside], title: str, *, short: bool) -> Iterator[Piece]:
    """Numbers without a verdict."""
    if not asides:
        return
    said = _("Beside it, without a verdict: %(title)s") % {"title": title}
    if short:
        yield Text("\n".join(f"{each.title}: {each.says}" for each in asides), said)
        return
    heads = (_("What"), _("Here"), _("Good to know"))
    yield Table(said, heads, tuple((each.title, each.says, each.note) for each in asides))


def _legend() -> Iterator[str]:
    yield _("The diamond is the share of those that are known.")
    yield _("The striped box is where it could lie, whatever the unknown ones were.")
    yield _("The thin line is what chance adds: 19 times in 20 the truth lies on it.")
    yield _("A table under each picture says the same.")


def _credit() -> str:
    said = {"writer": source.WRITER, "post": source.POST}
    return _("The nine tests stand in the words of %(writer)s: “%(post)s”") % said
