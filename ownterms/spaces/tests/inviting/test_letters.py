"""A letter with an invitation: sent once, because its person pressed for it, and for one mailbox alone."""

import re
from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from ownterms.people.models import Person
from ownterms.spaces import actions, inviting
from ownterms.spaces.models import Invitation, NoLetters, Space, State

CORA = "cora@example.org"
Post = Callable[[], list[str]]


@pytest.fixture
def post() -> Post:
    """This will do the work that waits, and give the links of the letters that were sent."""

    def done() -> list[str]:
        mail.outbox.clear()
        for waiting in DBTaskResult.objects.ready():
            waiting.task.func(*waiting.args_kwargs["args"])
            waiting.delete()
        return [re.search(r"http://testserver(/invited/\S+)", letter.body)[1] for letter in mail.outbox]

    return done


@pytest.fixture
def made(space: Space, amina: Person) -> Invitation:
    return Invitation.make(space, by=amina, called="Cora from the bus", about="Walking.", greeting="Hello, it is A.")


@pytest.fixture
def hers(client: Client, amina: Person) -> Client:
    """A browser in which Amina is signed in."""
    client.force_login(amina)
    return client


def send(browser: Client, invitation: Invitation, to: str = CORA) -> int:
    return browser.post(f"/space/invitations/{invitation.pk}/letter/", {"email": to}).status_code


class TestLetter:
    def test_says_nothing_of_anybody(self, hers: Client, made: Invitation, post: Post) -> None:
        assert send(hers, made, " CORA@example.org") == 302
        [_link] = post()

        [letter] = mail.outbox
        assert letter.to == [CORA]
        assert letter.subject == "A question for you"
        for private in ("Amina", "Cora", "Walking", "Hello", "Own Terms", "invit"):
            assert private not in re.sub(r"http\S+", "", letter.subject + letter.body + letter.from_email)

    def test_goes_once_a_press_and_not_before(self, hers: Client, made: Invitation, post: Post) -> None:
        hers.get(f"/space/invitations/{made.pk}/letter/")
        assert post() == []

        send(hers, made)

        assert len(post()) == 1
        assert post() == []

    def test_leaves_neither_words_nor_address_in_the_work_that_waits(self, hers: Client, made: Invitation) -> None:
        send(hers, made)

        waits = str(list(DBTaskResult.objects.values()))
        assert "invited/" not in waits
        assert CORA not in waits

    def test_opens_the_question_for_whoever_reads_that_mailbox(
        self, hers: Client, made: Invitation, post: Post
    ) -> None:
        send(hers, made)
        [link] = post()
        other = Client()
        page = other.get(link).content.decode()
        assert "Hello, it is A." in page
        assert f'href="/sign-in/?next={link}"' in page

        other.force_login(Person.objects.create_user(CORA))
        other.post(link, {"answer": "yes"})

        assert Invitation.objects.get(pk=made.pk).state == State.LIVE

    def test_stops_the_words_before_and_is_stopped_by_words_after(
        self, hers: Client, made: Invitation, post: Post, amina: Person
    ) -> None:
        before = made.draw_words(by=amina).split()
        send(hers, made)
        [link] = post()
        assert Invitation.objects.by_words(before) is None

        hers.post(f"/space/invitations/{made.pk}/words/")

        assert Client().get(link).status_code == 404
        made = Invitation.objects.get(pk=made.pk)
        assert made.may_be_accepted_by(None)

    def test_goes_nowhere_once_it_was_taken_back(
        self, hers: Client, made: Invitation, post: Post, amina: Person
    ) -> None:
        send(hers, made)
        made.end(by=amina)

        assert post() == []

    def test_is_tried_again_where_the_mail_is_away(self, hers: Client, made: Invitation, post: Post) -> None:
        send(hers, made)
        with patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError):
            assert post() == []

        [later] = DBTaskResult.objects.all()
        assert later.run_after

    @pytest.mark.parametrize(
        "typed", ["", "cora", "a@b.org\r\nBcc: dev@example.org", "<b>@example.org", "x" * 1_000_000]
    )
    def test_asks_again_where_that_is_no_address(self, hers: Client, made: Invitation, post: Post, typed: str) -> None:
        answer = hers.post(f"/space/invitations/{made.pk}/letter/", {"email": typed})

        assert answer.status_code == 422
        assert typed.replace("<", "&lt;").replace(">", "&gt;")[:20] in answer.content.decode()
        assert post() == []

    def test_is_for_its_person_alone(self, made: Invitation, client: Client, dev: Person, post: Post) -> None:
        actions.begin(dev)
        client.force_login(dev)

        assert send(client, made) == 404
        assert post() == []


class TestBounds:
    def test_of_one_person_in_a_day(self, hers: Client, made: Invitation) -> None:
        assert {send(hers, made, f"cora{n}@example.org") for n in range(inviting.MOST_LETTERS)} == {302}

        assert send(hers, made, "one.more@example.org") == 429

    def test_of_one_address_in_a_week_whoever_sends(self, hers: Client, made: Invitation, dev: Person) -> None:
        theirs = Invitation.make(actions.begin(dev), by=dev, called="Cora")
        other = Client()
        other.force_login(dev)
        assert [send(hers, made), send(hers, made, "cora+bus@example.org"), send(other, theirs)] == [302] * 3

        answer = other.post(f"/space/invitations/{theirs.pk}/letter/", {"email": CORA})

        assert answer.status_code == 429
        assert "You can hand them the words yourself" in answer.content.decode()
        assert CORA in answer.content.decode()


class TestNoLetters:
    @pytest.fixture
    def link(self, hers: Client, made: Invitation, post: Post) -> str:
        send(hers, made)
        return post()[0]

    def test_come_again_once_their_reader_says_so(
        self, hers: Client, link: str, made: Invitation, space: Space, post: Post
    ) -> None:
        answer = Client().post(link, {"answer": "never"})
        assert "No such letter goes to your address again" in answer.content.decode()
        assert Invitation.objects.get(pk=made.pk).state == State.DECLINED

        other = Invitation.make(space, by=space.person, called="Cora")
        assert send(hers, other, "cora+again@example.org") == 429
        assert post() == []

    def test_keep_no_address(self, link: str) -> None:
        Client().post(link, {"answer": "never"})

        assert "cora" not in str(list(NoLetters.objects.values()))

    def test_are_told_in_the_same_words_as_too_many(
        self, hers: Client, link: str, made: Invitation, space: Space, amina: Person
    ) -> None:
        Client().post(link, {"answer": "never"})
        other = Invitation.make(space, by=amina, called="Cora")
        for _ in range(inviting.MOST_LETTERS_THERE):
            send(hers, other, "ben@example.org")

        pages = [
            hers.post(f"/space/invitations/{other.pk}/letter/", {"email": to}).content.decode()
            for to in (CORA, "ben@example.org")
        ]

        notices = [re.search(r'<div class="notice notice-error">.*?</div>', page, re.DOTALL)[0] for page in pages]
        assert notices[0] == notices[1]
