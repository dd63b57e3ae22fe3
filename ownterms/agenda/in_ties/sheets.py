"""About me on the page of a tie: the sheets that somebody is shown, with their photos."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ownterms.agenda.models import Sheet, SheetPicture
from ownterms.agenda.said import Said
from ownterms.spaces.tie import Look

MOST_SHOWN: Final = 20
"""Sheets that stand on the page of a tie, the last one written first."""


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
    template: str = "agenda/in_ties/sheets.jinja"
    is_to_read: bool = True


def shown(look: Look) -> SheetsShown | None:
    """This will read the sheets that somebody is shown; None where there are none. Raises WhyAsked."""
    some = list(look.open(Sheet).values_list("pk", flat=True)[:MOST_SHOWN])
    if not some:
        return None
    pictures = look.at(look.open(SheetPicture).filter(sheet__in=some).defer("content"))
    sheets = look.at(look.open(Sheet).filter(pk__in=some))
    told = [OneShown(each, Said.of(each.tool, each.answers)) for each in sheets]
    return SheetsShown(told, {each.sheet_id: each for each in pictures})
