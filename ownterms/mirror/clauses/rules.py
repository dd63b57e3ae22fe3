"""The rules: plain files that user groups can read and edit.

A file holds lists of words, and rules: phrases, the tests that they are at odds with, the reason, other words that one
could ask for, and examples. Each example must be marked, or must not be, or the file is refused with a sentence.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from ownterms.mirror.clauses.ends import Ends
from ownterms.mirror.clauses.phrase import BadPhrase, Phrase, Stems
from ownterms.mirror.clauses.sentences import LIGHT, stem_of
from ownterms.mirror.reading.cuts import NINE

SHIPPED: Final = Path(__file__).parent / "rules.toml"
LARGEST: Final = 512 * 1024
"""Bytes of one file."""
MOST: Final = 500
"""Rules of one file, and entries of one list."""
LONGEST_TEXT: Final = 500
"""Letters of one text."""
OF_A_RULE: Final = {"id", "name", "tests", "phrases", "reason", "instead", "marks", "leaves"}


class BadRules(ValueError):
    """A file of rules that cannot be used; its sentence names the file and the rule."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One thing that contracts say, why it is at odds with a test, and what could stand there instead.

    `marks` are examples that it marks, and `leaves` are those that it leaves alone.
    """

    id: str
    name: str
    tests: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    reason: str
    instead: str
    marks: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Rules:
    """All rules, with the lists that their phrases name."""

    rules: tuple[Rule, ...] = ()
    lists: Mapping[str, frozenset[Stems]] = field(default_factory=dict)

    def with_file(self, file: Path) -> "Rules":
        """This will add the rules of a file, whether or not they do what their examples say. Raises BadRules."""
        return _File(file.name, self).read(_content(file))

    def that_may_be_in(self, stems: Iterable[str]) -> Iterator[tuple[Rule, Phrase]]:
        """This will give the phrases for each step of which a word is there, each with its rule, in their order."""
        there = set(stems)
        near = {place for stem in there for place in self._begins.get(stem, ())}
        found = (self._phrases[place] for place in sorted(near))
        return (each for each in found if not any(first.isdisjoint(there) for first in each[1].firsts))

    @cached_property
    def ends(self) -> Ends:
        """What belongs together in a text, so that no mark parts it."""
        return Ends.of(self.lists)

    @cached_property
    def _phrases(self) -> tuple[tuple[Rule, Phrase], ...]:
        return tuple((rule, phrase) for rule in self.rules for phrase in rule.phrases)

    @cached_property
    def _begins(self) -> dict[str, list[int]]:
        begins: dict[str, list[int]] = {}
        for place, (_rule, phrase) in enumerate(self._phrases):
            for stem in phrase.firsts[0]:
                begins.setdefault(stem, []).append(place)
        return begins


def _content(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise BadRules(f"{file.name} is larger than 512 KB. Make two of it.")
        return tomllib.loads(content.decode())
    except BadRules:
        raise
    except (OSError, ValueError) as trouble:
        raise BadRules(f"{file.name} cannot be read: {trouble}") from trouble
    except RecursionError as trouble:
        raise BadRules(f"{file.name}: too many brackets stand inside each other.") from trouble


@dataclass(frozen=True)
class _File:
    """One file that is being read, after those before it."""

    name: str
    before: Rules

    def read(self, told: dict[str, Any]) -> Rules:
        for key in told:
            if key not in {"lists", "rules"}:
                raise BadRules(f"{self.name}: a file of rules has no “{key}”, only lists and rules.")
        lists = self._lists(told.get("lists", {}))
        rules = told.get("rules", [])
        if not isinstance(rules, list) or len(rules) > MOST:
            raise BadRules(f"{self.name}: it needs up to {MOST} rules, each under [[rules]].")
        made: list[Rule] = []
        for number, each in enumerate(rules, start=1):
            made.append(self._rule(number, each, lists))
            if made[-1].id in {rule.id for rule in (*self.before.rules, *made[:-1])}:
                raise BadRules(f"{self.name}: there are two rules “{made[-1].id}”. Give one another id.")
        return Rules((*self.before.rules, *made), lists)

    def _lists(self, told: object) -> dict[str, frozenset[Stems]]:
        lists = dict(self.before.lists)
        if not isinstance(told, dict):
            raise BadRules(f"{self.name}: lists stand under [lists], each as name = [words].")
        for name, entries in told.items():
            texts = self._texts(f"the list “{name}”", entries, most=MOST)
            stems = (tuple(s for s in map(stem_of, text.replace("-", " ").split()) if s not in LIGHT) for text in texts)
            kept = frozenset(each for each in stems if each)
            if not kept:
                raise BadRules(f"{self.name}: the list “{name}” holds no words.")
            lists[name] = lists.get(name, frozenset()) | kept
        return lists

    def _rule(self, number: int, told: object, lists: Mapping[str, frozenset[Stems]]) -> Rule:
        if not isinstance(told, dict):
            raise BadRules(f"{self.name}: rules stand each under [[rules]].")
        where = f"rule {number} (“{told.get('id', '')}”)"
        for key in told:
            if key not in OF_A_RULE:
                raise BadRules(f"{self.name}, {where}: a rule has no “{key}”.")
        of = {key: self._text(f"{where}, {key}", told.get(key)) for key in ("id", "name", "reason", "instead")}
        tests, phrases, marks = (self._texts(f"{where}, {key}", told.get(key)) for key in ("tests", "phrases", "marks"))
        leaves = self._texts(f"{where}, leaves", told["leaves"]) if "leaves" in told else ()
        if not set(tests) <= set(NINE):
            raise BadRules(f"{self.name}, {where}: the tests are {', '.join(NINE)}.")
        try:
            read = tuple(Phrase.read(each, lists) for each in phrases)
        except BadPhrase as trouble:
            raise BadRules(f"{self.name}, {where}: {trouble}.") from trouble
        return Rule(phrases=read, tests=tests, marks=marks, leaves=leaves, **of)

    def _texts(self, where: str, told: object, most: int = 80) -> tuple[str, ...]:
        if not isinstance(told, list) or not 0 < len(told) <= most:
            raise BadRules(f"{self.name}, {where}: it needs a list of one to {most} texts.")
        return tuple(self._text(where, each) for each in told)

    def _text(self, where: str, told: object) -> str:
        if not isinstance(told, str) or not told.strip() or len(told) > LONGEST_TEXT:
            raise BadRules(f"{self.name}, {where}: it needs a text of up to {LONGEST_TEXT} letters.")
        return told.strip()
