"""Two versions of a page side by side, word by word. Pure: texts in, pieces out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from ownterms.directory.saying.words import Words

MOST_TOKENS = 3_000  # words of one part; beyond, it is compared line by line: anyone may ask for this
TOKEN = re.compile(r"\S+\s*|\s+")
LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Piece(NamedTuple):
    """A few words that stayed (""), were taken out ("out") or were put in ("in")."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of a page that says something else."""

    title: str
    pieces: list[Piece]


def compare(before: Words, after: Words) -> list[Changed]:
    """This will give the parts in which two versions differ, in the order of the page."""
    parts = zip(before.parts(), after.parts(), strict=True)
    return [Changed(title, list(pieces(old, new))) for (title, old), (_title, new) in parts if old != new]


def pieces(old: str, new: str) -> Iterator[Piece]:
    """This will cut two texts into what stayed, what was taken out and what was put in."""
    cut = TOKEN if len(old) + len(new) < 20 * MOST_TOKENS else LINE
    ours, theirs = cut.findall(old), cut.findall(new)
    if max(len(ours), len(theirs)) > MOST_TOKENS:
        ours, theirs = LINE.findall(old), LINE.findall(new)
    if max(len(ours), len(theirs)) > MOST_TOKENS:
        ours, theirs = [old], [new]
    for sort, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if sort == "equal":
            yield Piece("", "".join(ours[i:j]))
            continue
        if i < j:
            yield Piece("out", "".join(ours[i:j]))
        if k < m:
            yield Piece("in", "".join(theirs[k:m]))
