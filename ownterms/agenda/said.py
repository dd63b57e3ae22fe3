"""What a sheet says, ready to be read: section by section, rows as tables, a circle as a picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from ownterms.agenda.circle import Circle, circle_of
from ownterms.agenda.tools import CIRCLE, Answers, Section, Tool

ROOMY, TIGHT = 700, 1_400
"""Letters that leave room on a page of paper, and those that need all of it."""
LINE = 40
"""Letters that a line takes which ends early."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section and what it says: words, or rows under the columns that say anything."""

    section: Section
    words: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, section: Section, answers: Answers) -> Self:
        """This will read one section."""
        said = answers.get(section.slug, "")
        if isinstance(said, str):
            return cls(section, said)
        columns = [each for each in section.columns if any(row.get(each.slug) for row in said)]
        rows = (tuple(each.told(row.get(each.slug, "")) for each in columns) for row in said)
        return cls(section, "", tuple(str(each.name) for each in columns), tuple(rows))

    @property
    def says_something(self) -> bool:
        """Whether anything is said in it."""
        return bool(self.words or self.rows)


@dataclass(frozen=True, slots=True)
class Said:
    """All that a sheet says. What is not said takes no room, but for what must not be passed over."""

    tool: Tool
    parts: tuple[Part, ...]
    circle: Circle | None = None

    @classmethod
    def of(cls, tool: Tool, answers: Answers) -> Self:
        """This will read what answers say, with the tool that they belong to."""
        every = (Part.of(section, answers) for section in tool.sections)
        parts = tuple(each for each in every if each.says_something or each.section.unsaid)
        return cls(tool, parts, circle_of(answers) if tool.slug == CIRCLE.slug else None)

    def only(self, slugs: Iterable[str]) -> Self:
        """This will give the same with some of its sections alone."""
        some = set(slugs)
        return type(self)(self.tool, tuple(each for each in self.parts if each.section.slug in some), self.circle)

    @property
    def fill(self) -> str:
        """How much of a page of paper it fills: "roomy", "usual" or "tight"."""
        lines = [line for each in self.parts for line in each.words.split("\n")]
        lines += [cell for each in self.parts for row in each.rows for cell in row]
        letters = sum(max(len(line), LINE) for line in lines)
        return "roomy" if letters < ROOMY else "usual" if letters < TIGHT else "tight"
