"""What a person says after they talked with a helper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models import Felt
from ownterms.design.fields import OwnWordsField
from ownterms.design.quiet import QuietForm


def asked() -> forms.TypedChoiceField:
    """This will make the field of one question, which nobody must answer."""
    return forms.TypedChoiceField(
        choices=[(each.value, each.label) for each in Felt if each != Felt.UNSAID],
        coerce=Felt,
        required=False,
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )


class AfterTalkForm(QuietForm):
    """Three questions, each answered with one tap or not at all, and words beside them."""

    listened = asked()
    own = asked()
    again = asked()
    words = OwnWordsField(
        max_length=5_000,
        required=False,
        error_messages={"max_length": _("That is too long. Use 5,000 letters or fewer.")},
    )
    may_count = forms.BooleanField(required=False)

    nothing = ("listened", _("Nothing is chosen yet. “I don’t know” is a whole answer too."))
    beside = frozenset({"may_count"})

    @property
    def said(self) -> dict[str, Any]:
        """What was said, without what was passed over."""
        return {name: said for name, said in self.cleaned_data.items() if said and name != "may_count"}
