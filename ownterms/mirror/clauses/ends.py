"""Where a mark begins and ends: at the ends of words and of what belongs together, so that it reads as a whole.

A phrase may end at “ten”, and the text goes on with “working days of referral”. So does the mark, and it says no more.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ownterms.finding.engine.words import stem
from ownterms.mirror.clauses.phrase import Stems
from ownterms.mirror.clauses.sentences import NUMBER, Word

FURTHEST: Final = 6
"""Words that a mark goes on for at most."""
_NUMBERS: Final = frozenset(map(stem, "one two three four five six seven eight nine ten twelve fifteen twenty".split()))
_UNFINISHED: Final = frozenset(map(stem, "of per working calendar consecutive in by with to from at for on".split()))
"""Words after which more has to come."""
_GOES_ON: Final = frozenset(map(stem, "of per".split()))
"""Words that hold what comes next to what came before."""
_APART: Final = re.compile(r"[,;:()\[\]]|\s[–—-]\s")
_WORD_BEFORE: Final = re.compile(r"(?:\w[\w'’-]*)?\Z")
_WORD_AFTER: Final = re.compile(r"(?:\w|['’-](?=\w)|\(s\)|%){0,80}")
_AHEAD: Final = 80
"""Letters in which a word ends."""


@dataclass(frozen=True)
class Ends:
    """Words that belong together, by the last and by the first of them."""

    by_last: Mapping[str, tuple[Stems, ...]]
    by_first: Mapping[str, tuple[Stems, ...]]

    @classmethod
    def of(cls, lists: Mapping[str, frozenset[Stems]]) -> "Ends":
        """This will take all that is more than one word in lists, such as “service user”."""
        by_last: dict[str, tuple[Stems, ...]] = {}
        by_first: dict[str, tuple[Stems, ...]] = {}
        for several in sorted({each for entries in lists.values() for each in entries if len(each) > 1}):
            by_last[several[-1]] = (*by_last.get(several[-1], ()), several)
            by_first[several[0]] = (*by_first.get(several[0], ()), several)
        return cls(by_last, by_first)

    def whole(self, text: str, words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
        """This will give where the mark on these words begins and ends, in letters of the text."""
        first, last = self._back(words, first), self._on(text, words, last)
        begin, end = words[first].begin, words[last].end
        before, after = _WORD_BEFORE.search(text, max(0, begin - _AHEAD), begin), _WORD_AFTER.match(text, end)
        return before.start() if before else begin, after.end() if after else end

    def _back(self, words: Sequence[Word], first: int) -> int:
        """From “user” to “service user”."""
        for several in self.by_last.get(words[first].stem, ()):
            begin = first - len(several) + 1
            if begin >= 0 and tuple(word.stem for word in words[begin : first + 1]) == several:
                return begin
        return first

    def _on(self, text: str, words: Sequence[Word], last: int) -> int:
        """From “ten” to “ten working days of referral”."""
        furthest = min(last + FURTHEST, len(words) - 1)
        for several in self.by_first.get(words[last].stem, ()):
            end = last + len(several) - 1
            if end <= furthest and tuple(word.stem for word in words[last : end + 1]) == several:
                last = end
                break
        while last < furthest and not _APART.search(text, words[last].end, words[last + 1].begin):
            is_unfinished = words[last].stem in _UNFINISHED | _NUMBERS | {NUMBER}
            if not is_unfinished and words[last + 1].stem not in _GOES_ON:
                break
            last += 1
        return last
