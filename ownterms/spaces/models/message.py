"""A message between a person and somebody whom they invited."""

from typing import Final

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ownterms.people.models import Person, Tally
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models.entry import Entry
from ownterms.spaces.models.grant import Grant
from ownterms.spaces.models.invitation import Invitation
from ownterms.spaces.models.sealed import Sealed
from ownterms.spaces.models.space import Space
from ownterms.trail.models import Act, Trace

MOST_IN_A_DAY: Final = 50
"""Messages and answers of one helper: more would drown the looks in the trail."""


class NoLiveInvitation(Exception):
    """There is no live invitation between the two: then there are no messages."""


class NotNow(Exception):
    """The terms do not allow a message now, or not here."""


class Message(Sealed):
    """Words from one to the other, inside a live invitation; or an answer to something in the space."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, help_text="Empty where they have left.")
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, blank=True, help_text="What it answers to.")
    words = SealedText()
    sent_at = models.DateTimeField(default=timezone.now)

    OPENED_BY = ("invitation_id",)

    class Meta:
        ordering = ["sent_at", "pk"]
        indexes = [models.Index(fields=["invitation", "sent_at"], name="messages_of_an_invitation")]

    def __str__(self) -> str:
        return f"A message of {self.sent_at:%d %B %Y %H:%M}"

    # Make

    @classmethod
    @transaction.atomic
    def send(cls, invitation: Invitation, *, by: Person, words: str, entry: Entry | None = None) -> "Message":
        """This will leave a message for the other of the two. Raises NoLiveInvitation, Gone, and NotNow for a helper.

        An answer to an entry waits for no message before it, as the entry was shown to be answered; the terms hold
        for it too. What was said last is not said again by sending it twice.
        """
        Space.objects.hold(invitation.space_id)
        held = Invitation.objects.select_for_update().get(pk=invitation.pk).open_with(invitation.space.key)
        live = Grant.objects.live().filter(invitation=held, slice=held.pk).select_for_update().first()
        is_own = held.space.person_id == by.pk
        if live is None or not (is_own or live.helper_id == by.pk):
            raise NoLiveInvitation
        if entry is not None and not Entry.objects.under(held.pk).open_to(live.helper).filter(pk=entry.pk).exists():
            raise NoLiveInvitation
        if not is_own and not cls.may_be_sent(held, answers=entry is not None):
            raise NotNow
        last = cls.objects.filter(invitation=held, entry=entry).last()
        if last and last.by_id == by.pk and last.open_with(held.key).words == words:
            return last
        if not is_own and not Tally.take("said by a helper", str(held.pk), most=MOST_IN_A_DAY, minutes=24 * 60):
            raise NotNow
        message = cls(space=held.space, invitation=held, by=by, entry=entry).open_with(held.key)
        message.words = words
        message.save()
        act = Act.ANSWERED if entry else Act.LEFT_MESSAGE
        what = [entry.as_seen] if entry else []
        Trace.write(held.space_id, act=act, who=by.pk, under=held.pk, what=what)
        return message

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:  # noqa: ARG003  (it is all told as one)
        """All that was said."""
        return _("what you wrote to each other")

    @classmethod
    def was_written_to(cls, invitation: Invitation) -> bool:
        """Whether the person has written under an invitation: then its helper can ring back."""
        return cls.objects.filter(invitation=invitation, by=invitation.space.person_id).exists()

    @classmethod
    def may_be_sent(cls, invitation: Invitation, *, answers: bool = False) -> bool:
        """Whether the terms allow the helper a message now, here, or one that answers to what was shown."""
        was_written_to = answers or cls.was_written_to(invitation)
        return invitation.terms.allow(timezone.now(), was_written_to=was_written_to)
