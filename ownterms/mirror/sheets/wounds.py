"""What is a wound when it must be told before a first talk: the words of `wounds.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ownterms.mirror.sheets.words import BadWords, fold

FILE: Final = Path(__file__).with_name("wounds.toml")
LONGEST: Final = 1_000
"""Letters of an item that are looked at."""
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wounds:
    """All phrases, word by word, and whether each is a wound."""

    phrases: dict[Phrase, bool]
    longest: int

    def is_wound(self, item: str) -> bool | None:
        """Whether an item asks for a wound; None where it stands in neither list. The longest phrases decide."""
        words = [_singular(each) for each in fold(item[:LONGEST]).split()]
        found: set[bool] = set()
        place = 0
        while place < len(words):
            for length in range(min(self.longest, len(words) - place), 0, -1):
                kind = self.phrases.get(tuple(words[place : place + length]))
                if kind is not None:
                    found.add(kind)
                    place += length - 1
                    break
            place += 1
        return any(found) if found else None


@cache
def all_wounds() -> Wounds:
    """This will read the words once."""
    return wounds_of(FILE.read_text(encoding="utf-8"))


def wounds_of(text: str) -> Wounds:
    """This will read both lists from TOML. Raises BadWords where something stands in both."""
    told = tomllib.loads(text)
    phrases: dict[Phrase, bool] = {}
    for name, is_wound in (("wounds", True), ("no_wounds", False)):
        for written in told[name]:
            phrase = tuple(_singular(each) for each in fold(written).split())
            if phrases.setdefault(phrase, is_wound) is not is_wound:
                raise BadWords(f"wounds.toml has “{written}” in both lists.")
    return Wounds(phrases, max(map(len, phrases)))


def _singular(word: str) -> str:
    """A word without the s of many: needs, risks, offences."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
