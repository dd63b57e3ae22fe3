"""Erasing: asked once more who it is, told what goes, and then all of it at once."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from ownterms.people.models import Card, Person
from ownterms.people.tests.conftest import signed_in
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, Over, Space, SpaceKey
from ownterms.trail.models import Trace


@pytest.fixture
def amina(db: None) -> Person:
    return Person.objects.create_user("amina@example.org", name="Amina")


@pytest.fixture
def fresh(amina: Person, space: Space) -> Client:
    """Her browser, just after she signed in."""
    return signed_in(amina)


class TestErasing:
    def test_takes_all_of_it_and_leaves_the_person(
        self, fresh: Client, entry: Entry, invitation: Invitation, ben: Person
    ) -> None:
        answer = fresh.post("/space/erasing/")

        page = answer.content.decode()
        assert "Your space is gone" in page
        assert "You are still signed in." in page
        assert 'href="/space/start/"' in page
        assert [kind for kind in (Space, SpaceKey, Entry, Invitation, Trace) if kind.objects.exists()] == []
        assert [over.helper for over in Over.objects.all()] == [ben]
        assert fresh.get("/space/").headers["Location"] == "/you/"

    def test_takes_nothing_at_a_look(self, fresh: Client, entry: Entry) -> None:
        page = fresh.get("/space/erasing/").content.decode()

        assert "What cannot be taken back" in page
        assert 'href="/space/take/"' in page
        assert Entry.objects.exists()

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_asks_again_who_it_is_after_a_quarter_of_an_hour(self, fresh: Client, entry: Entry, method: str) -> None:
        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            answer = getattr(fresh, method)("/space/erasing/")

        assert answer.headers["Location"].startswith("/sign-in/again/?next=")
        assert Entry.objects.exists()

    def test_is_for_its_person_alone(self, entry: Entry, dev: Person) -> None:
        actions.begin(dev)
        his = Client()
        his.force_login(dev)

        his.post("/space/erasing/")

        assert Entry.objects.exists()
        assert Space.objects.of(dev) is None

    def test_comes_with_leaving_for_good(self, fresh: Client, entry: Entry, invitation: Invitation) -> None:
        fresh.post("/you/leaving/")

        assert [kind for kind in (Space, SpaceKey, Entry, Invitation, Trace, Card) if kind.objects.exists()] == []
        assert Over.objects.exists()
