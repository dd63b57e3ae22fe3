"""The door: the same answer for everyone, a code that works once, and nothing that opens by itself."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ownterms.people.models import EmailedCode, Person, Session
from ownterms.people.models.code import MOST_LETTERS, MOST_LETTERS_IN_ALL, MOST_TRIES

from .conftest import AMINA, Post, signed_in

pytestmark = pytest.mark.django_db

SECRETS = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w+|[0-9a-f]{32}')


def asked(email: str = AMINA, onwards: str = "") -> Client:
    client = Client()
    assert client.post("/sign-in/", {"email": email, "next": onwards}).status_code == 302
    return client


def answers(email: str, *, wrong: str = "000000") -> list[tuple[int, bytes, dict[str, str], list[str]]]:
    """All that a browser is told on the way to the code and after a wrong one, with its secrets left out."""
    client = Client()
    told = []
    for answer in (
        client.post("/sign-in/", {"email": email}),
        client.get("/sign-in/code/"),
        client.post("/sign-in/code/", {"code": wrong}),
    ):
        cookies = [re.sub(r"=\w+;| expires=[^;]+;", "", cookie.OutputString()) for cookie in answer.cookies.values()]
        headers = {name: value for name, value in answer.items() if name not in {"Expires", "Date", "Request-Id"}}
        told.append((answer.status_code, SECRETS.sub(b"", answer.content), headers, cookies))
    return told


class TestAnswer:
    @pytest.mark.usefixtures("amina")
    def test_is_the_same_for_a_known_address_and_an_unknown_one(self) -> None:
        unknown = [
            (status, body.replace(b"nobod@example.org", AMINA.encode()), *rest)
            for status, body, *rest in answers("nobod@example.org")
        ]

        assert [tuple(each) for each in unknown] == answers(AMINA)

    def test_would_differ_where_the_page_knew_more(self) -> None:
        assert answers(AMINA) != answers("somebody@example.org")

    def test_looks_nobody_up(self) -> None:
        with CaptureQueriesContext(connection) as seen:
            asked()

        assert [each for each in seen.captured_queries if '"people_person"' in each["sql"]] == []
        assert seen.captured_queries

    def test_makes_nobody_before_the_code_is_typed(self, post: Post) -> None:
        client = asked("new@example.org")
        [digits] = post()
        assert not Person.objects.exists()

        client.post("/sign-in/code/", {"code": digits})

        assert Person.objects.get().email == "new@example.org"

    def test_brings_one_who_was_here_before_to_what_is_theirs(self, amina: Person, post: Post) -> None:
        client = asked("AMINA@Example.org")
        [digits] = post()

        client.post("/sign-in/code/", {"code": digits})

        assert Session.objects.get().person == amina


class TestLetter:
    def test_says_the_code_and_nothing_of_anybody(self, post: Post) -> None:
        asked()
        [digits] = post()
        [letter] = mail.outbox

        assert letter.to == [AMINA]
        assert letter.subject == "Your code"
        assert f"{digits[:3]} {digits[3:]}" in letter.body
        assert "http" not in letter.body
        assert "Own Terms" not in letter.body + letter.from_email

    @pytest.mark.parametrize(
        "email",
        [
            "a@b.org\nBcc: dev@example.org",
            "a@b.org\r\nSubject: x",
            "a@b.org%0aBcc:x@y.org",
            "A <a@b.org>",
            "a@b",
            "@b.org",
        ],
    )
    def test_takes_no_line_of_a_stranger(self, client: Client, post: Post, email: str) -> None:
        answer = client.post("/sign-in/", {"email": email})

        assert answer.status_code == 422
        assert "We cannot send to that" in answer.content.decode()
        assert post() == []

    def test_goes_only_where_the_address_says(self, client: Client, post: Post) -> None:
        """The first begins with the Kelvin sign, which some make a “k”; others are Cyrillic or Turkish."""
        Person.objects.create_user("kim@example.org")
        for alike in ("\u212aim@example.org", "аmina@example.org", "amina@exаmple.org", "amına@example.org"):
            client.post("/sign-in/", {"email": alike})
        post()

        [letter] = mail.outbox
        assert letter.to == ["amina@xn--exmple-4nf.org"]

    def test_is_sent_fifty_times_in_an_hour_at_most_and_nobody_is_told(self, post: Post) -> None:
        sent = 0
        for number in range(MOST_LETTERS_IN_ALL + 3):
            answer = Client(REMOTE_ADDR=f"10.0.0.{number}").post("/sign-in/", {"email": AMINA})
            assert answer.status_code == 302
            sent += len(post())

        assert sent == MOST_LETTERS_IN_ALL

    def test_still_comes_to_its_owner_where_a_stranger_used_up_their_share(self, post: Post) -> None:
        with time_machine.travel("2026-03-01 12:01Z", tick=False) as clock:
            for _ in range(MOST_LETTERS + 3):
                clock.shift(timedelta(minutes=4))  # five in a quarter of an hour is where it is said aloud
                assert Client(REMOTE_ADDR="10.0.0.1").post("/sign-in/", {"email": AMINA}).status_code == 302
            assert len(post()) < MOST_LETTERS + 3
            assert EmailedCode.objects.filter(is_quiet=True).exists()

            hers = Client(REMOTE_ADDR="10.0.0.2")
            hers.post("/sign-in/", {"email": AMINA})
            [digits] = post()

            assert hers.post("/sign-in/code/", {"code": digits}).status_code == 302

    def test_that_was_never_sent_opens_nothing(self) -> None:
        clients = [Client(REMOTE_ADDR=f"10.0.0.{number}") for number in range(MOST_LETTERS_IN_ALL + 1)]
        for client in clients:
            client.post("/sign-in/", {"email": AMINA})
        quiet = EmailedCode.objects.get(is_quiet=True)

        answer = clients[-1].post("/sign-in/code/", {"code": quiet.digits})

        assert answer.status_code == 422
        assert "You can try 4 more times" in answer.content.decode()


class TestCode:
    def test_works_once(self, post: Post) -> None:
        client = asked()
        [digits] = post()
        cookie = client.cookies["code"].value
        assert client.post("/sign-in/code/", {"code": digits}).status_code == 302

        again = Client()
        again.cookies["code"] = cookie
        assert again.post("/sign-in/code/", {"code": digits}).status_code == 410
        assert Session.objects.count() == 1

    def test_may_be_pasted_with_spaces(self, post: Post) -> None:
        client = asked()
        [digits] = post()

        assert client.post("/sign-in/code/", {"code": f" {digits[:3]} {digits[3:]}\t"}).status_code == 302

    def test_works_in_no_other_browser(self, client: Client, post: Post) -> None:
        asked()
        [digits] = post()

        assert client.post("/sign-in/code/", {"code": digits}).status_code == 410
        other = asked("dev@example.org")
        assert other.post("/sign-in/code/", {"code": digits}).status_code == 422
        assert not Session.objects.exists()

    def test_is_not_used_up_by_what_only_looks(self, post: Post) -> None:
        client = asked()
        [digits] = post()
        for _ in range(5):
            client.get("/sign-in/code/", {"code": digits})
            client.head("/sign-in/code/", {"code": digits})
        assert not Session.objects.exists()

        assert client.post("/sign-in/code/", {"code": digits}).status_code == 302

    def test_is_too_old_after_a_quarter_of_an_hour(self, post: Post) -> None:
        client = asked()
        [digits] = post()

        with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=1)):
            assert client.post("/sign-in/code/", {"code": digits}).status_code == 410

    def test_can_be_tried_five_times(self, post: Post) -> None:
        client = asked()
        [digits] = post()
        wrong = "000000" if digits != "000000" else "000001"
        for left in range(MOST_TRIES - 1, -1, -1):
            page = client.post("/sign-in/code/", {"code": wrong}).content.decode()
            assert {0: "cannot be tried again", 1: "once more"}.get(left, f"{left} more times") in page

        assert client.post("/sign-in/code/", {"code": digits}).status_code == 410

    def test_keeps_what_was_typed(self) -> None:
        page = asked().post("/sign-in/code/", {"code": "12 34"}).content.decode()

        assert 'value="12 34"' in page
        assert 'autocomplete="one-time-code"' in page
        assert 'inputmode="numeric"' in page

    def test_leaves_nothing_of_its_digits_behind(self, post: Post, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        client = asked()
        code = EmailedCode.objects.get()
        rows = str(list(EmailedCode.objects.values()))
        post()
        client.post("/sign-in/code/", {"code": code.digits})

        assert code.digits not in rows
        assert AMINA not in caplog.text
        assert not EmailedCode.objects.exists()


class TestWayIn:
    @pytest.mark.parametrize("onwards", ["/you/", "/listings/00000000-0000-4000-8000-000000000001/?near=a"])
    def test_leads_on_to_where_somebody_was_going(self, post: Post, onwards: str) -> None:
        client = asked(onwards=onwards)
        [digits] = post()

        assert client.post("/sign-in/code/", {"code": digits, "next": onwards}).headers["Location"] == onwards

    @pytest.mark.parametrize(
        "onwards",
        [
            "https://evil.example/",
            "//evil.example/",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/%09/evil.example",
            "/\t/evil.example",
            "\t//evil.example",
            " //evil.example",
            "http:evil.example",
            "http:///evil.example",
            "https:/evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "/you/\r\nSet-Cookie: a=b",
            "/you/\x00",
            "you/",
            "@evil.example/you/",
            "/nowhere/",
            "http://[::1/you/",
            "/.evil.example",
            "//you/",
        ],
    )
    def test_leads_nowhere_else(self, post: Post, onwards: str) -> None:
        client = Client()
        answer = client.post("/sign-in/", {"email": AMINA, "next": onwards})
        assert answer.headers["Location"] == "/sign-in/code/"
        [digits] = post()

        answer = client.post("/sign-in/code/", {"code": digits, "next": onwards})

        assert answer.headers["Location"] == reverse(settings.OWN_PAGE[0])

    def test_gives_a_new_key_that_nobody_knew_before(self, client: Client, post: Post) -> None:
        client.cookies["sessionid"] = "planted0planted0planted0planted0"
        client.post("/sign-in/", {"email": AMINA})
        [digits] = post()
        client.post("/sign-in/code/", {"code": digits})

        assert client.cookies["sessionid"].value != "planted0planted0planted0planted0"
        thief = Client()
        thief.cookies["sessionid"] = "planted0planted0planted0planted0"
        assert thief.get("/you/").status_code == 302

    def test_needs_a_form_of_ours(self) -> None:
        client = Client(enforce_csrf_checks=True)

        for address in ("/sign-in/", "/sign-in/code/", "/sign-out/"):
            assert client.post(address, {"email": AMINA}).status_code == 403

    def test_keeps_its_cookies_from_scripts_and_other_sites(self, post: Post) -> None:
        client = asked()
        [digits] = post()
        client.post("/sign-in/code/", {"code": digits}, secure=True)

        for name in ("sessionid", "csrftoken"):
            assert client.cookies[name]["httponly"]
            assert client.cookies[name]["samesite"] in {"Lax", "Strict"}


class TestSignOut:
    def test_of_whoever_could_not_come_back_asks_first(self, client: Client) -> None:
        client.force_login(Person.objects.create_user(name="Amina"))

        asked = client.post("/sign-out/")

        assert asked.status_code == 409
        assert 'href="/you/card/"' in asked.content.decode()
        assert client.get("/you/").status_code == 200
        assert client.post("/sign-out/", {"anyway": "yes"}).headers["Location"] == "/"
        assert client.get("/you/").status_code == 302

    def test_asks_as_well_where_sessions_are_listed(self, client: Client) -> None:
        amina = Person.objects.create_user(name="Amina")
        client.force_login(amina)
        client.get("/you/")
        [here] = Session.objects.of(amina)

        assert client.post("/you/sessions/ending/", {"session": here.mark}).status_code == 409
        assert client.get("/you/").status_code == 200

    def test_ends_the_session_on_the_very_next_request(self, amina: Person) -> None:
        client = signed_in(amina)
        kept = client.cookies["sessionid"].value
        assert client.get("/you/").status_code == 200

        client.post("/sign-out/")

        client.cookies["sessionid"] = kept
        assert client.get("/you/").status_code == 302

    def test_is_no_link_that_another_site_could_follow(self, amina: Person) -> None:
        answer = signed_in(amina).get("/sign-out/")

        assert answer.status_code == 405
        assert answer.headers["Allow"] == "POST"
        assert "There is nothing to see at this address" in answer.content.decode()
