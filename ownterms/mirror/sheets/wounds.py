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
    """All phrases, word by word, and whether each is a wound; None for the small words that say nothing of it."""

    phrases: dict[Phrase, bool | None]
    longest: int
    run_together: dict[str, bool]
    """Phrases of several words, written as one."""

    def is_wound(self, item: str) -> bool | None:
        """Whether an item asks for a wound; None where it does not, and a word of it stands nowhere.

        The longest phrases decide.
        """
        words = words_of(item[:LONGEST])
        found: set[bool] = set()
        place, is_all_known = 0, True
        while place < len(words):
            length, kind = self._phrase(words[place : place + self.longest])
            if kind is not None:
                found.add(kind)
            is_all_known &= length > 0
            place += length or 1
        if True in found:
            return True
        return False if found and is_all_known else None

    def _phrase(self, words: list[str]) -> tuple[int, bool | None]:
        """How many of these words are the longest phrase that we know, and what it is; 0 where none is known."""
        for length in range(len(words), 0, -1):
            if (phrase := tuple(words[:length])) in self.phrases:
                return length, self.phrases[phrase]
        return int(words[0] in self.run_together), self.run_together.get(words[0])


@cache
def all_wounds() -> Wounds:
    """This will read the words once."""
    return wounds_of(FILE.read_text(encoding="utf-8"))


def wounds_of(text: str) -> Wounds:
    """This will read the lists from TOML. Raises BadWords where something stands in two of them."""
    told = tomllib.loads(text)
    phrases: dict[Phrase, bool | None] = {}
    together: dict[str, bool] = {}
    for name, kind in (("wounds", True), ("no_wounds", False), ("small", None)):
        for written in told.get(name, ()):
            phrase = tuple(words_of(written))
            if phrases.setdefault(phrase, kind) is not kind:
                raise BadWords(f"wounds.toml has “{written}” in two lists.")
            if kind is not None and len(phrase) > 1:
                together["".join(phrase)] = kind
    return Wounds(phrases, max(map(len, phrases)), together)


def words_of(item: str) -> list[str]:
    """The words of an item, each as one of many, and letters that stand alone as one word: P.I.P. is pip."""
    words: list[str] = []
    is_spelt = False
    for word in fold(item).split():
        if is_spelt and len(word) == 1:
            words[-1] += word
        else:
            words.append(word)
        is_spelt = len(word) == 1
    return [_singular(each) for each in words]


def _singular(word: str) -> str:
    """A word for one of many: needs, risks, illnesses, disabilities."""
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]
