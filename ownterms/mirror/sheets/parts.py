"""The parts of a book, each read from XML as it streams by: names of sheets, links, styles and shared texts."""

import re
from typing import Final
from xml.parsers import expat

from ownterms.mirror.sheets.taken import SheetRefused

BROKEN: Final = "A part of this file is damaged. Nothing was read. Save it anew, and try again."
MOST_LETTERS: Final = 131_072
"""Of one cell, as in a CSV. A spreadsheet itself takes 32,767."""
MOST_STRINGS: Final = 100_000_000
"""Letters of all texts that sheets share."""
MOST_ELEMENTS: Final = 80_000_000
"""Of one part that is let go of line by line. A million lines of 13 cells have some 40 million."""
MOST_KEPT: Final = 200_000
"""Elements of a part of which all is kept."""
LONGEST_KEPT: Final = 500
"""Letters of what is kept."""
LONGEST_ELEMENT: Final = 1_000_000
"""Bytes of one tag, which would be read again and again."""
DEEPEST: Final = 50
DAYS: Final = frozenset([*range(14, 23), *range(27, 37), *range(50, 59)])
"""Number formats that show a day, of those that every book knows (ECMA-376, part 1, 18.8.30)."""
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
ALPHABETS: Final = frozenset({"utf-8", "utf-16", "us-ascii"})
"""A part is in one of the first two (ECMA-376, part 2, 9.1.4), of which the third is a piece."""
Attributes = dict[str, str]


class Part:
    """One part of a book. It declares nothing: entities and document types are refused before they are read."""

    most = MOST_KEPT

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = _in_alphabet
        self.parser.StartDoctypeDeclHandler = self.parser.EntityDeclHandler = _declared
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.opened, self.closed
        self.parser.CharacterDataHandler = self._letters
        self.fed = self.elements = self.depth = self.length = 0
        self.prefix: int | None = None
        self.text: list[str] | None = None
        """What the text that is being read has so far; None between texts."""

    def feed(self, piece: bytes, *, is_last: bool = False) -> None:
        """This will read the next bytes. Raises SheetRefused where they are no XML, or have no end."""
        self.fed += len(piece)
        try:
            self.parser.Parse(piece, is_last)
        except (expat.ExpatError, LookupError, ValueError) as cause:  # the last two: an alphabet that nobody knows
            raise SheetRefused(BROKEN) from cause
        if self.fed - self.parser.CurrentByteIndex > LONGEST_ELEMENT:
            raise SheetRefused("A part of this file has no end. Nothing was read. Save it as CSV.")

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element begins, under its name without a prefix."""

    def end(self, name: str) -> None:
        """An element ends, under its name without a prefix."""

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins, under its whole name. Raises SheetRefused where there are too many, or too deep."""
        self.elements += 1
        self.depth += 1
        if self.elements > self.most or self.depth > DEEPEST:
            raise SheetRefused("A part of this file is too large to be read. Nothing was read. Save it as CSV.")
        if self.prefix is None:
            self.prefix = name.find(":") + 1
        self.begin(name[self.prefix :], attributes)

    def closed(self, name: str) -> None:
        """An element ends, under its whole name."""
        self.depth -= 1
        self.end(name[self.prefix :])

    def _letters(self, letters: str) -> None:
        if self.text is not None:
            self.text.append(letters)
            self.length += len(letters)
            if self.length > MOST_LETTERS:
                raise SheetRefused("A cell holds more than 131,072 letters. Nothing was read.")


def _in_alphabet(_version: str, alphabet: str | None, _alone: int) -> None:
    if (alphabet or "utf-8").lower() not in ALPHABETS:
        raise SheetRefused("This file is written in letters that no book of sheets uses. Nothing was read.")


def _declared(*_what: object) -> None:
    raise SheetRefused("This file declares things that no sheet needs. Nothing was read. Save it as CSV.")


class Names(Part):
    """The names of the sheets, each with its link, and whether it is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """This will note a sheet, and how the book counts days."""
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", "")[:LONGEST_KEPT], link[:LONGEST_KEPT], is_hidden))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0") in {"1", "true"}


class Links(Part):
    """Where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def begin(self, name: str, attributes: Attributes) -> None:
        """This will note a link."""
        if name == "Relationship":
            self.targets[attributes.get("Id", "")[:LONGEST_KEPT]] = attributes.get("Target", "")[:LONGEST_KEPT]


class Styles(Part):
    """Which styles show a number as a day."""

    def __init__(self) -> None:
        super().__init__()
        self.since_1904, self.is_inside = False, False
        self.own: dict[str, bool] = {}
        self.days: list[bool] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        """This will note a format of the book's own, and which format each style has."""
        if name == "numFmt":
            shown = _NOT_SHOWN.sub("", attributes.get("formatCode", "")[:LONGEST_KEPT]).lower()
            self.own[attributes.get("numFmtId", "")[:9]] = "y" in shown or "d" in shown
        elif name == "cellXfs":
            self.is_inside = True
        elif name == "xf" and self.is_inside:
            number = attributes.get("numFmtId", "0")
            known = number.isdecimal() and int(number[:9]) in DAYS
            self.days.append(self.own.get(number, known))

    def end(self, name: str) -> None:
        """This will leave the styles of cells."""
        if name == "cellXfs":
            self.is_inside = False

    def is_day(self, style: str) -> bool:
        """Whether a style shows a number as a day."""
        return style.isdecimal() and len(style) < 7 and int(style) < len(self.days) and self.days[int(style)]


class Texts(Part):
    """A part whose texts stand in `t`, but for how they are spoken (`rPh`)."""

    most = MOST_ELEMENTS

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.is_spoken = False

    def begin(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002  (as every part)
        """This will listen where a text begins."""
        if name == "t" and not self.is_spoken:
            self.text = self.said
        elif name == "rPh":
            self.is_spoken = True

    def end(self, name: str) -> None:
        """This will no longer listen."""
        if name == "t":
            self.text = None
        elif name == "rPh":
            self.is_spoken = False

    def told(self) -> str:
        """This will give what was said since the last time."""
        text = "".join(self.said)
        self.said.clear()
        self.length = 0
        return text


class Strings(Texts):
    """The texts that sheets share."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.letters = 0

    def end(self, name: str) -> None:
        """This will keep a text that ends."""
        super().end(name)
        if name == "si":
            self.found.append(self.told())
            self.letters += len(self.found[-1]) + 50  # what a short text takes besides its letters
            if self.letters > MOST_STRINGS:
                raise SheetRefused("This file holds too many texts. Nothing was read. Save it as CSV.")
