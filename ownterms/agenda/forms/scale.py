"""What a person says of something that they keep an eye on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models import Drawn, Scale
from ownterms.design.fields import OwnWordsField
from ownterms.design.quiet import QuietForm
from ownterms.spaces.forms.notebook import NOTHING

TOO_LONG = {"max_length": _("That is too long. Use 300 letters or fewer.")}


class ScaleForm(QuietForm):
    """Something to keep an eye on, how its ends are called, and how it is drawn."""

    thing = OwnWordsField(max_length=300, required=False, error_messages=TOO_LONG)
    low = OwnWordsField(max_length=300, required=False, error_messages=TOO_LONG)
    high = OwnWordsField(max_length=300, required=False, error_messages=TOO_LONG)
    drawn = forms.TypedChoiceField(
        choices=Drawn.choices, coerce=Drawn, required=False, empty_value=Drawn.NUMBERS, initial=Drawn.NUMBERS
    )

    nothing = ("thing", NOTHING)
    beside = frozenset({"drawn"})


class ScoreForm(QuietForm):
    """How it is now: a number or a face, or words, or that one does not know."""

    value = forms.TypedChoiceField(
        coerce=int,
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": _("That is not on it. Nothing was written.")},
    )
    words = OwnWordsField(
        max_length=2_000,
        required=False,
        error_messages={"max_length": _("That is too long. Use 2,000 letters or fewer.")},
    )
    unknown = forms.BooleanField(required=False)

    nothing = ("words", NOTHING)

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = [(each, each) for each in scale.values]  # type: ignore[attr-defined]

    @property
    def says_something(self) -> bool:
        """Whether anything was said. That one does not know is a whole answer, and so is nought."""
        return super().says_something or self.cleaned_data["value"] is not None
