"""Phrases as people write them into the rules, and where a sentence says them.

A phrase is plain words, compared by their stems. `{list}` stands for any of a list, `…` for up to six words, and `&`
parts what may come in any order, near each other in one sentence. There is no other pattern: no text can hold us up.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ownterms.mirror.clauses.sentences import LIGHT, stem_of

GAP: Final = 6
"""Words that `…` stands for at most."""
WINDOW: Final = 24
"""Words from the first to the last of what `&` joins."""
LONGEST_PHRASE: Final = 200
"""Letters of a phrase."""
_PIECE: Final = re.compile(r"\{([a-z-]{1,40})\}|(…|\.\.\.)|([^\W_]{1,40}(?:['’][^\W_]{1,4})?)")
_BETWEEN: Final = re.compile(r"[\s,'’/%£-]*")

Stems = tuple[str, ...]
Span = tuple[int, int]


class BadPhrase(ValueError):
    """A phrase that cannot be read; says why."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a phrase: any of these, after up to `skips` other words."""

    any_of: frozenset[Stems]
    skips: int = 0

    def ends(self, stems: Sequence[str], begin: int) -> Iterator[int]:
        """Where it can end that begins here."""
        for each in self.any_of:
            if tuple(stems[begin : begin + len(each)]) == each:
                yield begin + len(each)


@dataclass(frozen=True)
class Phrase:
    """What is looked for: parts in any order, each of them steps in their order."""

    written: str
    parts: tuple[tuple[Step, ...], ...]

    @classmethod
    def read(cls, written: str, lists: Mapping[str, frozenset[Stems]]) -> "Phrase":
        """This will read a phrase as it is written. Raises BadPhrase."""
        if len(written) > LONGEST_PHRASE:
            raise BadPhrase(f"a phrase has at most {LONGEST_PHRASE} letters")
        return cls(written, tuple(_part(part.strip(), lists) for part in written.split("&")))

    @cached_property
    def firsts(self) -> tuple[frozenset[str], ...]:
        """For each step the stems of which one has to be in a sentence; the fewest first."""
        steps = (step for part in self.parts for step in part)
        return tuple(sorted((frozenset(each[0] for each in step.any_of) for step in steps), key=len))

    def places(self, stems: Sequence[str]) -> list[tuple[Span, ...]]:
        """Where a sentence says it: for each time, the places of its steps in their order, as numbers of words."""
        of_parts = [list(_places(part, stems)) for part in self.parts]
        found = (_joined(first, of_parts[1:]) for first in of_parts[0]) if all(of_parts) else ()
        return [each for each in found if each]


def _part(written: str, lists: Mapping[str, frozenset[Stems]]) -> tuple[Step, ...]:
    steps: list[Step] = []
    skips, place = 0, 0
    for found in _PIECE.finditer(written):
        if not _BETWEEN.fullmatch(written, place, found.start()):
            raise BadPhrase(f"“{written[place : found.start()].strip()}” means nothing in a phrase")
        place = found.end()
        named, gap, word = found.groups()
        if gap:
            skips = GAP
        elif named and named not in lists:
            raise BadPhrase(f"there is no list called “{{{named}}}”")
        elif named or stem_of(word) not in LIGHT:
            steps.append(Step(lists[named] if named else frozenset({(stem_of(word),)}), skips))
            skips = 0
    if not _BETWEEN.fullmatch(written, place) or not steps or skips or steps[0].skips:
        raise BadPhrase(f"“{written}” needs words on both sides of what joins them")
    return tuple(steps)


def _places(part: Sequence[Step], stems: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    """Each place where the steps follow one another, as short as can be from where it begins."""
    firsts = {each[0] for each in part[0].any_of}
    for begin in (place for place, stem in enumerate(stems) if stem in firsts):
        reached: dict[int, tuple[Span, ...]] = {begin: ()}
        for step in part:
            further: dict[int, tuple[Span, ...]] = {}
            for at, taken in sorted(reached.items()):
                for start in range(at, at + step.skips + 1):
                    for end in step.ends(stems, start):
                        further.setdefault(end, (*taken, (start, end)))
            reached = further
        if reached:
            yield reached[min(reached)]


def _joined(first: tuple[Span, ...], others: Sequence[Sequence[tuple[Span, ...]]]) -> tuple[Span, ...]:
    """The first place with the nearest of each further part beside it; nothing where one is too far away."""
    taken = [first]
    for places in others:
        free = [each for each in places if all(each[0][0] >= one[-1][1] or each[-1][1] <= one[0][0] for one in taken)]
        if not free:
            return ()
        taken.append(min(free, key=lambda each: abs(each[0][0] - first[0][0])))
    steps = tuple(sorted(step for part in taken for step in part))
    return steps if steps[-1][1] - steps[0][0] <= WINDOW else ()
