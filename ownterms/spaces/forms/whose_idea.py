"""Whose idea it was, as somebody says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.quiet import QuietForm
from ownterms.spaces.models import Whose


class WhoseIdeaForm(QuietForm):
    """One of five answers, and whether it may be counted."""

    answer = forms.TypedChoiceField(
        choices=Whose.choices,
        coerce=Whose,
        required=False,
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )
    may_count = forms.BooleanField(required=False)

    nothing = ("answer", _("Nothing is chosen yet. “I don’t know” is a whole answer too."))
    beside = frozenset({"may_count"})
