"""Naming a further keeper by address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.lib.mailbox import NoSuchMailbox, mailbox

AMISS = _("That is not an email address. One looks like name@example.org")


class NamingForm(forms.Form):
    """The address of somebody who may keep an organisation's pages too."""

    email = forms.CharField(max_length=400, error_messages={"required": AMISS, "max_length": AMISS})

    def clean_email(self) -> str:
        """This will give the address in the one form by which its holder signs in."""
        try:
            return mailbox(self.cleaned_data["email"])
        except NoSuchMailbox:
            raise forms.ValidationError(AMISS) from None
