"""What is done to a space as a whole."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from ownterms.lib.picture import Picture
from ownterms.lib.sound import Sound
from ownterms.people.actions import shut_every_way
from ownterms.people.models import Card, Person, Tally
from ownterms.people.models.card import Words
from ownterms.spaces.models import Entry, Grant, Invitation, Over, Part, Space, SpaceKey, Unclaimed
from ownterms.trail.models import Act, Trace

MOST_BEGUN = 60
"""Spaces in an hour from one place on the network, for people who come with nothing: a library may have a busy day."""


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
    erase_of(person)  # what stayed unclaimed for too long is over, whether or not the sweep came by
    space = Space.begin(person, beside=beside)
    Part.begin(space, by=person)
    return space


@transaction.atomic
def write(  # noqa: PLR0913  (all that an entry can hold; none of it is asked)
    space: Space,
    *,
    by: Person,
    words: str = "",
    picture: Picture | None = None,
    says: str = "",
    sound: Sound | None = None,
) -> Entry:
    """This will keep an entry in the notebook: words, a picture, a voice note, any of them alone. Raises NotYours.

    `says` puts the picture into words. Raises Gone.
    """
    Space.objects.hold(space.pk)
    entry = Entry.write(space.notebook, by=by, words=words)
    if picture:
        sides = picture.width, picture.height
        entry.add_picture(picture.content, by=by, media_type=picture.media_type, says=says, sides=sides)
    if sound:
        entry.add_sound(sound.content, by=by, media_type=sound.media_type, seconds=round(sound.seconds))
    return entry


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
    if not Space.objects.select_for_update().filter(pk=space.pk).first():
        return  # whoever pressed twice has erased it once
    helpers = Person.objects.filter(pk__in=Grant.objects.live().filter(space=space).values("helper"))
    Over.objects.bulk_create(Over(helper=helper) for helper in helpers)
    SpaceKey.objects.filter(pk=space.pk).delete()
    Trace.forget(space.pk)
    space.delete()


def erase_of(person: Person) -> None:
    """This will take away a person's space, where they have one."""
    if space := Space.objects.filter(person=person).first():
        erase(space, by=person)


@transaction.atomic
def suspend(person: Person) -> None:
    """This will let every invitation of a person rest: they came back by recovery, and somebody else may have.

    Each looks run out to whoever was asked, and one tap of the person's renews it.
    """
    space = Space.objects.select_for_update(no_key=True).filter(person=person).first()
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
