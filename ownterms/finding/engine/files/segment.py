"""A segment: some listings, written once as plain arrays in a folder and mapped by every process.

Terms are 64-bit hashes, sorted; for each the listings that hold it, with an impact of 0–255
(how much of the listing speaks of it, already weighted by field and saturated).
"""

import hashlib
import mmap
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

EVENING: Final = 1 << 7
WEEKEND: Final = 1 << 8
DAYTIME: Final = 1 << 9
"""Bits of ``times`` beside the seven weekdays: open in the evening, at weekends, by day in the week."""


AT_ONCE: Final = 64
"""Vectors that are read before memory is let go; each may bring many pages with it."""


@lru_cache(maxsize=60_000)
def hashed(text: str) -> int:
    """A term or an id as 64 bits."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True)
class Arrays:
    """Everything a segment holds. N listings, T terms, P postings, L places, W words.

    ``low``/``high`` are ages in years; ``free`` is -1 where nobody said, 0 or 1; ``headed`` and
    ``served`` are audience masks; strings are UTF-8 one after the other with their starts.
    """

    terms: NDArray[np.uint64]  # (T,) sorted
    starts: NDArray[np.int64]  # (T + 1,)
    docs: NDArray[np.int32]  # (P,) ascending in each term
    impacts: NDArray[np.uint8]  # (P,)
    ids: NDArray[np.uint64]  # (N,) hashes of listing ids
    texts: NDArray[np.uint8]  # id, kind and name of each listing, with a zero byte between
    text_starts: NDArray[np.int64]  # (N + 1,)
    headed: NDArray[np.uint64]  # (N,)
    served: NDArray[np.uint64]  # (N,)
    free: NDArray[np.int8]  # (N,)
    times: NDArray[np.uint16]  # (N,)
    place_docs: NDArray[np.int32]  # (L,) ascending
    places: NDArray[np.float32]  # (L, 2) latitude and longitude in degrees
    vectors: NDArray[np.int8]  # (N, 256), or (0, 256) without vectors
    words: NDArray[np.uint8]  # words as they are written, one after the other, line breaks between
    word_counts: NDArray[np.int32]  # (W,) in how many listings


class Segment:
    """A segment on disk, mapped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.arrays = Arrays(**{f.name: _open(folder / f"{f.name}.npy") for f in fields(Arrays)})
        self.size = len(self.arrays.ids)

    def find(self, terms: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each term where its postings start and end (both 0 for a term not held)."""
        known = self.arrays.terms
        if not len(known):
            empty = np.zeros(len(terms), np.int64)
            return empty, empty
        at = np.minimum(np.searchsorted(known, terms), len(known) - 1)
        held = known[at] == terms
        starts = np.where(held, self.arrays.starts[at], 0)
        return starts, np.where(held, self.arrays.starts[at + 1], 0)

    def text(self, doc: int) -> tuple[str, str, str]:
        """Id, kind and name of a listing."""
        start, end = self.arrays.text_starts[doc : doc + 2]
        held = self.arrays.texts[int(start) : int(end)].tobytes().decode()
        listing, kind, name = held.split("\0", 2)
        return listing, kind, name

    def vectors_of(self, docs: NDArray[np.int64]) -> NDArray[np.int8]:
        """The vectors of a few listings out of very many; the memory that was touched is let go again."""
        vectors = self.arrays.vectors
        mapped = getattr(vectors.base, "_mmap", None)
        found = [vectors[:0]]
        for first in range(0, len(docs), AT_ONCE):
            found.append(vectors[docs[first : first + AT_ONCE]])
            if mapped is not None and hasattr(mmap, "MADV_DONTNEED"):
                mapped.madvise(mmap.MADV_DONTNEED)
        return np.concatenate(found)

    @cached_property
    def sample(self) -> NDArray[np.int8]:
        """The vectors of about a thousand listings, evenly spread."""
        return self.vectors_of(np.arange(0, len(self.arrays.vectors), max(1, self.size // 1000)))

    def docs_of(self, ids: Iterable[str]) -> NDArray[np.int32]:
        """The listings with these ids, as numbers."""
        wanted = np.array([hashed(each) for each in ids], np.uint64)
        return np.flatnonzero(np.isin(self.arrays.ids, wanted)).astype(np.int32)


def write(arrays: Arrays, folder: Path) -> None:
    """Write a segment whole: into a folder beside, synced, then renamed."""
    beside = folder.with_name(folder.name + ".part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    for each in fields(Arrays):
        save(beside / f"{each.name}.npy", getattr(arrays, each.name))
    beside.rename(folder)


def save(path: Path, array: NDArray[Any]) -> None:
    """Write one array so that it lasts."""
    with path.open("wb") as file:
        np.save(file, array)
        file.flush()
        os.fsync(file.fileno())


def words_of(arrays: Arrays) -> dict[str, int]:
    """The words of a segment as they are written, and in how many listings each stands."""
    held = arrays.words.tobytes().decode()
    return dict(zip(held.split("\n"), arrays.word_counts.tolist(), strict=True)) if held else {}


def word_arrays(counts: dict[str, int]) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """Counted words as the two arrays that hold them."""
    ordered = sorted(counts)
    held = np.frombuffer("\n".join(ordered).encode(), np.uint8)
    return held, np.array([counts[word] for word in ordered], np.int32)


def _open(path: Path) -> NDArray[Any]:
    """An array as it lies on disk; as a plain array, which costs less at each touch than a mapped one."""
    return np.asarray(np.load(path, mmap_mode=None if path.stat().st_size < 4096 else "r"))
