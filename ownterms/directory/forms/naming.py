"""Naming a further keeper by address."""

from django import forms
from django.utils.translation import gettext_lazy as _

AMISS = _("That is not an email address. One looks like name@example.org")


class NamingForm(forms.Form):
    """The address of somebody who may keep an organisation's pages too."""

    email = forms.EmailField(error_messages={"required": AMISS, "invalid": AMISS})
