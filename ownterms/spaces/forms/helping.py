"""What a helper writes."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField

LONGEST_REASON: Final = 200  # characters


class ReasonForm(forms.Form):
    """Why a helper looks."""

    why = LineField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Please say in a few words why you look."),
            "max_length": _("That is too long. Use 200 letters or fewer."),
        },
    )
