"""Cells of tables that we write: none is a formula to a spreadsheet (OWASP, CSV injection), whatever anybody typed.

Numbers of our own stay numbers. What is written here is read back as it was meant with `as_meant`.
"""

import csv
import re
from collections.abc import Iterable
from typing import Final, TextIO

# Where a spreadsheet would see a formula: at the start of a cell, and of what it takes for one where it parts at
# semicolons or tabs (quotation marks do not hold such a cell together then).
START: Final = r"(?:\A|(?<=[;\t\r\n]))"
SIGNS: Final = r"""(?=['"]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])"""
FORMULA: Final = re.compile(START + SIGNS)
GUARD: Final = re.compile(f"{START}'{SIGNS}")


def guarded(value: object) -> object:
    """This will put an apostrophe before words that a spreadsheet would take for a formula."""
    return FORMULA.sub("'", value) if isinstance(value, str) else value


def as_meant(cell: str) -> str:
    """This will take such apostrophes away again: they are no part of what was meant."""
    return GUARD.sub("", cell) if "'" in cell else cell


def write_table(file: TextIO, rows: Iterable[Iterable[object]], *, separator: str = ",") -> int:
    """This will write rows as CSV with lines that end as in RFC 4180, every cell guarded, and give how many.

    The file must have been opened with `newline=""`.
    """
    writer = csv.writer(file, delimiter=separator)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        writer.writerow([guarded(cell) for cell in row])
    return count
