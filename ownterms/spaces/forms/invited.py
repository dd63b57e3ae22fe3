"""What somebody who was invited types."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField, WrittenField
from ownterms.lib.words import NoSuchWord, read
from ownterms.people.forms import did_you_mean
from ownterms.spaces.models.six_words import SIX

LONGEST: Final = 400
"""Letters that are looked at where words are typed."""


class SixWordsForm(forms.Form):
    """The six words of an invitation."""

    words = forms.CharField(
        max_length=LONGEST,
        strip=False,
        error_messages={
            "required": _("Please type the six words."),
            "max_length": _("That is too long. There are six short words."),
        },
    )

    def clean_words(self) -> tuple[str, ...]:
        """This will read the words, with a slip put right."""
        try:
            words = read(self.cleaned_data["words"])
        except NoSuchWord as unknown:
            says = _("No invitation has the word “%(word)s”. %(ask)s")
            raise forms.ValidationError(says, params={"word": unknown.word, "ask": did_you_mean(unknown)}) from None
        if len(words) != SIX:
            raise forms.ValidationError(_("There are six words. Please type all of them."))
        return words


class AnswerForm(forms.Form):
    """A yes with a name, or a no with a word; both as they like."""

    name = LineField(
        max_length=100, required=False, error_messages={"max_length": _("That is too long. Use 100 letters or fewer.")}
    )
    stay = forms.BooleanField(required=False)
    saying = WrittenField(
        max_length=500, required=False, error_messages={"max_length": _("That is too long. Use 500 letters or fewer.")}
    )
