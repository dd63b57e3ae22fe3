"""Cells become numbers: each different one is read once, its text is not kept, and a million take a few seconds."""

import hashlib
import re
from typing import Final

import numpy as np

from ownterms.lib.cells import as_meant
from ownterms.mirror.reading.columns import COLUMNS, Holds
from ownterms.mirror.reading.facts import TYPES, Array
from ownterms.mirror.sheets.taken import Troubles, shown
from ownterms.mirror.sheets.words import LONGEST_WORD, all_words, fold, same

MOST_REMEMBERED: Final = 1 << 15
"""Different cells of a column whose numbers are at hand; then it begins anew."""
UNREAD: Final = 1 << 60
"""Set in the number of a cell that means nothing to us. 0 is a cell in which nothing is said."""
WHO: Final = frozenset({"person_id", "strand"})
"""Columns in which nearly any word may be somebody's own mark."""
WRITTEN: Final = frozenset({"purpose", "category", "end_reason"})
"""Columns that people write by hand; a number in brackets at the end makes no other purpose of one."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_BETWEEN: Final = re.compile(r"[;,|/\n\r+&]+|\s(?:and|or)\s")
_COUNTER: Final = re.compile(r"[(\[]\s?\d{1,9}\s?[)\]]$")


class Cells(dict[str, int]):
    """One column of a sheet, read a piece at a time. What is remembered is its cells, each with its number."""

    holds: Holds
    says = ""

    def __init__(self, name: str, heading: str) -> None:
        super().__init__()
        self.name, self.shown = name, shown(heading)
        self.parts: list[Array] = []

    def __missing__(self, cell: str) -> int:
        number = self.read(cell)
        if len(cell) <= LONGEST_WORD:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[cell] = number
        return number

    def read(self, cell: str) -> int:
        """This will give the number of a cell: 0 where it says nothing, with `UNREAD` where we cannot tell what."""
        raise NotImplementedError

    def add(self, cells: list[str], lines: list[int], troubles: Troubles) -> Array:
        """This will read the next cells, tell of those that mean nothing to us, and give their numbers."""
        codes = np.fromiter(map(self.__getitem__, cells), np.int64, len(cells))
        unread = np.flatnonzero(codes & UNREAD)
        if unread.size:
            troubles.add([lines[place] for place in unread], self.shown, self.says)
            codes &= ~UNREAD
        self.keep(codes)
        return codes

    def keep(self, codes: Array) -> None:
        """This will keep a piece of the column."""
        self.parts.append(codes.astype(TYPES[self.holds][0]))

    def finish(self) -> dict[str, Array]:
        """This will lay the pieces behind one another, and forget every cell."""
        self.clear()
        return {self.name: joined(self.parts, self.holds)}

    def told(self) -> list[str]:
        """What is to be said of how the column was read."""
        return []


def joined(parts: list[Array], holds: Holds) -> Array:
    """This will lay pieces behind one another, and empty the list."""
    whole = np.concatenate(parts) if parts else np.zeros(0, TYPES[holds][0])
    parts.clear()
    return whole


class Ids(Cells):
    """Texts that tell one from another. They are hashed at once, with a key that lives as long as the reading."""

    holds = Holds.ID

    def __init__(self, name: str, heading: str, *, key: bytes, us: frozenset[str] = frozenset()) -> None:
        super().__init__(name, heading)
        self.key, self.us = key, us
        self.silent = all_words().nobody if name in WHO else all_words().silent
        self.is_written, self.nobody = name in WRITTEN, 0

    def read(self, cell: str) -> int:
        """This will hash a cell: capitals, signs, spaces and what is unseen do not count, and `="007"` is 007."""
        text = as_meant(cell)
        if len(text) < LONGEST_WORD:
            if " ".join(text.casefold().split()) in self.silent:
                return 0
            if self.us and fold(text) in self.us:
                return ours(self.key)
        if self.is_written:
            text = _COUNTER.sub("", text.rstrip(" ."))
        told = same(text)
        return hashed(told, self.key) if told else 0

    def add(self, cells: list[str], lines: list[int], troubles: Troubles) -> Array:  # noqa: ARG002  (as every column)
        """This will read the next cells; any text will do."""
        codes = np.fromiter(map(self.__getitem__, cells), np.uint64, len(cells))
        self.parts.append(codes)
        if self.name in WHO:
            self.nobody += sum(bool(cells[place].strip()) for place in np.flatnonzero(codes == 0))
        return codes

    def told(self) -> list[str]:
        """How many cells say that there is nobody."""
        if not self.nobody:
            return []
        return [f"“{self.shown}” says “not known” or the like {self.nobody:,} times. We cannot tell whose those are."]


def hashed(text: str, key: bytes) -> int:
    """This will give a text as 64 bits, never 0."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8, key=key).digest()
    return int.from_bytes(digest, "little") or 1


def ours(key: bytes) -> int:
    """The number of the service that keeps the sheet; no text of a sheet gives it."""
    return hashed("\0us", key)


class OneWord(Cells):
    """One of a few words. A number is one more than the place of its value."""

    holds = Holds.WORD

    def __init__(self, name: str, heading: str, turned: tuple[int, int] | None = None) -> None:
        super().__init__(name, heading)
        self.meanings = dict(all_words().values[name])
        if turned:
            self.meanings |= {word: turned[place] for word, place in all_words().answers.items()}
        self.says = f"We know no such word here. It counts as unknown. We know: {', '.join(COLUMNS[name].values)}."

    def read(self, cell: str) -> int:
        """This will give the number of a word; what stands in brackets behind it does not count."""
        if len(cell) > LONGEST_WORD:
            return UNREAD
        for text in (cell, _BRACKETS.sub(" ", cell)):
            if (word := fold(text)) in self.meanings:
                return self.meanings[word] + 1
        return 0 if all_words().is_unknown(cell) else UNREAD

    def keep(self, codes: Array) -> None:
        """This will keep a piece of the column."""
        self.parts.append((codes - 1).astype(np.int8))


class Kinds(Cells):
    """Any of a few words in one cell. A number has a bit for each."""

    holds = Holds.KINDS

    def __init__(self, name: str, heading: str) -> None:
        super().__init__(name, heading)
        self.meanings = all_words().values[name]
        self.says = "We do not know all the words here. Those that we know count."

    def read(self, cell: str) -> int:
        """This will give the bits of all kinds that a cell names."""
        if len(cell) > 5 * LONGEST_WORD:
            return UNREAD
        bits = self._bits(cell)
        if not bits & UNREAD:
            return bits
        bits = 0
        for part in _BETWEEN.split(cell):
            bits |= self._bits(part)
        return bits

    def _bits(self, text: str) -> int:
        for each in (text, _BRACKETS.sub(" ", text)):
            if (word := fold(each)) in self.meanings:
                return 1 << self.meanings[word]
        return 0 if all_words().is_unknown(text) or fold(text) in all_words().nothing else UNREAD
