"""What is told, laid out as the pieces of a page: for a browser, for Word, and for a terminal."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ownterms.lib.written.pages import Contents, Drawing, Folded, Heading, Items, Page, Piece, Table, Text, items
from ownterms.mirror.saying import source
from ownterms.mirror.saying.nine import TITLES
from ownterms.mirror.saying.telling import Aside, One, Telling


def page_of(told: Telling, *, name: str = "", notes: tuple[str, ...] = (), draws: bool = True) -> Page:
    """This will lay a telling out. `name` is whose it is; `notes` are what is to be said of the file it came from.

    `draws` is whether the pictures will be seen: only then is it told how to read them.
    """
    title = _("The honest mirror: %(name)s") % {"name": name} if name else _("The honest mirror")
    return Page(title, get_language() or "en-gb", tuple(_pieces(title, told, notes, draws=draws)))


def _pieces(title: str, told: Telling, notes: tuple[str, ...], *, draws: bool) -> Iterator[Piece]:
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
    yield Heading(2, _("The nine at a glance"))
    yield Contents(tuple((_place(one), one.title, one.called) for one in told.nine))
    if draws:
        yield Folded(_("How to read the pictures"), (Items(tuple(_legend())),))
    yield from _nine(told, draws=draws)
    if not told.rings:
        yield Heading(2, str(TITLES["alarm"]))
        yield Text(" ".join(told.alarm))
    yield Heading(2, _("How sure this is"))
    yield Items(told.how_sure)
    yield Text(_credit())
    if notes:
        yield Heading(2, _("About the file"))
        yield from items(notes)


def _nine(told: Telling, *, draws: bool) -> Iterator[Piece]:
    groups = ((_("Five ways in which work is not person centred"), "N"), (_("Four by which it is"), "C"))
    for heading, letter in groups:
        yield Heading(2, heading)
        for one in told.nine:
            if one.id.startswith(letter):
                yield from _one(one, [each for each in told.beside if each.of == one.id], draws=draws)
    if rest := tuple(_beside([each for each in told.beside if not each.of], _("All of it"))):
        yield Folded(_("What stands beside all of it"), rest)


def _one(one: One, asides: list[Aside], *, draws: bool) -> Iterator[Piece]:
    """What is said of one reading, and its picture; all that it rests on lies folded beneath."""
    yield Heading(3, f"{one.title}: {one.called}", _place(one))
    yield Text(f"“{one.test}”", is_note=True)
    yield Text(" ".join(one.says))
    if one.drawing and draws:
        yield Drawing(one.drawing)
    if one.moved:
        yield Text(one.moved.says, _("Where it goes"))
    line = _("The numbers, and what stands beside them") if one.rows else _("What stands beside it")
    if details := (*_details(one, draws=draws), *_beside(asides, one.title)):
        yield Folded(line, details)


def _place(one: One) -> str:
    """What the list leads to."""
    return f"reading-{one.id}"


def _details(one: One, *, draws: bool) -> Iterator[Piece]:
    if one.rows:
        what = ((_("What is counted"), one.counted), (_("Of"), one.of))
        yield Table(_("The numbers: %(title)s") % {"title": one.title}, (_("What"), _("Here")), (*what, *one.rows))
        yield Text(one.reason, _("Why the cuts lie there"), is_note=True)
    if one.moved:
        if draws:
            yield Drawing(one.moved.drawing)
        heads = (_("Quarter"), _("Counted"), _("Not known"), _("With chance and the unknown"))
        yield Table(_("Quarter by quarter: %(title)s") % {"title": one.title}, heads, one.moved.rows)


def _beside(asides: list[Aside], title: str) -> Iterator[Piece]:
    """Numbers without a verdict."""
    if asides:
        said = _("Beside it, without a verdict: %(title)s") % {"title": title}
        heads = (_("What"), _("Here"), _("Good to know"))
        yield Table(said, heads, tuple((each.title, each.says, each.note) for each in asides))


def _legend() -> Iterator[str]:
    yield _("The diamond is the share of those that are known.")
    yield _("The striped box is where it could lie, whatever the unknown ones were.")
    yield _("The thin line is what chance adds: 19 times in 20 the truth lies on it.")
    yield _("A table folded under each picture says the same.")


def _credit() -> str:
    said = {"writer": source.WRITER, "post": source.POST}
    return _("The nine tests stand in the words of %(writer)s: “%(post)s”") % said
