"""About me: sheets as they are written, with their photo, and as they are shown to somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from ownterms.agenda.actions import put_photo
from ownterms.agenda.models import Sheet, SheetPicture
from ownterms.agenda.said import Said
from ownterms.agenda.tools import Tool
from ownterms.people.models import Person
from ownterms.spaces.models import Space
from ownterms.spaces.tie import Look

MOST_SHOWN: Final = 20
"""Sheets that stand on the page of a tie, the last one written first."""


@transaction.atomic
def begin(space: Space, tool: Tool, *, by: Person, called: str = "", answers: Mapping[str, Any], **photo: Any) -> Sheet:  # noqa: ANN401
    """This will begin a sheet with what was said, and its photo where one came (`put_photo`). Raises NotYours, Gone."""
    sheet = Sheet.begin(space, tool, by=by, called=called, answers=answers)
    put_photo(sheet, by=by, **photo)
    return sheet


@transaction.atomic
def write(
    sheet: Sheet,
    *,
    by: Person,
    called: str | None = None,
    answers: Mapping[str, Any],
    shown: int | None = None,
    **photo: Any,  # noqa: ANN401
) -> Sheet:
    """This will write some sections of a sheet anew, and its photo where one came.

    Raises NotYours, Gone; WrittenMeanwhile, and then nothing of it is kept (`Sheet.write`).
    """
    put_photo(sheet, by=by, **photo)
    return sheet.write(answers, by=by, called=called, shown=shown)


@dataclass(frozen=True, slots=True)
class OneShown:
    """A sheet, and what it says."""

    sheet: Sheet
    said: Said


@dataclass(frozen=True, slots=True)
class SheetsShown:
    """The sheets that a tie opens, with their photos by the sheet's id."""

    sheets: list[OneShown]
    pictures: dict[UUID, SheetPicture]
    template: str = "agenda/shown/sheets.jinja"
    is_to_read: bool = True


def shown_in_tie(look: Look) -> SheetsShown | None:
    """This will read the sheets that somebody is shown; None where there are none. Raises WhyAsked."""
    some = list(look.open(Sheet).values_list("pk", flat=True)[:MOST_SHOWN])
    if not some:
        return None
    pictures = look.at(look.open(SheetPicture).filter(sheet__in=some).defer("content"))
    sheets = look.at(look.open(Sheet).filter(pk__in=some))
    told = [OneShown(each, Said.of(each.tool, each.answers)) for each in sheets]
    return SheetsShown(told, {each.sheet_id: each for each in pictures})
