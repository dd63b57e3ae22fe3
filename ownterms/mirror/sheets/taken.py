"""What reading a sheet gives: facts, and what is told about the reading. No cell of the sheet is in it."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from ownterms.mirror.reading import Facts

MOST_TOLD: Final = 20
"""Troubles that are named; all are counted."""
LONGEST_NAME: Final = 40
"""Letters of a heading that are shown."""


class SheetRefused(Exception):
    """The sheet cannot be read as a whole. Its text is a sentence fit to show."""

    def of(self, name: str) -> Self:
        """This will name the file in the sentence, where it has a name."""
        return type(self)(f"{shown(name)}: {self}") if name.strip() else self


class Trouble(NamedTuple):
    """One thing that could not be read: its line, the heading above it (empty for the whole line), and a sentence."""

    line: int
    column: str
    says: str


@dataclass(slots=True)
class Troubles:
    """All that could not be read, counted; the first are named. It is unknown, and its line stays."""

    count: int = 0
    first: tuple[Trouble, ...] = ()

    def add(self, lines: list[int], column: str, says: str) -> None:
        """This will count a trouble on each of these lines, and name those that come first in the sheet."""
        self.count += len(lines)
        if len(self.first) < MOST_TOLD or (lines and lines[0] < self.first[-1].line):
            new = (Trouble(line, column, says) for line in lines[:MOST_TOLD])
            self.first = tuple(sorted([*self.first, *new], key=lambda each: each.line)[:MOST_TOLD])


@dataclass(frozen=True, slots=True)
class Taken:
    """One sheet, read.

    `headings` are the sheet's own; `found` leads from our column to the heading that it was read from, and `unread` are
    the headings that were not. `says` are sentences about how it was read. `rows` are the lines that were counted.
    """

    facts: Facts
    headings: list[str]
    found: dict[str, str]
    unread: list[str]
    troubles: Troubles
    rows: int
    says: list[str] = field(default_factory=list)


def shown(heading: str) -> str:
    """This will make a heading short enough to be named: no breaks, nothing unseen, at most 40 letters."""
    plain = " ".join("".join(each if each.isprintable() else " " for each in heading[:1000]).split())
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1] + "…"
