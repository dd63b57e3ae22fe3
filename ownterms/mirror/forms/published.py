"""What a keeper says beside what was published."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import WrittenField


class TakenBackForm(forms.Form):
    """Why an organisation stands by something no more; it need not say."""

    words = WrittenField(
        max_length=1_000,
        required=False,
        error_messages={"max_length": _("That is too long. Use 1,000 letters or fewer.")},
    )
