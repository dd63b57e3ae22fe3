"""Tables in plain text: any delimiter, any alphabet, a line at a time."""

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from ownterms.mirror.sheets.headings import MOST_COLUMNS
from ownterms.mirror.sheets.taken import SheetRefused

DELIMITERS: Final = (",", ";", "\t", "|")
LONGEST_LINE: Final = 1_000_000
"""Letters."""
LONGEST_CELL: Final = 131_072
"""Letters. The library keeps one limit for the whole process, which other readers set for themselves too."""
WIDEST: Final = MOST_COLUMNS + 1
"""Cells of a line that are looked at; a line that is longer than its headings is told of."""
MOST_BLANK: Final = 1_000_000
"""Lines in a row."""
_SEPARATOR: Final = re.compile(r'\s*"?sep=(.)"?\s*$', re.IGNORECASE)
Line = tuple[int, list[str]]


class Text:
    """A text taken for a table with one delimiter."""

    name, is_of_places = "", False

    def __init__(self, file: BinaryIO, alphabet: str, delimiter: str) -> None:
        self.file, self.alphabet, self.delimiter = file, alphabet, delimiter

    def lines(self) -> Iterator[Line]:
        """This will give each line that says anything, with its number; a cell may run over several.

        Raises SheetRefused, with the place, where a line or a cell has no end.
        """
        self.file.seek(0)
        csv.field_size_limit(LONGEST_CELL)
        stream = io.TextIOWrapper(self.file, encoding=self.alphabet, errors="replace", newline="")
        try:
            reader = csv.reader(_bounded(stream), delimiter=self.delimiter)
            begins, told = 1, 0
            for cells in reader:
                if any(cells):
                    yield begins, cells[:WIDEST] if len(cells) > WIDEST else cells
                    told = begins
                elif begins - told > MOST_BLANK:
                    raise SheetRefused("A million lines of it are empty. Nothing was read. Take them away.")
                begins = reader.line_num + 1
        except csv.Error as cause:
            raise SheetRefused(
                f"Near line {reader.line_num:,} a cell has no end. Nothing was read. "
                "Perhaps a quotation mark is never closed there."
            ) from cause
        except UnicodeError as cause:
            raise SheetRefused("Its letters cannot be read. Nothing was read. Save it as UTF-8.") from cause
        finally:
            stream.detach()


def texts(file: BinaryIO, alphabet: str) -> list[Text]:
    """This will give the tables that a text may be: one for each delimiter, or the one that its first line names."""
    file.seek(0)
    stream = io.TextIOWrapper(file, encoding=alphabet, errors="replace", newline="")
    try:
        named = _SEPARATOR.match(stream.readline(20))
    except UnicodeError:
        named = None
    finally:
        stream.detach()
    return [Text(file, alphabet, each) for each in ((named[1],) if named else DELIMITERS)]


def _bounded(stream: io.TextIOWrapper) -> Iterator[str]:
    """Lines of at most a million letters."""
    readline, number = stream.readline, 0
    while line := readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE:
            raise SheetRefused(f"Line {number:,} holds more than a million letters. Nothing was read.")
        yield line
