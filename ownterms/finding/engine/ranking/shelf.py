"""The segments of one state of an index, side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine.files.segment import Segment, hashed, words_of

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Shelf:
    """The segments, and for each the numbers of its listings that are gone."""

    segments: tuple[Segment, ...]
    dead: tuple[NDArray[np.int32], ...]

    @property
    def size(self) -> int:
        """All listings, the dead among them."""
        return sum(segment.size for segment in self.segments)

    def words(self) -> Counter[str]:
        """The words of all listings as they are written, and in how many each stands."""
        counts: Counter[str] = Counter()
        for segment in self.segments:
            counts.update(words_of(segment.arrays))
        return counts

    def find(self, terms: Sequence[str]) -> "Spans":
        """Where the postings of some terms lie in each segment."""
        keys = np.array([hashed(term) for term in terms], np.uint64)
        spans = tuple(segment.find(keys) for segment in self.segments)
        counts = sum((ends - starts for starts, ends in spans), np.zeros(len(terms), np.int64))
        rarity = np.log(1 + (self.size - counts + 0.5) / (counts + 0.5)).astype(np.float32)
        return Spans(self, spans, rarity)


@dataclass(frozen=True)
class Spans:
    """Terms looked up on a shelf; ``rarity`` is the inverse document frequency of each, from 0."""

    shelf: Shelf
    spans: tuple[tuple[NDArray[np.int64], NDArray[np.int64]], ...]
    rarity: Floats

    def postings(self, number: int, term: int) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
        """Which listings of a segment hold a term, and with what impact (0–255)."""
        starts, ends = self.spans[number]
        arrays = self.shelf.segments[number].arrays
        return arrays.docs[starts[term] : ends[term]], arrays.impacts[starts[term] : ends[term]]

    def impacts(self, number: int, docs: NDArray[np.int32], term: int) -> Floats:
        """How much some listings speak of a term, from 0 to 1."""
        held, impacts = self.postings(number, term)
        if not len(held):
            return np.zeros(len(docs), np.float32)
        at = np.minimum(held.searchsorted(docs), len(held) - 1)
        found: Floats = (held[at] == docs) * (impacts[at] / np.float32(255))
        return found
