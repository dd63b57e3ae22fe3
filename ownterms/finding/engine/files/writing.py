"""Turning listings into the arrays of a segment."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine import words
from ownterms.finding.engine.asking.audience import Audiences, ages_in
from ownterms.finding.engine.files import facts
from ownterms.finding.engine.files.segment import Arrays, hashed, word_arrays
from ownterms.finding.engine.lexicon import Lexicon
from ownterms.finding.engine.listing import Listing
from ownterms.finding.engine.meaning import WIDTH, Meaning, packed
from ownterms.finding.engine.phrases import bare

FIELDS: Final = {"name": (3.0, 5.0), "organisation": (0.8, 5.0), "text": (1.0, 45.0), "categories": (1.4, 7.0)}
"""Weight of each field and its usual length in words. Weights as in BM25F; the lengths are means
over some ten thousand listings of twelve directories, fixed so that segments agree."""

LENGTH_SHARE: Final = 0.6
"""How much a field longer than usual is discounted (BM25's b)."""

SATURATION: Final = 1.6
"""Half of the greatest impact is reached at this weighted count (BM25's k1)."""

LONGEST: Final = 600
"""Words of one text that are read."""

LONGEST_TEXT: Final = 12_000
"""Characters of one text that are read."""


@dataclass
class _Pages:
    """What is gathered while listings are read one by one."""

    numbers: dict[str, int] = field(default_factory=dict)
    docs: "array[int]" = field(default_factory=lambda: array("i"))
    terms: "array[int]" = field(default_factory=lambda: array("i"))
    weights: "array[float]" = field(default_factory=lambda: array("f"))
    word_counts: dict[str, int] = field(default_factory=dict)
    facts: list[tuple[int, int, int, int]] = field(default_factory=list)
    """For each listing: whom it is headed for, whom its text serves, cost and times."""


class Writer:
    """Writes listings for one lexicon, perhaps with vectors."""

    def __init__(self, lexicon: Lexicon, *, meaning: Meaning | None) -> None:
        self._phrases = lexicon.phrase_book
        self._audiences = Audiences.standard()
        self._meaning = meaning

    def arrays(self, listings: Iterable[Listing]) -> Arrays:
        """The arrays of a segment that holds these listings, each id once (the last one counts)."""
        kept = list({listing.id: listing for listing in listings}.values())
        pages = _Pages()
        for number, listing in enumerate(kept):
            self._add(pages, number, listing)
        headed, served, free, times = zip(*pages.facts, strict=True) if kept else ((), (), (), ())
        terms, starts, docs, impacts = _postings(pages)
        texts = [f"{each.id}\0{each.kind}\0{each.name}".encode() for each in kept]
        places = [(n, *place) for n, each in enumerate(kept) for place in each.places]
        held, counts = word_arrays(pages.word_counts)
        return Arrays(
            terms=terms,
            starts=starts,
            docs=docs,
            impacts=impacts,
            ids=np.array([hashed(each.id) for each in kept], np.uint64),
            texts=np.frombuffer(b"".join(texts), np.uint8),
            text_starts=np.concatenate([[0], np.cumsum([len(t) for t in texts])]).astype(np.int64),
            headed=np.array(headed, np.uint64),
            served=np.array(served, np.uint64),
            free=np.array(free, np.int8),
            times=np.array(times, np.uint16),
            place_docs=np.array([place[0] for place in places], np.int32),
            places=np.array([place[1:] for place in places], np.float32).reshape(-1, 2),
            vectors=self._vectors(kept),
            words=held,
            word_counts=counts,
        )

    def _add(self, pages: _Pages, number: int, listing: Listing) -> None:
        """Read one listing."""
        found: dict[str, float] = {}
        said: set[str] = set()
        headed, served = self._stated(listing)
        for name, texts in _fields(listing):
            words_of = [words.of(text[:LONGEST_TEXT])[:LONGEST] for text in texts]
            each = share(name, sum(map(len, words_of)))
            for its_words in words_of:
                said.update(its_words)
                stems = [words.stem(word) for word in its_words]
                # A name that says a word many times says it once: nobody climbs by stuffing theirs.
                self._count(found, list(dict.fromkeys(stems)) if name == "name" else stems, each)
                if name in ("name", "categories"):
                    headed |= self._audiences.headed(stems)
                elif name == "text":
                    served |= self._audiences.served(stems)
        numbers = pages.numbers
        pages.docs.extend([number] * len(found))
        pages.terms.extend([numbers.setdefault(term, len(numbers)) for term in found])
        pages.weights.extend(found.values())
        for word in said:
            pages.word_counts[word] = pages.word_counts.get(word, 0) + 1
        pages.facts.append((headed, served, facts.free(listing, said), facts.times(listing, said)))

    def _stated(self, listing: Listing) -> tuple[int, int]:
        """Whom a listing states it is for, and whom the ages in its text are those of."""
        headed = self._audiences.mask(listing.audiences)
        low, high = listing.ages
        if low is not None or high is not None:
            headed |= self._audiences.of_ages([(low or 0, 120 if high is None else high)])
        return headed, self._audiences.of_ages(ages_in(f"{listing.name} {listing.text[:LONGEST_TEXT]}"))

    def _count(self, found: dict[str, float], stems: Sequence[str], share: float) -> None:
        """Add the stems and phrases of one text to the weighted counts of a listing."""
        for stem in stems:
            found[stem] = found.get(stem, 0.0) + share
        for _, phrase in self._phrases.found_in(bare(stems)):
            found[phrase] = found.get(phrase, 0.0) + share

    def _vectors(self, listings: Sequence[Listing]) -> NDArray[np.int8]:
        if self._meaning is None:
            return np.zeros((0, WIDTH), np.int8)
        texts = [f"{each.name}. {each.text[:2000]} {', '.join(each.categories)}" for each in listings]
        return packed(self._meaning.of(texts))


def share(name: str, length: int) -> float:
    """What one word counts in a field of so many words."""
    weight, usual = FIELDS[name]
    return weight / (1 - LENGTH_SHARE + LENGTH_SHARE * max(length, 1) / usual)


def _fields(listing: Listing) -> tuple[tuple[str, Sequence[str]], ...]:
    own = listing.organisation if listing.organisation != listing.name else ""
    return (
        ("name", (listing.name,)),
        ("organisation", (own,)),
        ("text", (listing.text,)),
        ("categories", listing.categories),
    )


def _postings(
    pages: _Pages,
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
    """The gathered counts as sorted terms, starts, listings and impacts."""
    hashes = np.array([hashed(term) for term in pages.numbers], np.uint64)
    order = np.argsort(hashes)
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    at = rank[np.frombuffer(pages.terms, np.int32)] if len(pages.terms) else np.zeros(0, np.int32)
    by_term = np.argsort(at, kind="stable")
    weights = np.frombuffer(pages.weights, np.float32)[by_term] if len(at) else np.zeros(0)
    docs = np.frombuffer(pages.docs, np.int32)[by_term] if len(at) else np.zeros(0, np.int32)
    starts = np.concatenate([[0], np.cumsum(np.bincount(at, minlength=len(order)))])
    impacts = np.maximum(np.rint(255 * weights / (weights + SATURATION)), 1).astype(np.uint8)
    return hashes[order], starts.astype(np.int64), docs, impacts
