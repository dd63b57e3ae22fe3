"""Holding the mirror up to somebody's file: it is read in memory, in a process apart, and thrown away."""

import json
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any, Final

from django.utils.translation import gettext as _

from ownterms.lib.apart.work import Busy, NothingMade, apart, waiting
from ownterms.mirror.reading import COLUMNS, Mirror
from ownterms.mirror.reading.plain import from_plain

READER: Final = "ownterms.mirror.apart"
TURN: Final = BoundedSemaphore(1)
"""On which one sheet is read at a time, for each process that serves."""
PATIENCE: Final = 5
"""Seconds to wait for it: whoever waits holds a thread that answers people."""
SECONDS: Final = 20
"""Of computing, for each: nobody may hold that turn for long."""


class CannotHoldUp(Exception):
    """The file cannot be read here and now; it says what would help, and how many seconds it took."""

    def __init__(self, says: str, seconds: float = 0) -> None:
        super().__init__(says)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class HeldUp:
    """What a file shows, and how it was read. No cell of it is here, but its headings.

    `found` leads from our columns to the file's headings; `troubles` are (line, heading, sentence), the first of them.
    `seconds` of computing are what it took.
    """

    mirror: Mirror
    rows: int
    found: dict[str, str]
    unread: list[str]
    says: list[str]
    troubles: list[tuple[int, str, str]]
    in_trouble: int
    seconds: float

    @property
    def not_found(self) -> list[str]:
        """Our columns that no heading of the file was taken for."""
        return [name for name in COLUMNS if name not in self.found]


def hold_up_file(
    pieces: Iterable[bytes], *, name: str = "", us: str = "", mapping: Mapping[str, str] | None = None
) -> HeldUp:
    """This will read a file and hold the mirror up to it. Raises CannotHoldUp.

    `us` is how the service calls itself; `mapping` leads from headings to our columns. Its pieces are put together once
    its turn has come: of all that are waiting, one file alone is here a second time.
    """
    asked = json.dumps({"name": name, "us": us, "mapping": dict(mapping or {})})
    try:
        with waiting(TURN, PATIENCE):
            return _in_turn(asked, pieces)
    except Busy as busy:
        raise CannotHoldUp(_("Another file is being read just now. Please try again in a minute.")) from busy


def _in_turn(asked: str, pieces: Iterable[bytes]) -> HeldUp:
    given = bytearray(asked.encode() + b"\n")
    for piece in pieces:
        given += piece
    try:
        told, _nothing = apart(READER, given, str(SECONDS), turns=nullcontext(), patience=2 * SECONDS)
    except NothingMade:
        told = {}
    if "mirror" not in told:
        too_much = _("That is too much to read here. On your own machine, ./run mirror can.")
        raise CannotHoldUp(told.get("refusal") or too_much, told.get("seconds", SECONDS))
    return of_plain(told)


def of_plain(told: dict[str, Any]) -> HeldUp:
    """This will give what the reader told."""
    troubles = [(line, heading, says) for line, heading, says in told["troubles"]["first"]]
    return HeldUp(
        from_plain(told["mirror"]),
        told["rows"],
        told["found"],
        told["unread"],
        told["says"],
        troubles,
        told["troubles"]["count"],
        told["seconds"],
    )
