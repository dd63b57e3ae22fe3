"""The lines of a sheet in a book. Thirteen million cells pass here, so that each takes as few calls as can be."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ownterms.mirror.sheets.headings import MOST_COLUMNS
from ownterms.mirror.sheets.parts import Attributes, Styles, Texts
from ownterms.mirror.sheets.taken import SheetRefused

MOST_ROWS: Final = 1_048_576
SINCE_1900, SINCE_1904 = date(1899, 12, 30).toordinal(), date(1904, 1, 1).toordinal()
DIGITS: Final = "0123456789"
MOST_DAYS: Final = 20_000
"""Different numbers that are remembered as days."""
Line = tuple[int, list[str]]


class Lines(Texts):
    """The lines of a sheet, of which those that were read can be taken while the others still come."""

    def __init__(self, strings: list[str], styles: Styles) -> None:
        super().__init__()
        self.strings, self.styles = strings, styles
        self.ready: list[Line] = []
        self.cells: list[str] = []
        self.number = self.place = 0
        self.kind = self.style = ""
        self.cell = self.value = ""
        self.columns: dict[str, int] = {}
        self.days: dict[str, str] = {}

    def taken(self) -> Iterator[Line]:
        """This will give the lines that were read, and let go of them."""
        ready, self.ready = self.ready, []
        yield from ready

    def opened(self, name: str, attributes: Attributes) -> None:
        """A cell or a value begins; all else takes the longer way."""
        if name == self.cell:
            self.depth += 1
            self.elements += 2
            reference = attributes.get("r")
            self.place = self.place + 1 if reference is None else self._column(reference.rstrip(DIGITS))
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
        elif name == self.value:
            self.depth += 1
            self.text = self.said
        else:
            super().opened(name, attributes)
            if not self.cell:  # the first of all elements shows the prefix
                self.cell, self.value = (name[: self.prefix] + own for own in "cv")

    def closed(self, name: str) -> None:
        """A cell or a value ends."""
        if name == self.cell:
            self.depth -= 1
            if self.said:
                self._put(self.told())
        elif name == self.value:
            self.depth -= 1
            self.text = None
        else:
            super().closed(name)

    def begin(self, name: str, attributes: Attributes) -> None:
        """A line begins, or a text inside a cell."""
        if name != "row":
            super().begin(name, attributes)
            return
        number = attributes.get("r", "")
        self.number = int(number) if number.isdecimal() and len(number) < 8 else self.number + 1
        self.cells, self.place = [], -1
        if self.number > MOST_ROWS:
            raise SheetRefused("A line of this sheet has a number that no sheet has. Nothing was read.")

    def end(self, name: str) -> None:
        """This will put a line with the others."""
        super().end(name)
        if name == "row":
            if any(self.cells):
                self.ready.append((self.number, self.cells))
            self.cells = []

    def _column(self, letters: str) -> int:
        """The place of a column from 0: A is 0, AB is 27; what is none stands next to the last."""
        if (known := self.columns.get(letters)) is not None:
            return known
        if not (letters.isascii() and letters.isalpha() and len(letters) < 4):
            return self.place + 1
        place = 0
        for letter in letters.upper():
            place = 26 * place + ord(letter) - 64
        self.columns[letters] = place - 1
        return place - 1

    def _put(self, text: str) -> None:
        """This will put a cell where it belongs; what stands too far to the right is left."""
        if self.kind == "s":
            place = int(text) if text.isdecimal() and len(text) < 9 else -1
            text = self.strings[place] if 0 <= place < len(self.strings) else ""
        elif self.kind == "n":
            text = self._number(text)
        if self.place <= MOST_COLUMNS:
            if self.place >= len(self.cells):
                self.cells.extend([""] * (self.place + 1 - len(self.cells)))
            self.cells[self.place] = text

    def _number(self, text: str) -> str:
        """A number as it would stand in a CSV; one that is shown as a day becomes that day."""
        if not self.styles.is_day(self.style):
            return text.removesuffix(".0")
        if (known := self.days.get(text)) is None:
            known = _day(text, since_1904=self.styles.since_1904)
            if len(self.days) < MOST_DAYS:
                self.days[text] = known
        return known


def _day(text: str, *, since_1904: bool) -> str:
    """A spreadsheet's number as a day; what is none stays as it is."""
    try:
        count = int(float(text))
        return date.fromordinal((SINCE_1904 if since_1904 else SINCE_1900) + count).isoformat() if count > 0 else text
    except (ValueError, OverflowError):
        return text
