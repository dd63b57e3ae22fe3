"""The manifest: which segments an index consists of, replaced whole so that nobody sees half."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

NAME: Final = "manifest.json"
FORMAT: Final = 1
"""Goes up when the arrays of a segment change their meaning; older indexes are then built anew."""


class NoIndex(Exception):
    """There is no index in this folder, or it cannot be read; it must be built."""


class IndexBusy(Exception):
    """Another process is writing to the index, and did not finish in time."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One segment of an index: its folder, how many listings, and the file of its dead ones."""

    name: str
    size: int
    dead: str | None = None


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """One state of an index.

    ``number`` goes up with every change. ``mark`` is the owner's: how far changes were followed.
    ``fingerprint`` names what the index was built with.
    """

    number: int
    mark: int
    fingerprint: str
    parts: tuple[Part, ...]

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read the manifest of a folder.

        Raises:
            NoIndex: there is none, or it is not one of ours.
        """
        try:
            held = json.loads((folder / NAME).read_bytes())
            if held.pop("format") != FORMAT:
                raise NoIndex(f"The index in {folder} has another format; build it anew.")
            parts = tuple(Part(**part) for part in held.pop("parts"))
            return cls(parts=parts, **held)
        except FileNotFoundError:
            raise NoIndex(f"There is no index in {folder}; build it first.") from None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise NoIndex(f"The index in {folder} cannot be read; build it anew.") from error

    def write(self, folder: Path) -> None:
        """Put this manifest in the place of the one before, in one step."""
        beside = folder / f"{NAME}.part"
        with beside.open("w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, **asdict(self)}, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / NAME)
        _sync(folder)


@contextmanager
def writing(folder: Path, *, patience: float = 30.0) -> Iterator[None]:
    """Hold the folder for one writer.

    Raises:
        IndexBusy: another process held it for longer than ``patience`` seconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise IndexBusy(
                        f"Another process is writing to the index in {folder}. Nothing was "
                        "changed. Try again when it has finished."
                    ) from None
                time.sleep(0.02)
        yield


def _sync(folder: Path) -> None:
    """Make the names in a folder last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
