"""A text as sentences, and a sentence as words with the places where they stand in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ownterms.finding.engine.words import plain, stem

LIGHT: Final = frozenset(
    map(stem, "a an the any all each every their its our your his her this these those such".split())
)
"""Words that change nothing about a clause, and are left out of it and of phrases."""
NUMBER: Final = "0"
"""What any number in digits is compared as."""
MOST_WORDS: Final = 150
"""Words of one sentence; a longer one is read in pieces."""

LABEL: Final = re.compile(
    r"^\s{0,40}(?:clause\s)?(\d{1,3}(?:\.\d{1,3}){1,4}|\d{1,3}(?=[.):]))[.):]?\s", re.IGNORECASE | re.MULTILINE
)
"""The number of a clause, at the start of a line. It says nothing itself."""
_WORD: Final = re.compile(r"[^\W_]{1,40}(?:['’][^\W_]{1,4})?")
_STOP: Final = re.compile(r"[.!?](?=\s|$)|;|\n[^\S\n]*\n")
_NEW_ITEM: Final = re.compile(r"\n\s*(?:[•●▪*·–-]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,4})[.)])")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: how it is compared, and where it stands in the text, in letters."""

    stem: str
    begin: int
    end: int
    after_comma: bool


@dataclass(frozen=True)
class Sentence:
    """Words that belong together. Light ones are left out."""

    words: tuple[Word, ...]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """How its words are compared."""
        return tuple(word.stem for word in self.words)


def stem_of(word: str) -> str:
    """This will give the stem of one word; a number in digits is any number, and “won’t” says not."""
    if word[0].isdigit():
        return NUMBER
    return "not" if word[-3:].replace("’", "'").lower() == "n't" else stem(plain(word))


def sentences(text: str) -> Iterator[Sentence]:
    """This will give the sentences of a text. Clauses of a list stand apart; a line that is broken does not."""
    words: list[Word] = []
    place = 0
    labels = {place for label in LABEL.finditer(text) for place in range(*label.span(1))}
    for found in _WORD.finditer(text):
        if words and (len(words) == MOST_WORDS or _parts(text, place, found.end())):
            yield Sentence(tuple(words))
            words = []
        said = stem_of(found[0])
        if said not in LIGHT and found.start() not in labels:
            words.append(Word(said, found.start(), found.end(), "," in text[place : found.start()]))
        place = found.end()
    if words:
        yield Sentence(tuple(words))


def _parts(text: str, begin: int, end: int) -> bool:
    """Whether a sentence ends between a word and the next one, which ends at `end`."""
    return bool(_STOP.search(text, begin, end) or _NEW_ITEM.search(text, begin, end + 1))
