"""Cues found in what a person said: on stems, in order, small gaps allowed, longest first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from ownterms.finding.engine import words
from ownterms.finding.engine.lexicon import Cue, Lexicon

GAP: Final = 2.0
"""Words of meaning that may stand between two words of a cue; half of that where the cue itself
has fewer than two words of meaning. A stop word counts as half a word, a light one as none."""

_PART: Final = re.compile(r"\{[^{}]*\}|[^{}]+")


@dataclass(frozen=True)
class Match:
    """A cue found: at which word numbers, and how strongly (about one for each word of meaning)."""

    cue: Cue
    at: tuple[int, ...]
    strength: float


@dataclass(frozen=True)
class Asked:
    """The words of a question: as folded, as stems, and which are light (no gap)."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, found: Iterable[str], *, refusing: AbstractSet[int] = frozenset()) -> "Asked":
        """The words as asked; a "not" that refuses something (at these numbers) meets no cue."""
        kept = tuple(found)
        stems = ("" if n in refusing else words.stem(word) for n, word in enumerate(kept))
        return cls(kept, tuple(stems))

    @cached_property
    def heavy_before(self) -> tuple[float, ...]:
        """For each place, how many words of meaning stand before it; stop words count half."""
        total, counts = 0.0, [0.0]
        for word in self.words:
            total += 0.0 if word in words.LIGHT else 0.5 if word in words.STOPS else 1.0
            counts.append(total)
        return tuple(counts)


def pattern(text: str) -> tuple[tuple[str, ...], float]:
    """A cue as its parts (stems and ``{name}`` for lists) and the weight of its words."""
    parts: list[tuple[str, float, bool]] = []
    for piece in _PART.findall(text):
        if piece.startswith("{"):
            parts.append(("{" + piece[1:-1].strip() + "}", 0.75, False))
            continue
        for word in words.of(piece):
            heavy = word not in words.STOPS
            parts.append((words.stem(word), 1.0 if heavy else 0.25, word in words.LIGHT))
    needed = [part for part in parts if not part[2]]
    if len(needed) < 2:
        needed = parts
    return tuple(part[0] for part in needed), sum(part[1] for part in needed)


class Cues:
    """All cues of a lexicon, ready to be looked for in a question."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lists = lexicon.lists
        cues = [cue for n, _ in enumerate(lexicon.concepts) for cue in _cues(lexicon, n)]
        common = Counter(part for cue in cues for part in set(cue.parts))
        self.shared = Counter(cue.parts for cue in cues if cue.from_directory)
        self._by_rarest: dict[str, list[Cue]] = defaultdict(list)
        for cue in cues:
            self._by_rarest[min(cue.parts, key=lambda part: (common[part], part))].append(cue)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every stem that a cue or a named list holds."""
        cues = (part for some in self._by_rarest.values() for cue in some for part in cue.parts)
        members = (s for members in self.lists.values() for member in members for s in member)
        return frozenset(cues) | frozenset(members)

    def found_in(self, asked: Asked) -> list[Match]:
        """Every cue found, strongest first, without those that lie inside a stronger one."""
        places = self._places(asked)
        matches = [
            match
            for key in places
            for cue in self._by_rarest.get(key, ())
            if places.keys() >= set(cue.parts) and (match := _match(cue, places, asked))
        ]
        matches.sort(key=lambda match: (-match.strength, match.at, match.cue.text))
        return _outermost(matches)

    def _places(self, asked: Asked) -> dict[str, list[tuple[int, int]]]:
        """Where each stem and each named list stands: (first word, one past the last)."""
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, stem in enumerate(asked.stems):
            places[stem].append((at, at + 1))
        present = set(asked.stems)
        for name, members in self.lists.items():
            spans = {
                (at, at + len(member))
                for member in members
                if member[0] in present
                for at, _ in places[member[0]]
                if asked.stems[at : at + len(member)] == member
            }
            if spans:
                places["{" + name + "}"] = sorted(spans, key=lambda span: (span[0], -span[1]))
        return dict(places)


@lru_cache(maxsize=4)
def cues_of(lexicon: Lexicon) -> Cues:
    """The cues of a lexicon, made ready once; a lexicon is told from another by identity."""
    return Cues(lexicon)


def _cues(lexicon: Lexicon, number: int) -> list[Cue]:
    concept = lexicon.concepts[number]
    cues = []
    for texts, from_directory in ((concept.cues, False), (concept.directory, True)):
        for text in texts:
            parts, weight = pattern(text)
            if parts:
                cues.append(Cue(text, parts, number, weight, from_directory))
    return cues


def _match(cue: Cue, places: Mapping[str, Sequence[tuple[int, int]]], asked: Asked) -> Match | None:
    """The first place where the parts of a cue stand in order with small gaps."""
    heavy, most = asked.heavy_before, GAP if cue.weight >= 2 else GAP / 2
    for start in places[cue.parts[0]]:
        spans, gaps = [start], 0.0
        for part in cue.parts[1:]:
            end = spans[-1][1]
            span = next((span for span in places[part] if span[0] >= end), None)
            if span is None:
                return None
            gap = heavy[span[0]] - heavy[end]
            if gap > most:
                break
            gaps += gap
            spans.append(span)
        else:
            at = tuple(number for span in spans for number in range(*span))
            return Match(cue, at, cue.weight * 0.85**gaps)
    return None


def _outermost(matches: Sequence[Match]) -> list[Match]:
    """The matches that no stronger one holds inside itself."""
    kept: list[tuple[frozenset[int], Match]] = []
    for match in matches:
        at = frozenset(match.at)
        if not any(at < other for other, _ in kept):
            kept.append((at, match))
    return [match for _, match in kept]
