"""Which line of a sheet holds the headings, and what each of them means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from ownterms.mirror.reading.columns import COLUMNS
from ownterms.mirror.sheets.taken import SheetRefused, shown
from ownterms.mirror.sheets.words import Heading, all_words, fold

MOST_COLUMNS: Final = 2_000
ENOUGH: Final = 2
"""Headings that we must know in a line before we take it for the headings; none where a mapping names one."""
_NUMBER: Final = re.compile(r"^[\W\d_]*$|\d\D?\d\D?\d")
"""No letters, or three digits near one another, as in a day or a code."""
_ANSWERS: Final = frozenset("yes no true false y n".split())
Line = tuple[int, list[str]]
MAPPED: Final = -1
"""Nearer than any word: somebody said so."""


@dataclass(slots=True)
class Layout:
    """Where a sheet says what. `line` is that of the headings; `places` lead from our column to theirs, from 0."""

    line: int
    headings: list[str]
    places: dict[str, int] = field(default_factory=dict)
    meant: dict[str, Heading] = field(default_factory=dict)
    says: list[str] = field(default_factory=list)
    mapped: int = 0
    """Headings that a mapping names."""

    @property
    def found(self) -> dict[str, str]:
        """Our columns, each with the heading that it is read from."""
        return {name: shown(self.headings[place]) for name, place in self.places.items()}

    @property
    def unread(self) -> list[str]:
        """The headings that are not read."""
        read = set(self.places.values())
        return [shown(each) for place, each in enumerate(self.headings) if place not in read and each.strip()]


class Asked:
    """What somebody's mapping says: from a heading of theirs, folded, to our column, or "" for one not to be read."""

    def __init__(self, mapping: Mapping[str, str] | None) -> None:
        """Raises SheetRefused where the mapping names a column that is none of ours."""
        self.written = dict(mapping or {})
        self.meant = {fold(heading): name for heading, name in self.written.items()}
        for heading, name in self.written.items():
            if name and name not in COLUMNS:
                near = get_close_matches(name, COLUMNS, n=1)
                meant = f"Perhaps you mean {near[0]}." if near else f"Ours are: {', '.join(COLUMNS)}."
                raise SheetRefused(
                    f"The mapping takes “{shown(heading)}” for “{shown(name)}”, which is no column of ours. "
                    f"Nothing was read. {meant}"
                )

    def heading(self, written: str) -> Heading | None:
        """What a heading means, by the mapping first and then by our words."""
        known = all_words().heading(written)
        if (name := self.meant.get(fold(written))) is None:
            return known
        if not name:
            return None
        return Heading(name, MAPPED, known.turned if known and known.column == name else None)


def find(lines: Sequence[Line], asked: Asked) -> Layout | None:
    """This will find the headings among the first lines; None where no line looks like headings that we know."""
    best: Layout | None = None
    for line, cells in lines:
        layout = layout_of(line, cells, asked)
        if not layout or not (layout.mapped or _is_like_headings(layout, lines)):
            continue
        if best is None or (layout.mapped, len(layout.places)) > (best.mapped, len(best.places)):
            best = layout
    if best and (above := sum(any(cells) for line, cells in lines if line < best.line)):
        best.says.append(f"Lines above the headings that were not counted: {above}.")
    return best


def layout_of(line: int, cells: list[str], asked: Asked) -> Layout | None:
    """This will take a line for headings, and give what they say; None where it is about somebody."""
    layout = Layout(line, [each.strip() for each in cells])
    doubled: dict[str, list[int]] = {}
    mapped = set[str]()
    for place, written in enumerate(layout.headings[:MOST_COLUMNS]):
        if not written:
            continue
        mapped.update({fold(written)} & asked.meant.keys())
        if all_words().names_a_worker(written):
            layout.says.append(f"“{shown(written)}” names a worker. It is never read.")
            continue
        if meant := asked.heading(written):
            before = layout.meant.get(meant.column)
            doubled.setdefault(meant.column, []).append(place)
            if before is None or meant.distance < before.distance:
                layout.places[meant.column], layout.meant[meant.column] = place, meant
    layout.mapped = len(mapped)
    if not layout.places or (not layout.mapped and _looks_like_values(layout)):
        return None
    for name, places in doubled.items():
        if len(places) > 1:
            theirs = " and ".join(f"“{shown(layout.headings[place])}”" for place in places[:5])
            layout.says.append(f"{theirs} all mean {name}. We read “{shown(layout.headings[layout.places[name]])}”.")
    layout.says += _not_there(layout, asked)
    return layout


def _is_like_headings(layout: Layout, lines: Sequence[Line]) -> bool:
    """Whether these are headings, and not somebody's words that are called as columns are.

    What is known does not come again beneath, no line above is as full, and most is known, or an id is, or there are
    days, numbers or answers beneath.
    """
    filled = sum(map(bool, layout.headings))
    beneath = [cells for line, cells in lines if line > layout.line and cells != layout.headings]
    known = [name for name, place in layout.places.items() if not _comes_again(name, place, beneath)]
    if len(known) < ENOUGH:
        return False
    if len(layout.places) == filled:
        return True
    if any(sum(map(bool, cells)) >= filled for line, cells in lines if line < layout.line):
        return False
    return 2 * len(known) >= filled or "person_id" in known or stands_over_values(layout.line, layout.headings, lines)


def _comes_again(name: str, place: int, beneath: Sequence[list[str]]) -> bool:
    """Whether a line beneath has a heading of the same meaning in this place: "goal", and under it "want"."""
    meant = (all_words().heading(cells[place]) for cells in beneath if len(cells) > place and cells[place])
    return any(each is not None and each.column == name for each in meant)


def stands_over_values(line: int, headings: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether a line has a word where most of those beneath have a day, a number, a yes or a no."""
    beneath = [cells for number, cells in lines if number > line and cells != headings]
    for place, heading in enumerate(headings):
        column = [cells[place] for cells in beneath if len(cells) > place and cells[place].strip()]
        if heading and not is_value(heading) and 2 * sum(map(is_value, column)) > len(column):
            return True
    return False


def is_value(cell: str) -> bool:
    """Whether a cell is what stands beneath headings: a number, a day, a yes or a no."""
    return bool(_NUMBER.search(cell)) or cell.strip().casefold() in _ANSWERS or all_words().is_unknown(cell)


def _looks_like_values(layout: Layout) -> bool:
    """Whether too many cells are values: then this line is about somebody, and its words must not be named."""
    values = sum(map(is_value, filter(None, layout.headings)))
    return values > 0 and len(layout.places) <= 2 * values


def _not_there(layout: Layout, asked: Asked) -> list[str]:
    """Headings that a mapping names, and the sheet does not have."""
    there = {fold(each) for each in layout.headings}
    lost = [shown(each) for each in asked.written if fold(each) not in there]
    return [f"The mapping names “{each}”. The sheet has no such heading." for each in lost[:20]]
