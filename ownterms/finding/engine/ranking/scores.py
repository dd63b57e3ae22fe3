"""The sums behind an order: words, concepts and meaning, shaded by circumstances."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine.asking.question import Question
from ownterms.finding.engine.files.segment import Segment
from ownterms.finding.engine.lexicon import Lexicon
from ownterms.finding.engine.meaning import SCALE, Meaning
from ownterms.finding.engine.ranking.shades import Shades
from ownterms.finding.engine.ranking.shelf import Floats, Shelf, Spans
from ownterms.finding.engine.ranking.wanted import OWN, Wanted, shares
from ownterms.finding.engine.ranking.weights import Weights

SCANNED: Final = 50_000
"""Up to so many listings are all compared by meaning; beyond, only the candidates are."""

CANDIDATES: Final = 400
"""Listings of a segment that are looked at closely."""

MOST_TOLD: Final = 3
"""Concepts whose directory words turn the meaning of a question."""


@dataclass(frozen=True)
class Nearness:
    """A question as a unit vector, and how near to it listings usually are (mean, spread)."""

    vector: Floats
    mean: float
    spread: float

    @classmethod
    def of(cls, question: Question, lexicon: Lexicon, meaning: Meaning, shelf: Shelf, told: float) -> "Nearness | None":
        """The nearness of a question; ``None`` where it has no words or the index no vectors."""
        samples = [segment.sample for segment in shelf.segments if len(segment.sample)]
        if not samples or not question.said:
            return None
        concepts = question.concepts[:MOST_TOLD]
        texts = [question.said, *("; ".join(lexicon[c.id].directory) for c in concepts)]
        parts = np.array([1.0, *(told * c.confidence for c in concepts)], np.float32)
        vector = parts @ meaning.of(texts)
        vector /= max(float(np.linalg.norm(vector)), 1e-9)
        usual = np.concatenate([part.astype(np.float32) @ vector for part in samples]) / SCALE
        return cls(vector, float(usual.mean()), float(usual.std()) or 1.0)

    def to(self, segment: Segment, docs: NDArray[np.int64] | None) -> Floats:
        """How much nearer than usual listings are, in standard deviations, never below 0."""
        vectors = segment.arrays.vectors
        if not len(vectors):
            return np.zeros(segment.size if docs is None else len(docs), np.float32)
        rows = (
            [vectors[n : n + 4096] for n in range(0, len(vectors), 4096)]
            if docs is None
            else [segment.vectors_of(docs)]
        )
        near = np.concatenate([part.astype(np.float32) @ self.vector for part in rows]) / np.float32(SCALE)
        return np.maximum((near - self.mean) / self.spread, 0).astype(np.float32)


@dataclass(frozen=True)
class Scores:
    """The scores of all listings on a shelf for one question.

    ``terms`` are the wanted terms first, then the unwanted ones.
    """

    question: Question
    wanted: list[Wanted]
    terms: Spans
    shades: Shades
    weights: Weights
    nearness: Nearness | None

    def best(self, limit: int) -> list[tuple[int, int, float]]:
        """The best listings: (segment, listing, score), ties in an order that favours nobody."""
        found: list[tuple[int, int, float, int]] = []
        for number, segment in enumerate(self.terms.shelf.segments):
            docs, scores = self._closely(number, segment, limit)
            ties = segment.arrays.ids[docs]
            each = zip(docs.tolist(), scores.tolist(), ties.tolist(), strict=True)
            found += [(number, doc, score, tie) for doc, score, tie in each if score > 0]
        found.sort(key=lambda each: (-each[2], each[3]))
        return [(number, doc, score) for number, doc, score, _ in found[:limit]]

    def _closely(self, number: int, segment: Segment, limit: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The candidates of a segment and their final scores."""
        scores = self._sums(number, segment.size)
        scan = self.terms.shelf.size <= SCANNED
        if self.nearness and scan:
            scores += self.weights.meaning * self.nearness.to(segment, None)
        scores[self.terms.shelf.dead[number]] = 0
        docs = top(scores, max(CANDIDATES, limit))
        kept = scores[docs].astype(np.float64)
        if self.nearness and not scan:
            kept += self.weights.meaning * self.nearness.to(segment, docs)
        return docs, kept * self.shades.of(segment.arrays, docs) * self._refused(number, docs)

    def _sums(self, number: int, size: int) -> Floats:
        """Words and concepts, before anything is shaded."""
        scores, sums = np.zeros(size, np.float32), np.zeros(size, np.float32)
        touched: dict[int, list[tuple[NDArray[np.int32], Floats]]] = {}
        for n, each in enumerate(self.wanted):
            docs, impacts = self.terms.postings(number, n)
            if not len(docs):
                continue
            gain = impacts * np.float32(each.weight * self.terms.rarity[n] / 255)
            if each.concept == OWN:
                scores[docs] += gain
            else:
                touched.setdefault(each.concept, []).append((docs, gain))
        for concept, postings in touched.items():
            for docs, gain in postings:
                sums[docs] += gain
            docs = np.concatenate([docs for docs, _ in postings])
            total = sums[docs]
            # A listing that stands here twice is given the same sum twice, not double.
            scores[docs] = scores[docs] + self.shares[concept] * total / (total + np.float32(self.weights.half))
            sums[docs] = 0
        return scores

    @cached_property
    def shares(self) -> Floats:
        """How much each concept counts."""
        return np.array(shares(self.question, self.weights), np.float32)

    def _refused(self, number: int, docs: NDArray[np.int64]) -> NDArray[np.float64]:
        """What is left of listings that are chiefly, or partly, about what is not wanted."""
        most = np.zeros(len(docs), np.float32)
        for n in range(len(self.wanted), len(self.terms.rarity)):
            most = np.maximum(most, self.terms.impacts(number, docs.astype(np.int32), n))
        weights = self.weights
        return np.select(
            [most > weights.chiefly, most > weights.partly], [weights.refused, weights.refused_partly], 1.0
        )


def top(scores: Floats, count: int) -> NDArray[np.int64]:
    """The numbers of the highest scores above 0."""
    # Partitioning all the zeros too would take most of the time of a search.
    docs = np.flatnonzero(scores > 0)
    if len(docs) <= count:
        return docs
    return docs[np.argpartition(scores[docs], len(docs) - count)[-count:]]
