"""Who a listing is for and who is asking, so that mums' groups do not answer dads."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ownterms.finding.engine import words
from ownterms.finding.engine.asking.asked import Asked
from ownterms.finding.engine.asking.cues import Cues
from ownterms.finding.engine.lexicon import Concept, Lexicon, term
from ownterms.finding.engine.phrases import Phrases, bare

_HEAD: Final = re.compile(r"([^\d]+?)(?: (\d+)-(\d+))?")
_AGES: Final = re.compile(
    r"(?:aged?s?|ages of|between) (\d{1,2}) ?(?:-|–|to|and|through) ?(\d{1,2})\b"
    r"|(\d{1,2}) ?(?:-|–|to) ?(\d{1,2})(?: ?-?years?| ?yrs?)\b"
)
_FROM: Final = re.compile(
    r"(?:aged?s?|over|ages) (\d{1,2}) ?(?:\+|and (?:over|older|up|above)|or (?:over|older)|plus)"
    r"|\b(?:over) (\d{2})s?\b|\b(\d{2}) ?(?:\+|and over|years and older|years or older|and older)"
)
_DIGIT: Final = re.compile(r"\d")
_UNDER: Final = re.compile(r"\b(?:under|up to age|below) (\d{1,2})s?\b(?! (?:minutes|hours|miles|days|percent))")
_SERVES: Final = frozenset(map(words.stem, "for serves serving only helps supports to all".split()))
FILE: Final = Path(__file__).parents[2] / "lexicon" / "audiences.txt"


class BadAudiences(ValueError):
    """A file of audiences that cannot be read; its sentence names the line."""


@dataclass(frozen=True)
class Audience:
    """One audience: its group, the years it stands for, and how it is said and listed."""

    name: str
    group: str
    years: tuple[int, int] | None
    said: tuple[str, ...]
    listed: tuple[str, ...]


class Audiences:
    """All audiences of a file; sets of them are bit masks (first audience = 1)."""

    def __init__(self, audiences: Sequence[Audience]) -> None:
        self.all = tuple(audiences)
        self.groups: dict[str, int] = {}
        listed: dict[str, int] = {}
        for number, audience in enumerate(self.all):
            bit = 1 << number
            self.groups[audience.group] = self.groups.get(audience.group, 0) | bit
            for phrase in filter(None, map(term, audience.listed)):
                listed[phrase] = listed.get(phrase, 0) | bit
        self._listed = listed
        self.phrases = Phrases(listed)
        concepts = tuple(Concept(str(n), a.name, a.group, a.said, ()) for n, a in enumerate(self.all))
        self._said = Cues(Lexicon(concepts))

    @classmethod
    def read(cls, text: str) -> "Audiences":
        """Read audiences from their text.

        Raises:
            BadAudiences: a line that says nothing we know, named by its number.
        """
        group, found = "", list[Audience]()
        for number, line in enumerate(text.splitlines(), start=1):
            bare_line = line.strip()
            if not bare_line or bare_line.startswith("#"):
                continue
            if bare_line.startswith("=="):
                group = bare_line.strip("= ")
            elif line[0] not in " \t":
                found.append(_head(number, bare_line, group))
            elif not found or ":" not in bare_line:
                raise BadAudiences(f"Line {number} of the audiences has no place here.")
            else:
                found[-1] = _with_line(number, found[-1], bare_line)
        if len(found) > 63:
            raise BadAudiences("There is room for 63 audiences.")
        return cls(found)

    @classmethod
    @cache
    def standard(cls) -> "Audiences":
        """The audiences that come with Own Terms."""
        return cls.read(FILE.read_text(encoding="utf-8"))

    def mask(self, names: Iterable[str]) -> int:
        """The bit mask of the audiences with these names; unknown names are passed over."""
        known = {audience.name: 1 << n for n, audience in enumerate(self.all)}
        return sum({known[name] for name in names if name in known})

    def names(self, mask: int) -> tuple[str, ...]:
        """The names of the audiences in a bit mask."""
        return tuple(a.name for n, a in enumerate(self.all) if mask >> n & 1)

    def asked(self, asked: Asked, ages: Iterable[int] = ()) -> int:
        """Whom a question speaks of: what it says, and the ages it names."""
        mask = 0
        for match in self._said.found_in(asked):
            mask |= 1 << match.cue.concept
        return mask | self.of_ages([(age, age) for age in ages])

    def refused(self, stems: Sequence[str]) -> int:
        """Whom words speak of that a person does not want, by either way of saying it."""
        mask = self.headed(stems)
        for match in self._said.found_in(Asked(tuple(stems), tuple(stems))):
            mask |= 1 << match.cue.concept
        return mask

    def of_ages(self, ranges: Iterable[tuple[int, int]]) -> int:
        """The audiences whose years meet one of these ranges."""
        mask = 0
        for low, high in ranges:
            for number, audience in enumerate(self.all):
                if audience.years and audience.years[0] <= high and low <= audience.years[1]:
                    mask |= 1 << number
        return mask

    def headed(self, stems: Sequence[str]) -> int:
        """Whom a name or a category speaks of."""
        return self._mask(phrase for _, phrase in self.phrases.found_in(bare(stems)))

    def served(self, stems: Sequence[str]) -> int:
        """Whom a text says it is for: "for women", "serves older people"."""
        mask, recent = 0, 0
        starts = self.phrases.starts
        for at, stem in enumerate(stems):
            if stem in _SERVES:
                recent = at + 4
            elif at < recent and stem in starts:
                for rest, phrase in starts[stem]:
                    if not rest or tuple(bare(stems[at + 1 : at + 2 + len(rest)]))[: len(rest)] == rest:
                        mask |= self._listed[phrase]
        return mask

    def _mask(self, phrases: Iterable[str]) -> int:
        mask = 0
        for phrase in phrases:
            mask |= self._listed[phrase]
        return mask


def ages_in(text: str) -> list[tuple[int, int]]:
    """The ranges of ages, in years, that a listing's text names."""
    if not _DIGIT.search(text):
        return []
    lowered = text.lower()
    found = [tuple(int(n) for n in match.groups() if n) for match in _AGES.finditer(lowered)]
    found += [(int(next(filter(None, m.groups()))), 120) for m in _FROM.finditer(lowered)]
    found += [(0, int(m[1]) - 1) for m in _UNDER.finditer(lowered)]
    return [(low, high) for low, high in found if low <= high]


def _head(number: int, line: str, group: str) -> Audience:
    found = _HEAD.fullmatch(line)
    if not found or not group:
        raise BadAudiences(f"Line {number} of the audiences is no audience: {line[:60]!r}.")
    years = (int(found[2]), int(found[3])) if found[2] else None
    return Audience(found[1].strip(), group, years, (), ())


def _with_line(number: int, audience: Audience, line: str) -> Audience:
    key, _, values = line.partition(":")
    parts = tuple(part.strip() for part in values.split(";") if part.strip())
    said, listed = audience.said, audience.listed
    if key == "said":
        said += parts
    elif key == "listed":
        listed += parts
    else:
        raise BadAudiences(f"Line {number} of the audiences: use “said:” or “listed:”.")
    return Audience(audience.name, audience.group, audience.years, said, listed)
