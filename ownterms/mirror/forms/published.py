"""What a keeper publishes, and what they say beside it later."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import WrittenField
from ownterms.mirror.saying.nine import NINE


class TakenBackForm(forms.Form):
    """Why an organisation stands by something no more; it need not say."""

    words = WrittenField(
        max_length=1_000,
        required=False,
        error_messages={"max_length": _("That is too long. Use 1,000 letters or fewer.")},
    )


class PublishForm(forms.Form):
    """The draft that came with the page, which of the nine (none is all of them), and whether its keeper saw it."""

    draft = forms.CharField(required=False)
    readings = forms.MultipleChoiceField(choices=[(name, name) for name in NINE], required=False)
    sure = forms.BooleanField(required=False)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What goes along to the next page."""
        told = self.cleaned_data
        return [("draft", told["draft"]), *(("readings", name) for name in told["readings"])]
