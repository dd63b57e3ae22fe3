"""A yes to being counted: off until it is given, off again at once, and its person's alone."""

import pytest
from django.test import Client

from ownterms.mirror.models import Counting
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, NotClaimed, NotYours, Space
from ownterms.spaces.tests.conftest import came_in

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def amina() -> Person:
    return Person.objects.create_user(name="Amina")


@pytest.fixture
def space(amina: Person) -> Space:
    return actions.begin(amina)


@pytest.fixture
def her(amina: Person, space: Space) -> Client:
    return came_in(amina)


class TestPage:
    def test_is_off_until_she_says_yes(self, her: Client, space: Space) -> None:
        page = her.get("/space/counted/").text

        assert "It is off. Nothing of yours is counted." in page
        assert not Counting.objects.exists()

    def test_keeps_a_yes_and_takes_it_back(self, her: Client, space: Space) -> None:
        her.post("/space/counted/", {"count": "yes"})
        assert Counting.objects.get().space == space

        her.post("/space/counted/", {"keep-out": "yes"})
        assert not Counting.objects.exists()

    def test_changes_nothing_where_nothing_was_pressed(self, her: Client, space: Space) -> None:
        her.post("/space/counted/", {"count": "yes"})

        answer = her.post("/space/counted/", {})

        assert answer.status_code == 422
        assert "Nothing was changed" in answer.text
        assert Counting.objects.exists()

    def test_is_found_from_her_space(self, her: Client) -> None:
        assert 'href="/space/counted/"' in her.get("/space/").text

    def test_takes_no_yes_before_she_claimed_the_space(self) -> None:
        cora = Person.objects.create_user(name="Cora")
        space = actions.begin(cora, beside=True)

        assert came_in(cora).post("/space/counted/", {"count": "yes"}).status_code == 409
        with pytest.raises(NotClaimed):
            Counting.allow(space, by=cora)
        assert not Counting.objects.exists()


class TestYes:
    def test_is_hers_alone_to_give_and_to_take_back(self, space: Space, amina: Person) -> None:
        ben = Person.objects.create_user(name="Ben")
        made = Invitation.make(space, by=amina, called="Ben", slices=[space.notebook], may_type=True)
        made.accept(by=ben, typed=made.draw_words(by=amina).split())

        with pytest.raises(NotYours):
            Counting.allow(space, by=ben)
        Counting.allow(space, by=amina)
        with pytest.raises(NotYours):
            Counting.stop(space, by=ben)

        assert Counting.objects.count() == 1

    def test_keeps_its_day_when_it_is_given_twice(self, space: Space, amina: Person) -> None:
        first = Counting.allow(space, by=amina)

        assert Counting.allow(space, by=amina).since == first.since

    def test_goes_with_the_space(self, space: Space, amina: Person) -> None:
        Counting.allow(space, by=amina)
        actions.erase(space, by=amina)

        assert not Counting.objects.exists()
