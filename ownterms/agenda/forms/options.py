"""What a person says of an option, of what they choose, and of steps. Any part alone is enough."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.forms.wants import ONE
from ownterms.agenda.models import Answer, Option, Real, Source
from ownterms.design.fields import OwnWordsField
from ownterms.design.quiet import QuietForm
from ownterms.spaces.forms.notebook import NOTHING

REAL = "real-"
LATER_ANSWERS = [each for each in Answer.choices if each[0] != Answer.OPTION]


def written() -> OwnWordsField:
    """This will make a field for words that nobody must write."""
    too_long = {"max_length": _("That is too long. Use 2,000 letters or fewer.")}
    return OwnWordsField(max_length=2_000, required=False, error_messages=too_long)


class BesideForm(QuietForm):
    """Something that stands beside a want, or alone. `wants` are those of the person, by id, in a few words.

    `mark` is that of the words which stood there when the page was opened (`SaidAnew`).
    """

    want = forms.ChoiceField(required=False, error_messages=ONE)
    mark = forms.CharField(required=False, max_length=64)

    nothing = ("want", NOTHING)
    beside = frozenset({"want", "mark"})

    def __init__(self, *args: Any, wants: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        super().__init__(*args, **kwargs)
        self.fields["want"].choices = [("", _("None of them")), *wants.items()]  # type: ignore[attr-defined]

    def clean_want(self) -> UUID | None:
        """This will give the id of the want."""
        return UUID(self.cleaned_data["want"]) if self.cleaned_data["want"] else None


class OptionForm(BesideForm):
    """An option, and what goes with it."""

    words = written()
    source = forms.TypedChoiceField(
        choices=Source.choices, coerce=Source, required=False, empty_value=None, error_messages=ONE
    )
    give = written()
    ask = written()
    agree = written()
    blocked_by = written()
    not_for_me = written()

    nothing = ("words", NOTHING)

    @property
    def said(self) -> dict[str, Any]:
        """What `Option.make` and `Option.change` take."""
        return {name: self.cleaned_data[name] for name in (*Option.SAID, "source")}


class ChoiceForm(QuietForm):
    """What is chosen of some options: some of them, none, later, or that one does not know; and which were real."""

    chosen = forms.TypedMultipleChoiceField(coerce=UUID, required=False, error_messages=ONE)
    answer = forms.TypedChoiceField(
        choices=LATER_ANSWERS, coerce=Answer, required=False, empty_value=None, error_messages=ONE
    )
    words = written()

    nothing = ("chosen", _("Nothing is ticked. Tick one, or press one of the other buttons."))

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(str(each.pk), each.pk) for each in options]  # type: ignore[attr-defined]
        for each in options:
            self.fields[f"{REAL}{each.pk}"] = forms.TypedChoiceField(
                choices=Real.choices, coerce=Real, required=False, empty_value=None, error_messages=ONE
            )

    @property
    def says_something(self) -> bool:
        """Whether anything is ticked or answered: words alone are no choice, and none is made of them."""
        return bool(self.cleaned_data["chosen"] or self.cleaned_data["answer"])

    @property
    def made(self) -> dict[str, Any]:
        """What `Choice.make` takes."""
        said = self.cleaned_data
        real = {UUID(name.removeprefix(REAL)): kept for name, kept in said.items() if name.startswith(REAL) and kept}
        chosen = frozenset() if said["answer"] else frozenset(said["chosen"])
        return {"answer": said["answer"] or Answer.OPTION, "chosen": chosen, "real": real, "words": said["words"]}


class StepForm(BesideForm):
    """A step: what, who and when, in words."""

    words = written()
    who = written()
    when = written()
    done = forms.BooleanField(required=False)

    nothing = ("words", NOTHING)
    beside = frozenset({"want", "mark", "done"})


class CameForm(QuietForm):
    """What came of something."""

    words = written()

    nothing = ("words", NOTHING)
