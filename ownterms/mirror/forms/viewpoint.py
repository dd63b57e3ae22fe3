"""How an organisation looks, as somebody answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import OwnWordsField
from ownterms.design.quiet import QuietForm
from ownterms.mirror.models import QUESTIONS, Answers, Looks, Side

NOT_ONE = {"invalid_choice": _("Please choose one of these.")}


AT_FIRST = 3
"""How many questions are seen before the others are unfolded."""


class ViewpointForm(QuietForm):
    """From where somebody looks, nine questions with one tap each or none, words, and whether it may be counted."""

    side = forms.TypedChoiceField(
        choices=Side.choices, coerce=Side, empty_value=Side.UNSAID, required=False, error_messages=NOT_ONE
    )
    words = OwnWordsField(
        max_length=5_000,
        required=False,
        error_messages={"max_length": _("That is too long. Use 5,000 letters or fewer.")},
    )
    may_count = forms.BooleanField(required=False)

    nothing = (None, _("Nothing is chosen yet, and that is fine. One answer alone is enough."))
    beside = frozenset({"side", "may_count"})

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401  (whatever Django's form takes)
        super().__init__(*given, **options)
        for question in QUESTIONS:
            self.fields[question] = forms.TypedChoiceField(
                choices=Looks.choices, coerce=Looks, required=False, error_messages=NOT_ONE
            )

    @property
    def opens_all(self) -> bool:
        """Whether more is answered, or marked, than the questions that come first."""
        return any(self[question].value() or question in self.errors for question in list(QUESTIONS)[AT_FIRST:])

    @property
    def said(self) -> dict[str, Any]:
        """What `Viewpoint.say` takes."""
        told = self.cleaned_data
        answers: Answers = {question: told[question] for question in QUESTIONS if told[question]}
        return {name: told[name] for name in ("side", "words", "may_count")} | {"answers": answers}
