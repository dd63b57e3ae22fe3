"""A helper who guesses, edits, sends again or comes too late changes nothing, and finds the one 404."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import (
    Dictation,
    Ending,
    Entry,
    Grant,
    Invitation,
    Message,
    Part,
    Slice,
    Space,
    SteppingBack,
)
from ownterms.spaces.terms import Terms, Writing
from ownterms.spaces.tests.conftest import TOKEN, came_in, live
from ownterms.trail.models import Trace

ADDRESSES = ["", "reason/", "messages/", "entries/{entry}/answers/", "typed/", "stepping-back/"]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
Act = Callable[[], object]


@pytest.fixture
def open_to_ben(space: Space, notebook: Part, ben: Person) -> Invitation:
    return live(space, ben, notebook, terms=Terms(writing=Writing.ANY), may_type=True)


@pytest.fixture
def closed(space: Space, notebook: Part, amina: Person, ben: Person, cora: Person) -> dict[str, UUID]:
    """Ids of invitations that open nothing to Ben, each for another reason."""
    ended = live(space, ben, notebook)
    ended.end(by=amina)
    ran_out = live(space, ben, notebook)
    ran_out.run_out()
    coming = live(space, ben, notebook, since=timezone.now() + timedelta(days=3))
    unanswered = Invitation.make(space, by=amina, called="Ben", slices=[notebook], asked=ben)
    return {
        "ended": ended.pk,
        "ran out": ran_out.pk,
        "not begun": coming.pk,
        "not answered": unanswered.pk,
        "another's": live(space, cora, notebook).pk,
        "never was": uuid4(),
    }


def everything() -> list[object]:
    """All that a helper might wish to change, and the trail's length."""
    kinds = [Entry, Part, Grant, Slice, Ending, SteppingBack, Message, Dictation]
    rows = [list(kind.objects.order_by("pk").values()) for kind in kinds]
    return [*rows, list(Invitation.objects.order_by("pk").values()), Trace.objects.count()]


def bare(page: HttpResponse, pk: UUID) -> str:
    """A page without what each visit gets of its own, and without the address that was asked for."""
    return TOKEN.sub("", page.content.decode()).replace(str(pk), "…")


class TestTheOne404:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_is_the_same_for_what_is_over_foreign_or_never_was(
        self, closed: dict[str, UUID], entry: Entry, ben: Person, address: str
    ) -> None:
        client, before = came_in(ben), everything()
        client.get("/about/")  # the first visit of a day notes the day
        sent = {
            "why": "x",
            "message-words": "x",
            "typed-words": "x",
            f"answer-{entry.pk}-words": "x",
            "last_day": "2030-01-01",
        }

        for method in METHODS:
            answers = []
            for pk in closed.values():
                at = f"/helping/{pk}/{address.format(entry=entry.pk)}"
                body = {"data": sent} if method == "POST" else {}
                with CaptureQueriesContext(connection) as asked:
                    page = getattr(client, method.lower())(at, **body)
                headers = {name: page.headers[name] for name in set(page.headers) - {"Request-Id", "Expires"}}
                answers.append((page.status_code, bare(page, pk), headers, len(asked)))
            assert all(each == answers[0] for each in answers), method
            assert answers[0][0] in {404, 405}
        assert everything() == before

    def test_is_the_same_for_entries_outside_the_slices(
        self, open_to_ben: Invitation, space: Space, amina: Person, ben: Person, cora: Person
    ) -> None:
        hidden = Entry.write(Part.begin(space, by=amina, name="Mine"), by=amina, words="Mine.")
        hers = actions.begin(cora)
        foreign = Entry.write(hers.notebook, by=cora, words="Cora's.")
        live(hers, ben, hers.notebook)
        client, before = came_in(ben), everything()

        answers = []
        for pk in (hidden.pk, foreign.pk, uuid4()):
            page = client.post(f"/helping/{open_to_ben.pk}/entries/{pk}/answers/", {f"answer-{pk}-words": "I saw it."})
            answers.append((page.status_code, bare(page, pk)))
        assert answers == [answers[0]] * 3
        assert answers[0][0] == 404
        assert everything() == before

    def test_could_differ(self, closed: dict[str, UUID], ben: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        from ownterms.spaces.models.invitation import InvitationQuerySet

        monkeypatch.setattr(InvitationQuerySet, "open_to", lambda found, _person: found)
        client = came_in(ben)

        found = {client.post(f"/helping/{pk}/reason/", {"why": ""}).status_code for pk in closed.values()}

        assert found == {404, 422}


class TestTooLate:
    def test_words_come_back_to_be_copied(
        self, open_to_ben: Invitation, entry: Entry, amina: Person, ben: Person
    ) -> None:
        client, before = came_in(ben), Message.objects.count()
        open_to_ben.end(by=amina)

        for address in ADDRESSES[1:]:
            at = f"/helping/{open_to_ben.pk}/{address.format(entry=entry.pk)}"
            page = client.post(at, {"any-words": "I wrote this\nfor ten minutes."})

            assert page.status_code == 404
            assert "This was not sent." in page.content.decode()
            assert "I wrote this\nfor ten minutes." in page.content.decode()
        assert Message.objects.count() == before


class TestForms:
    def test_take_no_field_that_they_do_not_show(
        self, open_to_ben: Invitation, entry: Entry, amina: Person, ben: Person, dev: Person
    ) -> None:
        more = {
            "by": str(amina.pk), "message-by": str(amina.pk), "helper": str(dev.pk), "until": "2099-01-01",
            "message-invitation": str(uuid4()), "may_type": "on", "slice": str(uuid4()), "typed-acts_for": "on",
            "typed-by": str(amina.pk), "typed-space": str(uuid4()), "evidence": "A deputy.", "sent_at": "2020-01-01",
        }  # fmt: skip
        client = came_in(ben)
        before = list(Invitation.objects.values()), list(Grant.objects.values())

        client.post(f"/helping/{open_to_ben.pk}/messages/", {"message-words": "Hello."} | more)
        client.post(f"/helping/{open_to_ben.pk}/typed/", {"typed-words": "A piano."} | more)

        message, typed = Message.objects.get(), Dictation.objects.get()
        assert (message.by, message.invitation) == (ben, open_to_ben)
        assert (typed.by, typed.acts_for, typed.space) == (ben, False, open_to_ben.space)
        assert (list(Invitation.objects.values()), list(Grant.objects.values())) == before

    def test_sent_twice_say_it_once(self, open_to_ben: Invitation, entry: Entry, ben: Person) -> None:
        client = came_in(ben)
        for _again in range(3):
            client.post(f"/helping/{open_to_ben.pk}/messages/", {"message-words": "Hello."})
            client.post(f"/helping/{open_to_ben.pk}/entries/{entry.pk}/answers/", {f"answer-{entry.pk}-words": "Yes."})
            client.post(f"/helping/{open_to_ben.pk}/typed/", {"typed-words": "A piano."})

        assert (Message.objects.count(), Dictation.objects.count()) == (2, 1)

    def test_leave_the_person_every_ending_and_opening(
        self, open_to_ben: Invitation, entry: Entry, ben: Person
    ) -> None:
        client, before, pk = came_in(ben), everything(), open_to_ben.pk
        for address in ("", "shows/", "renewal/", "ending/", "words/", "messages/"):
            for method in ("get", "post"):
                answer = getattr(client, method)(f"/space/invitations/{pk}/{address}", {"shows": str(entry.pk)})
                assert answer.status_code in {302, 405}
        for address in ("", "rewriting/", "removal/"):
            client.post(f"/space/entries/{entry.pk}/{address}", {"words": "Find part-time work."})

        assert everything() == before


class TestBetweenCheckAndSend:
    """The person ends it after the page has looked, and before anything is written or read."""

    def ended_meanwhile(
        self, monkeypatch: pytest.MonkeyPatch, invitation: Invitation, amina: Person, client: Client, send: Act
    ) -> list[object]:
        from ownterms.spaces.views import helping, messages

        def held_then_ended(request: object, pk: UUID) -> Invitation:
            found = looked(request, pk)
            Invitation.objects.get(pk=invitation.pk).end(by=amina)
            after.extend(everything())
            return found

        looked, after = helping.held, []
        for module in (helping, messages):
            monkeypatch.setattr(module, "held", held_then_ended)
        assert send().status_code == 404  # type: ignore[attr-defined]
        return after

    @pytest.mark.parametrize("address", [each for each in ADDRESSES if each != "reason/"])
    def test_nothing_is_sent_or_shown(  # noqa: PLR0917  (fixtures)
        self, open_to_ben: Invitation, entry: Entry, amina: Person, ben: Person,
        monkeypatch: pytest.MonkeyPatch, address: str,
    ) -> None:  # fmt: skip
        client = came_in(ben)
        at = f"/helping/{open_to_ben.pk}/{address.format(entry=entry.pk)}"
        words = {
            "message-words": "x",
            "typed-words": "x",
            f"answer-{entry.pk}-words": "x",
            "last_day": timezone.localdate(),
        }
        send = (lambda: client.post(at, words)) if address else (lambda: client.get(at))

        after = self.ended_meanwhile(monkeypatch, open_to_ben, amina, client, send)

        assert everything() == after
