"""The lexicon: lived phrases on one side, the directory's words on the other.

The file is written for people. A concept is a label a person can read, its cues are the phrases
people say, and its directory words are what is looked for::

    {family} = mum; dad; brother
    == Caring, rest and sleep
    rest from caring
        need a break; worn out looking after {family}
        => respite care; short break
    ! wanting to die
        want to die
        => crisis line
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from ownterms.finding.engine import words
from ownterms.finding.engine.phrases import Phrases, bare

_NAME: Final = re.compile(r"\{([a-z][a-z0-9 _-]*)\}")
_NAMED: Final = re.compile(r"\{([^{}=]*)\}\s*=\s*(.*)")
_LABEL: Final = re.compile(r"[^\W_]+(?:[ ,'’-]+[^\W_]+)*")
LONGEST_CUE: Final = 100
"""Characters that one cue may have, so that it can be read at a glance."""


class BadLexicon(ValueError):
    """A lexicon that cannot be read; its sentence names the line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Line {line} of the lexicon cannot be read: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True)
class Concept:
    """One entry: the label, the section it stands in, its cues and directory words as written."""

    id: str
    label: str
    section: str
    cues: tuple[str, ...]
    directory: tuple[str, ...]
    danger: bool = False

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The directory words as terms of the index, without doubles, in the order written."""
        return tuple(dict.fromkeys(t for t in map(term, self.directory) if t))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All concepts and named lists of one file."""

    concepts: tuple[Concept, ...] = ()
    lists: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "Lexicon":
        """Read a lexicon from its text.

        Raises:
            BadLexicon: a line that says nothing we know, named by its number.
        """
        return _Reader().read(text)

    def __getitem__(self, concept_id: str) -> Concept:
        """The concept with this id."""
        return self._by_id[concept_id]

    @cached_property
    def _by_id(self) -> dict[str, Concept]:
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """Directory words of two stems or more, as terms, sorted."""
        found = {t for concept in self.concepts for t in concept.terms if " " in t}
        return tuple(sorted(found))

    @cached_property
    def phrase_book(self) -> Phrases:
        """The same, ready to be looked for."""
        return Phrases(self.phrases)

    @property
    def fingerprint(self) -> str:
        """What an index built with this lexicon depends on: its phrases, and nothing else."""
        return hashlib.blake2b("\n".join(self.phrases).encode(), digest_size=8).hexdigest()


def term(phrase: str) -> str:
    """Directory words as one term: stems joined by spaces, without joining words."""
    found = words.stems(phrase)
    return " ".join(bare(found)) or " ".join(found)


def slug(label: str) -> str:
    """A label as an id: letters, digits and hyphens."""
    folded = unicodedata.normalize("NFKD", label.lower())
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")


class _Reader:
    """Reads the lines of one file in turn."""

    def __init__(self) -> None:
        self.lists: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.concepts: list[Concept] = []
        self.ids: set[str] = set()
        self.section = ""
        self.label = ""
        self.started = 0
        self.cues: list[str] = []
        self.directory: list[str] = []

    def read(self, text: str) -> Lexicon:
        for number, line in enumerate(text.splitlines(), start=1):
            self._line(number, line.rstrip())
        self._close()
        return Lexicon(tuple(self.concepts), self.lists)

    def _line(self, number: int, line: str) -> None:
        bare = line.strip()
        if not bare or bare.startswith("#"):
            return
        if line[0] in " \t":
            self._indented(number, bare)
        elif bare.startswith("=="):
            self._close()
            self.section = bare.strip("= ")
        elif bare.startswith("{"):
            self._close()
            self._named(number, bare)
        else:
            self._close()
            self._open(number, bare)

    def _named(self, number: int, line: str) -> None:
        found = _NAMED.fullmatch(line)
        if not found or not _NAME.fullmatch("{" + found[1].strip() + "}"):
            raise BadLexicon(number, "a named list looks like “{family} = mum; dad”.")
        members = tuple(tuple(words.stems(part)) for part in _parts(found[2]))
        self.lists[found[1].strip()] = tuple(dict.fromkeys(m for m in members if m))

    def _open(self, number: int, line: str) -> None:
        label = line.removeprefix("!").strip()
        if not _LABEL.fullmatch(label):
            raise BadLexicon(number, f"“{label[:60]}” is no label: use plain words, commas and hyphens.")
        if not slug(label):
            raise BadLexicon(number, f"“{label[:60]}” needs at least one plain letter.")
        if slug(label) in self.ids:
            raise BadLexicon(number, f"“{label}” is there already: labels must differ.")
        self.label, self.started = line, number

    def _indented(self, number: int, line: str) -> None:
        if not self.label:
            raise BadLexicon(number, "these words stand under no label.")
        if line.startswith("=>"):
            self.directory.extend(_parts(line.removeprefix("=>")))
            return
        for cue in _parts(line):
            if len(cue) > LONGEST_CUE:
                raise BadLexicon(number, f"a cue has at most {LONGEST_CUE} characters.")
            for name in _NAME.findall(cue):
                if name.strip() not in self.lists:
                    raise BadLexicon(number, f"there is no list called “{{{name}}}” above it.")
            if set("{}") & set(_NAME.sub("", cue)):
                raise BadLexicon(number, "a named list is written like “{family}”.")
            self.cues.append(cue)

    def _close(self) -> None:
        if not self.label:
            return
        label = self.label.removeprefix("!").strip()
        if not self.directory:
            raise BadLexicon(self.started, f"“{label}” has no directory words (a line with “=>”).")
        self.ids.add(slug(label))
        self.concepts.append(
            Concept(
                id=slug(label),
                label=label,
                section=self.section,
                cues=tuple(dict.fromkeys(self.cues)),
                directory=tuple(dict.fromkeys(self.directory)),
                danger=self.label.startswith("!"),
            )
        )
        self.label, self.cues, self.directory = "", [], []


def _parts(line: str) -> Iterator[str]:
    return (part.strip() for part in line.split(";") if part.strip())
