"""What is wrong with a page, and how that is answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import WrittenField
from ownterms.design.quiet import QuietForm
from ownterms.directory.models import Mistake, MistakeAnswer
from ownterms.directory.models.mistake import LONGEST_WORDS

CHOOSE = {"invalid_choice": _("Please choose one.")}
TOO_LONG = {"max_length": _("That is too long. Please use 500 letters or fewer.")}


class MistakeForm(QuietForm):
    """What a reader found wrong. Nothing about the reader is asked."""

    what = forms.ChoiceField(choices=Mistake.What.choices, required=False, error_messages=CHOOSE)
    words = WrittenField(max_length=LONGEST_WORDS, required=False, error_messages=TOO_LONG)

    nothing = ("what", _("There is nothing here yet. Choose one, or say it in your own words."))

    def clean(self) -> dict[str, Any]:
        """This will take words alone for something else that is wrong."""
        said = super().clean()
        return said | {"what": said.get("what") or Mistake.What.OTHER}


class MistakeAnswerForm(QuietForm):
    """What came of it, for everyone to read."""

    how = forms.ChoiceField(choices=MistakeAnswer.How.choices, required=False, error_messages=CHOOSE)
    words = WrittenField(max_length=LONGEST_WORDS, required=False, error_messages=TOO_LONG)

    nothing = ("how", _("There is nothing here yet. “Nobody knows yet” is an answer too."))

    def clean(self) -> dict[str, Any]:
        """This will take words alone for an answer of somebody who does not know yet."""
        said = super().clean()
        return said | {"how": said.get("how") or MistakeAnswer.How.NOT_KNOWN}
