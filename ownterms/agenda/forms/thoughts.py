"""What a helper thinks of, and what its person makes of it."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.actions import USUAL, TakenAs
from ownterms.agenda.forms.wants import ONE
from ownterms.agenda.models import Sort, Thought
from ownterms.design.fields import OwnWordsField
from ownterms.spaces.forms.helping import LONGEST, TOO_LONG, SayForm


def sorts(*, may_type: bool) -> dict[str, str]:
    """The sorts of thoughts that a helper can leave, in words; to type for the person only where they let them."""
    return {sort.value: str(sort.label) for sort in Sort if may_type or sort != Sort.TYPED}


def box(want: UUID | None) -> str:
    """What the box is called in which a thought is left beside a want, or beside the agenda as a whole."""
    return f"thought-{want}" if want else "thought"


class ThoughtForm(SayForm):
    """A thought, and what sort of thought it is: something wondered, unless they say otherwise."""

    sort = forms.TypedChoiceField(coerce=Sort, required=False, empty_value=Sort.WONDERED, error_messages=ONE)

    def __init__(self, *args: Any, may_type: bool, **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        super().__init__(*args, **kwargs)
        self.fields["sort"].choices = list(sorts(may_type=may_type).items())  # type: ignore[attr-defined]


class TakeUpForm(forms.Form):
    """The words of a thought, as its person takes them up, and what they make of it."""

    words = OwnWordsField(max_length=LONGEST, required=False, error_messages={"max_length": TOO_LONG})
    taken_as = forms.TypedChoiceField(choices=TakenAs.choices, coerce=TakenAs, required=False, error_messages=ONE)

    def __init__(self, *args: Any, thought: Thought, **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        super().__init__(*args, **kwargs)
        usual = USUAL.get(Sort(thought.sort), TakenAs.WANT)
        self.initial = {"words": thought.words, "taken_as": usual}
        self.fields["taken_as"].empty_value = usual  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """This will say so where there are no words left."""
        if not self.errors and not self.cleaned_data["words"]:
            self.add_error("words", _("No words are left here, so nothing has changed. You can lay it aside too."))
        return self.cleaned_data
