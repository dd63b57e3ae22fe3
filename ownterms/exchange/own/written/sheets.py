"""Pages about me, told as pieces of a page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ownterms.agenda import tools
from ownterms.agenda.tools import Section
from ownterms.design.pages import day
from ownterms.exchange.own import told
from ownterms.exchange.own.written.agenda import photo
from ownterms.lib.written.pages import Heading, Items, Piece, Text, items, under, words


def sheet(sheet: told.Sheet, level: int, *, with_before: bool = True) -> Iterator[Piece]:
    """This will tell one sheet, section by section; and what it said before, if that is wanted."""
    yield Heading(level, title(sheet))
    yield from photo(sheet.photo)
    yield from answers(sheet.tool, sheet.answers, level + 1)
    yield from words(_("Last written on %(day)s.") % {"day": day(sheet.said_at)}, is_note=True)
    for before in sheet.before if with_before else ():
        yield from words(_in_short(sheet.tool, before.answers), _("Before, on %(day)s") % {"day": day(before.said_at)})


def title(sheet: told.Sheet) -> str:
    """Its tool, and the setting that it is for."""
    name = tools.of(sheet.tool, sheet.answers).name
    return _("%(tool)s: %(setting)s") % {"tool": name, "setting": sheet.called} if sheet.called else str(name)


def answers(tool: str, said: told.Answers, level: int) -> Iterator[Piece]:
    """This will tell what stands in each section that says something."""
    for section in tools.of(tool, said).sections:
        kept = section.kept(said.get(section.slug))
        if isinstance(kept, str):
            yield from under(level, section.name, words(kept))
        else:
            yield from under(level, section.name, items(row(section, each) for each in kept))


def row(section: Section, cells: dict[str, str]) -> str:
    """One row of a table in words: each cell with the name of its column, but for the first."""
    lines = []
    for number, column in enumerate(section.columns):
        cell = cells.get(column.slug, "")
        cell = str((column.choices or {}).get(cell, cell))
        if cell:
            lines.append(cell if number == 0 else f"{column.name}: {cell}")
    return "\n".join(lines)


def _in_short(tool: str, said: told.Answers) -> str:
    lines: list[str] = []
    for piece in answers(tool, said, 4):
        if isinstance(piece, Heading | Text):
            lines.append(piece.words)
        elif isinstance(piece, Items):
            lines += piece.words
    return "\n".join(lines)
