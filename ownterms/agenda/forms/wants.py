"""What a person says of a want, besides its words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models import From, How
from ownterms.design.quiet import QuietForm
from ownterms.spaces.forms.notebook import WriteForm

ONE = {"invalid_choice": _("Please choose one of these.")}


class ShownForm(WriteForm):
    """The picture and the voice note of a want that is there: others in their place, or none any more."""

    words = None  # type: ignore[assignment]  # so Django leaves out a field of the form that this builds on
    no_picture = forms.BooleanField(required=False)
    no_sound = forms.BooleanField(required=False)

    nothing = ("picture", _("Nothing was chosen here, so nothing has changed. That is fine."))

    def __init__(self, *args: Any, has_picture: bool = False, **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        super().__init__(*args, **kwargs)
        self.has_picture = has_picture

    @property
    def says_something(self) -> bool:
        """Whether anything is otherwise than it was."""
        return self.has_changed()


class OriginForm(QuietForm):
    """Whose want it is, and whether that may be counted."""

    answer = forms.TypedChoiceField(
        choices=From.choices, coerce=From, required=False, empty_value=None, error_messages=ONE
    )
    may_count = forms.BooleanField(required=False)

    nothing = ("answer", _("Nothing is chosen, and nothing was kept. “I don’t know” is a whole answer too."))
    beside = frozenset({"may_count"})


class AwayForm(forms.Form):
    """How a want came to stand on the agenda no more. Whoever says nothing would rather not say."""

    how = forms.TypedChoiceField(
        choices=How.choices, coerce=How, required=False, empty_value=How.UNSAID, error_messages=ONE
    )
