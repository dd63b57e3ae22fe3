"""What somebody writes about themselves: a form made of whatever sections a tool has."""

import re
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools import Answers, Row, Section
from ownterms.design.fields import LineField, OwnWordsField, PictureField
from ownterms.design.quiet import QuietForm
from ownterms.spaces.forms.notebook import AGAIN, NO_PHOTO, NOTHING

LEAST_ROWS: Final = 3
MOST_ROWS: Final = 100
TOO_LONG: Final = {"max_length": _("That is too long. Use 5,000 letters or fewer.")}
TOO_LONG_NAME: Final = {"max_length": _("That is too long. Use 100 letters or fewer.")}
TOO_LONG_LINE: Final = {"max_length": _("That is too long. Use 300 letters or fewer.")}
BESIDES: Final = ("called", "picture", "says", "no_picture")
"""What is asked beside the sections."""


class SheetForm(QuietForm):
    """Some sections of a sheet. None of it must be said; each table has a row to spare, and three where it begins.

    Where `called` is given it asks for the setting too. `says` are the words for the photo that is there; with
    `asks_photo` it asks for another one.
    """

    nothing = (None, NOTHING)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (as every form)
        sections: Sequence[Section],
        answers: Answers,
        called: str | None = None,
        asks_photo: bool = False,
        says: str | None = None,
    ) -> None:
        super().__init__(*args)
        self.sections, self.asks_photo, self.has_photo = sections, asks_photo, says is not None
        self.rows: dict[str, int] = {}
        self.initial = {"called": called, "says": says}
        for section in sections:
            self._hold(section, answers.get(section.slug, ""))
        if called is not None:
            self.fields["called"] = LineField(max_length=100, required=False, error_messages=TOO_LONG_NAME)
        if asks_photo:
            self.fields["picture"] = PictureField(required=False)
            self.fields["says"] = OwnWordsField(max_length=300, required=False, error_messages=TOO_LONG_LINE)
            self.fields["no_picture"] = forms.BooleanField(required=False)

    def _hold(self, section: Section, said: str | list[Row]) -> None:
        if not section.columns:
            self.fields[f"said-{section.slug}"] = OwnWordsField(
                max_length=5_000, required=False, error_messages=TOO_LONG
            )
            self.initial[f"said-{section.slug}"] = said
            return
        rows = said if isinstance(said, list) else []
        asked = max(len(rows) + 1, self._sent(section) + 1, LEAST_ROWS)
        self.rows[section.slug] = min(asked, max(MOST_ROWS, len(rows)))
        for number in range(self.rows[section.slug]):
            for column in section.columns:
                name = f"said-{section.slug}-{number}-{column.slug}"
                self.fields[name] = OwnWordsField(max_length=5_000, required=False, error_messages=TOO_LONG)
                self.initial[name] = rows[number].get(column.slug, "") if number < len(rows) else ""

    def _sent(self, section: Section) -> int:
        """How many rows of a section came."""
        if not self.is_bound:
            return 0
        named = (re.fullmatch(rf"said-{re.escape(section.slug)}-(\d{{1,3}})-.*", name) for name in self.data)
        return max((int(each[1]) + 1 for each in named if each and self.data[each[0]].strip()), default=0)

    def clean(self) -> dict[str, Any]:
        """This will ask where words for a photo came without one."""
        if self.cleaned_data.get("says") and not self.has_photo and not self.files.get("picture"):
            self.add_error("picture", NO_PHOTO)
        return super().clean()

    @property
    def written(self) -> dict[str, Any]:
        """What was said, as `about_me.begin` and `about_me.write` take it."""
        return {"answers": self.answers} | {each: self.cleaned_data[each] for each in BESIDES if each in self.fields}

    @property
    def is_empty(self) -> bool:
        """Whether all that is wrong with it is that nothing was said."""
        return list(self.errors) == ["__all__"]

    @property
    def to_choose_again(self) -> str:
        """A sentence where a photo came and could not be kept, "" else: no browser sends a file twice by itself."""
        return str(AGAIN[("picture",)]) if self.files.get("picture") else ""

    @property
    def answers(self) -> Answers:
        """What was said, by section: of every section that was asked."""
        return {
            each.slug: self._rows(each) if each.columns else self._said(f"said-{each.slug}") for each in self.sections
        }

    def _rows(self, section: Section) -> list[Row]:
        rows = (
            {column.slug: self._said(f"said-{section.slug}-{number}-{column.slug}") for column in section.columns}
            for number in range(self.rows[section.slug])
        )
        return [row for row in rows if any(row.values())]

    def _said(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))
