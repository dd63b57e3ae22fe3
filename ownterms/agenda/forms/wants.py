"""What a person says of a want, besides its words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models import From, How
from ownterms.spaces.forms.notebook import WriteForm

ONE = {"invalid_choice": _("Please choose one of these.")}
NOTHING_CHANGED = _("Nothing was chosen here, so nothing has changed. That is fine.")


class ShownForm(WriteForm):
    """The picture and the voice note of a want that is there: others in their place, or none any more."""

    words = None  # type: ignore[assignment]  # so Django leaves out a field of a form that it builds on
    no_picture = forms.BooleanField(required=False)
    no_sound = forms.BooleanField(required=False)

    def __init__(self, *args: Any, has_picture: bool, **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        super().__init__(*args, **kwargs)
        self.has_picture = has_picture

    def clean(self) -> dict[str, Any]:
        """This will ask where there is no photo for the words, and say so where nothing was chosen."""
        told = self.cleaned_data
        if not self.errors and not self.has_changed():
            self.add_error("picture", NOTHING_CHANGED)
        elif told.get("says") and not (told.get("picture") or self.has_picture or "picture" in self.errors):
            self.add_error("picture", _("The photo is not here. Choose it again, or clear the words for it."))
        return told


class OriginForm(forms.Form):
    """Whose want it is, and whether that may be counted."""

    answer = forms.TypedChoiceField(choices=From.choices, coerce=From, required=False, empty_value=None, error_messages=ONE)
    may_count = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """This will say so where nothing was chosen."""
        if not self.errors and not self.cleaned_data.get("answer"):
            self.add_error("answer", _("Nothing is chosen, and nothing was kept. “I don’t know” is a whole answer too."))
        return self.cleaned_data


class AwayForm(forms.Form):
    """How a want came to stand on the agenda no more. Whoever says nothing would rather not say."""

    how = forms.TypedChoiceField(
        choices=How.choices, coerce=How, required=False, empty_value=How.UNSAID, error_messages=ONE
    )
