"""Easy words that stand for a secret: people can read them out, write them down, and type them again.

The list is `words.txt`: 1,024 words, so that each drawn at random is ten bits.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from string import ascii_lowercase
from typing import Final

FILE: Final = Path(__file__).with_name("words.txt")
LISTED: Final = tuple(
    word for line in FILE.read_text(encoding="ascii").splitlines() if line[:1] != "#" for word in line.split()
)
SIX: Final = 6
"""So many stand for a secret: 60 bits, with a bound on guesses from one place."""

LONGEST: Final = 7
"""Letters of a word."""

KNOWN: Final = frozenset(LISTED)
WORD: Final = re.compile(r"[^\W\d_]+")


class NoSuchWord(ValueError):
    """A word that was typed is not in the list, and is near to none of it or to several, `near`. `word` is as typed."""

    def __init__(self, word: str, near: Iterable[str] = ()) -> None:
        super().__init__(word)
        self.word = word
        self.near = sorted(near)


def draw(count: int) -> tuple[str, ...]:
    """This will draw so many words by chance: ten bits each, and one may come twice."""
    return tuple(secrets.choice(LISTED) for _ in range(count))


def read(typed: str) -> tuple[str, ...]:
    """This will give the words that were typed, however they were parted, numbered or written large.

    One slip in a word is put right where only one word of the list is so near: a letter too many, too few,
    another one, or two that changed places. Raises NoSuchWord. Takes time in proportion to the text.
    """
    return tuple(_meant(word) for word in WORD.findall(unicodedata.normalize("NFKC", typed)))


def shown(words: tuple[str, ...]) -> str:
    """This will write words down as they are read out: parted by spaces."""
    return " ".join(words)


def _meant(word: str) -> str:
    plain = word.lower()
    if plain in KNOWN:
        return plain
    near = _one_slip_away(plain) & KNOWN if len(plain) <= LONGEST + 1 else set()
    if len(near) != 1:
        raise NoSuchWord(word, near)
    return near.pop()


def _one_slip_away(word: str) -> set[str]:
    """Every spelling that one slip could have turned into what was typed."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    too_many = {before + after[1:] for before, after in parts if after}
    too_few = {before + letter + after for before, after in parts for letter in ascii_lowercase}
    another = {before + letter + after[1:] for before, after in parts if after for letter in ascii_lowercase}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1}
    return too_many | too_few | another | swapped
