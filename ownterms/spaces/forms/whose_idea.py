"""Whose idea it was, as somebody says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.spaces.models import Whose


class WhoseIdeaForm(forms.Form):
    """One of five answers, and whether it may be counted."""

    answer = forms.TypedChoiceField(
        choices=Whose.choices,
        coerce=Whose,
        error_messages={
            "required": _("Nothing is chosen yet. “I don’t know” is a whole answer too."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    may_count = forms.BooleanField(required=False)
