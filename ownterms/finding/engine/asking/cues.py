"""Cues found in what a person said: on stems, in order, small gaps allowed, longest first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Final

from ownterms.finding.engine import words
from ownterms.finding.engine.asking.asked import Asked
from ownterms.finding.engine.lexicon import Lexicon

GAP: Final = 2.0
"""Words of meaning that may stand between two words of a cue; half of that where the cue itself
has fewer than two words of meaning. A stop word counts as half a word, a light one as none."""

NAMED: Final = 8
"""A word of a named list ("mum") is taken to belong to so many concepts more."""

WIDE: Final = 1.8
"""The weight of a cue from which it may have the whole gap."""

NARROW: Final = 0.8
"""What a gap as wide as one word leaves of a cue."""

ENOUGH: Final = 0.7
"""The share of the weight of a cue of danger that must be found. Any other must be found whole: half a
cue led to the wrong concept about as often as to the right one."""

MOST: Final = 1.15
"""The weight of a word that stands in the cues of one concept only."""

COMMON: Final = 0.13
"""What it loses for each time e more concepts share it."""

LEAST: Final = 0.6
"""The weight of a word that very many share."""

LIST: Final = 0.6
"""The weight of a named list."""

STOP: Final = 0.1
"""The weight of a stop word."""

ALONE: Final = 0.3
"""The same in a cue of nothing else ("new here"), which must be all that its clause says."""

BESIDE: Final = 0.7
"""What a cue must say beside the words of a danger that it shares."""

OBJECTS: Final = frozenset("a an the my our his her their".split())
"""After one of these words a doing is not the activity: "I run a shop" is not running."""

MODALS: Final = frozenset(("will", "would"))
"""Stems that may be missing in a cue of danger: "he'd kill me" is heard as "he kill me"."""

NEEDED: Final = frozenset("not no noth nobodi without never nowher".split())
"""Stems without which a cue says something else."""

TRAILING: Final = frozenset(map(words.stem, "because and to when but or so if i".split()))
"""Stems that may be missing at the end of a cue, where so many parts stand before them."""

LEAST_CORE: Final = 3

_PART: Final = re.compile(r"\{[^{}]*\}|[^{}]+")


@dataclass(frozen=True)
class Cue:
    """One lived phrase as a pattern: each part is a stem, or ``{name}`` for a named list.

    ``weights`` say how much each part means, about 1.0 for a word that few concepts share. Only
    the parts that are ``needed`` must all be found; for the others a share of the weight is enough.
    """

    text: str
    concept: int
    parts: tuple[str, ...]
    weights: tuple[float, ...]
    needed: frozenset[str]
    enough: float
    from_directory: bool
    danger: bool

    @property
    def is_one_word(self) -> bool:
        """Whether it is a single word, and so weak."""
        return len(self.parts) == 1


@dataclass(frozen=True)
class Match:
    """A cue found: at which word numbers, and how strongly (about one for each word of meaning)."""

    cue: Cue
    at: tuple[int, ...]
    strength: float


@dataclass(frozen=True)
class Pattern:
    """A cue before its words are weighed: its parts, and which of them are stop words."""

    text: str
    concept: int
    parts: tuple[str, ...]
    stops: tuple[bool, ...]
    from_directory: bool

    @classmethod
    def of(cls, text: str, concept: int, *, from_directory: bool) -> "Pattern":
        """The pattern of a cue as it is written."""
        parts: list[tuple[str, bool, bool]] = []
        for piece in _PART.findall(text):
            if piece.startswith("{"):
                parts.append(("{" + piece[1:-1].strip() + "}", False, False))
            else:
                parts += [(words.stem(word), word in words.STOPS, word in words.LIGHT) for word in words.of(piece)]
        heavy = [part for part in parts if not part[2]]
        kept = heavy if len(heavy) > 1 else parts
        return cls(text, concept, tuple(p for p, _, _ in kept), tuple(stop for _, stop, _ in kept), from_directory)

    @property
    def core(self) -> tuple[str, ...]:
        """The parts without joining words at the end ("cant go home because")."""
        last = len(self.parts)
        while last > LEAST_CORE and self.parts[last - 1] in TRAILING:
            last -= 1
        return self.parts[:last]


class Cues:
    """All cues of a lexicon, ready to be looked for in a question."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lists = lexicon.lists
        patterns = list(_patterns(lexicon))
        self.shared = Counter(each.parts for each in patterns if each.from_directory)
        self._told = Counter(part for part, _ in {(part, each.concept) for each in patterns for part in each.parts})
        named = {s for members in self.lists.values() for member in members for s in member}
        self._told.update(dict.fromkeys(named, NAMED))
        self._by_part: dict[str, list[Cue]] = defaultdict(list)
        for each in patterns:
            cue = self._cue(each, whole=lexicon.concepts[each.concept].danger)
            for part, stop in zip(each.parts, each.stops, strict=True):
                if not stop or all(each.stops):
                    self._by_part[part].append(cue)

    def _cue(self, pattern: Pattern, *, whole: bool) -> Cue:
        """A pattern with its words weighed; ``whole`` where every word of it must be found."""
        alone = ALONE if all(pattern.stops) and len(pattern.parts) > 1 else STOP
        weights = tuple(
            alone if stop else self._weight(part) for part, stop in zip(pattern.parts, pattern.stops, strict=True)
        )
        means = [part for part, stop in zip(pattern.parts, pattern.stops, strict=True) if not stop]
        needed = set(pattern.core) if whole or len(means) < 2 else NEEDED & set(pattern.parts)
        if pattern.from_directory or len(means) < 3:
            needed |= set(means)
        if whole:
            needed -= MODALS
        return Cue(
            text=pattern.text,
            concept=pattern.concept,
            parts=pattern.parts,
            weights=weights,
            needed=frozenset(needed),
            enough=(ENOUGH if whole else 1.0) * sum(weights),
            from_directory=pattern.from_directory,
            danger=whole,
        )

    def _weight(self, part: str) -> float:
        if part.startswith("{"):
            return LIST
        return max(LEAST, MOST - COMMON * log(self._told[part]))

    def specific(self, cue: Cue) -> float:
        """How far a one-word cue speaks of one thing: 1 where no other concept has its word."""
        return float(max(1, self._told[cue.parts[0]]) ** -0.5)

    def found_in(self, asked: Asked) -> list[Match]:
        """Every cue found, strongest first, without those that lie inside a stronger one.

        A cue of danger gives way to none but another of danger.
        """
        places = self._places(asked)
        met = {id(cue): cue for part in places for cue in self._by_part.get(part, ())}
        able = (cue for cue in met.values() if places.keys() >= cue.needed)
        matches = [match for cue in able if (match := _match(cue, places, asked))]
        matches.sort(key=lambda match: (-match.strength, match.at, match.cue.text))
        return _beside_danger(_outermost(matches), asked)

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


def _patterns(lexicon: Lexicon) -> Iterator[Pattern]:
    """The patterns of all cues; labels and directory words are cues too."""
    for number, concept in enumerate(lexicon.concepts):
        for texts, from_directory in (((*concept.cues, concept.label), False), (concept.directory, True)):
            found = (Pattern.of(text, number, from_directory=from_directory) for text in texts)
            yield from (each for each in found if each.parts)


def _match(cue: Cue, places: Mapping[str, Sequence[tuple[int, int]]], asked: Asked) -> Match | None:
    """The first place where enough parts of a cue stand in order with small gaps."""
    there = [(part, weight) for part, weight in zip(cue.parts, cue.weights, strict=True) if part in places]
    held = sum(weight for _, weight in there)
    if held < cue.enough or 2 * len(there) < len(cue.parts):
        return None
    most = GAP if held >= WIDE else GAP / 2
    for start in places[there[0][0]]:
        spans, gaps = [start], 0.0
        for part, _ in there[1:]:
            end = spans[-1][1]
            span = next((span for span in places[part] if span[0] >= end), None)
            if span is None:
                return None
            gap = asked.gap(end - 1, span[0])
            if gap > most:
                break
            gaps += gap
            spans.append(span)
        else:
            at = tuple(number for span in spans for number in range(*span))
            if cue.is_one_word and not _is_activity(cue, at[-1], asked):
                continue
            if set(cue.weights) == {ALONE} and not (cue.danger or asked.says_nothing_else(at)):
                held *= STOP / ALONE
            share = held / sum(cue.weights)
            return Match(cue, at, held * share * NARROW**gaps)
    return None


def _is_activity(cue: Cue, at: int, asked: Asked) -> bool:
    """Whether a word that meets "running" is not the doing of something else ("I run a shop")."""
    doing = cue.text.endswith("ing") and not asked.words[at].endswith("ing")
    return not (doing and not cue.danger and asked.words[at + 1 : at + 2] and asked.words[at + 1] in OBJECTS)


def _outermost(matches: Sequence[Match]) -> list[Match]:
    """The matches that no stronger one holds inside itself."""
    kept: list[tuple[frozenset[int], Match]] = []
    for match in matches:
        at = frozenset(match.at)
        if not any(at < other and (its.cue.danger or not match.cue.danger) for other, its in kept):
            kept.append((at, match))
    return [match for _, match in kept]


def _beside_danger(matches: Sequence[Match], asked: Asked) -> list[Match]:
    """The matches without those that say little beside the words of a danger they share."""
    lived = [match for match in matches if match.cue.danger and not match.cue.from_directory]
    told = {n for match in lived for n in match.at if asked.words[n] not in words.STOPS}
    return [match for match in matches if match.cue.danger or _says_more(match, told, asked)]


def _says_more(match: Match, told: AbstractSet[int], asked: Asked) -> bool:
    """Whether a match shares no word of meaning with a danger, or enough of it stands beside them."""
    means = [n for n in match.at if asked.words[n] not in words.STOPS]
    new = sum(n not in told for n in means)
    return new == len(means) or match.strength * new / len(means) >= BESIDE
