"""The words of a question, ready to be met by cues."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from ownterms.finding.engine import words

JOINTS: Final = frozenset("and but or because so if when then than".split())
"""Words that begin a clause."""


@dataclass(frozen=True)
class Asked:
    """The words of a question as folded, their stems, and before which of them a clause begins."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    breaks: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls, found: Iterable[str], *, breaks: AbstractSet[int] = frozenset(), refusing: AbstractSet[int] = frozenset()
    ) -> "Asked":
        """The words as asked; a "not" that refuses something (at these numbers) meets no cue."""
        kept = tuple(found)
        stems = ("" if n in refusing else words.stem(word) for n, word in enumerate(kept))
        return cls(kept, tuple(stems), frozenset(breaks))

    @cached_property
    def _before(self) -> tuple[float, ...]:
        """For each place, how much stands before it: the widths of the words and clauses."""
        return tuple(accumulate(map(self._width, range(len(self.words))), initial=0.0))

    def _width(self, n: int) -> float:
        word = self.words[n]
        wide = 1.0 if word in JOINTS else 0.0 if word in words.LIGHT else 0.5 if word in words.STOPS else 1.0
        return wide + (n + 1 in self.breaks)

    def gap(self, last: int, following: int) -> float:
        """How wide the gap between two words is.

        A light word in it is none, another stop word half, a word of meaning and a new clause one.
        """
        return self._before[following] - self._before[last + 1] + (last + 1 in self.breaks)

    def says_nothing_else(self, at: Sequence[int]) -> bool:
        """Whether the clause around these words has no word of meaning."""
        ends = [n for n, word in enumerate(self.words) if n in self.breaks or word in JOINTS]
        start = max((n for n in ends if n <= at[0]), default=0)
        end = min((n for n in ends if n > at[-1]), default=len(self.words))
        return all(word in words.STOPS for word in self.words[start:end])
