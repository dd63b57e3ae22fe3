"""Coming back by the words of a card: what its pages say, keep and refuse."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ownterms.lib.words import LISTED, SIX, shown
from ownterms.people.models import Card, Passkey, Person, Session

from .conftest import signed_in
from .test_account_pages import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben() -> Person:
    """He has neither email nor passkey."""
    return Person.objects.create_user()


def words_on(page: str) -> list[str]:
    return re.findall(r"<li>(\w+)</li>", page)


def came_back(person: Person) -> tuple[Client, str]:
    """A browser in which somebody came back with a card, and its words."""
    client, words = Client(), shown(Card.make(person))
    assert client.post("/come-back/", {"card": words}).status_code == 302
    return client, words


class TestCardPage:
    def test_shows_the_words_once(self, amina: Person) -> None:
        client = signed_in(amina)

        made = client.post("/you/card/")

        words = words_on(made.content.decode())[:SIX]
        assert Card.with_words(tuple(words)) == Card.of(amina)
        assert "no-store" in made.headers["Cache-Control"]
        assert words_on(client.get("/you/card/").content.decode()) == []

    def test_makes_none_when_it_is_only_looked_at(self, amina: Person) -> None:
        signed_in(amina).get("/you/card/")

        assert not Card.objects.exists()

    def test_takes_it_away(self, amina: Person) -> None:
        words = Card.make(amina)

        signed_in(amina).post("/you/card/removal/")

        assert Card.with_words(words) is None

    def test_of_another_cannot_be_refused(self, amina: Person, dev: Person) -> None:
        words = Card.make(amina)
        Client().post("/come-back/", {"card": shown(words)})

        signed_in(dev).post("/you/card/recovery/refusal/")

        assert Card.with_words(words)


class TestComeBackPage:
    def test_lets_in_with_words_as_people_type_them(self, ben: Person) -> None:
        words = Card.make(ben)
        client = Client()

        answer = client.post("/come-back/", {"card": " 1. " + ",\n".join(words).upper(), "stay": "on"})

        assert answer.headers["Location"] == reverse(settings.OWN_PAGE[0])
        assert Session.objects.get().person == ben
        assert "You cannot come back yet" not in client.get("/you/").content.decode()

    def test_leads_on_to_where_somebody_was_going_and_nowhere_else(self, ben: Person) -> None:
        words = shown(Card.make(ben))

        for onwards, led in (("/you/name/", "/you/name/"), ("//evil.example/", reverse(settings.OWN_PAGE[0]))):
            answer = Client().post("/come-back/", {"card": words, "next": onwards})
            assert answer.headers["Location"] == led

    def test_lets_nobody_in_by_a_look(self, ben: Person) -> None:
        words = shown(Card.make(ben))

        assert Client().get("/come-back/", {"card": words}).status_code == 200
        assert not Session.objects.exists()

    def test_says_after_a_recovery_what_to_look_at(self, amina: Person) -> None:
        words = shown(Card.make(amina))
        Client().post("/come-back/", {"card": words})

        with later(60 * 73):
            client = Client()
            answer = client.post("/come-back/", {"card": words, "next": "/you/name/"})

            assert answer.headers["Location"] == "/you/?told=recovered"
            assert "Everyone else is signed out." in client.get(answer.headers["Location"]).content.decode()

    def test_leads_whoever_has_the_words_of_somebody_else_to_where_those_belong(self) -> None:
        assert 'href="/invited/"' in Client().post("/come-back/", {"card": "acorn " * 6}).content.decode()

    def test_needs_a_form_of_ours(self, ben: Person) -> None:
        sent = {"card": shown(Card.make(ben))}

        assert Client(enforce_csrf_checks=True).post("/come-back/", sent).status_code == 403

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ("", "Please type the six words"),
            ("acorn acorn", "A card has six words."),
            ("acorn " * 7, "A card has six words."),
            ("acorn <xylophone> tulip", "No card has the word “xylophone”."),
            ("a" * 401, "That is too long."),
            ("acorn totel", "Did you mean “hotel”, “total” or “towel”?"),
            ("acorn " * 6, "We know no card with these words."),
            ("\0" * 20, "Null characters are not allowed."),
        ],
    )
    def test_says_what_is_amiss_and_keeps_what_was_typed(self, typed: str, says: str) -> None:
        answer = Client().post("/come-back/", {"card": typed})

        page = answer.content.decode()
        assert answer.status_code == 422
        assert says in page
        assert typed.replace("<", "&lt;").replace(">", "&gt;").strip("\0") in page

    def test_tells_one_that_waits_nothing_of_its_person(self, amina: Person) -> None:
        amina.call("Amina of Weir Lane")

        answer = Client().post("/come-back/", {"card": shown(Card.make(amina))})

        page = answer.content.decode()
        assert answer.status_code == 200
        assert "It opens later" in page
        for private in (amina.email, "Amina", amina.pk.hex):
            assert private not in page

    def test_says_when_too_many_were_tried(self) -> None:
        client = Client()
        statuses = {client.post("/come-back/", {"card": f"{word} " * 6}).status_code for word in LISTED[:60]}
        answer = client.post("/come-back/", {"card": "acorn " * 6})

        assert statuses == {422}
        assert answer.status_code == 429
        assert "Please try again in an hour." in answer.content.decode()


class TestGoingBack:
    @pytest.mark.parametrize(
        ("came_from", "back"),
        [
            ("http://testserver/space/looks/?page=2", "/space/looks/?page=2"),
            ("http://testserver/you/leaving/", "/you/"),
            ("http://testserver/sign-in/again/?next=/you/", "/you/"),
            ("https://elsewhere.example/space/", "/you/"),
            ("", "/you/"),
        ],
    )
    def test_leads_to_the_page_one_came_from(self, amina: Person, came_from: str, back: str) -> None:
        client = signed_in(amina)

        page = client.get("/sign-in/again/?next=/you/leaving/", headers={"referer": came_from}).content.decode()

        assert re.search(rf'<a class="button button-quiet" href="{re.escape(back)}">\s*<span>Go back', page)

    def test_is_still_known_after_something_went_amiss_and_stays_here(self, amina: Person) -> None:
        client = signed_in(amina)
        Person.objects.filter(pk=amina.pk).update(email="")

        for asked, back in (("/space/", "/space/"), ("//elsewhere.example/", "/you/"), ("javascript:1", "/you/")):
            page = client.post("/sign-in/again/", {"next": "/you/leaving/", "back": asked}).content.decode()
            assert f'name="back" value="{back}"' in page


class TestAgain:
    def test_asks_for_the_words_where_a_card_is_all_that_somebody_has(self, ben: Person) -> None:
        client, words = came_back(ben)

        with later(16):
            assert client.get("/you/leaving/").headers["Location"] == "/sign-in/again/?next=%2Fyou%2Fleaving%2F"
            assert "six words" in client.get("/sign-in/again/").content.decode()
            answer = client.post("/sign-in/again/", {"card": words, "next": "/you/leaving/"})

            assert answer.headers["Location"] == "/you/leaving/"
            assert client.get("/you/leaving/").status_code == 200

    def test_takes_no_card_of_another(self, ben: Person, dev: Person) -> None:
        client, _words = came_back(ben)

        with later(16):
            answer = client.post("/sign-in/again/", {"card": shown(Card.make(dev))})

            assert answer.status_code == 422
            assert client.get("/you/leaving/").status_code == 302

    def test_takes_no_card_where_there_is_another_way(self, amina: Person) -> None:
        """It would let somebody pass who found the card, without the wait."""
        client = signed_in(amina)
        words = shown(Card.make(amina))

        with later(16):
            client.post("/sign-in/again/", {"card": words})
            assert client.get("/you/leaving/").status_code == 302

    def test_offers_a_passkey_alone_where_there_is_no_email(self, ben: Person) -> None:
        client, _words = came_back(ben)
        Passkey.add(ben, name="His phone", credential={})

        page = client.get("/sign-in/again/").content.decode()

        assert "Use a passkey" in page
        assert "Send me a code" not in page
        assert "six words" not in page

    def test_lets_somebody_pass_who_has_no_way_to_show_it(self, ben: Person) -> None:
        client, _words = came_back(ben)
        Card.of(ben).delete()

        with later(16):
            assert client.get("/you/card/").status_code == 200
            client.post("/you/card/")
            assert client.get("/you/card/").status_code == 302


class TestYourPage:
    def test_asks_whether_it_was_you_while_a_card_waits(self, amina: Person) -> None:
        client = signed_in(amina)
        assert "Was it you?" not in client.get("/you/").content.decode()

        Client().post("/come-back/", {"card": shown(Card.make(amina))})

        for address in ("/you/", "/you/name/", "/", "/help-now/", "/nowhere/"):
            assert "<span>This was not me</span>" in client.get(address).content.decode()

    def test_asks_nobody_else(self, amina: Person, dev: Person) -> None:
        his = signed_in(dev)
        Client().post("/come-back/", {"card": shown(Card.make(amina))})

        for client in (his, Client()):
            assert "Was it you?" not in client.get("/").content.decode()

    def test_asks_no_longer_when_it_is_over(self, amina: Person) -> None:
        client = signed_in(amina)
        Client().post("/come-back/", {"card": shown(Card.make(amina))})

        with later(60 * 24 * 11):
            assert "Was it you?" not in client.get("/you/").content.decode()

    def test_needs_no_question_of_its_own_to_the_database(self, amina: Person) -> None:
        client = signed_in(amina)
        with CaptureQueriesContext(connection) as seen:
            client.get("/you/name/")

        assert [each for each in seen.captured_queries if each["sql"].count('FROM "people_recovery"')] == []

    def test_tells_somebody_who_cannot_come_back(self, ben: Person) -> None:
        client, _words = came_back(ben)
        Card.of(ben).delete()

        page = client.get("/you/").content.decode()

        assert "You cannot come back yet" in page
        for way in ("/you/card/", "/you/email/", "/you/passkeys/"):
            assert f'href="{way}"' in page
