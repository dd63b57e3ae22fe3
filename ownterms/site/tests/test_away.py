"""A database that goes away for a while: who only looks waits, and who wrote hears what is known."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, OperationalError
from django.test import Client
from django.urls import reverse

from ownterms.finding.models import Proposal
from ownterms.site import views
from ownterms.site.rows import middleware

pytestmark = pytest.mark.django_db
TYPED = {"words": "somewhere <warm>", "note": "for Amina", "leave": "on"}


@pytest.fixture(autouse=True)
def away(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    """Any trouble with the database means that it is away, and it comes back at once."""
    client.raise_request_exception = False
    monkeypatch.setattr(middleware, "is_away", lambda _: True)
    monkeypatch.setattr(middleware, "came_back", lambda: True)


def once(then: Callable[..., object], *, times: int = 1) -> Callable[..., object]:
    """The database is away the first time that this is called."""
    calls: list[int] = []

    def called(*args: object, **named: object) -> object:
        calls.append(1)
        if len(calls) <= times:
            raise OperationalError
        return then(*args, **named)

    called.calls = calls  # type: ignore[attr-defined]
    return called


def test_a_look_is_tried_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "some_wants", once(views.some_wants))

    assert client.get("/").status_code == 200


def test_a_look_that_finds_nobody_twice_is_answered_in_a_sentence(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "some_wants", once(views.some_wants, times=2))

    answer = client.get("/?near=Millbrook")

    assert answer.status_code == 503
    assert "Nothing is lost." in answer.content.decode()
    assert 'href="/?near=Millbrook"' in answer.content.decode()


def test_a_write_is_tried_again_where_nothing_was_written(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Proposal, "make", once(Proposal.make))

    assert client.post(reverse("proposal"), TYPED).status_code == 200
    assert Proposal.objects.count() == 1


class TestUnsure:
    @pytest.fixture
    def kept_unheard(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        """The write is kept, and the line dies before anyone hears so."""
        make, calls = Proposal.make, []

        def kept(**values: str) -> Proposal:
            calls.append(1)
            make(**values)
            raise OperationalError

        monkeypatch.setattr(Proposal, "make", kept)
        return calls

    def test_a_write_is_not_done_twice(self, client: Client, kept_unheard: list[int]) -> None:
        answer = client.post(reverse("proposal"), TYPED)

        assert (answer.status_code, len(kept_unheard), Proposal.objects.count()) == (503, 1, 1)
        assert "We cannot tell whether your words were kept." in answer.content.decode()

    @pytest.mark.usefixtures("kept_unheard")
    def test_a_careless_middleware_would_write_twice(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(middleware.Writing, "may_be_kept", lambda *_: False)

        client.post(reverse("proposal"), TYPED)

        assert Proposal.objects.count() == 2

    @pytest.mark.usefixtures("kept_unheard")
    def test_nothing_typed_is_lost(self, client: Client) -> None:
        page = client.post(reverse("proposal"), TYPED).content.decode()

        assert '<input type="hidden" name="words" value="somewhere &lt;warm&gt;">' in page
        assert "<p>for Amina</p>" in page
        assert '<input type="hidden" name="leave" value="on">' in page
        assert "<p>on</p>" not in page


def test_words_that_were_not_kept_stand_on_the_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "came_back", lambda: False)
    monkeypatch.setattr(Proposal, "make", once(Proposal.make))

    answer = client.post(reverse("proposal"), TYPED)

    assert answer.status_code == 503
    assert "nothing was kept" in answer.content.decode()
    assert "<p>for Amina</p>" in answer.content.decode()


def test_a_mistake_of_ours_is_not_called_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "some_wants", lambda: 1 / 0)

    assert client.get("/").status_code == 500


@pytest.mark.parametrize(
    ("state", "away"), [("57P01", True), ("25006", True), (None, True), ("57014", False), ("23505", False)]
)
def test_knows_what_postgresql_says_when_it_goes(
    monkeypatch: pytest.MonkeyPatch, state: str | None, away: bool
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(middleware.connection, "vendor", "postgresql", raising=False)
    trouble: DatabaseError = OperationalError()
    trouble.__cause__ = type("Said", (Exception,), {"sqlstate": state})()

    assert middleware.is_away(trouble) is away
