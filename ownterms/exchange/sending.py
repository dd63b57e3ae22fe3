"""Whole files on their way: few at a time, for whoever reads slowly, or not at all, holds a thread until they go."""

from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore
from typing import ClassVar, Final

PIECE: Final = 1 << 18  # bytes


class ManyReaders(Exception):
    """As many as may be sent a whole file at a time are being sent one."""


class Pieces:
    """A file in pieces, which holds one of the `turns` until it is closed. Raises ManyReaders.

    Whoever serves says how many turns there are: fewer than the threads that answer.
    """

    turns: ClassVar[BoundedSemaphore] = BoundedSemaphore(8)

    def __init__(self, path: Path) -> None:
        self.file = path.open("rb")
        self.turn = type(self).turns
        if not self.turn.acquire(blocking=False):
            self.file.close()
            raise ManyReaders

    def __iter__(self) -> Iterator[bytes]:
        """This will read the file from where it stands to its end."""
        while piece := self.file.read(PIECE):
            yield piece

    def close(self) -> None:
        """This will let the next reader have the turn. Closing it again does nothing."""
        if not self.file.closed:
            self.file.close()
            self.turn.release()
