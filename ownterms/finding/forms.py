"""What people send to finding, turned into values. Nothing here is kept."""

from dataclasses import dataclass
from typing import Any, Final, Self

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField
from ownterms.design.quiet import QuietForm
from ownterms.finding.engine.words import READ_FOR_DANGER
from ownterms.finding.models import LONGEST_NOTE, LONGEST_WORDS, Proposal

LONGEST_ASK: Final = 2_000
"""Characters of a question that are read."""

STEP: Final = 10
"""Listings that are shown at once, and added by each "more"."""

OTHERWISE: Final = ("note", "finds")
"""Where a proposal is read from that was not written where it is asked for."""

MOST: Final = 200
MOST_STRUCK: Final = 40


@dataclass(frozen=True)
class Ask:
    """A question as it was sent. `without` are codes of chips that the person struck out.

    `told` is more of it, where it was long: read for danger only. `limit` says how many listings to
    show, 0 where the person left that to us.
    """

    words: str
    told: str = ""
    near: str = ""
    without: tuple[str, ...] = ()
    limit: int = 0
    was_cut: bool = False

    @classmethod
    def of(cls, sent: "MultiValueDict[str, str]") -> Self:
        """This will read a question, with the one chip that was pressed, and cut what is too long."""
        typed = sent.get("words", "").replace("\r\n", "\n").replace("\x00", "").strip()
        struck = dict.fromkeys([*sent.getlist("without"), *sent.getlist("strike")])
        kept = tuple(each[:100] for each in struck if each not in sent.getlist("restore"))[:MOST_STRUCK]
        limit = sent.get("limit", "")
        return cls(
            words=typed[:LONGEST_ASK],
            told=typed[:READ_FOR_DANGER],
            near=sent.get("near", "").replace("\x00", "").strip()[:100],
            without=kept,
            limit=min(max(int(limit), STEP), MOST) if limit.isascii() and limit.isdigit() and len(limit) < 6 else 0,
            was_cut=len(typed) > LONGEST_ASK,
        )


class ProposalForm(QuietForm):
    """A line for the list of words, with its author's leave to keep it.

    Each field is one line without what cannot be seen: it could forge lines where a host reads proposals.
    """

    kind = forms.ChoiceField(choices=Proposal.Kind.choices, initial=Proposal.Kind.ADD, required=False)
    words = LineField(
        max_length=LONGEST_WORDS,
        required=False,
        error_messages={"max_length": _("That is too long. Use 100 letters or fewer.")},
    )
    label = LineField(max_length=80, required=False)
    finds = LineField(max_length=200, required=False)
    note = LineField(max_length=LONGEST_NOTE, required=False)
    leave = forms.BooleanField(required=False)

    nothing = ("words", _("There is nothing here yet. A few words are enough."))
    beside = frozenset({"kind", "label", "leave"})

    def clean_kind(self) -> str:
        """This will take adding where nothing was chosen."""
        return self.cleaned_data["kind"] or Proposal.Kind.ADD

    def clean(self) -> dict[str, Any]:
        """This will keep nothing without its author's leave. What stands in another field alone is what people say."""
        said = super().clean()
        if not said.get("leave"):
            self.add_error("leave", _("Tick this if we may keep it. Otherwise we will not."))
        if not said.get("words"):
            said["words"] = next(filter(None, (said.get(name) for name in OTHERWISE)), "")[:LONGEST_WORDS]
        return said

    @property
    def proposed(self) -> dict[str, str]:
        """What `Proposal.make` takes."""
        return {name: self.cleaned_data[name] for name in ("kind", "words", "label", "finds", "note")}
