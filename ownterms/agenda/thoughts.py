"""What helpers thought of, as the person reads it while it waits."""

from dataclasses import dataclass
from typing import Final

from ownterms.agenda.models import Thought, Want
from ownterms.people.models import Person
from ownterms.spaces.models import Invitation, Space
from ownterms.spaces.talk import helper_named

AT_ONCE: Final = 10
"""Thoughts that stand on one page; each that is answered makes room for the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A thought that waits, with who left it, as the person calls them, and the want beside which it stands."""

    thought: Thought
    who: str
    want: Want | None


def waiting(space: Space, *, by: Person, want: Want | None = None) -> list[Waiting]:
    """This will read what waits in a person's agenda, or beside one want, the newest first."""
    every = Thought.objects.filter(space=space).waiting()
    newest = list((every.filter(want=want) if want else every).values_list("pk", flat=True)[:AT_ONCE])
    if not newest:
        return []
    return named(Thought.objects.filter(pk__in=newest).read(by=by), by=by)


def named(thoughts: list[Thought], *, by: Person) -> list[Waiting]:
    """This will say who left some opened thoughts, and beside what."""
    left_under = Invitation.objects.filter(pk__in={each.invitation_id for each in thoughts}).read(by=by)
    who = {each.pk: helper_named(each, person=by) for each in left_under}
    wants = {each.pk: each for each in Want.objects.filter(pk__in={each.want_id for each in thoughts}).read(by=by)}
    return [
        Waiting(thought=each, who=who[each.invitation_id], want=wants.get(each.want_id) if each.want_id else None)
        for each in thoughts
    ]
