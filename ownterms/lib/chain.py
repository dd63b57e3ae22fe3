"""A chain of rows, each of which names the one before it, so that none can be altered or taken away unseen.

A row's link is the SHA-256 of all its columns and of the link before. Whoever kept a head (how far the chain
had come, and its link there) can tell later whether all that came before is still as it was: the same thought
as in the logs of Certificate Transparency (RFC 6962), for one reader at a time.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, NamedTuple, Self
from uuid import UUID

BEGINNING: Final = "0" * 64
"""What stands for the link before the first row."""

KIND: Final = b"ownterms trail 1\n"
"""Goes before the columns, so that no other thing that is ever digested here can pass for a row."""

LINE: Final = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([1-9][0-9]{0,17}) ([0-9a-f]{64})")


BEGINS: Final = re.compile(r"\s*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
"""How the line of a head begins, in a file that holds other lines too."""


class NoHead(Exception):
    """What was read is not the line of a head."""


class Row(NamedTuple):
    """One row. `number` counts from 1 in each space; `link` and `previous` are 64 hexadecimal digits."""

    space: UUID
    number: int
    at: datetime
    act: str
    who: UUID
    under: UUID | None
    what: Sequence[Sequence[str | int]]
    why: bytes
    previous: str
    link: str


class Head(NamedTuple):
    """How far a chain had come at some time: the number of its last row, and that row's link."""

    space: UUID
    number: int
    link: str

    @classmethod
    def of(cls, line: str) -> Self:
        """This will read what `line` wrote. Raises NoHead."""
        read = LINE.fullmatch(line.strip())
        if not read:
            raise NoHead
        return cls(UUID(read[1]), int(read[2]), read[3])

    @property
    def line(self) -> str:
        """The whole head in one line, as exports carry it: space, number and link."""
        return f"{self.space} {self.number} {self.link}"

    @property
    def shown(self) -> str:
        """The head as people compare it: the number, and 16 digits of the link in groups of four."""
        return " ".join([str(self.number), "·", *(self.link[at : at + 4] for at in range(0, 16, 4))])


class Fault(StrEnum):
    """What can be wrong with a chain, as it is said."""

    GAP = "Number {number} is not there."
    OUT_OF_PLACE = "Number {number} does not belong where it stands."
    UNLINKED = "Number {number} does not follow from the one before it."
    ALTERED = "Number {number} is not as it was written."
    CUT = "Number {number} was written, and the rows end before it."
    BEYOND = "Number {number} stands after the end."
    OTHER = "Number {number} is another than the one that was written."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: with which chain, at which row."""

    space: UUID
    number: int
    fault: Fault

    @property
    def says(self) -> str:
        """It in a sentence."""
        return self.fault.format(number=self.number)


def canonical(row: Row) -> bytes:
    """The one way to write a row's columns down; two rows that differ in any are never written alike.

    All columns but the link, in their order, as a JSON list; the time in UTC to the microsecond.
    """
    columns = [
        str(row.space),
        row.number,
        row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        row.act,
        str(row.who),
        row.under and str(row.under),
        row.what,
        row.why.hex(),
        row.previous,
    ]
    return json.dumps(columns, separators=(",", ":")).encode()


def link(row: Row) -> str:
    """The link that a row must have."""
    return hashlib.sha256(KIND + canonical(row)).hexdigest()


def check(space: UUID, rows: Iterable[Row], *, end: Head | None = None) -> Iterator[Finding]:
    """This will give all that is wrong with a chain, whose rows come in the order of their numbers.

    `end` is the head that was kept beside the rows. After a gap the next row is taken at its word for what
    stood before it. That times follow one another is not asked: a clock that was put right goes back.
    """
    number, before = 0, BEGINNING
    for row in rows:
        found = list(_faults(row, space, number, before))
        yield from (Finding(space, row.number if fault is not Fault.GAP else number + 1, fault) for fault in found)
        number, before = max(number, row.number), row.link
        if end and row.number > end.number:
            yield Finding(space, row.number, Fault.BEYOND)
    if end and number < end.number:
        yield Finding(space, number + 1, Fault.CUT)
    elif end and number == end.number and before != end.link:
        yield Finding(space, number, Fault.OTHER)


def _faults(row: Row, space: UUID, number: int, before: str) -> Iterator[Fault]:
    if row.space != space or row.number <= number:
        yield Fault.OUT_OF_PLACE
    elif row.number > number + 1:
        yield Fault.GAP
    elif row.previous != before:
        yield Fault.UNLINKED
    if link(row) != row.link:
        yield Fault.ALTERED
