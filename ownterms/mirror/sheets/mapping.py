"""A file that says what somebody's headings mean: guessed from their sheet, for them to put right, and read back.

Only headings are in it, never a word of anybody who is written about.
"""

import json
import re
import textwrap
import tomllib
from collections import Counter
from collections.abc import Sequence
from typing import BinaryIO, Final

from ownterms.mirror.reading.columns import COLUMNS
from ownterms.mirror.sheets.headings import MOST_COLUMNS, Asked, Layout, Line, is_value, layout_of, stands_over_values
from ownterms.mirror.sheets.opening import seekable
from ownterms.mirror.sheets.taken import SheetRefused, shown
from ownterms.mirror.sheets.taking import first_lines, opened, tables_of
from ownterms.mirror.sheets.words import all_words

LARGEST: Final = 1_000_000
"""Bytes of a mapping."""
WIDE: Final = 110
_PLACE: Final = re.compile(r"at line (\d+)")
ABOUT: Final = """\
# What the headings of {name} mean. Put right what stands behind the = signs, and run the same again.
# Behind each heading stands one of the columns below, or "" for what is not to be read.
# Only headings are in this file. Nothing that is written about anybody is.
#
"""
HOW: Final = 'Each line says "their heading" = "our column". Nothing was read.'


def guess(file: BinaryIO, name: str) -> str:
    """This will write a mapping for a sheet, with what we take each heading for.

    Raises SheetRefused where no line looks like headings.
    """
    try:
        layout = _layout(seekable(file))
    except SheetRefused as told:
        raise told.of(name) from told.__cause__
    ours = {place: column for column, place in layout.places.items()}
    lines = [_line(heading, ours.get(place, "")) for place, heading in _once(layout.headings)]
    return ABOUT.format(name=shown(name)) + _columns() + "\n" + "\n".join(lines) + "\n"


def read(text: bytes | str) -> dict[str, str]:
    """This will read a mapping back. Raises SheetRefused with the line that cannot be read."""
    try:
        plain = text if isinstance(text, str) else text.decode("utf-8-sig")
        told = tomllib.loads(plain) if len(plain) <= LARGEST else {}
    except tomllib.TOMLDecodeError as cause:
        place = _PLACE.search(str(cause))
        near = f"near line {place[1]}" if place else "at its end"
        raise SheetRefused(f"The mapping cannot be read {near}. {HOW}") from cause
    except (UnicodeDecodeError, RecursionError) as cause:
        raise SheetRefused("The mapping is no plain text. Nothing was read. Save it as UTF-8.") from cause
    except ValueError as cause:  # a number of thousands of digits
        raise SheetRefused(f"The mapping holds a number that is too long. {HOW}") from cause
    for heading, column in told.items():
        if not isinstance(column, str):
            raise SheetRefused(f"The mapping says something else than a column for “{shown(heading)}”. {HOW}")
    if not any(told.values()):
        raise SheetRefused(f"The mapping names no column. {HOW}")
    return told


def _layout(file: BinaryIO) -> Layout:
    """The headings that we know; where we know none, the line that looks like headings."""
    try:
        return opened(file, Asked(None))[1]
    except SheetRefused:
        looks = [likely(first_lines(table)) for table in tables_of(file)]
        found = max((each for each in looks if each), key=lambda each: len(each.headings), default=None)
        if not found or len(found.headings) > MOST_COLUMNS:
            raise
        return found


def likely(lines: Sequence[Line]) -> Layout | None:
    """This will take the first line that is as wide as most for headings, if it looks like some.

    Each cell is filled, stands nowhere else, and is no number, no day and no yes or no, though some stand beneath. A
    sheet without headings does not begin so, and what people are called must not be taken for what columns are called.
    """
    widths = Counter(len(cells) for _number, cells in lines if len(cells) > 1)
    width = widths.most_common(1)[0][0] if widths else 0
    first = next(((number, cells) for number, cells in lines if len(cells) == width), None)
    if first is None:
        return None
    number, cells = first
    elsewhere = {each for other, row in lines if other != number for each in row}
    if len(set(cells) - elsewhere) < width or any(map(is_value, cells)):
        return None
    if not stands_over_values(number, cells, lines):
        return None
    return layout_of(number, cells, Asked(None)) or Layout(number, [each.strip() for each in cells])


def _once(headings: list[str]) -> list[tuple[int, str]]:
    """Each heading with its place, the first where it stands twice."""
    first = {heading: place for place, heading in reversed([*enumerate(headings)]) if 0 < len(heading) <= 1000}
    return sorted((place, heading) for heading, place in first.items())


def _line(heading: str, column: str) -> str:
    written = json.dumps(heading, ensure_ascii=False).replace("\x7f", "\\u007f")
    note = "  # names a worker; never read" if all_words().names_a_worker(heading) else ""
    return f'{written} = "{column}"{note}'


def _columns() -> str:
    """What each of our columns is, as comments."""
    said = (f"{name}: {all_words().about[name]}{_values(name)}" for name in COLUMNS)
    return "".join(textwrap.fill(each, WIDE, initial_indent="# ", subsequent_indent="#     ") + "\n" for each in said)


def _values(name: str) -> str:
    values = COLUMNS[name].values
    return f" ({', '.join(values)})" if values and not all(each in all_words().about[name] for each in values) else ""
