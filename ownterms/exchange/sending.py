"""Whole files on their way: few at a time, for whoever reads slowly, or not at all, holds a thread until they go."""

from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore
from typing import ClassVar, Final
from weakref import finalize

PIECE: Final = 1 << 18  # bytes


class ManyReaders(Exception):
    """As many as may be sent a whole file at a time are being sent one."""


class Pieces:
    """A file in pieces, which holds one of the `turns` until it is closed, or nobody has it any more.

    Whoever serves says how many turns there are: fewer than the threads that answer. Raises ManyReaders.
    """

    turns: ClassVar[BoundedSemaphore] = BoundedSemaphore(8)

    def __init__(self, path: Path) -> None:
        turns = type(self).turns
        if not turns.acquire(blocking=False):
            raise ManyReaders
        self.path = path
        self.close = finalize(self, turns.release)  # it does so once, however often it is called

    def __iter__(self) -> Iterator[bytes]:
        """This will read the file from its start to its end."""
        with self.path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
