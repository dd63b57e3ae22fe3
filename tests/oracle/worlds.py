"""Small worlds of random grants, as rows and as truth: what the rule is asked about a million times."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Grant, Invitation, Part, Space, Unclaimed

from .truth import ENTRY, Spell, Thing, World
from .truth import Invitation as Told
from .truth import Space as Place

DAWN: Final = datetime(2026, 10, 25, tzinfo=UTC)  # the night in which British clocks go back
TICK: Final = timedelta(microseconds=1)
SPACES, HELPERS, PARTS, ENTRIES, GRANTS = 3, 4, 2, 3, 14


@dataclass
class Small:
    """Three spaces, one of them unclaimed, seven people, and grants of ten hours; all else is told by the dice."""

    dice: random.Random

    def __post_init__(self) -> None:
        self.people = [Person.objects.create(name=f"{number}") for number in range(SPACES + HELPERS)]
        self.truth = World()
        self.parts: list[Part] = []
        self.entries: list[Entry] = []
        self.invitations: list[Invitation] = []
        for owner in self.people[:SPACES]:
            self._furnish(Space.objects.create(person=owner))
        goes_at = DAWN + timedelta(hours=5)
        Unclaimed.objects.create(space_id=self.entries[-1].space_id, begun_at=goes_at - timedelta(hours=72))
        self.truth.spaces[str(self.entries[-1].space_id)].goes_at = goes_at
        self.deal()

    def _furnish(self, space: Space) -> None:
        self.truth.spaces[str(space.pk)] = Place(str(space.person_id))
        parts = Part.objects.bulk_create(Part(space=space) for _ in range(PARTS))
        entries = Entry.objects.bulk_create(Entry(space=space, part=part) for part in parts for _ in range(ENTRIES))
        self.parts += parts
        self.entries += entries
        self.invitations.append(Invitation.objects.create(space=space, since=DAWN, until=DAWN))
        for each in entries:
            known = Thing(str(each.pk), ENTRY, str(space.pk), str(each.part_id))
            self.truth.things[known.id] = known

    def deal(self) -> None:
        """This will put other grants in place of those that were: to the hour, so that moments coincide."""
        Grant.objects.filter(space__in=[each.space_id for each in self.invitations]).delete()
        self.truth.invitations.clear()
        Grant.objects.bulk_create(self._grants())

    def _grants(self) -> Iterator[Grant]:
        for number in range(GRANTS):
            of = self.dice.choice(self.invitations[:-1])  # nobody is asked into an unclaimed space
            # One in seven names what lies in another space: nothing in the product makes such a one.
            anywhere = [
                each for each in [*self.parts, *self.entries] if each.space_id == of.space_id or number % 7 == 0
            ]
            named: UUID = self.dice.choice(anywhere).pk
            helper = self.dice.choice(self.people)
            since, until = sorted(DAWN + timedelta(hours=self.dice.randint(0, 10)) for _ in range(2))
            told = Told(str(of.space_id), {str(named)}, str(helper.pk), [Spell(since, since, until)])
            self.truth.invitations[str(number)] = told
            yield Grant(space_id=of.space_id, helper=helper, invitation=of, slice=named, since=since, until=until)

    def moment(self) -> datetime:
        """A moment: on the hour, where grants begin and end, or just before or after."""
        return DAWN + timedelta(hours=self.dice.randint(-1, 11)) + self.dice.choice([-TICK, 0 * TICK, TICK])
