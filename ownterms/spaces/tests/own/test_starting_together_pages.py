"""Starting with somebody beside: the space waits for its person, and whoever sat there keeps no way in."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from ownterms.lib.words import shown
from ownterms.people.models import Card, EmailedCode, Passkey, Person, Session
from ownterms.people.tests.conftest import signed_in
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, NotClaimed, NothingToClaim, Space

pytestmark = pytest.mark.django_db


def words_on(page: str) -> str:
    return " ".join(re.findall(r"<li>(\w+)</li>", page)[:6])


def later(**span: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**span))


@pytest.fixture
def bens() -> Client:
    """The browser of Ben, who sits beside Amina, after the two began."""
    browser = Client()
    assert browser.post("/space/start/together/", {"name": "Amina"}).headers["Location"] == "/you/card/"
    return browser


@pytest.fixture
def amina(bens: Client) -> Person:
    return Person.objects.get(name="Amina")


@pytest.fixture
def card(bens: Client) -> str:
    """The words of the first card, which both have seen."""
    return words_on(bens.post("/you/card/").content.decode())


def come_back(words: str) -> Client:
    """Another device, after the words of a card were typed there."""
    browser = Client()
    assert browser.post("/come-back/", {"card": words}).status_code == 302
    return browser


class TestBeginning:
    def test_signs_out_whoever_is_signed_in_and_says_so_first(self) -> None:
        browser = signed_in(Person.objects.create_user("ben@example.org"))
        assert "They are signed out first" in browser.get("/space/start/together/").content.decode()

        browser.post("/space/start/together/", {"name": "Amina"})

        assert [session.person.name for session in Session.objects.all()] == ["Amina"]
        assert Space.objects.get().person.name == "Amina"

    def test_ends_with_the_window_and_after_two_hours(self, bens: Client) -> None:
        assert bens.cookies["sessionid"]["max-age"] == ""
        with later(hours=1, minutes=55):
            assert bens.get("/space/").status_code == 200
        with later(hours=2, minutes=1):
            assert bens.get("/space/").headers["Location"] == "/sign-in/?next=/space/"

    def test_says_until_when_it_waits(self, bens: Client) -> None:
        assert "You started this together" in bens.get("/space/").content.decode()

    def test_lets_nothing_be_opened_to_anybody(self, bens: Client, amina: Person) -> None:
        with pytest.raises(NotClaimed):
            Invitation.make(Space.objects.get(), by=amina, called="Ben")

    @pytest.mark.parametrize("page", ["/you/email/", "/you/email/code/", "/you/passkeys/", "/you/passkeys/new/"])
    def test_makes_no_way_in_but_the_card_there(self, bens: Client, amina: Person, page: str) -> None:
        assert bens.get(page).headers["Location"] == "/you/?told=lent"
        assert bens.post(page, {"email": "ben@example.org"}).headers["Location"] == "/you/?told=lent"

        assert "Not on this device" in bens.get("/you/?told=lent").content.decode()
        assert not EmailedCode.objects.exists()

    def test_makes_them_on_her_own_device(self, bens: Client, card: str) -> None:
        assert come_back(card).get("/you/email/").status_code == 200

    @time_machine.travel("2026-11-27 10:48:00+00:00", tick=False)
    def test_says_on_the_card_until_when_it_waits(self) -> None:
        browser = Client()
        browser.post("/space/start/together/")

        page = browser.post("/you/card/").content.decode()

        says = "Do it before Monday 30 November 2026, 10:48. Then press “It is mine”. Else all of it is gone."
        assert page.count(says) == 2  # on the screen, and once more on paper
        assert "Then press" not in come_back(words_on(page)).post("/space/claim/").content.decode()

    def test_is_done_at_a_press(self, bens: Client) -> None:
        assert "It is closed here" in bens.post("/space/start/done/").content.decode()

        assert not Session.objects.exists()
        assert bens.post("/space/start/done/").status_code == 200


class TestClaiming:
    def test_is_not_done_on_the_device_where_it_began(self, bens: Client, card: str) -> None:
        assert "It is mine" not in bens.get("/space/").content.decode()

        bens.post("/space/claim/")

        assert Space.objects.get().unclaimed_until

    def test_gives_a_new_card_and_keeps_what_was_written(self, bens: Client, card: str, amina: Person) -> None:
        bens.post("/space/notebook/", {"words": "We wrote this together."})
        hers = come_back(card)
        assert "It is mine" in hers.get("/space/").content.decode()

        words = words_on(hers.post("/space/claim/").content.decode())

        assert Card.with_words(tuple(words.split())).person == amina
        page = hers.get("/space/").content.decode()
        assert "We wrote this together." in page
        assert "It is mine" not in page
        assert hers.post("/space/claim/").headers["Location"] == "/space/"
        assert Card.with_words(tuple(words.split()))

    def test_leaves_whoever_sat_beside_no_way_in(self, bens: Client, card: str, amina: Person) -> None:
        """All that Ben could have kept: the open window, the card, a device of his, an email, a passkey."""
        elsewhere = come_back(card)
        hers = come_back(card)
        Passkey.add(amina, name="Ben's phone", credential={})
        Person.objects.filter(pk=amina.pk).update(email="ben@example.org")

        hers.post("/space/claim/")

        for browser in (bens, elsewhere):
            assert browser.get("/space/").headers["Location"] == "/sign-in/?next=/space/"
        assert Client().post("/come-back/", {"card": card}).status_code == 422
        assert not Passkey.objects.of(amina).exists()
        assert Person.objects.get(pk=amina.pk).email is None
        assert signed_in(Person.objects.reached_at("ben@example.org")).get("/space/").headers["Location"] == "/you/"
        assert hers.get("/space/").status_code == 200

    def test_would_leave_one_if_no_way_were_shut(self, card: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """The fault that the test above would find."""
        monkeypatch.setattr(actions, "shut_every_way", lambda _person: None)
        elsewhere, hers = come_back(card), come_back(card)

        hers.post("/space/claim/")

        assert elsewhere.get("/space/").status_code == 200

    def test_can_be_done_on_the_same_device_once_the_words_were_typed(self, bens: Client, card: str) -> None:
        bens.post("/come-back/", {"card": card})

        bens.post("/space/claim/")

        assert Space.objects.get().unclaimed_until is None
        with later(hours=3):
            assert bens.get("/space/").status_code == 200

    def test_is_for_its_person_and_in_time(self, amina: Person) -> None:
        space = Space.objects.get()
        with later(hours=73), pytest.raises(NothingToClaim):
            space.claim(by=amina)


class TestBeingOver:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_signs_out_whoever_would_start_anew_before_the_sweep(self, card: str, method: str) -> None:
        with later(hours=72, minutes=1):
            browser = come_back(card)

            assert getattr(browser, method)("/space/start/").headers["Location"] == "/space/start/?told=over"

            assert browser.get("/space/").headers["Location"] == "/sign-in/?next=/space/"
        assert Space.objects.count() == 1

    def test_is_refused_before_the_sweep_and_gone_after_it(self, bens: Client, card: str, amina: Person) -> None:
        Entry.write(Space.objects.get().notebook, by=amina, words="Gone.")
        with later(hours=72, minutes=1):
            browser = come_back(card)
            for address in ("/space/", "/space/notebook/"):
                assert browser.get(address).headers["Location"] in {
                    "/space/start/?told=over",
                    f"/sign-in/?next={address}",
                }
            assert browser.post("/space/claim/").status_code == 302
            assert "That space is gone" in browser.get("/space/start/?told=over").content.decode()

            actions.sweep.func()

            assert not Person.objects.exists()
            assert Client().post("/come-back/", {"card": card}).status_code == 422
        assert shown(card.split())
