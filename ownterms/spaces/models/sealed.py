"""What lies sealed in a space, and the one way to read it."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, ClassVar, Self, TypeVar

from django.db import models, transaction

from ownterms.lib.sealing import seal
from ownterms.people.models import Person
from ownterms.spaces.fields import Unread
from ownterms.spaces.models.grant import Grant
from ownterms.spaces.models.rule import Opens
from ownterms.spaces.models.space import Space
from ownterms.trail.models import Act, Trace

M = TypeVar("M", bound="Sealed")


class SealedQuerySet(models.QuerySet[M]):
    """Sealed things, by who may read them."""

    def open_to(self, person: Person) -> Self:
        """Those that are open to a person now, still closed: enough to count and to point at."""
        return self.filter(Opens(self.model, person))

    def read(self, *, by: Person, why: str = "") -> list[M]:
        """This will open what is open to a person, and write down every look at what is another's.

        The rows of the trail are kept with the answer, in one transaction, or nothing is opened. `why` is the
        reason that somebody gave, where one was asked.
        """
        found = self._found(by)
        if any(thing.space.person_id != by.pk for thing in found):
            with transaction.atomic():
                found = self._found(by)
                for space, things in by_space(found).items():
                    if space.person_id != by.pk:
                        note_looks(space, things, by=by, why=why)
        for space, things in by_space(found).items():
            key = space.key
            for thing in things:
                thing.open_with(key)
        return found

    def _found(self, person: Person) -> list[M]:
        return list(self.open_to(person).select_related("space"))


class Sealed(models.Model):
    """A thing in a space, with words that only the space's key opens."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, editable=False)

    OPENED_BY: ClassVar[tuple[str, ...]] = ("id",)
    """The columns that hold what a grant may name: the thing itself, and what it is shown with."""
    version: Any = 1
    """How often it was written, where it can be written anew."""

    objects = SealedQuerySet.as_manager()

    class Meta:
        abstract = True

    def open_with(self, key: bytes) -> Self:
        """This will hand the row its space's key, for as long as the row is held in memory."""
        self._key = key
        return self

    @property
    def key(self) -> bytes:
        """The space's key. Raises Unread where the row was not opened."""
        try:
            return self._key
        except AttributeError:
            raise Unread(f"This {self._meta.verbose_name} was not opened.") from None

    @property
    def as_seen(self) -> tuple[str, uuid.UUID, int]:
        """What the trail says of it: its kind, which one, and in which version."""
        return self._meta.label, self.pk, int(self.version)


def by_space(things: Sequence[M]) -> dict[Space, list[M]]:
    """This will sort things by the space that they are in."""
    sorted_out: dict[Space, list[M]] = defaultdict(list)
    for thing in things:
        sorted_out[thing.space].append(thing)
    return sorted_out


def note_looks(space: Space, things: Sequence[Sealed], *, by: Person, why: str) -> None:
    """This will write down a look at things of one space: a row for each invitation that opens some of them."""
    grants = Grant.objects.live().filter(helper=by, space=space)
    invitation_of = {grant.slice: grant.invitation_id for grant in grants}
    seen: dict[uuid.UUID, list[Sealed]] = defaultdict(list)
    for thing in things:
        opener = next(name for name in thing.OPENED_BY if getattr(thing, name) in invitation_of)
        seen[invitation_of[getattr(thing, opener)]].append(thing)
    reason = seal(space.key, why.encode(), bound=f"{space.pk}|why") if why else b""
    for invitation, looked_at in seen.items():
        what = [thing.as_seen for thing in looked_at]
        Trace.write(space.pk, act=Act.LOOKED, who=by.pk, under=invitation, what=what, why=reason)
