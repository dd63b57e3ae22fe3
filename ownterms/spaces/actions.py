"""What is done to a space as a whole, and what reaches further than one row of it."""

from collections.abc import Collection, Iterable
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from ownterms.people.actions import TooManyTries, shut_every_way
from ownterms.people.models import Card, Person, Tally
from ownterms.people.models.card import Words
from ownterms.spaces.models import Grant, Invitation, Over, Part, Space, SpaceKey, Unclaimed
from ownterms.spaces.models.six_words import SIX
from ownterms.spaces.things import named
from ownterms.trail.models import Act, Trace

DAY: Final = 24 * 60
"""Minutes."""
MOST_INVITATIONS: Final = 30
"""Into one space, in a day."""
MOST_TRIES: Final = 300
"""Of words of invitations, in an hour, from one place: many may share one connection."""
MOST_BEGUN = 60
"""Spaces in an hour from one place on the network, for people who come with nothing: a library may have a busy day."""


class TooManyInvitations(Exception):
    """So many were made today that no more are made for now."""


class TooManySpaces(Exception):
    """So many spaces were begun from one place that no more are begun for now."""


@transaction.atomic
def begin_anew(*, called: str, asker: str, beside: bool = False) -> Space:
    """This will begin a space for somebody who comes with nothing: the person is made with it. Raises TooManySpaces.

    `asker` is where on the network they ask from; only a count of it is kept.
    """
    if not Tally.take("spaces begun", asker, most=MOST_BEGUN, minutes=60):
        raise TooManySpaces(_("Many spaces were begun where you are. Please try again in an hour. Nothing is lost."))
    return begin(Person.objects.create_user(name=called), beside=beside)


@transaction.atomic
def begin(person: Person, *, beside: bool = False) -> Space:
    """This will begin a person's space, with a notebook in it. `beside`: somebody sits beside them and helps.

    Whoever has one keeps it.
    """
    Person.objects.select_for_update().get(pk=person.pk)  # somebody who presses twice has one space
    if held := Space.objects.of(person):
        return held
    space = Space.begin(person, beside=beside)
    Part.begin(space, by=person)
    return space


@transaction.atomic
def claim(space: Space, *, by: Person) -> Words:
    """This will make a space that was begun beside somebody its person's own, and give the words of a new card.

    Every other way to it ends: whoever sat beside may have seen the card, or have left a way in. Raises NotYours,
    NothingToClaim.
    """
    space.claim(by=by)
    shut_every_way(by)
    return Card.make(by)


@transaction.atomic
def erase(space: Space, *, by: Person) -> None:
    """This will take a space away at once with all that it holds, its key first. Raises NotYours.

    Whoever had a live grant is told that an invitation is over, and nothing more.
    """
    space.must_be_of(by)
    helpers = Person.objects.filter(pk__in=Grant.objects.live().filter(space=space).values("helper"))
    Over.objects.bulk_create(Over(helper=helper) for helper in helpers)
    SpaceKey.objects.filter(pk=space.pk).delete()
    Trace.forget(space.pk)
    space.delete()


def erase_of(person: Person) -> None:
    """This will take away the space of somebody who leaves, where they have one."""
    if space := Space.objects.filter(person=person).first():
        erase(space, by=person)


@transaction.atomic
def suspend(person: Person) -> None:
    """This will let every invitation of a person rest: they came back by recovery, and somebody else may have.

    Each looks run out to whoever was asked, and one tap of the person's renews it.
    """
    space = Space.objects.filter(person=person).first()
    if space is None:
        return
    for invitation in Invitation.objects.filter(space=space, until__gt=timezone.now()):
        invitation.run_out()
    Trace.write(space.pk, act=Act.RECOVERED, who=person.pk)


def sweep_unclaimed() -> int:
    """This will take away every space that nobody claimed within 72 hours, with its person, and count them."""
    swept = 0
    for pk in list(Unclaimed.objects.over().values_list("pk", flat=True)):
        with transaction.atomic():
            held = Unclaimed.objects.select_for_update(of=("self",)).filter(pk=pk).select_related("space__person")
            for unclaimed in held:
                unclaimed.space.person.leave()
                swept += 1
    return swept


@task()
def sweep() -> None:
    """This will do so by the clock."""
    sweep_unclaimed()


def sweep_keyless() -> int:
    """This will take away every space whose key is gone, and count them: a backup brought them back erased.

    For whoever restores alone: where the keys are only not here yet, it would take away too much.
    """
    keyless = Space.objects.exclude(pk__in=SpaceKey.objects.values("pk")).select_related("person")
    for space in keyless:
        erase(space, by=space.person)
    return len(keyless)


def invite(space: Space, *, by: Person, shows: Collection[UUID] = (), **said: Any) -> Invitation:  # noqa: ANN401
    """This will make an invitation to things of a space; `said` is what `Invitation.make` takes.

    Raises NotYours, NotClaimed, TooManyInvitations.
    """
    space.must_be_of(by)
    space.must_be_claimed()
    if not Tally.take("invitations into one space", str(space.pk), most=MOST_INVITATIONS, minutes=DAY):
        raise TooManyInvitations(_("You invited many people today. Please go on tomorrow."))
    return Invitation.make(space, by=by, slices=named(space, shows), **said)


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
