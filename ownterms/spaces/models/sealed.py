"""What lies sealed in a space, and the one way to read it."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self, TypeVar

from django.db import models, transaction
from django.utils import timezone

from ownterms.lib.sealing import seal
from ownterms.people.models import Person
from ownterms.spaces.fields import Unread
from ownterms.spaces.models.grant import Grant
from ownterms.spaces.models.rule import Opens
from ownterms.spaces.models.space import Gone, Space
from ownterms.trail.models import Act, Head, Trace

M = TypeVar("M", bound="Sealed")


class WhyAsked(Exception):
    """The invitation asks for a reason before each look, and none was given."""


class SealedQuerySet(models.QuerySet[M]):
    """Sealed things, by who may read them."""

    def open_to(self, person: Person) -> Self:
        """Those that are open to a person now, still closed: enough to count and to point at."""
        return self.filter(Opens(self.model, person, timezone.now()))

    def under(self, invitation: uuid.UUID) -> Self:
        """Those that an invitation opens now, to whoever accepted it."""
        slices = Grant.objects.live().filter(invitation=invitation).values("slice")
        named = (models.Q(**{f"{name}__in": slices}) for name in self.model.OPENED_BY)
        return self.filter(reduce(or_, named))

    def read(self, *, by: Person, why: str = "", under: uuid.UUID | None = None) -> list[M]:
        """This will open what is open to a person, and write down every look at what is another's.

        The rows of the trail are kept with the answer, in one transaction, or nothing is opened. `why` is the
        reason that somebody gave, where one was asked: without it, WhyAsked is raised. `under` is the invitation
        to name where several open the same.
        """
        found = by_space(self.open_to(by))
        of_others = [space.pk for space in found if space.person_id != by.pk]
        if of_others:
            found = self._looked_at(by, of_others, why, under)
        for space, things in found.items():
            key = space.key
            for thing in things:
                thing.open_with(key)
        return [thing for things in found.values() for thing in things]

    def read_one(self, *, by: Person) -> M | None:
        """This will open the one thing that is asked for, in the same way; None where it is not open to a person."""
        return next(iter(self.read(by=by)), None)

    @transaction.atomic
    def _looked_at(
        self, by: Person, of_others: Sequence[uuid.UUID], why: str, under: uuid.UUID | None
    ) -> dict[Space, list[M]]:
        # Whoever ends an invitation writes a trace too: once the trails are held, none ends before this is written.
        for space_id in sorted(of_others):
            Head.objects.hold(space_id)
        now = timezone.now()
        found = by_space(self.filter(Opens(self.model, by, now)))
        for space, things in found.items():
            if space.pk in of_others:
                note_looks(space, things, by=by, at=now, why=why, under=under)
        return {space: things for space, things in found.items() if space.pk in of_others or space.person_id == by.pk}


class Sealed(models.Model):
    """A thing in a space, with words that only the space's key opens."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, editable=False)

    OPENED_BY: ClassVar[tuple[str, ...]] = ("id",)
    """The columns that hold what a grant may name: the thing itself, and what it is shown with."""
    version: Any = 1
    """How often it was written, where it can be written anew."""
    HELD_BY: ClassVar[str] = ""
    """The column that names what holds it, where a look at it is a look at that."""

    objects = SealedQuerySet.as_manager()

    class Meta:
        abstract = True

    def open_with(self, key: bytes) -> Self:
        """This will hand the row its space's key, for as long as the row is held in memory."""
        self._key = key
        return self

    def held_for(self, person: Person) -> Self:
        """This will give the row as it is now, opened and held until the transaction ends, to its space's person.

        Raises NotYours, Gone.
        """
        self.space.hold_for(person)
        held: Self | None = type(self).objects.select_for_update(of=("self",)).filter(pk=self.pk).first()  # type: ignore[assignment]
        if held is None:
            raise Gone
        held.space = self.space
        return held.open_with(self.space.key)

    @classmethod
    def in_number(cls, num: int) -> str:  # noqa: ARG003  (here it is told of nothing)
        """How many of this kind somebody looked at: “3 pictures”; "" where that is not told."""
        return ""

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


class Showable(Sealed):
    """A sealed thing that its person can show to somebody by itself: what an invitation may cover."""

    PAGE: ClassVar[str] = ""
    """The page on which its person reads it, by the name of its address."""

    class Meta:
        abstract = True

    @classmethod
    def offered(cls, space: Space, *, by: Person, besides: Collection[uuid.UUID]) -> dict[str, str]:
        """This will give what of this kind can be shown, by id, in a few words each; `besides` are never left out."""
        raise NotImplementedError

    @property
    def known_by(self) -> str:
        """What its person knows it by, where it is one of several; "" where it says nothing by itself."""
        return ""


def by_space(things: Iterable[M]) -> dict[Space, list[M]]:
    """This will sort things by the space that they are in, in their order, and hand each its space."""
    sorted_out: dict[uuid.UUID, list[M]] = defaultdict(list)
    for thing in things:
        sorted_out[thing.space_id].append(thing)
    known = Space.objects.in_bulk(sorted_out)
    for space_id, held in sorted_out.items():
        for thing in held:
            thing._state.fields_cache["space"] = known[space_id]  # noqa: SLF001  (as Django does, a thousand times over)
    return {known[space_id]: held for space_id, held in sorted_out.items()}


def note_looks(  # noqa: PLR0913  (a look is all of these at once)
    space: Space, things: Sequence[Sealed], *, by: Person, at: datetime, why: str, under: uuid.UUID | None
) -> None:
    """This will write down a look at things of one space: a row for each invitation that opens some of them.

    Raises WhyAsked: what an invitation covers needs a reason where it asks for one. The invitation itself, and what
    was said in it, does not.
    """
    grants = Grant.objects.live(at).filter(helper=by, space=space).select_related("invitation")
    # Where several open the same thing, the last one stands: the one that was named.
    opens = {grant.slice: grant.invitation for grant in sorted(grants, key=lambda each: each.invitation_id == under)}
    seen: dict[Any, list[Sealed]] = defaultdict(list)
    for thing in things:
        openers = [name for name in map(thing.__getattribute__, thing.OPENED_BY) if name in opens]
        opener = min(openers, key=lambda name: opens[name].pk != under)
        if opens[opener].asks_why and not why and opener != opens[opener].pk:
            raise WhyAsked
        seen[opens[opener]].append(thing)
    reason = seal(space.key, why.encode(), bound=f"{space.pk}|why") if why else b""
    for invitation, looked_at in seen.items():
        what = [thing.as_seen for thing in looked_at]
        Trace.write(space.pk, act=Act.LOOKED, who=by.pk, under=invitation.pk, what=what, why=reason)
