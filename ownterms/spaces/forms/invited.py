"""What somebody who was invited types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField, WrittenField
from ownterms.people.forms import SixWordsField


class SixWordsForm(forms.Form):
    """The six words of an invitation."""

    words = SixWordsField(
        error_messages={
            "required": _("Please type the six words."),
            "max_length": _("That is too long. There are six short words."),
            "unknown": _("No invitation has the word “%(word)s”. %(ask)s"),
            "few": _("There are six words. Please type all of them."),
        }
    )


class AnswerForm(forms.Form):
    """A yes with a name, or a no with a word; both as they like."""

    name = LineField(
        max_length=100, required=False, error_messages={"max_length": _("That is too long. Use 100 letters or fewer.")}
    )
    stay = forms.BooleanField(required=False)
    saying = WrittenField(
        max_length=500, required=False, error_messages={"max_length": _("That is too long. Use 500 letters or fewer.")}
    )
