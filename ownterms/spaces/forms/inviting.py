"""What a person says when they invite somebody. Nothing of it must be said."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField, WrittenField
from ownterms.design.quiet import QuietForm
from ownterms.people.forms import AddressForm
from ownterms.spaces.models import Invitation, TieBefore
from ownterms.spaces.standing import WRITING
from ownterms.spaces.terms import Terms, Writing

LONGEST: Final = timedelta(days=2 * 366)
LAST: Final = time(23, 59)
TOO_LONG_LINE = {"max_length": _("That is too long. Use 300 letters or fewer.")}
TOO_LONG = {"max_length": _("That is too long. Use 2,000 letters or fewer.")}
ONE = {"invalid_choice": _("Please choose one of these.")}
NO_DAY = {"invalid": _("We cannot read that day. One looks like 2027-03-31.")}
NO_TIME = {"invalid": _("We cannot read that time. One looks like 14:30.")}


def line(**options: Any) -> LineField:  # noqa: ANN401  (whatever a field takes)
    """This will make a field for a line that nobody must fill in."""
    return LineField(max_length=300, required=False, error_messages=TOO_LONG_LINE, **options)


class InvitingForm(QuietForm):
    """Whom it is for, what it shows, on which terms, and for how long."""

    called = LineField(
        max_length=100, required=False, error_messages={"max_length": _("That is too long. Use 100 letters or fewer.")}
    )
    shows = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("One of these is no longer there. Please look again.")}
    )
    signed = LineField(
        max_length=100, required=False, error_messages={"max_length": _("That is too long. Use 100 letters or fewer.")}
    )
    calls_me = forms.BooleanField(required=False)
    about = WrittenField(max_length=2_000, required=False, error_messages=TOO_LONG)
    greeting = WrittenField(max_length=2_000, required=False, error_messages=TOO_LONG)
    days = forms.TypedMultipleChoiceField(
        choices=[(str(number), name) for number, name in WEEKDAYS.items()],
        coerce=int,
        required=False,
        error_messages=ONE,
    )
    earliest = forms.TimeField(required=False, input_formats=["%H:%M"], error_messages=NO_TIME)
    latest = forms.TimeField(required=False, input_formats=["%H:%M"], error_messages=NO_TIME)
    writing = forms.ChoiceField(choices=list(WRITING.items()), required=False, initial=Writing.BACK, error_messages=ONE)
    where = line()
    how = line()
    not_about = line()
    since = forms.DateField(required=False, error_messages=NO_DAY)
    until = forms.DateField(required=False, error_messages=NO_DAY)
    asks_why = forms.BooleanField(required=False)
    may_type = forms.BooleanField(required=False)
    evidence = line()

    nothing = ("called", _("There is nothing here yet. A name is enough, or what they shall see."))
    beside = frozenset({"signed", "calls_me", "writing"})

    FOLDED = {
        "words": {"greeting", "about"},
        "when": {"days", "earliest", "latest", "where", "how", "not_about"},
        "may": {"writing", "asks_why", "may_type", "evidence"},
        "days": {"since", "until"},
    }
    """What is folded away until somebody wants it, by where it lies."""

    def __init__(self, data: Any = None, *, offered: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401
        super().__init__(data, **options)
        self.fields["shows"].choices = list(offered.items())  # type: ignore[attr-defined]

    def clean_since(self) -> date | None:
        """This will ask for a day that is not over."""
        return self._day("since")

    def clean_until(self) -> date | None:
        """This will ask for a day that is not over."""
        return self._day("until")

    def clean(self) -> dict[str, Any]:
        """This will ask where two answers do not fit together. One time alone holds to the end of the day."""
        told = super().clean()
        since, until = told.get("since"), told.get("until")
        if since and until and until < since:
            self.add_error("until", _("It would be over before it begins. Please look at both days."))
        between = self._between(told.get("earliest"), told.get("latest"))
        if between and between[1] <= between[0]:
            self.add_error("latest", _("This time comes before the other. Please look at both."))
        return told

    def _day(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        today = timezone.localdate()
        if day and day < today:
            raise forms.ValidationError(_("That day is over. Please choose today or a later day."))
        if day and day > today + LONGEST:
            raise forms.ValidationError(_("Please choose a day within two years. You can make it longer later."))
        return day

    @property
    def amiss(self) -> set[str]:
        """Where something is folded away that needs another look."""
        return {fold for fold, names in self.FOLDED.items() if names & set(self.errors)}

    @property
    def written(self) -> dict[str, Any]:
        """What `inviting.invite` takes."""
        told = self.cleaned_data
        plain = {name: told[name] for name in ("about", "asks_why", "may_type", "evidence")}
        since, until = told["since"], told["until"]
        return plain | {
            "called": told["called"] or gettext("Somebody"),
            "shows": {UUID(each) for each in told["shows"]},
            "greeting": self._greeting(),
            "calls_me": told["signed"] if told["calls_me"] else "",
            "terms": self._terms(),
            "since": morning_of(since) if since and since > timezone.localdate() else None,
            "until": morning_of(until + timedelta(days=1)) if until else None,
        }

    def _greeting(self) -> str:
        greeting, name = self.cleaned_data["greeting"], self.cleaned_data["signed"]
        if not name or name in greeting:
            return str(greeting)
        return f"{greeting}\n{name}" if greeting else gettext("It is %(name)s.") % {"name": name}

    @staticmethod
    def _between(earliest: time | None, latest: time | None) -> tuple[time, time] | None:
        if earliest is None and latest is None:
            return None
        return earliest or time.min, latest or LAST

    def _terms(self) -> Terms:
        told = self.cleaned_data
        return Terms(
            days=tuple(sorted(told["days"])),
            between=self._between(told["earliest"], told["latest"]),
            writing=Writing(told["writing"] or Writing.BACK),
            where=told["where"],
            how=told["how"],
            not_about=told["not_about"],
        )


class LetterForm(AddressForm):
    """Where a letter with the invitation goes."""

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401  (whatever a form takes)
        super().__init__(*given, **options)
        self.fields["email"].error_messages["required"] = _("Please write the address that the letter goes to.")


def said_before(earlier: Invitation | TieBefore | None, *, is_same: bool, to: Collection[UUID]) -> dict[str, Any]:
    """This will give what stands in the form at first: what is looked at, or what was said to somebody earlier.

    `is_same`: it is for that same somebody; else their name and their evidence are left out.
    """
    if earlier is None:
        return {"shows": [str(each) for each in to]}
    terms = earlier.terms
    earliest, latest = terms.between or (None, None)
    said = {name: getattr(terms, name) for name in ("writing", "where", "how", "not_about")}
    of_them = {"called": earlier.called, "evidence": earlier.evidence} if is_same else {}
    return (
        of_them
        | said
        | {
            "shows": [str(each) for each in earlier.slice_ids],
            "about": earlier.about,
            "days": [str(day) for day in terms.days],
            "earliest": earliest and earliest.isoformat("minutes"),
            "latest": latest and latest.isoformat("minutes"),
            "asks_why": earlier.asks_why,
            "may_type": earlier.may_type and (is_same or not earlier.evidence),
        }
    )


def morning_of(day: date) -> datetime:
    """This will give the first moment of a day, as it is counted in this place."""
    return timezone.make_aware(datetime.combine(day, time()))
