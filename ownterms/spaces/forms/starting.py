"""What somebody sends to begin a space. Nothing of it is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField


class StartForm(forms.Form):
    """A name, if they like, whether this device is their own, and whether they would look first."""

    name = LineField(
        max_length=100, required=False, error_messages={"max_length": _("That is too long. Use 100 letters or fewer.")}
    )
    stay = forms.BooleanField(required=False)
    look = forms.BooleanField(required=False)
