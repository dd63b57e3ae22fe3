"""What people send about themselves, turned into values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.lib.mailbox import NoSuchMailbox, mailbox

LONGEST_TYPED = 400  # characters of an address that are looked at


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
