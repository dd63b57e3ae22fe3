"""A contract that somebody pastes in. Nothing of it is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import OwnWordsField
from ownterms.design.quiet import QuietForm
from ownterms.mirror.clauses import LONGEST


class ClausesForm(QuietForm):
    """The words of a contract, or of a part of it."""

    words: forms.CharField = OwnWordsField(
        max_length=LONGEST,
        required=False,
        error_messages={"max_length": _("That is more than we read at once: 300,000 letters. Paste a part of it.")},
    )

    nothing = ("words", _("There is nothing here yet. One sentence of a contract is enough."))
