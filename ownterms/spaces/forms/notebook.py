"""What somebody puts into their notebook."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import OwnWordsField

LONGEST = 20_000  # characters of one entry


class WriteForm(forms.Form):
    """An entry: words."""

    words = OwnWordsField(
        max_length=LONGEST,
        error_messages={
            "required": _("There is nothing here yet. Write a word, or leave it for another day."),
            "max_length": _("That is too long for one page. Use 20,000 letters, and then begin another."),
        },
    )
