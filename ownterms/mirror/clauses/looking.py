"""Reads a text for what the rules mark. A phrase that the text itself denies is not marked."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ownterms.mirror.clauses.phrase import Span
from ownterms.mirror.clauses.rules import Rule, Rules
from ownterms.mirror.clauses.sentences import LABEL, Sentence, Word, sentences

LONGEST: Final = 300_000
"""Letters of a text: about a hundred pages."""
BEFORE: Final = 7
"""Words before a phrase in which a “no” speaks of it."""

_NO: Final = frozenset({"no", "neither", "nor", "none", "nobodi", "noth", "never"})
"""What says no to all that follows."""
_NOT: Final = frozenset({"not", "without"})
"""What says no to the next verb alone."""
_UNDONE: Final = frozenset({"until", "unless", "without", "befor", "except"})
"""What turns a “no” round: nobody is seen *until*."""
_LIMITS: Final = frozenset(
    "later less more fewer exceed onli longer earlier necessarili notic notif good reason prior valid".split()
)
"""After these, “not” sets a limit and denies nothing: not later than five days, without notice."""
_INSTEAD: Final = (("rather", "than"), ("instead", "of"), ("free", "from"), ("free", "of"))
_VERBS: Final = frozenset("is are will shall must may was were can would should".split())
_BUT: Final = frozenset({"but", "and", "so", "then"})
_IS: Final = frozenset("is are be will shall may do doe can has have been need must should would was were".split())
_DENIED_AFTER: Final = frozenset({"not", "never", "no"})


class TooLong(ValueError):
    """A text of more than `LONGEST` letters."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a text is marked, in letters, with the rules that mark it there and the number of its clause if it has one.

    `line` counts from 1.
    """

    begin: int
    end: int
    rules: tuple[Rule, ...]
    clause: str = ""
    line: int = 1


def look(text: str, rules: Rules) -> list[Passage]:
    """This will give the passages that the rules mark, in their order; none overlaps another. Raises TooLong."""
    if len(text) > LONGEST:
        raise TooLong
    found = (mark for sentence in sentences(text) for mark in _marks(text, sentence, rules))
    joined: list[tuple[int, int, list[Rule]]] = []
    for begin, end, rule in sorted(found, key=lambda mark: mark[:2]):
        if joined and begin < joined[-1][1]:
            before = joined.pop()
            joined.append((before[0], max(end, before[1]), [*before[2], rule]))
        else:
            joined.append((begin, end, [rule]))
    lines = [found.start() for found in re.finditer("\n", text)]
    clauses = [(found.start(1), found[1]) for found in LABEL.finditer(text)]
    return [
        Passage(begin, end, tuple(dict.fromkeys(several)), _clause(begin, clauses), 1 + bisect_right(lines, begin))
        for begin, end, several in joined
    ]


def _marks(text: str, sentence: Sentence, rules: Rules) -> Iterator[tuple[int, int, Rule]]:
    words = sentence.words
    for rule, phrase in rules.that_may_be_in(sentence.stems):
        for steps in phrase.places(sentence.stems):
            if not _denied(words, steps):
                yield *rules.ends.whole(text, words, steps[0][0], steps[-1][1] - 1), rule


def _denied(words: Sequence[Word], steps: Sequence[Span]) -> bool:
    """Whether the sentence says that it is not so, before the phrase, within it or right after it."""
    said = {place for begin, end in steps for place in range(begin, end)}
    begin, end = steps[0][0], steps[-1][1]
    # A phrase that says no itself, such as “not attend”, can have a second one within it that belongs to it.
    last = begin if any(words[place].stem in _NO | _NOT for place in said) else end
    free = [place for place in range(max(0, begin - BEFORE), last) if place not in said]
    noes = [place for place in free if _says_no(words, place, begin)]
    if not noes:
        return _denied_after(words, end)
    turned = any(place > noes[-1] and words[place].stem in _UNDONE for place in free)
    return not turned and not (words[noes[-1]].stem == "without" and len(noes) > 1)


def _says_no(words: Sequence[Word], place: int, begin: int) -> bool:
    """Whether a word says no to what begins at `begin`, or goes on around it."""
    stem, following = words[place].stem, words[place + 1].stem if place + 1 < len(words) else ""
    between = words[place + 1 : begin]
    if following in _LIMITS or any(word.after_comma and word.stem in _BUT for word in between):
        return False
    if stem in _NO:
        return True
    if any(word.after_comma for word in words[place + 1 : begin + 1]):
        return False
    return (stem in _NOT and not any(word.stem in _VERBS for word in between)) or (stem, following) in _INSTEAD


def _denied_after(words: Sequence[Word], end: int) -> bool:
    """Whether what follows at once says no: outcomes at intake are not asked for."""
    place = end
    while place < min(len(words), end + 3) and words[place].stem in _IS and not words[place].after_comma:
        place += 1
    if place == end or place >= len(words) or words[place].stem not in _DENIED_AFTER:
        return False
    return not (place + 1 < len(words) and words[place + 1].stem in _LIMITS)


def _clause(begin: int, clauses: Sequence[tuple[int, str]]) -> str:
    place = bisect_right(clauses, begin, key=lambda each: each[0])
    return clauses[place - 1][1] if place else ""
