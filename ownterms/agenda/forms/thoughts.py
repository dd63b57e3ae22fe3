"""What a helper thinks of, and what its person makes of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.actions import TakenAs
from ownterms.agenda.forms.wants import ONE
from ownterms.agenda.models import Sort, Want
from ownterms.spaces.forms.helping import SayForm


def box(want: Want | None) -> str:
    """What the box is called in which a thought is left beside a want, or beside the agenda as a whole."""
    return f"thought-{want.pk}" if want else "thought"


class ThoughtForm(SayForm):
    """A thought, and what sort of thought it is: something wondered, unless they say otherwise."""

    sort = forms.TypedChoiceField(coerce=Sort, required=False, empty_value=Sort.WONDERED, error_messages=ONE)

    beside = frozenset({"sort"})

    def __init__(self, *args: Any, may_type: bool = False, **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        super().__init__(*args, **kwargs)
        self.fields["sort"].choices = list(Sort.offered(may_type=may_type).items())  # type: ignore[attr-defined]


class TakeUpForm(SayForm):
    """The words of a thought, as its person takes them up, and what they make of it."""

    taken_as = forms.TypedChoiceField(
        choices=TakenAs.choices, coerce=TakenAs, required=False, empty_value=None, error_messages=ONE
    )

    nothing = ("words", _("No words are left here, so nothing has changed. You can lay it aside too."))
    beside = frozenset({"taken_as"})

    def clean_taken_as(self) -> TakenAs:
        """This will take what was proposed, where nothing was chosen."""
        return TakenAs(self.cleaned_data["taken_as"] or self.initial.get("taken_as", TakenAs.WANT))
