"""What people send about themselves, turned into values."""

import json
from typing import Any, Never

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField, WrittenField
from ownterms.lib.mailbox import NoSuchMailbox, mailbox
from ownterms.lib.words import SIX, NoSuchWord, read
from ownterms.people.models.reaching import TERMS, Shelf

LONGEST_TYPED = 400  # characters of an address, or of six words, that are looked at
MOST_NEAR = 3  # words that are offered for one that is not in the list
LONGEST_ANSWER = 20_000  # characters of what a device says; they say about a thousand


class AddressForm(forms.Form):
    """One email address, in its one form."""

    email = forms.CharField(
        max_length=LONGEST_TYPED,
        strip=False,
        error_messages={
            "required": _("Please write your email address."),
            "max_length": _("That is too long for an email address."),
        },
    )

    def clean_email(self) -> str:
        """This will give the address as we know it."""
        try:
            return mailbox(self.cleaned_data["email"])
        except NoSuchMailbox:
            raise forms.ValidationError(
                _("We cannot send to that. An address looks like this: name@example.org")
            ) from None


class CodeForm(forms.Form):
    """The digits of a code, and whether this device is the person's own."""

    code = forms.CharField(
        max_length=40,
        error_messages={
            "required": _("Please type the six digits from the letter."),
            "max_length": _("That is too long. The code has six digits."),
        },
    )
    stay = forms.BooleanField(required=False)


class SixWordsField(forms.CharField):
    """Six easy words of the list, read with a slip put right: a tuple. Its sentences are given where it is used."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  (whatever Django passes on)
        super().__init__(max_length=LONGEST_TYPED, strip=False, **options)

    def clean(self, value: Any) -> tuple[str, ...]:  # noqa: ANN401  (whatever was sent)
        """This will read the words."""
        try:
            words = read(str(super().clean(value)))
        except NoSuchWord as unknown:
            told = {"word": unknown.word, "ask": did_you_mean(unknown)}
            raise forms.ValidationError(self.error_messages["unknown"], params=told) from None
        if len(words) != SIX:
            raise forms.ValidationError(self.error_messages["few"])
        return words


class CardForm(forms.Form):
    """The words of a card, and whether this device is the person's own."""

    card = SixWordsField(
        error_messages={
            "required": _("Please type the six words of your card."),
            "max_length": _("That is too long. A card has six words."),
            "unknown": _("No card has the word “%(word)s”. %(ask)s"),
            "few": _("A card has six words. Please type all of them."),
        }
    )
    stay = forms.BooleanField(required=False)


class NameForm(forms.Form):
    """What somebody likes to be called."""

    name = LineField(
        max_length=100, required=False, error_messages={"max_length": _("That is too long. Use 100 letters or fewer.")}
    )


class PasskeyForm(forms.Form):
    """What a device answered, and what its person calls it."""

    name = LineField(max_length=60, required=False)
    credential = forms.CharField(max_length=LONGEST_ANSWER)

    def clean_credential(self) -> Any:  # noqa: ANN401  (whatever JSON holds)
        """This will read the answer, which may be anything that a stranger makes up."""
        try:
            return json.loads(self.cleaned_data["credential"], parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise forms.ValidationError("unread") from None


def did_you_mean(unknown: NoSuchWord) -> str:
    """This will ask about a word that is not in the list: was it one of a few that are near, or may it be another?"""
    if not 0 < len(unknown.near) <= MOST_NEAR:
        return gettext("Please look at it once more.")
    near = [f"“{word}”" for word in unknown.near]
    return gettext("Did you mean %(words)s?") % {"words": get_text_list(near, gettext("or"))}


def _refuse(constant: str) -> Never:
    """NaN and its like are no JSON (RFC 8259)."""
    raise ValueError(constant)


class ReachingForm(forms.Form):
    """How somebody likes to be reached. Nothing of it is required."""

    ways = forms.MultipleChoiceField(choices=list(TERMS[Shelf.WAYS].items()), required=False)
    avoid = forms.MultipleChoiceField(choices=list(TERMS[Shelf.AVOID].items()), required=False)
    formats = forms.MultipleChoiceField(choices=list(TERMS[Shelf.FORMATS].items()), required=False)
    support = forms.MultipleChoiceField(choices=list(TERMS[Shelf.SUPPORT].items()), required=False)
    times = LineField(
        max_length=300, required=False, error_messages={"max_length": _("That is too long. Use 300 letters or fewer.")}
    )
    someone = LineField(
        max_length=300, required=False, error_messages={"max_length": _("That is too long. Use 300 letters or fewer.")}
    )
    words = WrittenField(
        max_length=2_000,
        required=False,
        error_messages={"max_length": _("That is too long. Use 2,000 letters or fewer.")},
    )

    def clean(self) -> dict[str, Any]:
        """This will ask where one way stands in both lists."""
        if set(self.cleaned_data.get("ways", [])) & set(self.cleaned_data.get("avoid", [])):
            self.add_error("avoid", _("One way is ticked in both lists. Which one is right?"))
        return self.cleaned_data

    @property
    def written(self) -> dict[str, Any]:
        """What `Reaching.write` takes."""
        told = self.cleaned_data
        terms = {shelf: told[shelf] for shelf in Shelf.values}
        return {"terms": terms, "times": told["times"], "someone": told["someone"], "words": told["words"]}
