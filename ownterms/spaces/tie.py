"""A tie as its helper sees it: what was asked of them, what is open to them, and what was said."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Protocol, Self, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ownterms.people.models import Person
from ownterms.spaces.models import (
    Dictation,
    Entry,
    Holds,
    Invitation,
    Message,
    Over,
    Part,
    Picture,
    Sound,
    SteppingBack,
    WhyAsked,
)
from ownterms.spaces.models.sealed import Sealed, SealedQuerySet

M = TypeVar("M", bound=Sealed)

ENTRIES: Final = 20
"""How many entries stand on one page."""

JUST_NOW: Final = timedelta(minutes=5)

MESSAGES: Final = 30
"""How many messages stand there, until more are asked for."""


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looks at what one invitation opens to its helper: the helper, or its person with their own right."""

    invitation: Invitation
    helper: Person
    by: Person
    why: str = ""
    page: int = 1
    """Which page of what is shown is asked for; one that is not there is the last."""

    def open(self, model: type[M]) -> SealedQuerySet[M]:
        """What is open to the helper under the invitation now, still closed."""
        return every(model).under(self.invitation.pk).open_to(self.helper)

    def beside(self, model: type[M], entries: list[UUID]) -> SealedQuerySet[M]:
        """What is beside some entries: their pictures or sounds, whose content is fetched by itself."""
        return self.open(model).filter(entry__in=entries).defer("content")

    def at(self, things: SealedQuerySet[M]) -> list[M]:
        """This will read things, with their rows in the trail where the helper looks. Raises WhyAsked."""
        return things.read(by=self.by, why=self.why, under=self.invitation.pk)

    def said(self, entries: list[UUID], *, most: int) -> tuple[list[Message], bool]:
        """This will read answers to some entries and the newest messages, and say whether there are older ones."""
        loose = self.open(Message).filter(entry=None).order_by("-sent_at")
        newest = list(loose.values_list("pk", flat=True)[: most + 1])
        said = self.open(Message).filter(Q(pk__in=newest[:most]) | Q(entry__in=entries))
        return self.at(said), len(newest) > most


class Shown(Protocol):
    """What a room above shows of a space on a tie's page."""

    template: str
    """The template that shows it, with itself as `shown` and the tie as `tie`."""
    is_to_read: bool
    """Whether there is something to read in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """All that a helper sees of one live invitation, on one page of its entries.

    Its person is shown the same by the same questions: neither page can hold what the other does not.
    """

    invitation: Invitation
    entries: list[Entry]
    pictures: dict[UUID, Picture]
    sounds: dict[UUID, Sound]
    answers: dict[UUID, list[Message]]
    messages: list[Message]
    parts: list[Part]
    typed: list[Dictation]
    stepping_back: SteppingBack | None
    was_written_to: bool
    may_write: bool
    may_answer: bool
    page: int
    pages: int
    has_older: bool
    further: list[Shown]
    """What the rooms above show: each that `SHOWN_IN_TIES` names was asked, and None is nothing."""

    # Make

    @classmethod
    @transaction.atomic
    def seen(
        cls, invitation: Invitation, *, by: Person, why: str = "", page: int = 1, messages: int = MESSAGES
    ) -> Self | None:
        """This will read a tie, as its helper or as its person; None where it opens nothing now. Raises WhyAsked.

        The rows that this leaves in the trail are kept together.
        """
        helper = invitation.helper
        look = Look(invitation, helper, by, why, page) if helper else None
        held = look.at(look.open(Invitation).filter(pk=invitation.pk)) if look else []
        if not look or not held:
            return None
        look = replace(look, invitation=held[0])
        if held[0].asks_why and by == helper and not why:
            raise WhyAsked
        entries = look.open(Entry).values_list("pk", flat=True)
        pages = max(1, -(-entries.count() // ENTRIES))
        page = min(page, pages)
        shown = list(entries[(page - 1) * ENTRIES : page * ENTRIES])
        said, has_older = look.said(shown, most=messages)
        parts = look.at(look.open(Part).filter(holds=Holds.NOTEBOOK)) if held[0].may_type else []
        return cls(
            invitation=held[0],
            entries=look.at(look.open(Entry).filter(pk__in=shown)),
            pictures={each.entry_id: each for each in look.at(look.beside(Picture, shown))},
            sounds={each.entry_id: each for each in look.beside(Sound, shown)},
            answers=by_entry(said),
            messages=[each for each in said if each.entry_id is None],
            parts=parts,
            typed=look.at(look.open(Dictation).filter(invitation=invitation, by=look.helper)) if parts else [],
            stepping_back=next(iter(look.at(look.open(SteppingBack))), None),
            was_written_to=Message.was_written_to(held[0]),
            may_write=Message.may_be_sent(held[0]),
            may_answer=Message.may_be_sent(held[0], answers=True),
            page=page,
            pages=pages,
            has_older=has_older,
            further=[shown for verb in settings.SHOWN_IN_TIES if (shown := import_string(verb)(look))],
        )

    # Ask

    @property
    def name(self) -> str:
        """How the person is called who invited the helper."""
        return called(self.invitation.space.person)

    @property
    def is_new(self) -> bool:
        """Whether its helper said yes only just now."""
        return timezone.now() - self.invitation.acceptance.at < JUST_NOW

    @property
    def parts_named(self) -> dict[str, str]:
        """The names of the parts that the helper may type into, by id."""
        return {str(part.pk): part.name for part in self.parts}

    def who(self, said: Message) -> str:
        """Whose words a message holds, as its helper is told."""
        if said.by_id == self.invitation.space.person_id:
            return self.name
        return self._you(acting=bool(self.invitation.evidence))

    def who_typed(self, typed: Dictation) -> str:
        """Who typed something, as its helper is told."""
        return self._you(acting=typed.acts_for)

    def _you(self, *, acting: bool) -> str:
        return _("You, for %(name)s") % {"name": self.name} if acting else _("You")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """All that somebody was asked into. What is quiet looks the same however it came to be so."""

    asked: list[Invitation]
    live: list[Invitation]
    coming: list[Invitation]
    quiet: list[Invitation]
    over: list[Over]


def ties_of(helper: Person) -> Ties:
    """This will read what somebody was asked into. Only of what is live are any words told."""
    accepted = Invitation.objects.of_helper(helper).select_related("space__person")
    live = accepted.read(by=helper)
    now = timezone.now()
    rest = accepted.exclude(pk__in=[each.pk for each in live])
    return Ties(
        asked=list(Invitation.objects.waiting_for(helper).select_related("space__person")),
        live=live,
        coming=[each for each in rest if each.until > now],
        quiet=[each for each in rest if each.until <= now],
        over=list(Over.objects.filter(helper=helper).order_by("-on", "pk")),
    )


def is_asked_in(person: Person) -> bool:
    """Whether somebody was ever asked in: then they have a list of who asked them."""
    asked = Invitation.objects.filter(Q(acceptance__helper=person) | Q(asked=person))
    return asked.exists() or Over.objects.filter(helper=person).exists()


def every(model: type[M]) -> SealedQuerySet[M]:
    """All of a kind, closed."""
    return model.objects.all()  # type: ignore[return-value]  # the plugin takes it for another kind


def called(person: Person) -> str:
    """How somebody is called who may have no name here."""
    return person.name or _("Somebody")


def by_entry(messages: list[Message]) -> dict[UUID, list[Message]]:
    """This will sort answers by the entry that they answer to."""
    sorted_out: dict[UUID, list[Message]] = defaultdict(list)
    for message in messages:
        if message.entry_id:
            sorted_out[message.entry_id].append(message)
    return dict(sorted_out)
