"""What a tool is made of: sections, each of words or of rows of words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Row = dict[str, str]
Answers = dict[str, str | list[Row]]
"""What a sheet says: words by section, or rows of words by column where a section is a table."""

PHOTO: Final = "photo"
CALLED: Final = "called"
END: Final = "end"
SCREENS: Final = frozenset({PHOTO, CALLED, END})
"""Screens beside the sections: no section has the slug of one."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a section that is a table; `choices` are offered beside free words, by what is kept of them."""

    slug: str
    name: str | Promise
    choices: Mapping[str, str | Promise] | None = None
    is_line: bool = False
    """Whether a line is enough for it, such as for a name."""

    def offered(self, kept: str) -> dict[str, str | Promise]:
        """This will give what can be chosen, with what is kept already where it is in words of their own."""
        known = {"": _("Not said"), **(self.choices or {})}
        return known if kept in known else {**known, kept: kept}

    def told(self, kept: str) -> str:
        """This will give what is kept as people read it."""
        return str((self.choices or {}).get(kept, kept))


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a sheet asks, if its person likes; one screen where one thing stands on a screen.

    `unsaid` stands in its place where nothing is said, for what must not be passed over; `icon` names a picture. Of a
    table, `one` is what a row of it tells of, and `another` the words of the button that asks for one more.
    """

    slug: str
    name: str | Promise
    asks: str | Promise = ""
    columns: tuple[Column, ...] = ()
    icon: str = ""
    unsaid: str | Promise = ""
    one: str | Promise = ""
    another: str | Promise = ""

    @classmethod
    def found(cls, slug: str, said: str | list[Row]) -> Self:
        """This will make a section for what is kept and no tool knows any more, in the words that are there."""
        columns = (
            () if isinstance(said, str) else tuple(Column(each, each) for each in {k: 0 for row in said for k in row})
        )
        return cls(slug, slug.replace("-", " "), columns=columns)

    def with_room_for(self, said: str | list[Row]) -> Self:
        """This will give the section with a column more for all that stands in rows beyond it, or in its shape."""
        found = Section.found(self.slug, said).columns
        if bool(self.columns) == isinstance(said, str):
            return replace(self, columns=found)
        known = {each.slug for each in self.columns}
        return replace(self, columns=(*self.columns, *(each for each in found if each.slug not in known)))

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
    icon: str = ""

    def with_room_for(self, answers: Answers) -> Self:
        """This will give the tool with a section more for all that a sheet says beyond it: no word is lost."""
        known = {each.slug for each in self.sections}
        here = (each.with_room_for(answers[each.slug]) if answers.get(each.slug) else each for each in self.sections)
        found = (Section.found(slug, said) for slug, said in answers.items() if slug not in known)
        return replace(self, sections=(*here, *found))

    def kept(self, answers: Mapping[str, Any]) -> Answers:
        """This will give what of some answers the tool knows, in its order, without what says nothing."""
        return {slug: words for slug, words in self.kept_all(answers).items() if words}

    def kept_all(self, answers: Mapping[str, Any]) -> Answers:
        """This will give the same with what says nothing, such as a section that was emptied."""
        return {each.slug: each.kept(answers[each.slug]) for each in self.sections if each.slug in answers}
