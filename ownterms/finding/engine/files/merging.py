"""Several segments made one, without their dead listings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine.files.segment import Arrays, Segment, word_arrays, words_of
from ownterms.finding.engine.meaning import WIDTH


def merged(segments: Sequence[Segment], dead: Sequence[NDArray[np.int32]]) -> Arrays:
    """The living listings of several segments as one."""
    parts = [_Part.of(segment, gone) for segment, gone in zip(segments, dead, strict=True)]
    bases = np.cumsum([0, *(part.count for part in parts)])
    terms, starts, docs, impacts = _postings(parts, bases)
    texts, text_starts = _strings(parts)
    held, counts = _words(segments)

    def kept(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(p.arrays, name)[p.alive] for p in parts])

    has_vectors = all(len(p.arrays.vectors) == len(p.arrays.ids) for p in parts)
    return Arrays(
        terms=terms,
        starts=starts,
        docs=docs,
        impacts=impacts,
        ids=kept("ids"),
        texts=texts,
        text_starts=text_starts,
        headed=kept("headed"),
        served=kept("served"),
        free=kept("free"),
        times=kept("times"),
        place_docs=np.concatenate([p.place_docs + b for p, b in zip(parts, bases[:-1], strict=True)]).astype(np.int32),
        places=np.concatenate([p.places for p in parts]),
        vectors=kept("vectors") if has_vectors else np.zeros((0, WIDTH), np.int8),
        words=held,
        word_counts=counts,
    )


@dataclass(frozen=True)
class _Part:
    """One segment of a merge: which listings live, and their new numbers."""

    arrays: Arrays
    alive: NDArray[np.int64]
    numbers: NDArray[np.int32]  # new number of each listing, -1 for the dead
    place_docs: NDArray[np.int32]
    places: NDArray[np.float32]

    @property
    def count(self) -> int:
        return len(self.alive)

    @classmethod
    def of(cls, segment: Segment, gone: NDArray[np.int32]) -> "_Part":
        numbers = np.zeros(segment.size, np.int32)
        numbers[gone] = -1
        alive = np.flatnonzero(numbers == 0)
        numbers[alive] = np.arange(len(alive), dtype=np.int32)
        place_docs = numbers[segment.arrays.place_docs]
        stays = place_docs >= 0
        return cls(segment.arrays, alive, numbers, place_docs[stays], segment.arrays.places[stays])


def _postings(
    parts: Sequence[_Part], bases: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
    """The postings of all parts, term by term, in the order of the parts."""
    terms = np.unique(np.concatenate([part.arrays.terms for part in parts]))
    counts = np.zeros(len(terms), np.int64)
    prepared = []
    for part in parts:
        docs = part.numbers[part.arrays.docs]
        lives = docs >= 0
        at = np.searchsorted(terms, part.arrays.terms)
        sizes = np.add.reduceat(lives, part.arrays.starts[:-1], dtype=np.int64) if len(at) else at
        counts[at] += sizes
        prepared.append((at, sizes, docs[lives], part.arrays.impacts[lives]))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    docs = np.empty(starts[-1], np.int32)
    impacts = np.empty(starts[-1], np.uint8)
    filled = starts[:-1].copy()
    for (at, sizes, its_docs, its_impacts), base in zip(prepared, bases[:-1], strict=True):
        own = np.cumsum(sizes) - sizes
        to = np.repeat(filled[at] - own, sizes) + np.arange(len(its_docs))
        docs[to] = its_docs + np.int32(base)
        impacts[to] = its_impacts
        filled[at] += sizes
    held = counts > 0
    return terms[held], np.concatenate([[0], np.cumsum(counts[held])]).astype(np.int64), docs, impacts


def _strings(parts: Sequence[_Part]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    pieces, lengths = [], []
    for part in parts:
        starts = part.arrays.text_starts
        sizes = np.diff(starts)
        keep = np.zeros(len(sizes), bool)
        keep[part.alive] = True
        pieces.append(part.arrays.texts[np.repeat(keep, sizes)])
        lengths.append(sizes[part.alive])
    return np.concatenate(pieces), np.concatenate([[0], np.cumsum(np.concatenate(lengths))]).astype(np.int64)


def _words(segments: Sequence[Segment]) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    counts: dict[str, int] = {}
    for segment in segments:
        for word, count in words_of(segment.arrays).items():
            counts[word] = counts.get(word, 0) + count
    return word_arrays(counts)
