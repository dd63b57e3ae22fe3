"""Starting a space: the promises first, nothing asked for, and a way back."""

import re

import pytest
from django.test import Client

from ownterms.people.models import Person, Session
from ownterms.people.tests.conftest import signed_in
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Space

pytestmark = pytest.mark.django_db

NAME_OF_MARKUP = "<b onclick=x>Ámina</b> 🌻 \u202eanimA"


class TestStarting:
    @pytest.mark.parametrize("address", ["/space/start/", "/space/start/together/"])
    def test_says_what_is_promised_before_the_first_field(self, client: Client, address: str) -> None:
        page = client.get(address).content.decode()

        first_field = page.index('name="name"')
        for said in ("Who can read it", "What the limits are", "How to leave fast", "A court can ask too"):
            assert page.index(said) < first_field
        assert "Are you in danger now?" in page[first_field:]
        assert 'href="tel:999"' in page[first_field:]

    def test_begins_with_nothing_at_all(self, client: Client) -> None:
        answer = client.post("/space/start/", {})

        assert answer.headers["Location"] == "/you/card/"
        person = Person.objects.get()
        assert (person.name, person.email, Space.objects.of(person) is not None) == ("", None, True)
        assert client.get("/space/").status_code == 200

    def test_leads_whoever_would_only_look_to_the_space_itself(self, client: Client) -> None:
        page = client.post("/space/start/", {"look": "yes"}, follow=True)

        assert page.redirect_chain == [("/space/", 302)]
        assert "Make a card with six words" in page.content.decode()

    def test_lets_the_card_wait(self, client: Client) -> None:
        page = client.post("/space/start/", {}, follow=True).content.decode()

        assert re.search(r'href="/space/">\s*<span>Not now: show me my space', page)

    def test_says_on_the_first_page_when_there_is_no_way_back_yet(self, client: Client) -> None:
        client.post("/space/start/", {})
        assert "You cannot come back yet" in client.get("/space/").content.decode()

        client.post("/you/card/")

        assert "You cannot come back yet" not in client.get("/space/").content.decode()

    def test_makes_nothing_when_it_is_only_looked_at(self, client: Client) -> None:
        client.get("/space/start/")

        assert not Person.objects.exists()
        assert not Space.objects.exists()

    def test_takes_a_name_and_ends_with_the_window_unless_they_stay(self, client: Client) -> None:
        client.post("/space/start/", {"name": NAME_OF_MARKUP})

        assert Person.objects.get().name == "Ámina 🌻 animA"
        assert client.cookies["sessionid"]["max-age"] == ""

    def test_keeps_a_name_that_is_too_long_for_its_person_to_shorten(self, client: Client) -> None:
        answer = client.post("/space/start/", {"name": "a" * 101})

        assert answer.status_code == 422
        assert "a" * 101 in answer.content.decode()
        assert not Person.objects.exists()

    def test_is_one_button_for_whoever_is_signed_in(self) -> None:
        client = signed_in(Person.objects.create_user("amina@example.org"))
        assert 'name="name"' not in client.get("/space/start/").content.decode()

        for _twice in range(2):
            assert client.post("/space/start/").headers["Location"] == "/space/"

        assert Space.objects.count() == 1
        assert client.get("/space/start/").headers["Location"] == "/space/"

    def test_says_when_too_many_were_begun_from_one_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(actions, "MOST_BEGUN", 1)
        Client().post("/space/start/", {})

        answer = Client().post("/space/start/", {"name": "Ben"})

        assert answer.status_code == 429
        assert 'value="Ben"' in answer.content.decode()
        assert Space.objects.count() == 1

    def test_needs_a_form_of_ours(self) -> None:
        assert Client(enforce_csrf_checks=True).post("/space/start/", {}).status_code == 403


class TestWithoutASpace:
    def test_leads_to_their_other_page(self) -> None:
        client = signed_in(Person.objects.create_user("amina@example.org"))

        for address in ("/space/", "/space/notebook/"):
            assert client.get(address).headers["Location"] == "/you/"
        assert not Entry.objects.exists()

    def test_asks_a_stranger_to_sign_in(self, client: Client) -> None:
        assert client.get("/space/").headers["Location"] == "/sign-in/?next=/space/"
        assert not Session.objects.exists()
