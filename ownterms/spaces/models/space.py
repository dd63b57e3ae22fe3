"""A person's own place."""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Self

from django.db import models, transaction
from django.utils import timezone

from ownterms.lib.sealing import new_key
from ownterms.people.models import Person
from ownterms.spaces.models.key import SpaceKey
from ownterms.trail.models import Act, Trace

if TYPE_CHECKING:
    from ownterms.spaces.models.part import Part

UNCLAIMED_FOR: Final = timedelta(hours=72)


class NotYours(Exception):
    """Only the person whose space it is may do this."""


class Gone(Exception):
    """It was erased meanwhile, in another window or by another hand."""


class NotClaimed(Exception):
    """The space was begun with somebody sitting beside; its person has not yet said that it is theirs."""


class NothingToClaim(Exception):
    """The space was claimed before, or its 72 hours are over."""


class SpaceQuerySet(models.QuerySet["Space"]):
    """Spaces by whose they are."""

    def of(self, person: Person) -> "Space | None":
        """The person's own space; none where they have none, or where its 72 hours went by unclaimed."""
        over = Unclaimed.objects.over().values("space")
        return self.filter(person=person).exclude(pk__in=over).first()

    def hold(self, space: uuid.UUID) -> None:
        """This will keep a space from being erased until the transaction ends. Raises Gone.

        Whoever holds more holds this first: then no two ever wait for each other.
        """
        if not self.select_for_update(no_key=True).filter(pk=space).first():
            raise Gone


class Space(models.Model):
    """The whole of a person's private place: readerless until they open something. It holds nothing of itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE)
    begun_on = models.DateField(default=timezone.localdate, help_text="The day only.")

    objects = SpaceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"A space begun on {self.begun_on}"

    # Make

    @classmethod
    @transaction.atomic
    def begin(cls, person: Person, *, beside: bool = False) -> Self:
        """This will begin a person's space, with a key of its own and nothing in it.

        `beside`: somebody sits beside the person and helps. Then the space stays unclaimed until `claim`.
        """
        space = cls(person=person)
        space.save(force_insert=True)
        SpaceKey.make(space.pk, new_key())
        Trace.write(space.pk, act=Act.OPENED, who=person.pk)
        if beside:
            Unclaimed.objects.create(space=space)
        return space

    # Change

    @transaction.atomic
    def claim(self, *, by: Person) -> None:
        """This will make the space the person's own for good. Of several who do, one succeeds.

        Raises NotYours, Gone, and NothingToClaim where it was claimed before, or its time is over.
        """
        self.must_be_of(by)
        Space.objects.hold(self.pk)
        claimed, _kinds = Unclaimed.objects.live().filter(space=self).delete()
        if not claimed:
            raise NothingToClaim
        Trace.write(self.pk, act=Act.CLAIMED, who=by.pk)

    # Ask

    def must_be_of(self, person: Person) -> None:
        """This will raise NotYours where the space is another's."""
        if self.person_id != person.pk:
            raise NotYours

    def hold_for(self, person: Person) -> None:
        """This will keep the person's own space from being erased until the transaction ends. Raises NotYours, Gone."""
        self.must_be_of(person)
        Space.objects.hold(self.pk)

    def must_be_claimed(self) -> None:
        """This will raise NotClaimed where the person has not yet said that the space is theirs."""
        if Unclaimed.objects.filter(space=self).exists():
            raise NotClaimed

    @property
    def unclaimed_until(self) -> datetime | None:
        """When it goes unless its person claims it; None where they did."""
        unclaimed = Unclaimed.objects.filter(space=self).first()
        return unclaimed.until if unclaimed else None

    @property
    def notebook(self) -> "Part":
        """The part that every space begins with."""
        return self.part_set.filter(holds="notebook").earliest("begun_at", "pk")

    @property
    def key(self) -> bytes:
        """The space's key, unwrapped now and kept nowhere."""
        return SpaceKey.open(self.pk)


class UnclaimedQuerySet(models.QuerySet["Unclaimed"]):
    """Unclaimed spaces by their age."""

    def live(self) -> Self:
        """Those that can still be claimed."""
        return self.filter(begun_at__gt=timezone.now() - UNCLAIMED_FOR)

    def over(self) -> Self:
        """Those that nobody claimed within 72 hours."""
        return self.filter(begun_at__lte=timezone.now() - UNCLAIMED_FOR)


class Unclaimed(models.Model):
    """A space that was begun with somebody sitting beside, until its person says that it is theirs."""

    space = models.OneToOneField(Space, on_delete=models.CASCADE, primary_key=True)
    begun_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = UnclaimedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "unclaimed"

    def __str__(self) -> str:
        return f"Unclaimed since {self.begun_at:%d %B %H:%M}"

    # Ask

    @property
    def until(self) -> datetime:
        """When it goes, with all that it holds."""
        return self.begun_at + UNCLAIMED_FOR
