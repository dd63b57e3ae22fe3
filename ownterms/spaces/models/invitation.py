"""An invitation into a space."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from ownterms.lib import words
from ownterms.lib.calendar import months_after
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models.answers import Acceptance, Declining, Ending, Slice, SteppingBack
from ownterms.spaces.models.grant import Grant
from ownterms.spaces.models.part import Holds, Part
from ownterms.spaces.models.sealed import Sealed, SealedQuerySet, Showable
from ownterms.spaces.models.six_words import SixWords
from ownterms.spaces.models.space import NotYours, Space
from ownterms.spaces.terms import Terms
from ownterms.trail.models import Act, Head, Trace

MONTHS: Final = 6
"""For which an invitation holds, unless its person says otherwise."""


class NotOpen(Exception):
    """The invitation cannot be answered: it was answered, taken back, or waited too long."""


class NotThatMailbox(Exception):
    """The invitation went out in a letter, and whoever says yes has not shown that they read that mailbox."""


class State(StrEnum):
    """Where an invitation stands, as its person sees it."""

    OPEN = "open"
    STALE = "stale"
    """Nobody answered while its words lived."""
    DECLINED = "declined"
    COMING = "coming"
    """Accepted, and not yet begun."""
    LIVE = "live"
    QUIET = "quiet"
    """Its time ran out; the tie stays, and one tap renews it."""
    ENDED = "ended"
    LEFT = "left"
    """The helper stepped back."""


class InvitationQuerySet(SealedQuerySet["Invitation"]):
    """Invitations by how they stand."""

    def by_words(self, typed: Iterable[str]) -> "Invitation | None":
        """The one that six words still open; None where there is none."""
        return self.filter(sixwords__in=SixWords.objects.live(typed), until__gt=timezone.now()).first()

    def with_answers(self) -> Self:
        """The same, with what became of each: so that to ask for its state asks no more of the database."""
        return self.select_related("acceptance__helper", "declining", "ending", "steppingback", "sixwords")

    def of_helper(self, person: Person) -> Self:
        """Those that a person accepted, whether or not they still open anything."""
        return self.filter(acceptance__helper=person)

    def waiting_for(self, person: Person) -> Self:
        """Those that wait for the answer of somebody who is known here and was asked by name."""
        waits = self.filter(asked=person, acceptance=None, declining=None, ending=None)
        return waits.filter(until__gt=timezone.now())


class Invitation(Sealed):
    """A person asks a named someone into named parts of their space, on terms, until a date."""

    called = SealedText(help_text="Whom it is for, as the person calls them.")
    about = SealedText(help_text="What it is about, in the person's words.")
    terms_told = SealedText()
    greeting = SealedText(help_text="What whoever holds the words may read before they answer.")
    mailbox = SealedText(help_text="Where a letter goes, if the person sends one.")
    evidence = SealedText(help_text="What shows that the helper may act for the person; empty where they may not.")
    asks_why = models.BooleanField(default=False, help_text="Whether each look needs a reason.")
    may_type = models.BooleanField(default=False, help_text="Whether the helper may type for the person.")
    asked = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, help_text="Someone known here, who is asked again."
    )
    made_at = models.DateTimeField(default=timezone.now)
    since = models.DateTimeField()
    until = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta:
        ordering = ["-made_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(since__lte=F("until")), name="an_invitation_begins_first")]

    def __str__(self) -> str:
        return f"An invitation of {self.made_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def make(  # noqa: PLR0913  (all that a person can say of it; only the name is asked)
        cls,
        space: Space,
        *,
        by: Person,
        called: str,
        slices: Iterable[Showable] = (),
        about: str = "",
        terms: Terms | None = None,
        greeting: str = "",
        mailbox: str = "",
        evidence: str = "",
        asks_why: bool = False,
        may_type: bool = False,
        asked: Person | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Self:
        """This will make an invitation that opens nothing until it is accepted. Raises NotYours, NotClaimed, Gone."""
        space.must_be_of(by)
        Space.objects.hold(space.pk)
        space.must_be_claimed()
        now = timezone.now()
        begins = max(since or now, now)
        made = cls(
            space=space,
            asked=asked,
            asks_why=asks_why,
            may_type=may_type or bool(evidence),
            made_at=now,
            since=begins,
            until=max(until or months_after(begins, MONTHS), begins),
        ).open_with(space.key)
        made.called, made.about, made.greeting, made.mailbox = called, about, greeting, mailbox
        made.evidence, made.terms_told = evidence, (terms or Terms()).told()
        made.save()
        for each in slices:
            made.cover(each, by=by)
        Trace.write(space.pk, act=Act.INVITED, who=by.pk, under=made.pk)
        return made

    # Change

    @transaction.atomic
    def draw_words(self, *, by: Person) -> str:
        """This will draw six words that open the invitation once, within a week; those before open nothing more.

        They are told now and never again. Raises NotYours, and NotOpen where it was answered or its time is over.
        """
        self._hold()
        self.space.must_be_of(by)
        if not self.is_waiting:
            raise NotOpen
        drawn = words.draw(words.SIX)
        SixWords.keep(self, drawn)
        return words.shown(drawn)

    @transaction.atomic
    def address_to(self, mailbox: str, *, by: Person) -> None:
        """This will bind the invitation to a mailbox: only whoever reads it can say yes. Raises NotYours, NotOpen."""
        self._hold()
        self.space.must_be_of(by)
        if not self.is_waiting:
            raise NotOpen
        self.open_with(self.space.key).mailbox = mailbox
        self.save(update_fields=["mailbox"])

    @transaction.atomic
    def cover(self, thing: Showable, *, by: Person) -> None:
        """This will let the invitation cover a thing of the space, now or when it is accepted. Raises NotYours."""
        self._hold()
        self.space.must_be_of(by)
        # Nothing else can be shown: not whose idea it was, and not what was said to somebody else.
        if not isinstance(thing, Showable) or thing.space_id != self.space_id:
            raise NotYours
        Slice.objects.get_or_create(invitation=self, slice=thing.pk)
        if self.helper and self.until > timezone.now():
            self._grant(self.helper, [thing.pk])
            Trace.write(self.space_id, act=Act.INVITED, who=by.pk, under=self.pk, what=[thing.as_seen])

    @transaction.atomic
    def uncover(self, slice_id: uuid.UUID, *, by: Person) -> None:
        """This will take a slice out of the invitation; it is closed on the very next request. Raises NotYours."""
        self._hold()
        self.space.must_be_of(by)
        Head.objects.hold(self.space_id)  # no look is half-written meanwhile
        Slice.objects.filter(invitation=self, slice=slice_id).delete()
        Grant.objects.filter(invitation=self, slice=slice_id).end()

    @transaction.atomic
    def renew(self, *, by: Person) -> None:
        """This will let the invitation hold for six months from now.

        Raises NotYours, and NotOpen where it was ended, or the helper has said when they go.
        """
        self._hold()
        self.space.must_be_of(by)
        if self.state not in {State.LIVE, State.COMING, State.QUIET} or hasattr(self, "steppingback"):
            raise NotOpen
        self.until = months_after(max(timezone.now(), self.since), MONTHS)
        self.save(update_fields=["until"])
        Grant.objects.filter(invitation=self).end()
        self._grant(self.acceptance.helper, self.slice_ids)
        Trace.write(self.space_id, act=Act.RENEWED, who=by.pk, under=self.pk)

    @transaction.atomic
    def end(self, *, by: Person) -> None:
        """This will end the invitation by the very next request; to its helper it looks run out. Raises NotYours."""
        self._hold()
        self.space.must_be_of(by)
        Ending.objects.get_or_create(invitation=self)
        self.run_out()
        Trace.write(self.space_id, act=Act.ENDED, who=by.pk, under=self.pk)

    @transaction.atomic
    def accept(self, *, by: Person, typed: Iterable[str] = ()) -> None:
        """This will open to a helper what the invitation covers, until its time is over. Of several, one succeeds.

        `typed` are its six words, which open nothing from then on; whoever was asked by name needs none.
        Raises NotOpen, and NotThatMailbox.
        """
        self._use_up(typed, by=by)
        if not Invitation.objects.get(pk=self.pk).may_be_accepted_by(by):
            raise NotThatMailbox
        Acceptance.objects.create(invitation=self, helper=by)
        self._grant(by, self.slice_ids)
        Trace.write(self.space_id, act=Act.ACCEPTED, who=by.pk, under=self.pk)

    @transaction.atomic
    def decline(self, *, by: Person | None = None, typed: Iterable[str] = (), saying: str = "") -> None:
        """This will note a no, with a word if they like. Whoever is asked need not be known here. Raises NotOpen."""
        self._use_up(typed, by=by)
        no = Declining(invitation=self, space=self.space).open_with(self.space.key)
        no.words = saying
        no.save()
        Trace.write(self.space_id, act=Act.DECLINED, who=by.pk if by else self.pk, under=self.pk)

    @transaction.atomic
    def step_back(self, *, by: Person, last_day: date, goodbye: str = "") -> None:
        """This will let a helper say when they go, and a goodbye. Until then all is as before. Raises NotOpen.

        Nobody's last day is after the invitation's own.
        """
        self._hold()
        if not Grant.is_live(by, self.pk) or hasattr(self, "steppingback"):
            raise NotOpen
        last_day = min(last_day, self.last_day)
        back = SteppingBack(invitation=self, space=self.space, last_day=last_day).open_with(self.space.key)
        back.goodbye = goodbye
        back.save()
        gone = timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))
        self.until = max(min(self.until, gone), timezone.now())
        self.save(update_fields=["until"])
        Grant.objects.filter(invitation=self, until__gt=self.until).update(until=self.until)
        Trace.write(self.space_id, act=Act.STEPPED_BACK, who=by.pk, under=self.pk)

    def run_out(self) -> None:
        """This will let its time be over, if it is not. To be called inside a transaction."""
        self._hold()
        now = timezone.now()
        Grant.objects.filter(invitation=self).end()
        SixWords.objects.filter(invitation=self).delete()
        self.until, self.since = min(self.until, now), min(self.since, now)
        self.save(update_fields=["until", "since"])

    def _hold(self) -> None:
        """Keep others from changing it until the transaction ends, and know what they changed before. Raises Gone."""
        Space.objects.hold(self.space_id)
        self.refresh_from_db(fields=["since", "until"], from_queryset=Invitation.objects.select_for_update())
        self._state.fields_cache.clear()  # the answers that it knew of

    def _use_up(self, typed: Iterable[str], *, by: Person | None) -> None:
        self._hold()
        is_asked = by is not None and self.asked_id == by.pk
        is_own = by is not None and self.space.person_id == by.pk
        spent, _kinds = SixWords.objects.live(typed).filter(invitation=self).delete()
        if is_own or not (spent or is_asked) or not self.is_waiting:
            raise NotOpen
        SixWords.objects.filter(invitation=self).delete()

    def _grant(self, helper: Person, slices: Iterable[uuid.UUID]) -> None:
        since = max(self.since, timezone.now())
        Grant.objects.bulk_create(
            Grant(space=self.space, helper=helper, invitation=self, slice=each, since=since, until=self.until)
            for each in {self.pk, *slices}
        )

    # Ask

    def may_be_accepted_by(self, person: Person | None) -> bool:
        """Whether somebody has shown that they read the mailbox that a letter went to; anyone, where none went."""
        mailbox = self.open_with(self.space.key).mailbox
        return not mailbox or (person is not None and person.email == mailbox)

    def greeting_for_all(self) -> str:
        """The greeting: all that whoever holds the words may read before they answer."""
        return self.open_with(self.space.key).greeting

    @property
    def terms(self) -> Terms:
        """The terms."""
        return Terms.read(self.terms_told)

    @property
    def slice_ids(self) -> set[uuid.UUID]:
        """What it covers: the ids of parts and of single things."""
        return set(self.slice_set.values_list("slice", flat=True))

    @property
    def shows_a_part(self) -> bool:
        """Whether it covers all of a notebook: only there can a helper type."""
        return Part.objects.filter(pk__in=self.slice_ids, holds=Holds.NOTEBOOK).exists()

    @property
    def helper(self) -> Person | None:
        """Who accepted it."""
        acceptance = getattr(self, "acceptance", None)
        return acceptance.helper if acceptance else None

    @property
    def last_day(self) -> date:
        """The last day on which it opens something, as days are counted in this place."""
        return timezone.localdate(self.until - timedelta(microseconds=1))

    @property
    def is_waiting(self) -> bool:
        """Whether somebody can still be asked and answer: it is neither answered nor taken back, and has time left."""
        return self.state in {State.OPEN, State.STALE} and self.until > timezone.now()

    @property
    def state(self) -> State:
        """Where it stands now."""
        now = timezone.now()
        if hasattr(self, "ending"):
            return State.ENDED
        if hasattr(self, "declining"):
            return State.DECLINED
        if not hasattr(self, "acceptance"):
            if hasattr(self, "steppingback"):
                return State.LEFT  # and went from this place for good
            six = getattr(self, "sixwords", None)
            is_open = self.asked_id is not None or (six is not None and six.until > now)
            return State.OPEN if is_open and self.until > now else State.STALE
        if self.until <= now:
            return State.LEFT if hasattr(self, "steppingback") else State.QUIET
        return State.LIVE if self.since <= now else State.COMING
