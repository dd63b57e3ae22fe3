"""What a helper and a person write to each other, and what a helper writes for a person."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField, OwnWordsField
from ownterms.design.quiet import QuietForm

LONGEST: Final = 5_000  # characters of what is said at once
LONGEST_REASON: Final = 200  # characters
USUAL_NOTICE: Final = timedelta(weeks=4)
"""Between saying that one steps back, and the last day, unless the helper says otherwise."""

NOTHING = _("There is nothing here yet. Write a word first.")
TOO_LONG = _("That is too long. Use 5,000 letters or fewer.")


class ReasonForm(forms.Form):
    """Why a helper looks."""

    why = LineField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Please say in a few words why you look."),
            "max_length": _("That is too long. Use 200 letters or fewer."),
        },
    )


class SayForm(QuietForm):
    """A message, or an answer."""

    words = OwnWordsField(max_length=LONGEST, required=False, error_messages={"max_length": TOO_LONG})

    nothing = ("words", NOTHING)
    beside = frozenset({"part"})


class TypeForm(SayForm):
    """What a helper types for a person, and into which part; with one part, it need not be said."""

    part = forms.UUIDField(required=False)


class StepBackForm(QuietForm):
    """A helper's last day, and a goodbye. Without a day it is the one that was proposed."""

    last_day = forms.DateField(
        required=False, error_messages={"invalid": _("We cannot read that day. One looks like 2027-03-31.")}
    )
    goodbye = OwnWordsField(max_length=LONGEST, required=False, error_messages={"max_length": TOO_LONG})

    nothing = ("last_day", _("There is nothing here yet. A day is enough, or a goodbye."))

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:  # noqa: ANN401  (what every form takes)
        """This will propose a day some weeks from now, and none after `latest`: then the invitation is over anyway."""
        super().__init__(*args, **kwargs)
        self.latest = latest
        self.initial["last_day"] = min(timezone.localdate() + USUAL_NOTICE, latest)

    def clean_last_day(self) -> date | None:
        """This will ask for a day that is not over, and on which the invitation still holds."""
        day: date | None = self.cleaned_data["last_day"]
        if day is None:
            return None
        if day < timezone.localdate():
            raise forms.ValidationError(_("That day is over. Please choose today or a later day."))
        if day > self.latest:
            says = _("The invitation ends before that day. Please choose %(day)s or an earlier day.")
            raise forms.ValidationError(says, params={"day": date_format(self.latest, "l j F Y")})
        return day

    def clean(self) -> dict[str, Any]:
        """This will take the proposed day where there is a goodbye alone."""
        said = super().clean()
        return said | {"last_day": said.get("last_day") or self.initial["last_day"]}
