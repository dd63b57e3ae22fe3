"""Amina owns the agenda, Ben helps, Cora was never asked in: the same as in spaces."""

from ownterms.people.models import Person
from ownterms.spaces.models import Invitation, Showable, Space
from ownterms.spaces.tests.conftest import amina, ben, came_in, cora, her, his, space

__all__ = ["amina", "ben", "came_in", "cora", "her", "his", "shown", "space"]


def shown(space: Space, helper: Person, *things: Showable, **terms: object) -> Invitation:
    """An invitation that a helper said yes to, which shows some things."""
    made = Invitation.make(space, by=space.person, called=helper.name, slices=things, asked=helper, **terms)
    made.accept(by=helper)
    return made
