"""Who was invited: six words open a question, once; to look changes nothing, and a yes needs no account."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ownterms.lib.words import LISTED
from ownterms.people.models import Person, Session
from ownterms.spaces import inviting
from ownterms.spaces.models import Entry, Grant, Invitation, SixWords, Space, State
from ownterms.spaces.tests.conftest import is_open
from ownterms.trail.models import Trace

SECRETS = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w+')
UNLIKE = {"Request-Id", "Expires", "Content-Length"}
OVER = "These words open nothing now"


@pytest.fixture
def made(space: Space, entry: Entry, amina: Person) -> Invitation:
    return Invitation.make(
        space, by=amina, called="Cora from the bus", slices=[entry], about="Walking.", greeting="Hello, it is A."
    )


@pytest.fixture
def words(made: Invitation, amina: Person) -> str:
    return made.draw_words(by=amina)


@pytest.fixture
def page(words: str) -> str:
    return f"/invited/{words.replace(' ', '-')}/"


def now(invitation: Invitation) -> Invitation:
    return Invitation.objects.get(pk=invitation.pk)


def shapes(seen: CaptureQueriesContext) -> list[str]:
    """What the database was asked, without the values."""
    return [re.sub(r"'[^']*'|\d+", "", each["sql"]) for each in seen.captured_queries]


class TestLooking:
    def test_shows_the_greeting_and_nothing_else(self, client: Client, page: str) -> None:
        shown = client.get(page).content.decode()

        assert "Hello, it is A." in shown
        for private in ("Amina", "Cora", "Walking.", "quiet place"):
            assert private not in shown

    def test_changes_nothing_and_signs_nobody_in(self, client: Client, page: str, made: Invitation) -> None:
        def rows() -> list[object]:
            return [list(kind.objects.values()) for kind in (Invitation, SixWords, Person, Session, Grant, Trace)]

        before = rows()

        for _ in range(5):
            client.get(page)
            client.head(page)

        assert rows() == before
        assert now(made).state == State.OPEN
        assert "sessionid" not in client.cookies

    def test_leaves_no_words_behind(
        self, client: Client, page: str, words: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)

        answer = client.get(page)
        title = answer.content.decode().split("<title>")[1].split("</title>")[0]

        assert not any(re.search(rf"\b{word}\b", caplog.text) for word in words.split())
        assert title.startswith("Six words –")
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer.headers["Cache-Control"]

    def test_is_the_same_for_unknown_used_withdrawn_and_stale_words(
        self, client: Client, space: Space, amina: Person, cora: Person
    ) -> None:
        def drawn(invitation: Invitation) -> str:
            return "-".join(invitation.draw_words(by=amina).split())

        used, withdrawn, late = (Invitation.make(space, by=amina, called="Cora") for _ in range(3))
        spent = [drawn(used), drawn(withdrawn), drawn(late)]
        used.accept(by=cora, typed=spent[0].split("-"))
        withdrawn.end(by=amina)
        with time_machine.travel(timezone.now() + timedelta(days=8)):
            client.get("/invited/" + "-".join(LISTED[6:12]) + "/")
            answers, asked = [], []
            for typed in [*spent, "-".join(LISTED[:6])]:
                with CaptureQueriesContext(connection) as seen:
                    answer = client.get(f"/invited/{typed}/")
                body = SECRETS.sub(b"", answer.content).replace(typed.encode(), b"")
                headers = {name: value for name, value in answer.items() if name not in UNLIKE}
                answers.append((answer.status_code, body, headers))
                asked.append(shapes(seen))

        assert answers == answers[:1] * 4
        assert asked == asked[:1] * 4
        assert OVER in answers[0][1].decode()
        assert all(way in answers[0][1].decode() for way in ('href="/helping/"', 'href="/come-back/?next=/helping/"'))

    def test_that_could_show_words_that_are_told_apart(
        self, client: Client, page: str, made: Invitation, amina: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where words that were taken back were looked for in another way, what is asked would tell."""
        made.end(by=amina)
        careful = Invitation.objects.by_words

        def careless(typed: tuple[str, ...]) -> Invitation | None:
            return careful(typed) if Invitation.objects.filter(ending=None).exists() else None

        monkeypatch.setattr(inviting.Invitation.objects, "by_words", careless)
        with CaptureQueriesContext(connection) as withdrawn:
            client.get(page)
        monkeypatch.undo()
        with CaptureQueriesContext(connection) as unknown:
            client.get("/invited/" + "-".join(LISTED[:6]) + "/")

        assert shapes(withdrawn) != shapes(unknown)

    def test_has_a_bound(self, client: Client, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(inviting, "MOST_TRIES", 3)
        for _ in range(3):
            client.get("/invited/" + "-".join(LISTED[:6]) + "/")

        answer = client.get(page)

        assert answer.status_code == 429
        assert "try again in an hour" in answer.content.decode()
        assert client.get(page, REMOTE_ADDR="192.0.2.9").status_code == 200

    def test_says_to_its_own_person_that_it_is_theirs(self, client: Client, page: str, amina: Person) -> None:
        client.force_login(amina)

        assert "This is your own invitation" in client.get(page).content.decode()
        assert client.post(page, {"answer": "yes"}).status_code == 404
        assert "Hello, it is A." in Client().get(page).content.decode()


class TestYes:
    def test_needs_no_account(self, client: Client, page: str, made: Invitation, entry: Entry) -> None:
        answer = client.post(page, {"answer": "yes", "name": "Cora"})

        helper = Person.objects.get(name="Cora")
        assert answer.headers["Location"] == f"/helping/{made.pk}/?told=yes"
        assert is_open(Entry, entry.pk, helper)
        assert Session.objects.get().person == helper
        assert helper.email is None

    def test_needs_no_name(self, client: Client, page: str, made: Invitation) -> None:
        client.post(page, {"answer": "yes"})

        helper = now(made).helper
        assert helper
        assert helper.name == ""

    def test_works_once(self, page: str, made: Invitation) -> None:
        Client().post(page, {"answer": "yes", "name": "Cora"})

        answer = Client().post(page, {"answer": "yes", "name": "Dev"})

        assert answer.status_code == 404
        assert OVER in answer.content.decode()
        assert not Person.objects.filter(name="Dev").exists()

    def test_is_of_whoever_is_signed_in(self, client: Client, page: str, made: Invitation, cora: Person) -> None:
        client.force_login(cora)
        assert "You are signed in as Cora. Is this for you?" in client.get(page).content.decode()

        client.post(page, {"answer": "yes"})

        assert now(made).helper == cora

    def test_may_be_for_somebody_else_at_the_same_screen(
        self, client: Client, page: str, made: Invitation, dev: Person
    ) -> None:
        client.force_login(dev)

        answer = client.post(page, {"answer": "another"}, follow=True)

        assert "You are signed in" not in answer.content.decode().split("<main")[1].split("</main>")[0]
        assert now(made).state == State.OPEN

    def test_keeps_the_invitation_through_signing_in(self, client: Client, page: str, cora: Person) -> None:
        way = f'href="/sign-in/?next={page}"'

        assert way in client.get(page).content.decode()

    def test_asks_again_where_a_name_is_too_long(self, client: Client, page: str, made: Invitation) -> None:
        answer = client.post(page, {"answer": "yes", "name": "x" * 200})

        assert answer.status_code == 422
        assert "x" * 200 in answer.content.decode()
        assert now(made).state == State.OPEN

    def test_needs_a_form_of_ours(self, page: str, made: Invitation) -> None:
        assert Client(enforce_csrf_checks=True).post(page, {"answer": "yes"}).status_code == 403
        assert now(made).state == State.OPEN

    def test_comes_too_late_once_its_time_is_over(
        self, client: Client, space: Space, amina: Person, made: Invitation
    ) -> None:
        soon = Invitation.make(space, by=amina, called="Cora", until=timezone.now() + timedelta(days=1))
        page = "/invited/" + "-".join(soon.draw_words(by=amina).split()) + "/"

        with time_machine.travel(timezone.now() + timedelta(days=2)):
            assert client.post(page, {"answer": "yes"}).status_code == 404


class TestNo:
    def test_needs_no_account_and_keeps_nobody(self, client: Client, page: str, made: Invitation, space: Space) -> None:
        answer = client.post(page, {"answer": "no", "saying": "Thank you, not now."})

        no = now(made).declining.open_with(space.key)
        assert no.words == "Thank you, not now."
        assert "Thank you for answering" in answer.content.decode()
        assert Person.objects.count() == 1
        assert OVER in client.get(page).content.decode()

    def test_says_nothing_of_who_said_it(self, client: Client, page: str, made: Invitation, dev: Person) -> None:
        client.force_login(dev)

        client.post(page, {"answer": "no"})

        assert dev.pk not in Trace.objects.values_list("who", flat=True)

    def test_that_is_too_long_is_kept_on_the_page(self, client: Client, page: str, made: Invitation) -> None:
        answer = client.post(page, {"answer": "no", "saying": "no " * 300})

        assert answer.status_code == 422
        assert "no no no" in answer.content.decode()
        assert now(made).state == State.OPEN


class TestLetter:
    @pytest.fixture
    def bound(self, made: Invitation, amina: Person) -> Invitation:
        made.address_to("cora@example.org", by=amina)
        return made

    @pytest.mark.usefixtures("bound")
    def test_is_answered_by_whoever_reads_that_mailbox(self, client: Client, page: str, made: Invitation) -> None:
        assert client.post(page, {"answer": "yes", "name": "Dev"}).status_code == 403
        client.force_login(Person.objects.create_user("dev@example.org", name="Dev"))
        answer = client.post(page, {"answer": "yes"})
        assert answer.status_code == 403
        assert "The letter went to another address" in answer.content.decode()
        assert "cora@example.org" not in answer.content.decode()
        assert now(made).state == State.OPEN

        client.force_login(Person.objects.create_user("cora@example.org"))
        assert client.post(page, {"answer": "yes"}).status_code == 302
        assert now(made).state == State.LIVE

    @pytest.mark.usefixtures("bound")
    def test_that_could_show_a_letter_that_anybody_answers(
        self, client: Client, page: str, made: Invitation, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Invitation, "may_be_accepted_by", lambda *_: True)

        client.post(page, {"answer": "yes", "name": "Dev"})

        assert now(made).state == State.LIVE

    @pytest.mark.usefixtures("bound")
    def test_makes_nobody_else(self, client: Client, page: str) -> None:
        client.post(page, {"answer": "yes", "name": "Dev"})

        assert Person.objects.count() == 1

    @pytest.mark.usefixtures("bound")
    def test_may_be_declined_by_whoever_holds_the_words(self, client: Client, page: str, made: Invitation) -> None:
        client.post(page, {"answer": "no"})

        assert now(made).state == State.DECLINED
