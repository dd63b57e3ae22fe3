"""What a person and a helper said to each other, as the person reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _

from ownterms.people.models import Person
from ownterms.spaces.models import Dictation, Entry, Invitation, Message, Space, State, SteppingBack
from ownterms.spaces.tie import MESSAGES, by_entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message with whose it is, as the person calls them."""

    message: Message
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """All that was said under one invitation, the oldest first, with answers to entries among it."""

    invitation: Invitation
    said: list[Said]
    entries: dict[UUID, Entry]
    stepping_back: SteppingBack | None
    has_older: bool

    # Make

    @classmethod
    def read(cls, invitation: Invitation, *, by: Person, messages: int = MESSAGES) -> Self:
        """This will read it as the person whose invitation it is."""
        [held] = Invitation.objects.filter(pk=invitation.pk).read(by=by)
        every = Message.objects.filter(invitation=held)
        newest = list(every.order_by("-sent_at").values_list("pk", flat=True)[: messages + 1])
        said = every.filter(pk__in=newest[:messages]).read(by=by)
        entries = Entry.objects.filter(pk__in={each.entry_id for each in said if each.entry_id}).read(by=by)
        return cls(
            invitation=held,
            said=[Said(message=each, who=who_said(each, held, by=by)) for each in said],
            entries={each.pk: each for each in entries},
            stepping_back=SteppingBack.objects.filter(invitation=held).read_one(by=by),
            has_older=len(newest) > messages,
        )

    # Ask

    @property
    def is_live(self) -> bool:
        """Whether messages can be sent now."""
        return self.invitation.state == State.LIVE


def answers_to(entries: Iterable[Entry], *, by: Person) -> dict[UUID, list[Said]]:
    """This will give what helpers answered to entries of a person's own, by entry, the oldest first."""
    answers = Message.objects.filter(entry__in=[each.pk for each in entries]).read(by=by)
    asked = Invitation.objects.filter(pk__in={each.invitation_id for each in answers}).read(by=by)
    known = {each.pk: each for each in asked}
    return {
        entry: [Said(message=each, who=who_said(each, known[each.invitation_id], by=by)) for each in said]
        for entry, said in by_entry(answers).items()
    }


def who_said(message: Message, invitation: Invitation, *, by: Person) -> str:
    """Whose words a message holds, as the person is told."""
    return _("You") if message.by_id == by.pk else helper_named(invitation, person=by)


def helper_named(invitation: Invitation, *, person: Person) -> str:
    """A helper as the person calls them; “Ben for Amina” where they act for the person."""
    if not invitation.evidence:
        return invitation.called
    return _("%(helper)s for %(person)s") % {"helper": invitation.called, "person": person.name or _("you")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a helper typed for the person, with who it was, as the person calls them."""

    dictation: Dictation
    who: str


def typed_for(space: Space, *, by: Person) -> list[Typed]:
    """This will give what helpers typed for a person and what waits for their word, the newest first."""
    typed = Dictation.objects.filter(space=space).read(by=by)
    asked = Invitation.objects.filter(pk__in={each.invitation_id for each in typed}).read(by=by)
    known = {each.pk: each for each in asked}
    return [Typed(dictation=each, who=helper_named(known[each.invitation_id], person=by)) for each in typed]
