"""Phrases looked for in the texts of listings: stems that stand one after the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ownterms.finding.engine import words

JOINING: Final = frozenset(words.stem(w) for w in "and of the for in to a an with on at or s".split())
"""Stems that are passed over where directory words are looked for in a listing."""


class Phrases:
    """A set of phrases (stems joined by spaces) that is found in a text in one pass."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.starts: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for phrase in phrases:
            first, *rest = phrase.split()
            self.starts[first].append((tuple(rest), phrase))

    def found_in(self, stems: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Each phrase found and the place of its first stem, in order; overlaps count."""
        starts = self.starts
        for at, stem in enumerate(stems):
            if stem in starts:
                for rest, phrase in starts[stem]:
                    if not rest or tuple(stems[at + 1 : at + 1 + len(rest)]) == rest:
                        yield at, phrase


def bare(stems: Iterable[str]) -> list[str]:
    """The stems without the words that only join ("of", "and", "the")."""
    return [stem for stem in stems if stem not in JOINING]
