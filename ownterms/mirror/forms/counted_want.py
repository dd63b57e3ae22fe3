"""Under which words a want is counted, and whether it was met."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.quiet import QuietForm
from ownterms.finding.engine import Meaning, understand
from ownterms.finding.engine.words import STOPS, stems
from ownterms.finding.vocabulary import lexicon
from ownterms.mirror.models import Met

NONE: Final = "none"
"""Chosen where none of the words fits; no concept is called so."""
OFFERED: Final = 8
LONGEST: Final = 200
NOT_ON_IT: Final = {"invalid_choice": _("Those words are not on our list. Nothing was counted.")}


class CountWantForm(QuietForm):
    """What a person chooses before they see what would be counted. Words that they look by are kept nowhere."""

    concept = forms.ChoiceField(required=False, error_messages=NOT_ON_IT)
    met = forms.TypedChoiceField(choices=Met.choices, coerce=Met, required=False, empty_value=Met.UNKNOWN)
    look_for = forms.CharField(required=False, max_length=LONGEST)

    nothing = ("concept", _("Nothing is chosen, and nothing is counted. That is fine."))
    beside = frozenset({"met", "look_for"})

    def __init__(self, *args: Any, known: dict[str, str], words: str = "", **kwargs: Any) -> None:  # noqa: ANN401
        """`known` is the fixed list, by id; `words` are those of the want."""
        super().__init__(*args, **kwargs)
        self.known, self.words = known, words
        self.fields["concept"].choices = [*known.items(), (NONE, "")]  # type: ignore[attr-defined]

    @property
    def offered(self) -> dict[str, str]:
        """What is offered of the list, by id: what was chosen, what was looked for, and what the want comes near."""
        sought = str(self["look_for"].value() or "")[:LONGEST]
        looked_for = [*understood(sought), *named(sought)][:OFFERED]
        said = understood(self.words) or named(self.words)[:OFFERED]
        ids = [self["concept"].value(), *looked_for, *said]
        return {each: self.known[each] for each in dict.fromkeys(ids) if each in self.known}

    @property
    def label(self) -> str:
        """The words that were chosen, as the list has them."""
        return self.known[self.cleaned_data["concept"]]


def understood(words: str) -> list[str]:
    """What the lexicon makes of some words: ids of concepts, the surest first."""
    said = understand(words, lexicon(), meaning=Meaning.standard()) if words.strip() else None
    return [each.id for each in said.concepts] if said else []


def named(words: str) -> list[str]:
    """The ids of concepts that are called by one of some words, or that one of their lists holds: “piano”."""
    sought, known = {stem for stem in stems(words) if stem not in STOPS}, lexicon()
    lists = {f"{{{name}}}" for name, members in known.lists.items() if any((each,) in members for each in sought)}
    called = (each.id for each in known.concepts if sought & set(stems(each.label)))
    held = (each.id for each in known.concepts if any(name in cue for name in lists for cue in each.cues))
    return list(dict.fromkeys([*called, *held]))
