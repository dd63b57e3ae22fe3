"""The words of `words.toml`: what people call our columns, and what they write in them."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from ownterms.mirror.reading.columns import COLUMNS, YES_NO, Holds

FILE: Final = Path(__file__).with_name("words.toml")
LONGEST_WORD: Final = 200
"""Letters; a longer cell is a text, and no word of ours."""
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN: Final = frozenset({"Cf", "Mn", "Me"})
"""Kinds of signs that take no room: of no width, or marks upon a letter."""
_PLAIN: Final = str.maketrans({each: " " for each in map(chr, range(128)) if not each.isalnum()})


class BadWords(ValueError):
    """`words.toml` says two things at once, or names what is none of ours."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means: our column, how near it is to that column's own name (0 is nearest), and, where it asks a
    yes or no of its own, what each answer means: the value's place by the answer's place."""

    column: str
    distance: int
    turned: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """All words, folded: headings by what is written, values by column, and what stands for nothing."""

    headings: dict[str, Heading]
    values: dict[str, dict[str, int]]
    about: dict[str, str]
    unknown: frozenset[str]
    nothing: frozenset[str]
    us: frozenset[str]
    workers: frozenset[str]
    months: dict[str, int]
    answers: dict[str, int]
    silent: frozenset[str]
    """All that says nothing, folded and as it is written: looked up a million times, without folding."""
    nobody: frozenset[str]
    """What is no id of anybody, as it is written, without capitals. "NA" and "No" may be somebody's initials."""

    def is_unknown(self, cell: str) -> bool:
        """Whether a cell says that nothing is known. `#NAME?` is no word, though "name" is one."""
        return cell.strip().casefold() in self.silent - self.nothing if "#" in cell else fold(cell) in self.unknown

    def heading(self, written: str) -> Heading | None:
        """What a heading means, as it is written in a sheet; None where nobody has said."""
        whole = _CAMEL.sub(" ", written[:LONGEST_WORD])
        return self.headings.get(fold(whole)) or self.headings.get(fold(_BRACKETS.sub(" ", whole)))

    def names_a_worker(self, written: str) -> bool:
        """Whether a heading stands over names of workers."""
        whole = _CAMEL.sub(" ", written[:LONGEST_WORD])
        return bool({fold(whole), fold(_BRACKETS.sub(" ", whole))} & self.workers)


def fold(text: str) -> str:
    """This will give a word as it is compared: without capitals, accents, signs, double spaces and what is unseen."""
    return _words(text, "LN", "NFKD") or text.strip()


def same(text: str) -> str:
    """This will give a text as one is told from another: as `fold` does, but with accents; "" where none is seen."""
    return _words(text, "LMN", "NFKC") or "".join(filter(str.isprintable, text)).strip()


def _words(text: str, kept: str, form: Literal["NFKC", "NFKD"]) -> str:
    """The words of a text. `kept` are the kinds of signs that belong to a word, as Unicode names them."""
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    letters = unicodedata.normalize(form, text).casefold()
    kinds = map(unicodedata.category, letters)
    signs = (
        sign if kind[0] in kept else "" if kind in _UNSEEN else " " for sign, kind in zip(letters, kinds, strict=True)
    )
    return " ".join("".join(signs).split())


@cache
def all_words() -> Words:
    """This will read the words once."""
    return words_of(FILE.read_text(encoding="utf-8"))


def words_of(text: str) -> Words:
    """This will read words from TOML. Raises BadWords, with a sentence, where a word means two things."""
    told = tomllib.loads(text)
    columns = {name: told.get(name, {}) for name in COLUMNS}
    lists = ("unknown", "nothing", "us", "workers", "nobody", "yes", "no", "months", "asked")
    if strange := set(told) - set(COLUMNS) - set(lists):
        raise BadWords(f"words.toml names {min(strange)}, which is no column of ours.")
    sets = {name: frozenset(fold(each) for each in told[name] if each[0] != "#") for name in lists[:4]}
    return Words(
        headings=_headings(columns, told["asked"], sets["workers"]),
        values={name: _values(name, columns, told) for name in COLUMNS},
        about={name: each.get("about", "") for name, each in columns.items()},
        months=_once("months", ([name, *others] for name, others in told["months"].items()), first=1),
        answers=_once("yes and no", (told[answer] for answer in YES_NO)),
        silent=frozenset(
            form
            for name in lists[:2]
            for each in ["", *told[name]]
            for form in ([each.casefold()] if each[:1] == "#" else [each.casefold(), fold(each)])
        ),
        nobody=frozenset(each.casefold() for each in ["", *told["nobody"]]),
        unknown=sets["unknown"] | {""},
        nothing=sets["nothing"],
        us=sets["us"],
        workers=sets["workers"],
    )


def _headings(columns: dict[str, Any], asked: dict[str, Any], workers: frozenset[str]) -> dict[str, Heading]:
    found: dict[str, Heading] = {}
    for name, told in columns.items():
        for distance, written in enumerate([name, *told.get("headings", ())]):
            if found.setdefault(fold(written), Heading(name, distance)).column != name or fold(written) in workers:
                raise BadWords(f"words.toml gives the heading “{written}” to two columns.")
    for distance, (written, told) in enumerate(asked.items(), 1000):
        if fold(written) in found or fold(written) in workers:
            raise BadWords(f"words.toml gives the heading “{written}” to two columns.")
        values = COLUMNS[told["column"]].values
        yes, no = (values.index(told[answer]) if answer in told else -1 for answer in YES_NO)
        found[fold(written)] = Heading(told["column"], distance, (yes, no))
    return found


def _values(name: str, columns: dict[str, Any], told: dict[str, Any]) -> dict[str, int]:
    """What is written for each value of a column."""
    column = COLUMNS[name]
    if column.holds not in {Holds.WORD, Holds.KINDS}:
        return {}
    said = columns[columns[name].get("words_of", name)].get("words", {})
    if strange := set(said) - set(column.values):
        raise BadWords(f"words.toml names {min(strange)}, which is no value of {name}.")
    shared = {answer: told[answer] for answer in YES_NO} if column.values == YES_NO else {}
    return _once(name, ([value, *shared.get(value, ()), *said.get(value, ())] for value in column.values))


def _once(name: str, lists: Any, *, first: int = 0) -> dict[str, int]:  # noqa: ANN401  (lists of words)
    found: dict[str, int] = {}
    for place, written in enumerate(lists, first):
        for each in written:
            if found.setdefault(fold(each), place) != place:
                raise BadWords(f"words.toml gives “{each}” two meanings in {name}.")
    return found
