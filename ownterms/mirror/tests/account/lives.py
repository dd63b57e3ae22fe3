"""Many people who invite helpers, and let it be counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import time_machine

from ownterms.agenda.models import AfterTalk, Felt
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models import Counting
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Space

QUARTER = Quarter(date(2026, 10, 1))
IN_IT = date(2026, 11, 27)
PUBLIC = date(2027, 1, 15)


@contextmanager
def on(day: date) -> Iterator[None]:
    """This will do something at noon of a day."""
    with time_machine.travel(f"{day}T12:00:00+00:00", tick=False):
        yield


def helpers(how_many: int = 3) -> list[Person]:
    """Some people who may be asked in."""
    return [Person.objects.create_user() for _ in range(how_many)]


def lives(*, is_counted: bool = True, day: date = IN_IT) -> Space:
    """Somebody new, who lets it be counted or does not."""
    with on(day):
        person = Person.objects.create_user()
        space = actions.begin(person)
        if is_counted:
            Counting.allow(space, by=person)
        return space


def asks_in(space: Space, helper: Person, *, day: date = IN_IT) -> Invitation:
    """They ask a helper in, who says yes."""
    with on(day):
        made = Invitation.make(space, by=space.person, called="Ben", asked=helper)
        made.accept(by=helper)
        return made


def says(invitation: Invitation, felt: Felt, *, may_count: bool = True, day: date = IN_IT) -> AfterTalk:
    """They say after a talk whether the helper listened."""
    with on(day):
        return AfterTalk.say(invitation, by=invitation.space.person, listened=felt, may_count=may_count)
