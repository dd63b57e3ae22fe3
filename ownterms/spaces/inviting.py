"""Inviting: made by a person, handed on by them, and answered by whoever was asked."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from ownterms.lib.words import SIX
from ownterms.people.actions import TooManyTries, send
from ownterms.people.models import Person, Tally
from ownterms.spaces.letters import invitation_letter
from ownterms.spaces.models import Gone, Invitation, NoLetters, NotOpen, Space, SteppingBack
from ownterms.spaces.models.no_letters import mark_of
from ownterms.spaces.things import named
from ownterms.trail.models import Act, Trace

DAY: Final = 24 * 60
"""Minutes."""
MOST_INVITATIONS: Final = 30
"""Into one space, in a day."""
MOST_TRIES: Final = 300
"""Of words of invitations, in an hour, from one place: many may share one connection."""
MOST_LETTERS: Final = 10
"""Of one person, in a day."""
MOST_LETTERS_THERE: Final = 3
"""To one address in a week, whoever sends them."""
MOST_ATTEMPTS: Final = 100
"""To hand a letter to the mail."""
AGAIN: Final = timedelta(minutes=5)
"""Between two of them."""


class TooManyInvitations(Exception):
    """So many were made today that no more are made for now."""


class NoLetterThere(Exception):
    """No letter goes to the address now: whoever reads it wants none, or got enough. Which of the two is not told."""


def invite(
    space: Space,
    *,
    by: Person,
    shows: Collection[UUID] = (),
    calls_me: str = "",
    **said: Any,  # noqa: ANN401
) -> Invitation:
    """This will make an invitation to things of a space; `said` is what `Invitation.make` takes.

    `calls_me` is what its person likes to be called from now on, where they had no name. Raises NotYours, NotClaimed,
    TooManyInvitations.
    """
    space.must_be_of(by)
    space.must_be_claimed()
    if not Tally.take("invitations into one space", str(space.pk), most=MOST_INVITATIONS, minutes=DAY):
        raise TooManyInvitations(_("You invited many people today. Please go on tomorrow."))
    if calls_me and not by.name:
        by.call(calls_me)
    return Invitation.make(space, by=by, slices=named(space, shows), **said)


@transaction.atomic
def draw_words(invitation: Invitation, *, by: Person) -> str:
    """This will draw words that their person hands on, for whoever holds them. Raises NotYours, NotOpen."""
    invitation.address_to("", by=by)
    return invitation.draw_words(by=by)


def send_letter(invitation: Invitation, address: str, *, by: Person, site: str) -> None:
    """This will have one letter bring an invitation to a mailbox: only whoever reads it can say yes from then on.

    `site` is our own address, which the link begins with. Raises NotYours, NotOpen, TooManyInvitations, NoLetterThere.
    """
    if not Tally.take("letters of one person", str(by.pk), most=MOST_LETTERS, minutes=DAY):
        raise TooManyInvitations(_("Many letters went out today. Please go on tomorrow."))
    mark = mark_of(address)
    within = Tally.take("invitations to one address", mark, most=MOST_LETTERS_THERE, minutes=7 * DAY)
    if NoLetters.are_wanted_by(address) or not within:
        raise NoLetterThere(_("No letter can go there now. You can hand them the words yourself."))
    with transaction.atomic():  # the work to send it is kept with the address, or neither is
        invitation.address_to(address, by=by)
        send_invitation.enqueue(str(invitation.pk), site, translation.get_language() or "", MOST_ATTEMPTS)


@task()
def send_invitation(invitation: str, site: str, language: str, attempts: int) -> None:
    """This will draw the words of an invitation and send them in a letter; they are kept nowhere on the way.

    Where the mail cannot be reached it is tried again, `attempts` times at most.
    """
    asked = Invitation.objects.filter(pk=invitation).select_related("space__person").first()
    if asked is None:
        return
    try:
        drawn = asked.draw_words(by=asked.space.person)
    except NotOpen:
        return
    link = site + reverse("invited-by-words", args=["-".join(drawn.split())])
    with translation.override(language or None):
        sent = send(invitation_letter(asked.open_with(asked.space.key).mailbox, link=link))
    if not sent and attempts > 1:
        later = send_invitation.using(run_after=timezone.now() + AGAIN)
        later.enqueue(invitation, site, language, attempts - 1)


@transaction.atomic
def show_only(invitation: Invitation, shows: Collection[UUID], *, by: Person) -> None:
    """This will let an invitation cover these things of its space and no others, from now on. Raises NotYours."""
    before = invitation.slice_ids
    for gone in before - set(shows):
        invitation.uncover(gone, by=by)
    for thing in named(invitation.space, set(shows) - before):
        invitation.cover(thing, by=by)


def invitation_by_words(typed: Iterable[str], *, asker: str) -> Invitation | None:
    """This will give the invitation that six words still open; None where there is none, whatever the reason.

    `asker` is where on the network the words come from; only a count of it is kept. Raises TooManyTries.
    """
    typed = tuple(typed)
    if len(typed) != SIX:
        return None
    if not Tally.take("invitations from one place", asker, most=MOST_TRIES, minutes=60):
        raise TooManyTries(_("Too many words were tried from where you are. Please try again in an hour."))
    return Invitation.objects.by_words(typed)


@transaction.atomic
def say_yes(invitation: Invitation, typed: Iterable[str], *, by: Person | None, name: str = "") -> Person:
    """This will accept an invitation and give its helper, made now where nobody is signed in; or make nobody.

    Raises NotOpen, NotThatMailbox.
    """
    helper = by or Person.objects.create_user(name=name)
    invitation.accept(by=helper, typed=typed)
    return helper


@transaction.atomic
def want_no_letters(invitation: Invitation, typed: Iterable[str]) -> None:
    """This will decline an invitation that came in a letter, and have none go to that mailbox again. Raises NotOpen."""
    invitation.decline(typed=typed)
    if mailbox := invitation.open_with(invitation.space.key).mailbox:
        NoLetters.keep(mailbox)


@transaction.atomic
def leave_every_tie(person: Person) -> None:
    """This will let a helper who leaves for good step back from all that they said yes to, as of today."""
    today = timezone.localdate()
    for invitation in Invitation.objects.of_helper(person).filter(ending=None).select_related("space"):
        try:
            invitation.run_out()
        except Gone:  # its space was erased just now
            continue
        first = {"space": invitation.space, "last_day": today}
        back, is_new = SteppingBack.objects.get_or_create(invitation=invitation, defaults=first)
        if is_new:
            Trace.write(invitation.space_id, act=Act.STEPPED_BACK, who=person.pk, under=invitation.pk)
        elif back.last_day > today:
            SteppingBack.objects.filter(pk=back.pk).update(last_day=today)
