"""Six words that somebody types: they open the question, and stand in no address, right or wrong."""

import pytest
from django.test import Client

from ownterms.lib.words import LISTED
from ownterms.people.models import Card, Person
from ownterms.spaces import inviting
from ownterms.spaces.models import Invitation, Space, State


@pytest.fixture
def made(space: Space, amina: Person) -> Invitation:
    return Invitation.make(space, by=amina, called="Cora from the bus", greeting="Hello, it is A.")


@pytest.fixture
def words(made: Invitation, amina: Person) -> str:
    return made.draw_words(by=amina)


def now(invitation: Invitation) -> Invitation:
    return Invitation.objects.get(pk=invitation.pk)


class TestTyping:
    def test_opens_the_question(self, client: Client, words: str, made: Invitation) -> None:
        typed = ", ".join(f"{number}. {word.upper()}" for number, word in enumerate(words.split(), 1))

        answer = client.post("/invited/", {"words": typed})

        assert answer.headers["Location"] == f"/invited/{made.pk}/"
        assert "Hello, it is A." in client.get(f"/invited/{made.pk}/").content.decode()

    def test_takes_the_answer(self, client: Client, words: str, made: Invitation) -> None:
        client.post("/invited/", {"words": words})

        answer = client.post(f"/invited/{made.pk}/", {"answer": "yes", "name": "Cora"})

        assert answer.headers["Location"] == f"/helping/{made.pk}/?told=yes"
        assert now(made).state == State.LIVE
        assert client.get(f"/invited/{made.pk}/").status_code == 404

    def test_puts_no_word_into_an_address_or_in_clear_into_the_browser(
        self, client: Client, words: str, dev: Person
    ) -> None:
        for typed in (words, " ".join(Card.make(dev)), " ".join(LISTED[:6])):
            answer = client.post("/invited/", {"words": typed}, follow=True)

            addresses = [each for each, _status in answer.redirect_chain]
            told = " ".join([*addresses, *(each.value for each in client.cookies.values())])
            assert not any(between.join(typed.split()[:2]) in told for between in " -")

    def test_opens_in_that_browser_alone(self, client: Client, words: str, made: Invitation) -> None:
        client.post("/invited/", {"words": words})

        assert client.cookies["words"]["httponly"]
        assert client.cookies["words"]["path"] == f"/invited/{made.pk}/"
        assert Client().get(f"/invited/{made.pk}/").status_code == 404
        assert Client().post(f"/invited/{made.pk}/", {"answer": "yes"}).status_code == 404
        assert now(made).state == State.OPEN

    def test_of_the_words_of_a_card_leads_to_where_they_belong(self, client: Client, dev: Person) -> None:
        typed = " ".join(Card.make(dev))

        answer = client.post("/invited/", {"words": typed})

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "These words open nothing now" in page
        assert typed in page
        assert 'href="/come-back/"' in page

    def test_has_a_bound_and_loses_nothing(self, client: Client, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(inviting, "MOST_TRIES", 1)
        client.post("/invited/", {"words": " ".join(LISTED[:6])})

        answer = client.post("/invited/", {"words": words})

        assert answer.status_code == 429
        assert words in answer.content.decode()

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ("totel", "Did you mean “hotel”, “total” or “towel”?"),
            ("", "Please type the six words"),
            ("zzzzzz", "No invitation has the word “zzzzzz”"),
            (" ".join(LISTED[:5]), "There are six words"),
            ("<b>qqqq</b>", "No invitation has the word"),
            ("x" * 1_000_000, "That is too long"),
            ("\u202eabba", "Please look at it once more"),
        ],
    )
    def test_asks_again_and_loses_nothing(self, client: Client, typed: str, says: str) -> None:
        answer = client.post("/invited/", {"words": typed})

        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert typed.replace("<", "&lt;").replace(">", "&gt;")[:50] in answer.content.decode()
