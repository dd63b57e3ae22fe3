"""People who are helped here, by the dozen: each with a yes, a want, options and a choice, in one quarter."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Final

import time_machine

from ownterms.agenda.models import Answer, Choice, From, Option, Origin, Real, Source, Want
from ownterms.directory.models import Naming, Organisation
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.events.happenings import START, YES, Happening, kind_bit, purpose
from ownterms.mirror.models import Counting
from ownterms.mirror.reading.facts import day_of
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Space

QUARTER: Final = Quarter(date(2026, 7, 1))
IN_IT: Final = datetime(2026, 8, 3, 10, tzinfo=UTC)
AFTER: Final = datetime(2026, 10, 3, 10, tzinfo=UTC)
"""A day on which the quarter may be read."""
KINDS: Final = (Source.FAMILY, Source.PROFESSIONAL)
DAY: Final = day_of(QUARTER.first)
BOTH: Final = kind_bit("family") | kind_bit("professional")
IDS: Final = count(1)


def helpers(count: int, organisation: Organisation | None = None) -> list[Person]:
    """So many helpers, who keep an organisation's pages where one is given."""
    found = []
    for number in range(count):
        name = f"helper-{number}-{organisation.pk if organisation else 'free'}"
        person = Person.objects.create_user(f"{name}@example.org", name=name)
        if organisation:
            Naming.make(f"{name}@example.org", organisation=organisation).take_up(person)
        found.append(person)
    return found


def helped(
    helper: Person,
    *,
    says_yes: bool = True,
    own_words_first: bool = True,
    origin: From | None = None,
    origin_counts: bool = True,
    shows: bool = True,
    real: Real = Real.YES,
    listing: object = None,
    at: datetime = IN_IT,
) -> Invitation:
    """Somebody whom a helper helps with one want."""
    with time_machine.travel(at, tick=False) as clock:
        person = Person.objects.create_user(name="Amina")
        space = actions.begin(person)
        want = Want.say(space, "A place that is quiet", by=person)
        made = Invitation.make(space, by=person, called="Ben", slices=[want] if shows else [], asked=helper)
        made.accept(by=helper)
        clock.shift(timedelta(hours=1 if own_words_first else -1))
        options = [
            Option.make(space, by=person, want=want, source=source, words=source, listing=listing)  # type: ignore[arg-type]
            for source in KINDS
        ]
        clock.shift(timedelta(hours=3))
        Choice.make(
            space, Answer.OPTION, by=person, want=want, chosen=frozenset({options[1].pk}), real={options[0].pk: real}
        )
        if origin:
            Origin.say(want, origin, by=person, may_count=origin_counts)
        if says_yes:
            Counting.allow(space, by=person)
    return made


def sixteen(by: list[Person], **how: object) -> list[Space]:
    """Sixteen people, by turns with each of some helpers."""
    return [helped(by[number % len(by)], **how).space for number in range(16)]  # type: ignore[arg-type]


def happened(people: int = 16, helpers: int = 4, kept: int = 0, own_words_first: int = YES) -> list[Happening]:
    """What so many people and helpers of their own did: an invitation each, and a want with a choice."""
    by = [next(IDS) for _helper in range(helpers)]
    rows = []
    for number in range(people):
        who = {"person": next(IDS), "helper": by[number % helpers], "day": DAY}
        keeps = frozenset({kept} if kept else ())
        rows.append(Happening(**who, kept=keeps, event=START))
        said = {"own_words_first": own_words_first, "purpose_set_by": purpose("person"), "kinds": BOTH}
        rows.append(Happening(**who, **said, kept=keeps, strand=next(IDS), has_chosen=True, supplier=0))
    return rows
