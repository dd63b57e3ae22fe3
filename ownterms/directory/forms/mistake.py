"""What is wrong with a page, and how that is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import WrittenField
from ownterms.directory.models import Mistake, MistakeAnswer
from ownterms.directory.models.mistake import LONGEST_WORDS

CHOOSE = {"required": _("Please choose one."), "invalid_choice": _("Please choose one.")}
TOO_LONG = {"max_length": _("That is too long. Please use 500 letters or fewer.")}


class MistakeForm(forms.Form):
    """What a reader found wrong. Nothing about the reader is asked."""

    what = forms.ChoiceField(choices=Mistake.What.choices, error_messages=CHOOSE)
    words = WrittenField(max_length=LONGEST_WORDS, required=False, error_messages=TOO_LONG)


class MistakeAnswerForm(forms.Form):
    """What came of it, for everyone to read."""

    how = forms.ChoiceField(choices=MistakeAnswer.How.choices, error_messages=CHOOSE)
    words = WrittenField(max_length=LONGEST_WORDS, required=False, error_messages=TOO_LONG)
