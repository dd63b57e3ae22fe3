"""What is open to a helper, and how long."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Least
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces.models.space import Space

if TYPE_CHECKING:
    from ownterms.spaces.models.sealed import Sealed


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants by their time."""

    def live(self, at: datetime | None = None) -> Self:
        """Those that open something now, or at a moment."""
        moment = at or timezone.now()
        return self.filter(since__lte=moment, until__gt=moment)

    def of_thing(self, thing: "Sealed") -> Self:
        """Those that open one thing."""
        return self.filter(space=thing.space_id, slice__in=[getattr(thing, name) for name in thing.OPENED_BY])

    def end(self) -> None:
        """This will end them at once: as if their time had run out now."""
        now = timezone.now()
        self.filter(until__gt=now).update(since=Least("since", now), until=now)


class Grant(models.Model):
    """One slice of a space, open to one helper under one invitation, for a time: [since, until).

    Made by an acceptance, and never by hand. `slice` is the id of a thing, or of what things lie within. It is
    never taken away: what was open once can be read in it. An ended one looks like one that ran out.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    helper = models.ForeignKey(Person, on_delete=models.CASCADE)
    invitation = models.ForeignKey("spaces.Invitation", on_delete=models.CASCADE)
    slice = models.UUIDField()
    since = models.DateTimeField()
    until = models.DateTimeField()

    objects = GrantQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["helper", "space", "slice", "until"], name="grant_by_what_it_opens")]
        constraints = [models.CheckConstraint(condition=Q(since__lte=F("until")), name="a_grant_begins_before_it_ends")]

    def __str__(self) -> str:
        return f"{self.slice} is open to {self.helper_id} until {self.until:%d %B %Y %H:%M}"

    # Ask

    @classmethod
    def is_live(cls, helper: Person, slice_id: UUID) -> bool:
        """Whether a slice is open to a helper now."""
        return cls.objects.live().filter(helper=helper, slice=slice_id).exists()
