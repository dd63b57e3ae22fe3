"""The folder of an index: building it, changing it, keeping it tidy.

Nothing is ever written over. A new state is new files and then a new manifest in one step, so
that a crash at any moment leaves the former state whole.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine.files import segment as segments
from ownterms.finding.engine.files.manifest import Manifest, NoIndex, Part, writing
from ownterms.finding.engine.files.merging import merged
from ownterms.finding.engine.files.segment import Segment
from ownterms.finding.engine.files.writing import Writer
from ownterms.finding.engine.listing import Listing

BATCH: Final = 50_000
"""Listings that are read into memory at once while an index is built."""

SMALL: Final = 256
"""Segments smaller than this are always joined with the next one."""

RATIO: Final = 3
"""Newer segments are joined with the one before when that is at most so many times as large."""


def build(folder: Path, listings: Iterable[Listing], writer: Writer, *, mark: int, fingerprint: str) -> Manifest:
    """Write a whole index; listings of the same id in different batches count once, the last."""
    with writing(folder):
        number = _next_number(folder)
        parts: list[Part] = []
        for n, batch in enumerate(_batches(listings)):
            arrays = writer.arrays(batch)
            parts = [_without(folder, part, {listing.id for listing in batch}, f"{number}-{n}") for part in parts]
            parts.append(_written(folder, f"segment-{number:08d}-{n:04d}", arrays))
        if len(parts) > 1:
            parts = _joined(folder, f"segment-{number:08d}-whole", parts)
        made = Manifest(number=number, mark=mark, fingerprint=fingerprint, parts=tuple(parts))
        _publish(folder, made)
    return made


def change(  # noqa: PLR0913 - one change is all of these at once
    folder: Path,
    fingerprint: str,
    writer: Writer,
    *,
    put: Sequence[Listing],
    drop: Iterable[str],
    mark: int | None,
) -> Manifest:
    """Write one change: listings put in or replaced, others dropped, the owner's mark set."""
    with writing(folder):
        latest = Manifest.read(folder)
        if latest.fingerprint != fingerprint:
            raise NoIndex(f"The index in {folder} was built anew with something else; open it again.")
        number = latest.number + 1
        gone = {*drop, *(listing.id for listing in put)}
        parts = [_without(folder, part, gone, f"{number:08d}") for part in latest.parts]
        if put:
            parts.append(_written(folder, f"segment-{number:08d}", writer.arrays(put)))
        made = Manifest(
            number=number,
            mark=latest.mark if mark is None else mark,
            fingerprint=fingerprint,
            parts=tuple(_tidied(folder, f"segment-{number:08d}-whole", parts)),
        )
        _publish(folder, made)
    return made


def dead(folder: Path, part: Part) -> NDArray[np.int32]:
    """The numbers of the listings of a part that are gone."""
    if part.dead is None:
        return np.zeros(0, np.int32)
    gone: NDArray[np.int32] = np.load(folder / part.dead)
    return gone


def _batches(listings: Iterable[Listing]) -> Iterator[list[Listing]]:
    rest = iter(listings)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _written(folder: Path, name: str, arrays: segments.Arrays) -> Part:
    """Write one segment under a name that no manifest holds yet."""
    # What an interrupted writer left under this name was never named by a manifest.
    shutil.rmtree(folder / name, ignore_errors=True)
    segments.write(arrays, folder / name)
    return Part(name=name, size=len(arrays.ids))


def _without(folder: Path, part: Part, gone: set[str], state: str) -> Part:
    """The part with the listings of these ids gone."""
    before = dead(folder, part)
    after = np.union1d(before, Segment(folder / part.name).docs_of(gone)).astype(np.int32) if gone else before
    if len(after) == len(before):
        return part
    name = f"dead-{state}-{part.name}.npy"
    segments.save(folder / name, after)
    return Part(name=part.name, size=part.size, dead=name)


def _tidied(folder: Path, name: str, parts: list[Part]) -> list[Part]:
    """Join the newest parts with the one before, while that is not much larger than they are."""
    first, size = len(parts), 0
    while first and (size == 0 or parts[first - 1].size <= max(SMALL, RATIO * size)):
        first -= 1
        size += parts[first].size
    return parts if len(parts) - first < 2 else parts[:first] + _joined(folder, name, parts[first:])


def _joined(folder: Path, name: str, parts: Sequence[Part]) -> list[Part]:
    """Several parts as one, without the listings that are gone; none where nothing is left."""
    arrays = merged([Segment(folder / part.name) for part in parts], [dead(folder, part) for part in parts])
    return [_written(folder, name, arrays)] if len(arrays.ids) else []


def _next_number(folder: Path) -> int:
    """A number above that of the former state, and of anything an interrupted writer left."""
    try:
        return Manifest.read(folder).number + 1
    except NoIndex:
        names = (path.name.split("-")[1] for path in folder.glob("segment-*"))
        return max((int(name) for name in names if name.isdigit()), default=0) + 1


def _publish(folder: Path, manifest: Manifest) -> None:
    """Make a state the newest, and remove what it no longer names.

    Processes that still map the removed files keep them until they let go.
    """
    manifest.write(folder)
    kept = {part.name for part in manifest.parts} | {part.dead for part in manifest.parts}
    for path in folder.iterdir():
        if path.name in kept:
            continue
        if path.name.startswith("segment-"):
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith("dead-"):
            path.unlink(missing_ok=True)
