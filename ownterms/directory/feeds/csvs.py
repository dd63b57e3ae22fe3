"""Reading tables: CSV with any of the usual separators."""

import csv
import re
from collections.abc import Iterator

from ownterms.directory.feeds.opening import Document, text_of
from ownterms.directory.feeds.row import FeedRefused, Troubles, Where
from ownterms.lib.cells import as_meant

LONGEST_CELL = 1_000_000  # characters
MOST_COLUMNS = 2_000
MOST_BLANK = 1_000_000  # empty lines in a row
SEPARATORS = ",;\t|"


def header(document: Document) -> list[str]:
    """This will read the names of a table's columns, as they are written."""
    with text_of(document) as stream:
        line = stream.readline(LONGEST_CELL)
        return next(iter(csv.reader([line], delimiter=_separator(line))), []) if line.strip() else []


def records(document: Document, troubles: Troubles) -> Iterator[tuple[int, dict[str, object]]]:
    """This will read a table row by row: the line it starts on, and column → cell, empty cells left out.

    Raises FeedRefused for a cell of more than a million characters, or where
    the table cannot be read to its end. A row with more cells than columns is
    told, and kept as far as it goes.
    """
    csv.field_size_limit(LONGEST_CELL)
    with text_of(document) as stream:
        separator = _separator(stream.readline(LONGEST_CELL))
    with text_of(document) as stream:
        reader = csv.reader((line.replace("\0", "") for line in _lines(stream, document)), delimiter=separator)
        try:
            columns = [_tidy(name) for name in next(reader, [])]
            if len(columns) > MOST_COLUMNS:
                raise FeedRefused(f"{document.name} has {len(columns):,} columns, too many to be a directory.")
            before = reader.line_num
            last = 0
            for cells in reader:
                line, before = before + 1, reader.line_num
                if len(cells) > len(columns) and any(cells[len(columns) :]):
                    where = Where(document.name, f"line {line}")
                    troubles.mend(where, "there are more cells than columns; the last ones were left out")
                values: dict[str, object] = {
                    name: as_meant(cell) for name, cell in zip(columns, cells, strict=False) if cell and name
                }
                if values:
                    last = line
                    yield line, values
                elif line - last > MOST_BLANK:
                    raise FeedRefused(f"{document.name} holds a million empty lines. Nothing was changed.")
        except csv.Error as cause:
            raise FeedRefused(_sentence(document, reader.line_num, cause)) from cause


def _lines(stream: Iterator[str], document: Document) -> Iterator[str]:
    readline = stream.readline  # type: ignore[attr-defined]
    longest = 4 * LONGEST_CELL
    while line := readline(longest):
        if len(line) >= longest:
            raise FeedRefused(f"{document.name} holds a line of millions of characters. Nothing was changed.")
        yield line


def _sentence(document: Document, line: int, cause: csv.Error) -> str:
    if "field larger" in str(cause):
        return (
            f"{document.name}, near line {line}: a cell holds more than a million characters. Nothing was changed. "
            "Perhaps a quotation mark is never closed there."
        )
    return f"{document.name}, near line {line}: this is not a table that can be read ({cause}). Nothing was changed."


def _separator(line: str) -> str:
    outside = re.sub(r'"[^"]*"', "", line)
    return max(SEPARATORS, key=outside.count) if any(each in outside for each in SEPARATORS) else ","


def _tidy(name: str) -> str:
    return " ".join(name.replace("\ufeff", "").split())
