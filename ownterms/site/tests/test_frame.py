"""The frame of every page: it knows whether somebody is signed in, and says nothing of who."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownterms.people.models import Person
from ownterms.people.sessions import SessionStore
from ownterms.people.tests.conftest import signed_in

pytestmark = pytest.mark.django_db

STILL = ["/about/", "/promises/", "/help-now/", "/", "/look/", "/gallery/"]


@pytest.fixture
def amina() -> Person:
    """She has a page of her own."""
    return Person.objects.create_user("amina@example.org", name="Amina of Weir Lane")


@pytest.mark.parametrize("address", STILL)
class TestPublicPage:
    def test_asks_the_database_nothing_where_nobody_is_signed_in(self, client: Client, address: str) -> None:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)

        assert asked.captured_queries == []
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "private" not in answer.headers.get("Cache-Control", "")
        assert ">Sign in<" in answer.content.decode()

    def test_asks_one_thing_where_somebody_is(self, amina: Person, address: str) -> None:
        client = signed_in(amina)

        with CaptureQueriesContext(connection) as asked:
            page = client.get(address).content.decode()

        assert len(asked.captured_queries) == 1
        assert ">Your space<" in page

    def test_says_nothing_of_who_is_signed_in(self, amina: Person, address: str) -> None:
        answer = signed_in(amina).get(address)

        assert "amina" not in answer.content.decode().lower()
        assert "private" in answer.headers["Cache-Control"]
        assert "Cookie" in answer.headers["Vary"]


def test_a_page_that_says_the_database_is_gone_needs_it_for_nothing(
    amina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: SessionStore) -> dict[str, object]:
        raise DatabaseError

    client = signed_in(amina)
    monkeypatch.setattr(SessionStore, "load", gone)

    answer = client.get("/about/")

    assert answer.status_code == 200
    assert ">Sign in<" in answer.content.decode()
