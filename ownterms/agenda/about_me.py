"""About me: sheets as they are written, with their photo."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from ownterms.agenda.actions import put_photo
from ownterms.agenda.models import Sheet
from ownterms.agenda.tools import Tool
from ownterms.people.models import Person
from ownterms.spaces.models import Space


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
