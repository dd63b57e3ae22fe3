"""Invented people by the dozen who let it be counted how they are helped, so that the mirror has something to show.

They are told of in one file, and lived in the last quarter that anybody may read; when they go, what was read of them
goes too.
"""

import json
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from ownterms.agenda.models import Answer, Choice, From, Option, Origin, Source, Want
from ownterms.directory.models import Naming, Organisation, Service
from ownterms.lib.calendar import months_after
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror import quarterly
from ownterms.mirror.events import gather
from ownterms.mirror.models import Counting, ReadQuarter
from ownterms.people.models import Person
from ownterms.site.models import Invented
from ownterms.spaces import actions
from ownterms.spaces.models import Acceptance, Ending, Grant, Invitation

FILE: Final = Path(__file__).parent / "demo" / "counted.json"


@transaction.atomic
def settle() -> int:
    """This will let them live here, read the quarter that they lived in, and count them.

    Where the town is not here there is no organisation for those who keep pages, and nobody comes.
    """
    told = json.loads(FILE.read_text(encoding="utf-8"))
    organisation = Organisation.objects.filter(source__invented=True, name=told["organisation"]).first()
    if organisation is None:
        return 0
    quarter = last_public()
    people = {name: _somebody(name) for name in (*told["keepers"], *(each["name"] for each in told["people"]))}
    for name in told["keepers"]:
        Naming.objects.create(organisation=organisation).take_up(people[name])
    own = Service.objects.filter(organisation=organisation).order_by("pk").first()
    for number, each in enumerate(told["people"]):
        on = timezone.make_aware(datetime.combine(quarter.first + timedelta(days=20 + number), time(10)))
        _lives(people[each["name"]], each, helper=people[each["helper"]], on=on, own=own)
    happened = gather(quarter, among=people.values())
    quarterly.keep(quarter, happened, is_invented=True)
    return len(people)


def leave() -> None:
    """This will take away what was read of them. They go with all who are invented."""
    ReadQuarter.forget_the_invented()


def last_public() -> Quarter:
    """The last quarter that anybody may read by now."""
    before = Quarter.of(timezone.localdate()).before
    return before if before.is_public(timezone.localdate()) else before.before


def _somebody(name: str) -> Person:
    person = Person.objects.create_user(name=name)
    Invented.objects.create(person=person, is_one_of_many=True)
    return person


def _lives(person: Person, told: Mapping[str, Any], *, helper: Person, on: datetime, own: Service | None) -> None:
    """One of them says what they want, asks somebody in, thinks of ways, and chooses; all of it some time ago."""
    space = actions.begin(person)
    Counting.allow(space, by=person)
    want = Want.say(space, told["want"], by=person)
    Origin.say(want, From(told["whose"]), by=person, may_count=True)
    options = []
    for number, (source, words) in enumerate(told["options"]):
        listing = own.pk if own and told.get("own") and number == told["chosen"] else None
        options.append(Option.make(space, by=person, want=want, source=Source(source), words=words, listing=listing))
    Choice.make(space, Answer.OPTION, by=person, want=want, chosen=frozenset({options[told["chosen"]].pk}))
    made = Invitation.make(space, by=person, called=helper.name, slices=[want], asked=helper)
    made.accept(by=helper)
    if told.get("ended"):
        made.end(by=person)
    _was(on, Counting, "since", space=space)
    _was(on, Want, "said_at", space=space)
    _was(on, Origin, "said_at", space=space)
    _was(on + timedelta(days=1), Option, "made_at", space=space)
    _was(on + timedelta(days=2), Choice, "chosen_at", space=space)
    ended = on + timedelta(days=30) if told.get("ended") else months_after(on, 6)
    Invitation.objects.filter(space=space).update(made_at=on, since=on, until=ended)
    Grant.objects.filter(space=space).update(since=on, until=ended)
    _was(on, Acceptance, "at", invitation=made)
    _was(ended, Ending, "at", invitation=made)


def _was(at: datetime, kind: type[Model], column: str, **of: object) -> None:
    """Let rows be of another time."""
    kind._default_manager.filter(**of).update(**{column: at})  # noqa: SLF001  (Django's own name for it)
