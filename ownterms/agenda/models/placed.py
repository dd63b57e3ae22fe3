"""An order that a person sets themselves."""

from collections.abc import Sequence
from typing import Self, TypeVar
from uuid import UUID

from django.db import models, transaction

from ownterms.people.models import Person
from ownterms.spaces.models import Sealed, SealedQuerySet, Space

M = TypeVar("M", bound="Placed")


class PlacedQuerySet(SealedQuerySet[M]):
    """Things in their person's order."""

    def of(self, space: Space) -> Self:
        """Those of a space."""
        return self.filter(space=space)

    @transaction.atomic
    def arrange(self, space: Space, ids: Sequence[UUID], *, by: Person) -> None:
        """This will put these things first, in this order, and leave the others behind them as they were.

        They share the places that they had, so that what is not among them keeps its own. Ids of things that are not
        here are passed over. Raises NotYours, Gone.
        """
        space.hold_for(by)
        here = list(self.filter(space=space).only("pk", "place", "space").select_for_update(of=("self",)))
        first = {which: place for place, which in enumerate(ids)}
        there = sorted(here, key=lambda each: (first.get(each.pk, len(first)), each.place, each.pk))
        moved = []
        for place, each in zip(apart(sorted(each.place for each in here)), there, strict=True):
            if each.place != place:
                each.place = place
                moved.append(each)
        self.model.objects.bulk_update(moved, ["place"])

    @transaction.atomic
    def move(self, thing: M, *, up: bool, by: Person) -> None:
        """This will change places between a thing and the one before it, or after it. Raises NotYours, Gone."""
        thing.space.hold_for(by)
        order = list(self.filter(space=thing.space_id).values_list("pk", flat=True))
        if thing.pk not in order:
            return
        here = order.index(thing.pk)
        there = max(0, here - 1) if up else min(len(order) - 1, here + 1)
        order[here], order[there] = order[there], order[here]
        self.arrange(thing.space, order, by=by)

    @transaction.atomic
    def put(self, thing: M, beside: UUID, *, above: bool, by: Person) -> None:
        """This will put a thing right above another, or right below it; nothing where one of them is not here.

        Raises NotYours, Gone.
        """
        thing.space.hold_for(by)
        order = [pk for pk in self.filter(space=thing.space_id).values_list("pk", flat=True) if pk != thing.pk]
        if beside in order and self.filter(pk=thing.pk).exists():
            order.insert(order.index(beside) + (not above), thing.pk)
            self.arrange(thing.space, order, by=by)

    def next_place(self, space: Space) -> int:
        """The place behind all others."""
        last = self.filter(space=space).aggregate(last=models.Max("place"))["last"]
        return 0 if last is None else last + 1


class Placed(Sealed):
    """A thing that has a place among others of its kind, which its person sets."""

    place = models.PositiveIntegerField(default=0)

    objects = PlacedQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta:
        abstract = True
        ordering = ["place", "pk"]


def apart(places: Sequence[int]) -> list[int]:
    """This will part places that are the same, each as little as it takes; they come in order."""
    parted: list[int] = []
    for place in places:
        parted.append(max(place, parted[-1] + 1) if parted else place)
    return parted
