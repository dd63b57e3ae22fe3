"""A guess at the concept where no cue was found whole: words that cues share, and nearness of meaning.

A guess is never as sure as a cue. It keeps an ask in unusual words from being understood as nothing,
and it lets danger be noticed in words that nobody wrote down.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine import words
from ownterms.finding.engine.lexicon import Lexicon
from ownterms.finding.engine.meaning import Meaning

NEAR: Final = 8.0
"""What nearness of meaning (0–1) counts beside the sums of rarities, which reach about 15."""

LIKELY: Final = 8.5
"""The sum from which a guess is made, or puts help first; two less without vectors."""

WITHOUT_VECTORS: Final = 2.0
WHOLE: Final = 0.75
"""Where so large a share of what was said led to the concept, one less is enough."""

CLOSE: Final = 1.0
"""How near to the best guess one at danger must be."""

RARE: Final = 1.8
"""The rarity of a word that says much; a guess at danger needs two, or one that is rarer still."""

VERY_RARE: Final = 5.0
UNKNOWN: Final = 3.2
"""What a word that no concept has is taken to be worth."""


@dataclass(frozen=True)
class Guess:
    """The number of a concept, how likely it is, and the numbers of the words that led there."""

    concept: int
    score: float
    at: tuple[int, ...]


class Guesses:
    """The words of each concept of a lexicon, ready to be compared with a question."""

    def __init__(self, lexicon: Lexicon, meaning: Meaning | None) -> None:
        self._lexicon = lexicon
        self._meaning = meaning
        bags = [_bag((*c.cues, *c.directory, c.label)) for c in lexicon.concepts]
        told = Counter(stem for bag in bags for stem in bag)
        self._rarity = {stem: log(len(bags) / count) for stem, count in told.items()}
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, bag in enumerate(bags):
            for stem, count in bag.items():
                self._holding[stem].append((number, count / (count + 0.5)))
        texts = ["; ".join((*c.cues, c.label, *c.directory)) for c in lexicon.concepts]
        self._vectors = meaning.of(texts) if meaning else None

    def of(self, stems: Sequence[str], said: str) -> list[Guess]:
        """The likeliest concept, and a danger if it is about as likely; none where nothing is likely.

        ``stems`` are those of the words wanted, "" for words that say nothing.
        """
        sums = self._sums(stems, said)
        if not len(sums):
            return []
        best = int(np.argmax(sums))
        likely = LIKELY - WITHOUT_VECTORS * (self._meaning is None)
        found = []
        for number in np.argsort(-sums, kind="stable")[:3].tolist():
            guess = Guess(number, float(sums[number]), self._led(stems, number))
            if self._lexicon.concepts[number].danger:
                close = guess.score >= max(likely, float(sums[best]) - CLOSE)
                found += [guess] * (close and self._says_much(stems, guess))
            elif number == best and guess.at and guess.score >= likely - (self._share(stems, guess) > WHOLE):
                found.append(guess)
        return found

    def _sums(self, stems: Sequence[str], said: str) -> NDArray[np.float64]:
        """How likely each concept is."""
        sums = np.zeros(len(self._lexicon.concepts))
        for stem in dict.fromkeys(stems):
            for number, share in self._holding.get(stem, ()):
                sums[number] += self._rarity[stem] * share
        if self._meaning and self._vectors is not None and said:
            sums += NEAR * np.maximum(self._vectors @ self._meaning.of([said])[0], 0)
        return sums

    def _led(self, stems: Sequence[str], concept: int) -> tuple[int, ...]:
        """The words that led to a concept."""
        return tuple(n for n, s in enumerate(stems) if any(number == concept for number, _ in self._holding.get(s, ())))

    def _share(self, stems: Sequence[str], guess: Guess) -> float:
        """The share of what was said, by rarity, that led to the concept."""
        rarity = {stem: self._rarity.get(stem, UNKNOWN) for stem in stems if stem}
        return sum({stems[n]: rarity[stems[n]] for n in guess.at}.values()) / max(1e-9, sum(rarity.values()))

    def _says_much(self, stems: Sequence[str], guess: Guess) -> bool:
        rarities = sorted({stems[n]: self._rarity[stems[n]] for n in guess.at}.values())
        return bool(rarities) and (rarities[-1] >= VERY_RARE or sum(r >= RARE for r in rarities) > 1)


def _bag(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each stem that carries meaning stands."""
    bag: Counter[str] = Counter()
    for text in texts:
        bag.update({words.stem(word) for word in words.of(text) if word not in words.STOPS})
    return bag


@lru_cache(maxsize=4)
def guesses_of(lexicon: Lexicon, meaning: Meaning | None) -> Guesses:
    """The guesses of a lexicon, made ready once, when first needed."""
    return Guesses(lexicon, meaning)
