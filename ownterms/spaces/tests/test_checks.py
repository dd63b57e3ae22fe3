"""A trail that was taken away whole, rows and head, is found by what it belonged to."""

import uuid

import pytest

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.checks import beginnings
from ownterms.spaces.models import Space
from ownterms.trail.checks import verify
from ownterms.trail.models import Act, Trace


class TestBeginnings:
    def test_are_there_for_every_space(self, space: Space, dev: Person) -> None:
        actions.begin(dev)

        check = beginnings()

        assert (check.ok, check.looked) == (True, 2)

    @pytest.mark.parametrize("begun_anew", [False, True])
    def test_are_looked_for_where_a_trail_was_taken_away(self, space: Space, begun_anew: bool) -> None:
        Trace.forget(space.pk)
        if begun_anew:
            Trace.write(space.pk, act=Act.LOOKED, who=uuid.uuid4())

        assert all(check.ok for check in verify())
        assert beginnings().found == [f"{space.pk}: Its trail does not begin with its opening."]

    def test_are_not_looked_for_once_a_space_is_erased(self, space: Space, amina: Person) -> None:
        actions.erase(space, by=amina)

        assert beginnings().looked == 0
