"""What is done to a space as a whole."""

from django.db import transaction
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces.models import Grant, Invitation, Over, Part, Space, SpaceKey, Unclaimed
from ownterms.trail.models import Act, Trace


@transaction.atomic
def begin(person: Person, *, beside: bool = False) -> Space:
    """This will begin a person's space, with a notebook in it. `beside`: somebody sits beside them and helps."""
    space = Space.begin(person, beside=beside)
    Part.begin(space, by=person)
    return space


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
    over = list(Unclaimed.objects.over().select_related("space__person"))
    for unclaimed in over:
        with transaction.atomic():
            person = unclaimed.space.person
            erase(unclaimed.space, by=person)
            person.leave()
    return len(over)


def sweep_keyless() -> int:
    """This will take away every space whose key is gone, and count them: a backup brought them back erased.

    For whoever restores alone: where the keys are only not here yet, it would take away too much.
    """
    keyless = Space.objects.exclude(pk__in=SpaceKey.objects.values("pk")).select_related("person")
    for space in keyless:
        erase(space, by=space.person)
    return len(keyless)
