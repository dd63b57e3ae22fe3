"""What reading gives: rows, and troubles with them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_TOLD = 500  # troubles kept word for word; all are counted
MOST_IN_A_ROW = 100_000  # records refused one after another; what follows is no directory either
MOST_SORTS = 5_000  # causes that are counted apart
MOST_OF_A_SORT = 25  # of these, with the same cause in the same document


class FeedRefused(Exception):
    """The feed cannot be taken as a whole. Its text is a sentence fit to show; nothing was changed."""


class Where(NamedTuple):
    """A place in a feed: a document's name, and a line number or a path inside it."""

    document: str
    place: str

    def __str__(self) -> str:
        return f"{self.document}, {self.place}" if self.place else self.document


class Row(NamedTuple):
    """One record of an HSDS table, as it was sent: column → value."""

    table: str
    values: Mapping[str, object]
    where: Where


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that was wrong, where, and what became of it."""

    where: Where
    cause: str

    def __str__(self) -> str:
        return f"{self.where}: {self.cause}"


@dataclass(slots=True)
class Troubles:
    """All that went wrong while reading one feed, counted; the first hundreds word for word."""

    told: list[Trouble] = field(default_factory=list)
    refused: int = 0
    mended: int = 0
    causes: Counter[tuple[str, str]] = field(default_factory=Counter)
    unknown_columns: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: dict[str, str] = field(default_factory=dict)
    in_a_row: int = 0  # refused since the last that was taken

    def refuse(self, where: Where, cause: str, *, sort: str = "") -> None:
        """A record could not be taken. Raises FeedRefused where nothing else has come for long."""
        self.refused += 1
        self.in_a_row += 1
        self._tell(where, cause, sort or cause)
        if self.in_a_row > MOST_IN_A_ROW:
            raise FeedRefused(f"{where}: {MOST_IN_A_ROW:,} records in a row cannot be taken. Nothing was changed.")

    def mend(self, where: Where, cause: str, *, sort: str = "") -> None:
        """A record lost a value, and was kept."""
        self.mended += 1
        self._tell(where, cause, sort or cause)

    def leave_out(self, document: str, cause: str) -> None:
        """A whole document is no part of a directory."""
        self.left_out[document[:200].encode("utf-8", "replace").decode()] = cause  # a key may be half a letter

    def _tell(self, where: Where, cause: str, sort: str) -> None:
        if len(self.causes) >= MOST_SORTS and (where.document, sort) not in self.causes:
            return
        self.causes[where.document, sort] += 1
        if len(self.told) < MOST_TOLD and self.causes[where.document, sort] <= MOST_OF_A_SORT:
            self.told.append(Trouble(where, cause))
