"""What people and programs send here, turned into values.

What may be asked of the open directory, by the filters of the UK profile; what was written without a network; and
what a person takes and brings.
"""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Final
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from pydantic import BeforeValidator, WithJsonSchema

from ownterms.design.fields import OwnWordsField
from ownterms.design.quiet import QuietForm
from ownterms.exchange.own import told
from ownterms.exchange.own.care.chosen import Chosen
from ownterms.exchange.own.reading import BadFile, read, with_safe_media

MOST_PAGES: Final = 100_000
MOST_PER_PAGE: Final = 200
MOMENT: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?",
    re.IGNORECASE,
)
WEEKDAYS: Final = {"MO": "mon", "TU": "tue", "WE": "wed", "TH": "thu", "FR": "fri", "SA": "sat", "SU": "sun"}


def _moment(value: object) -> datetime:
    """ISO 8601, in UTC where no zone is given. A "+" that came as a space is one."""
    text = str(value).strip()
    text = re.sub(r" (?=\d\d:\d\d$)", "+", text) if text.count(":") > 1 else text
    if not MOMENT.fullmatch(text):
        raise ValueError("This is not a date or a time in ISO 8601.")
    moment = datetime.fromisoformat(text.upper())
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        raise ValueError("This is not a date of our time.") from None


def _weekday(value: object) -> str:
    """The two letters of RFC 5545, of a name or its beginning."""
    text = str(value).strip().lower()
    for code, start in WEEKDAYS.items():
        if text == code.lower() or (text.startswith(start) and len(text) < 10):
            return code
    raise ValueError("This is not a day of the week, such as MO or Monday.")


# A text that says how something is written. What it means is read from it afterwards.
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$")]
Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
Weekday = Annotated[str, BeforeValidator(_weekday), WithJsonSchema({"type": "string", "enum": list(WEEKDAYS)})]
Words = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Years = Annotated[float, Field(ge=0, le=150, allow_inf_nan=False)]


class Pages(Schema):
    """Which page, and how much on it."""

    page: int = Field(1, ge=1, le=MOST_PAGES, description="Which page, from 1.")
    per_page: int = Field(50, ge=1, le=MOST_PER_PAGE, description="How many on a page.")


class OrganisationFilters(Pages):
    """Which organisations."""

    search: Words = Field("", description="Every one of these words is in what it says.")
    full: bool = Field(False, description="Give all that belongs to it, as one by one.")


class TermFilters(Pages):
    """Which taxonomy terms."""

    search: Words = Field("", description="Every one of these words is in its name, its code or its description.")
    taxonomy_id: UUID = Field(None, description="Terms of this taxonomy.")  # type: ignore[assignment]
    parent_id: UUID = Field(None, description="Terms below this one.")  # type: ignore[assignment]


class ServiceFilters(Pages):
    """Which services. All filters hold together."""

    search: Words = Field("", description="Every one of these words is in what it or its organisation says.")
    taxonomy_term_id: UUID = Field(None, description="This term is said of it.")  # type: ignore[assignment]
    taxonomy_id: UUID = Field(None, description="Some term of this taxonomy is said of it.")  # type: ignore[assignment]
    organization_id: UUID = Field(None, description="This organisation offers it.")  # type: ignore[assignment]
    minimum_age: Years = Field(None, description="Its minimum age is this or more. Years.")  # type: ignore[assignment]
    maximum_age: Years = Field(None, description="Its maximum age is this or less. Years.")  # type: ignore[assignment]
    day: Weekday = Field(None, description="It is on that day of the week.")  # type: ignore[assignment]
    start_time: Clock = Field("", description="It opens at this time or later.", validate_default=False)
    end_time: Clock = Field("", description="It closes at this time or earlier.", validate_default=False)
    modified_after: Moment = Field(  # type: ignore[assignment]
        None, description="It changed at this moment or later, or it is not known when."
    )
    full: bool = Field(False, description="Give all that belongs to it, as one by one.")


class PlacedFilters(ServiceFilters):
    """Which services at locations."""

    postcode: Words = Field("", description="The nearest to it first. 404 where it is not known here.")
    proximity: int = Field(  # type: ignore[assignment]
        None, ge=1, le=20_100_000, description="At most so many metres from the postcode."
    )


class UnsentForm(QuietForm):
    """Words that a device kept, by the id that it gave them, and where they go: the notebook, unless it is said."""

    id = forms.UUIDField(required=False)
    words = OwnWordsField(max_length=20_000, required=False)
    to = forms.ChoiceField(choices=[("notebook", _("My notebook")), ("want", _("What I want"))], required=False)

    nothing = ("words", _("There is nothing here yet. Write a word, or leave it for another day."))
    beside = frozenset({"id", "to"})

    @property
    def written(self) -> dict[str, Any]:
        """What `keep_once` takes."""
        told = self.cleaned_data
        return {"words": told["words"], "known_as": told["id"] or uuid4(), "is_want": told["to"] == "want"}


class BringForm(QuietForm):
    """A file that somebody took elsewhere, cleaned to what it holds."""

    file = forms.FileField(
        required=False,
        error_messages={
            "invalid": _("The file did not arrive. Please choose it again."),
            "missing": _("The file did not arrive. Please choose it again."),
            "empty": _("There is nothing in that file. Please choose another."),
        },
    )

    nothing = ("file", _("Choose the file first. Nothing was written."))

    def clean_file(self) -> told.Own | None:
        """This will read it, photos and all, or say why it cannot come in."""
        file = self.cleaned_data["file"]
        if not file:
            return None
        file.seek(0)  # a visit that is tried a second time reads the same file again
        try:
            return with_safe_media(read(file.read()))
        except BadFile as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class CareForm(forms.Form):
    """What of all that is theirs somebody tells a service; by ticks, and nothing is ticked for them."""

    name = forms.BooleanField(required=False)
    reaching = forms.BooleanField(required=False)
    sheets = forms.MultipleChoiceField(required=False)
    wants = forms.MultipleChoiceField(required=False)
    goals = forms.MultipleChoiceField(required=False)
    ties = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, *, offered: dict[str, dict[str, str]]) -> None:  # noqa: ANN401  (whatever was sent)
        """`offered` is what can be ticked of each kind, by its id, in a few words."""
        super().__init__(data)
        for kind, things in offered.items():
            self.fields[kind].choices = list(things.items())  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Chosen:
        """What was ticked."""
        told_of = self.cleaned_data
        kinds = {kind: frozenset(map(UUID, told_of[kind])) for kind in ("sheets", "wants", "goals", "ties")}
        return Chosen(**kinds, reaching=told_of["reaching"], name=told_of["name"])
