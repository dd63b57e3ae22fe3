"""Those who are invented know each other: what their files tell of ties becomes ties that live."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from ownterms.agenda.models import Option, Step, Thought, Want
from ownterms.exchange.own import told
from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Invitation, Message, NotNow, Space, TieBefore
from ownterms.spaces.things import named

NOTICE: Final = timedelta(weeks=9)
"""Between the day on which they are loaded and the last day of whoever steps back."""


@transaction.atomic
def acquaint(people: Collection[Person]) -> int:
    """This will have people ask each other in as they did before, say yes, and say what they said; and count the ties.

    Somebody is known by what they are called. What the terms do not allow today is left out, as it is for anybody.
    """
    by_name = {each.name: each for each in people}
    count = 0
    for person in people:
        space = Space.objects.of(person)
        for before in TieBefore.objects.filter(space=space).read(by=person):
            if space and (helper := by_name.get(before.called)):
                again(before, space, helper=helper)
                count += 1
    return count


def again(before: TieBefore, space: Space, *, helper: Person) -> None:
    """This will let one tie live again, in place of what was told of it."""
    person, tie = space.person, told.Tie.model_validate_json(before.told)
    invitation = Invitation.make(
        space,
        by=person,
        called=tie.called,
        slices=named(space, before.slice_ids),
        about=tie.about,
        terms=before.terms,
        greeting=tie.greeting,
        asks_why=tie.asks_why,
        may_type=tie.may_type,
    )
    invitation.accept(by=helper, typed=invitation.draw_words(by=person).split())
    for kind in (Entry, Want, Option, Step):
        kind.objects.filter(space=space, pk__in=before.typed).update(typed_by=helper)
    say_again(tie, invitation, person=person, helper=helper)
    if tie.stepped_back:
        invitation.step_back(by=helper, last_day=timezone.localdate() + NOTICE, goodbye=tie.stepped_back.goodbye)
    before.remove(by=person)


def say_again(tie: told.Tie, invitation: Invitation, *, person: Person, helper: Person) -> None:
    """This will have both say what they said, as far as the terms allow it today."""
    for message in tie.messages:
        try:
            Message.send(invitation, by=person if message.by == "me" else helper, words=message.words)
        except NotNow:
            continue
    for thought in tie.thoughts:
        want = Want.objects.get(pk=thought.want) if thought.want else None
        try:
            Thought.leave(invitation, thought.words, by=helper, sort=thought.sort, want=want)
        except NotNow:
            continue
