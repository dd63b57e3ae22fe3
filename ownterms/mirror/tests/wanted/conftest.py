"""Many people who want things, and the days on which they say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import time_machine

from ownterms.agenda.models import Want
from ownterms.mirror.models import CountedWant, Met
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Space
from ownterms.spaces.tests.conftest import amina, ben, came_in, cora, her, his, space

__all__ = ["amina", "ben", "came_in", "cora", "her", "his", "space"]

SAID = date(2026, 11, 27)
COUNTED = date(2027, 1, 2)
PUBLIC = date(2027, 1, 15)
SLEEP, PLAY = "help-with-sleep", "learning-an-instrument"


@contextmanager
def on(day: date) -> Iterator[None]:
    """This will do something at noon of a day."""
    with time_machine.travel(f"{day}T12:00:00+00:00", tick=False):
        yield


def lets_count(
    person: Person | None = None, concept: str = SLEEP, met: Met = Met.NOT_YET, day: date = SAID
) -> CountedWant:
    """Somebody, who is new where nobody is named, lets a want of theirs be counted."""
    person = person or Person.objects.create_user()
    with on(day):
        here = Space.objects.of(person) or actions.begin(person)
        return CountedWant.say(Want.say(here, "To sleep.", by=person), concept, by=person, met=met)
