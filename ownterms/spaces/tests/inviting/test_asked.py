"""Somebody who said yes before is asked again: they need no words, and a no is as easy as a yes."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Invitation, Space, State
from ownterms.spaces.terms import Terms, Writing
from ownterms.spaces.tests.conftest import is_open


@pytest.fixture
def made(space: Space, entry: Entry, amina: Person, ben: Person) -> Invitation:
    return Invitation.make(space, by=amina, called="Ben", slices=[entry], asked=ben, greeting="Hello Ben.")


@pytest.fixture
def page(made: Invitation) -> str:
    return f"/helping/invitations/{made.pk}/"


@pytest.fixture
def his(client: Client, ben: Person) -> Client:
    """A browser in which Ben is signed in."""
    client.force_login(ben)
    return client


def now(invitation: Invitation) -> Invitation:
    return Invitation.objects.get(pk=invitation.pk)


class TestAsked:
    def test_sees_who_asks_and_nothing_private(self, his: Client, page: str) -> None:
        shown = his.get(page).content.decode()

        assert "Amina asks you again" in shown
        assert "Hello Ben." in shown
        assert "quiet place" not in shown

    def test_finds_it_among_those_who_asked_them_in(self, his: Client, page: str) -> None:
        assert f'href="{page}"' in his.get("/helping/").content.decode()

    def test_says_yes_with_one_tap(self, his: Client, page: str, made: Invitation, entry: Entry, ben: Person) -> None:
        answer = his.post(page, {"answer": "yes"})

        assert answer.headers["Location"] == f"/helping/{made.pk}/?told=yes"
        assert is_open(Entry, entry.pk, ben)
        assert his.get(page).status_code == 404

    def test_says_no_with_a_word(self, his: Client, page: str, made: Invitation, space: Space) -> None:
        his.post(page, {"answer": "no", "saying": "Not this time."})

        assert now(made).state == State.DECLINED
        assert now(made).declining.open_with(space.key).words == "Not this time."

    def test_is_nobody_else(self, page: str, made: Invitation, dev: Person, amina: Person) -> None:
        for person in (dev, amina):
            other = Client()
            other.force_login(person)
            assert other.get(page).status_code == other.post(page, {"answer": "yes"}).status_code == 404
        assert now(made).state == State.OPEN

    def test_is_asked_no_more_once_it_was_taken_back_or_its_time_is_over(
        self, his: Client, page: str, made: Invitation, amina: Person, ben: Person
    ) -> None:
        with time_machine.travel(made.until + timedelta(seconds=1)):
            his.force_login(ben)
            assert his.post(page, {"answer": "yes"}).status_code == 404
        his.force_login(ben)
        made.end(by=amina)

        assert his.post(page, {"answer": "yes"}).status_code == 404

    def test_is_told_when_it_opens_later(self, his: Client, space: Space, amina: Person, ben: Person) -> None:
        later = timezone.now() + timedelta(days=9)
        made = Invitation.make(space, by=amina, called="Ben", asked=ben, since=later)

        page = his.post(f"/helping/invitations/{made.pk}/", {"answer": "yes"}).content.decode()

        assert "It opens to you on" in page

    def test_keeps_what_they_typed_where_it_is_too_long(self, his: Client, page: str, made: Invitation) -> None:
        answer = his.post(page, {"answer": "no", "saying": "no " * 300})

        assert answer.status_code == 422
        assert "no no no" in answer.content.decode()
        assert now(made).state == State.OPEN

    def test_reads_the_terms_before_the_yes(self, his: Client, space: Space, amina: Person, ben: Person) -> None:
        terms = Terms(days=(1,), how="Ring, no texts", writing=Writing.NEVER)
        made = Invitation.make(space, by=amina, called="Ben", asked=ben, terms=terms, asks_why=True, may_type=True)

        page = his.get(f"/helping/invitations/{made.pk}/").content.decode()

        for says in ("Tuesday", "Ring, no texts", "would rather have no messages", "asked why", "may type for Amina"):
            assert says in page

    def test_is_told_where_a_letter_went_to_somebody_else(
        self, his: Client, page: str, made: Invitation, amina: Person
    ) -> None:
        made.address_to("cora@example.org", by=amina)

        answer = his.post(page, {"answer": "yes"})

        assert answer.status_code == 403
        assert "The letter went to another address" in answer.content.decode()
        assert now(made).state == State.OPEN
