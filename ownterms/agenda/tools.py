"""The tools of person-centred thinking, as sheets to fill: the field's ideas, in words of our own.

Each is optional, has no order among the others, and no section that must be said. The ideas are those of the learning
community for person-centred practices and of inclusion.com (MAPS, PATH); no template of theirs is copied.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Row = dict[str, str]
Answers = dict[str, str | list[Row]]
"""What a sheet says: words by section, or rows of words by column where a section is a table."""


class Shape(StrEnum):
    """How a section is filled."""

    WORDS = "words"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a section that is a table; `choices` are offered beside free words, by what is kept of them."""

    slug: str
    name: str | Promise
    choices: Mapping[str, str | Promise] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a sheet asks, if its person likes; one screen in easy mode."""

    slug: str
    name: str | Promise
    asks: str | Promise = ""
    columns: tuple[Column, ...] = ()
    icon: str = ""

    @property
    def shape(self) -> Shape:
        """Words, or rows of words."""
        return Shape.ROWS if self.columns else Shape.WORDS

    def kept(self, said: Any) -> str | list[Row]:  # noqa: ANN401  (whatever came)
        """This will give what can be kept of what was said: words, or rows that are not empty with known columns."""
        if not self.columns:
            return said if isinstance(said, str) else ""
        rows = said if isinstance(said, list) else []
        clean = [
            {each.slug: str(row.get(each.slug, "")) for each in self.columns} for row in rows if isinstance(row, dict)
        ]
        return [row for row in clean if any(row.values())]


@dataclass(frozen=True, slots=True)
class Tool:
    """One kind of sheet."""

    slug: str
    name: str | Promise
    says: str | Promise
    sections: tuple[Section, ...]
    has_picture: bool = False

    def kept(self, answers: Mapping[str, Any]) -> Answers:
        """This will give what of some answers the tool knows, in its order, without what says nothing."""
        said = {each.slug: each.kept(answers.get(each.slug)) for each in self.sections}
        return {slug: words for slug, words in said.items() if words}


PROFILE: Final = Tool(
    "one-page-profile",
    _("One page about me"),
    _("What people like about me, what matters to me, and how to help me well."),
    (
        Section("liked", _("What people like about me"), _("What do people thank you for? What do they admire?")),
        Section("matters", _("What matters to me"), _("People, places, things, ways. Big or small.")),
        Section("support", _("How to help me well"), _("What helps? What is better left?")),
    ),
    has_picture=True,
)

CIRCLE: Final = Tool(
    "circle",
    _("My circle"),
    _("The people around me, near and far."),
    (
        Section(
            "people",
            _("People around me"),
            _("Whoever comes to mind. Nobody else is shown what you write."),
            (
                Column("name", _("Who")),
                Column(
                    "ring",
                    _("How near"),
                    {
                        "closest": _("Closest to me"),
                        "close": _("Close"),
                        "around": _("People I know"),
                        "paid": _("Paid to be there"),
                    },
                ),
                Column("words", _("What we are to each other")),
            ),
        ),
    ),
)

TOOLS: Final[dict[str, Tool]] = {tool.slug: tool for tool in (PROFILE, CIRCLE)}
