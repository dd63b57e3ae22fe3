"""A text as its reader sees it: paragraphs in pieces, marked or not, each with what is to be said beneath it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ownterms.mirror.clauses.looking import Passage

WHOLE: Final = 20_000
"""Letters of a text that is shown whole. Of a longer one, paragraphs without a mark are left out and counted."""
_PARAGRAPH: Final = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*){0,100}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and the number of the passage that they are, 0 where they are none."""

    words: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What stands together, and the passages in it by their numbers, from 1. `left_out` were left out before it."""

    pieces: tuple[Piece, ...]
    passages: dict[int, Passage]
    left_out: int = 0


def paragraphs(text: str, passages: Sequence[Passage]) -> Iterator[Paragraph]:
    """This will give the paragraphs of a text in their order; one without pieces ends it, where some were left out."""
    waiting = list(enumerate(passages, start=1))
    left_out = 0
    for found in _PARAGRAPH.finditer(text):
        here = {}
        while waiting and waiting[0][1].begin < found.end():
            number, passage = waiting.pop(0)
            here[number] = passage
        if here or len(text) <= WHOLE:
            yield Paragraph(tuple(_pieces(text, found.start(), found.end(), here)), here, left_out)
            left_out = 0
        else:
            left_out += 1
    if left_out:
        yield Paragraph((), {}, left_out)


def _pieces(text: str, begin: int, end: int, passages: dict[int, Passage]) -> Iterator[Piece]:
    for number, passage in passages.items():
        if text[begin : passage.begin]:
            yield Piece(text[begin : passage.begin])
        yield Piece(text[passage.begin : passage.end], number)
        begin = passage.end
    if text[begin:end]:
        yield Piece(text[begin:end])
