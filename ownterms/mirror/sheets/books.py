"""Books of sheets (XLSX): read as a stream, so that no tree is built and no file can fill the memory.

A book is a zip of XML parts (ECMA-376). Formulas are never evaluated: what they last came to stands beside them.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from typing import BinaryIO, Final

from ownterms.mirror.sheets.lines import Lines
from ownterms.mirror.sheets.parts import BROKEN, Links, Names, Part, Strings, Styles
from ownterms.mirror.sheets.taken import SheetRefused, shown

MOST_PARTS: Final = 5_000
LONGEST_LIST: Final = 1_000_000
"""Bytes of the list of all parts."""
END_OF_ZIP: Final = b"PK\x05\x06"
SHORTEST_END, LONGEST_END = 22, 22 + 65_535
"""Bytes of what ends a zip, without a remark and with the longest."""
AS_CSV: Final = "Nothing was read. Save it as CSV."
LARGEST_IN_ALL: Final = 2_000_000_000
"""Bytes, unpacked."""
SMALL: Final = 5_000_000
"""Bytes; what is no larger may be packed as tightly as it likes."""
TIGHTEST: Final = 150
"""Times smaller; honest sheets pack some 10 to 40 times smaller."""
PACKINGS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The two that a book may use (ECMA-376, part 2, C.6); others ask for more memory than they are worth."""
MOST_SHEETS: Final = 200
PIECE: Final = 1 << 16
"""Bytes."""
DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
    LookupError,
)  # fmt: skip
"""What Python's own zip raises where one is broken."""
OTHERS: Final = (
    ("content.xml", "This is an OpenDocument file."),
    ("word/document.xml", "This is a Word document."),
    ("ppt/presentation.xml", "These are slides."),
    ("xl/workbook.bin", "This is a binary Excel file."),
    ("index/document.iwa", "This is a file of Numbers or Pages."),
)
Line = tuple[int, list[str]]


class Sheet:
    """One sheet of a book."""

    is_of_places = True

    def __init__(self, book: "Book", name: str, part: str) -> None:
        self.book, self.name, self.part = book, name, part

    def lines(self) -> Iterator[Line]:
        """This will give each line that says anything, with its number. Raises SheetRefused where it is damaged."""
        lines = Lines(self.book.strings, self.book.styles)
        for _piece in self.book.parsed(self.part, lines):
            yield from lines.taken()


class Book:
    """A book that was looked at from outside: how many parts it has, and how large and how tightly packed they are."""

    def __init__(self, file: BinaryIO) -> None:
        _must_list_little(file)
        try:
            self.pack = zipfile.ZipFile(file)
        except DAMAGED as cause:
            raise SheetRefused("This is not a whole file. Nothing was read. Save it anew, and try again.") from cause
        parts = self.pack.infolist()
        _must_be_safe(parts)
        self.names = {each.filename.lower().lstrip("/"): each for each in parts}
        if "xl/workbook.xml" not in self.names:
            kind = next((sentence for name, sentence in OTHERS if name in self.names), "There is no sheet in this zip.")
            raise SheetRefused(f"{kind} Nothing was read. Save it as CSV or XLSX, and try again.")

    def sheets(self) -> list[Sheet]:
        """This will give the sheets in their order, the hidden ones last."""
        names, links = Names(), Links()
        self.read("xl/workbook.xml", names)
        self.read("xl/_rels/workbook.xml.rels", links)
        self.styles.since_1904 = names.since_1904
        found = []
        for name, link, is_hidden in names.sheets[:MOST_SHEETS]:
            part = posixpath.normpath(posixpath.join("/xl", links.targets.get(link, ""))).lstrip("/").lower()
            if part in self.names:
                found.append((is_hidden, Sheet(self, shown(name), part)))
        return [sheet for _hidden, sheet in sorted(found, key=lambda each: each[0])]

    @cached_property
    def strings(self) -> list[str]:
        """The texts that sheets share."""
        strings = Strings()
        self.read("xl/sharedstrings.xml", strings)
        return strings.found

    @cached_property
    def styles(self) -> Styles:
        """Which styles show a number as a day."""
        styles = Styles()
        self.read("xl/styles.xml", styles)
        return styles

    def read(self, name: str, part: Part) -> None:
        """This will read a whole part; one that is not there says nothing."""
        if name in self.names:
            for _piece in self.parsed(name, part):
                pass

    def parsed(self, name: str, part: Part) -> Iterator[None]:
        """This will feed a part of the book piece by piece. Raises SheetRefused where it is damaged."""
        try:
            with self.pack.open(self.names[name]) as stream:
                while piece := stream.read(PIECE):
                    part.feed(piece)
                    yield
                part.feed(b"", is_last=True)
                yield
        except DAMAGED as cause:
            raise SheetRefused(BROKEN) from cause


def _must_list_little(file: BinaryIO) -> None:
    """Raises SheetRefused where the list of parts, which Python reads whole, is too long (APPNOTE 4.3.16)."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - LONGEST_END))
    tail = file.read()
    place = len(tail) - SHORTEST_END
    if tail[place : place + 4] != END_OF_ZIP:  # a remark stands behind it
        place = tail.rfind(END_OF_ZIP)
    if place >= 0 and int.from_bytes(tail[place + 12 : place + 16], "little") > LONGEST_LIST:
        raise SheetRefused(f"This file holds too many parts. {AS_CSV}")


def _must_be_safe(parts: list[zipfile.ZipInfo]) -> None:
    """Raises SheetRefused for what would unpack to far more than it seems, and for what is locked."""
    if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > LARGEST_IN_ALL:
        raise SheetRefused(f"Unpacked, this file is too large to be read. {AS_CSV}")
    for each in parts:
        if each.file_size > SMALL and each.file_size > TIGHTEST * max(each.compress_size, 1):
            raise SheetRefused(f"This file is packed too tightly to be safe. {AS_CSV}")
        if each.compress_type not in PACKINGS:
            raise SheetRefused(f"This file is packed as no book of sheets is. {AS_CSV}")
        if each.flag_bits & 1:
            raise SheetRefused("This file is locked with a password. Nothing was read. Save it without one.")
