"""Spelling put right against words that are really there: the directory's own and the cues'.

A word that exists is never changed. Candidates are words that are the same after one letter is
left out of each, or that sound the same; the nearest and commonest wins, or nobody.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine import words
from ownterms.finding.engine.lexicon import Lexicon

COMMON: Final = 30_000
"""How many of the directory's words, the commonest first, are offered as repairs."""

SHORTEST: Final = 4
"""Letters a word must have to be put right."""

SHORT: Final = 6
"""Letters below which only doubled letters, swaps and an "e" too many or too few are put right."""

TWO_APART: Final = 7
"""Letters that both words must have to be two letters apart; shorter ones may be one apart."""

FEW: Final = 2
"""Words of a question up to which it cannot be told whether it is in another language."""

LONG: Final = 8
"""Letters from which a word is long: one wrong letter in it seldom makes another word."""

_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ight", "ite"), (r"ough(?!t)", "o"), (r"(?:aught|ought)", "ort"), (r"gh", ""),
        (r"ph", "f"), (r"^kn", "n"), (r"^wr", "r"), (r"^wh", "w"), (r"wh", "w"), (r"ck", "k"),
        (r"qu", "kw"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"tion", "shn"),
        (r"sion", "shn"), (r"z", "s"), (r"dge", "j"), (r"g(?=[eiy])", "j"), (r"mb$", "m"),
        (r"(.)\1+", r"\1"), (r"(?<=[a-z]{2})e(?=s?$)", ""), (r"ea|ee|ie|ei|y", "i"),
        (r"oo|ou|ew(?![aeiou])|ue|ui", "u"), (r"ai|ay|ei|ey", "a"), (r"oa|ow", "o"), (r"au|aw", "o"),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """How a word sounds, roughly, letter by letter."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def bones(word: str) -> str:
    """The sounds of a word without its vowels, save the first letter."""
    heard = sound(word)
    return heard[:1] + re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouh]", "", heard[1:]))


def distance(one: str, other: str, *, most: int = 4) -> int:
    """Letters to add, drop, change or swap to turn one word into the other, at most ``most``."""
    if abs(len(one) - len(other)) >= most:
        return most
    before, row = list[int](), list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        former, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, former[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most)


def is_likely(word: str, other: str) -> bool:
    """Whether one may be a slip for the other: it sounds the same, two letters changed places, or,
    in a long word, one letter is wrong. Most real words that we do not know fail this."""
    heard, meant = sound(word), sound(other)
    if heard[:1] != meant[:1]:
        return False
    letters = distance(word, other)
    swapped = letters == 1 and sorted(word) == sorted(other)
    if bones(word) != bones(other):
        return swapped or (letters == 1 and len(word) >= LONG)
    if len(word) < SHORT:
        return swapped or (letters == 1 and undoubled(word) == undoubled(other))
    if other in words.STOPS and word[0] == other[0]:  # Says nothing of a subject: "sumwere" for "somewhere".
        return letters <= len(word) // 2
    both_long = min(len(word), len(other)) >= TWO_APART and word[0] == other[0]
    return heard == meant or letters <= 1 + both_long


def undoubled(word: str) -> str:
    """The word with double letters single, and without each "e" but the first letter."""
    return word[:1] + re.sub(r"(.)\1", r"\1", word[1:].replace("e", ""))


class Spelling:
    """Puts right the words of one question."""

    def __init__(self, counted: Callable[[], Mapping[str, int]], lexicon: Lexicon) -> None:
        """``counted`` gives, when first needed, in how many listings each word stands."""
        self._counted = counted
        self._lexical, self._stems = vocabulary(lexicon)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return self._counted()

    @cached_property
    def _offered(self) -> tuple[list[str], NDArray[np.uint32], NDArray[np.int32]]:
        """Words that may be offered, and the hashes of their keys, sorted, with their owners."""
        ranked = sorted(self._counts, key=lambda word: (-self._counts[word], word))
        common = [word for word in ranked[:COMMON] if self._counts[word] > 1]
        offered = sorted({*common, *self._lexical, *words.STOPS})
        offered = [word for word in offered if len(word) >= SHORTEST and word.isalpha()]
        keys, owners = list[int](), list[int]()
        for number, word in enumerate(offered):
            its = _keys(word)
            keys.extend(its)
            owners.extend([number] * len(its))
        hashes = np.array(keys, np.uint32)
        order = np.argsort(hashes, kind="stable")
        return offered, hashes[order], np.array(owners, np.int32)[order]

    def exists(self, word: str) -> bool:
        """Whether the directory, the lexicon or everyday speech has this word."""
        return word in words.STOPS or word in self._lexical or word in self._counts or words.stem(word) in self._stems

    def put_right(self, said: Sequence[str]) -> list[str]:
        """The words of a question, repaired; as they are where most of them are unknown to us,
        since the question is then likely in another language."""
        known = sum(map(self.exists, said))
        return list(said) if len(said) > FEW and 2 * known < len(said) else [self.repaired(word) for word in said]

    def repaired(self, word: str) -> str:
        """The word, or the one it was most likely meant to be."""
        if len(word) < SHORTEST or not word.isalpha():
            return word
        there = self.exists(word)
        if there and not self._may_be_a_slip(word):
            return word
        offered, hashes, owners = self._offered
        found = set[int]()
        for key in _keys(word):
            low, high = np.searchsorted(hashes, [key, key + 1])
            found.update(owners[low:high].tolist())
        others = (offered[n] for n in found if offered[n] != word)
        likely = (other for other in others if is_likely(word, other))
        cost, best = min(((self._cost(word, other), other) for other in likely), default=(2.0, word))
        if there and not self._is_a_slip(word, best):
            return word
        return best if cost <= (0.6 if len(word) < 6 else 1.5) else word

    def _may_be_a_slip(self, word: str) -> bool:
        """Whether a word that exists is long and rare enough to be a slip in some listing."""
        return len(word) >= 7 and word not in self._lexical and 0 < self._counts.get(word, 0) <= 2

    def _is_a_slip(self, word: str, other: str) -> bool:
        """Whether it sounds like a far commoner word, one letter away."""
        return (
            bones(word) == bones(other)
            and distance(word, other) == 1
            and self._counts.get(other, 0) >= 30 * self._counts[word]
        )

    def _cost(self, word: str, other: str) -> float:
        """How unlikely it is that ``other`` was meant: letters apart, sounds apart, rareness."""
        letters, sounds = distance(word, other), distance(sound(word), sound(other))
        known = self._counts.get(other, 0) + 20 * (other in self._lexical or other in words.STOPS)
        alike = 0.7 * (bones(word) == bones(other))
        start = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), 4)
        unlike = 0.4 * (start == 0) - 0.1 * min(start, 4)
        return 0.5 * (letters + sounds) + unlike - alike - 0.08 * log(1 + known)


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The words of cues, lists, labels and directory words, as they are written and as stems."""
    texts = [text for concept in lexicon.concepts for text in (*concept.cues, *concept.directory, concept.label)]
    members = (stem for some in lexicon.lists.values() for member in some for stem in member)
    written = frozenset(word for text in texts for word in words.of(text)) | frozenset(members)
    return written, frozenset(map(words.stem, written))


def _keys(word: str) -> list[int]:
    """Hashes of the word, of the word with each letter left out, and of its sound."""
    shorter: Iterable[str] = (word[:n] + word[n + 1 :] for n in range(min(len(word), 16)))
    return list({crc32(key.encode()) for key in (word, *shorter, "~" + bones(word))})
