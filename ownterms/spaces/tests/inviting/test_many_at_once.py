"""Fifty say yes to one invitation at the same moment: one is the helper, and the others leave nothing behind."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client

from ownterms.people.models import Person, Session
from ownterms.spaces import actions, inviting
from ownterms.spaces.models import Acceptance, Grant, Invitation

MANY = 50
HANDS = 8
"""That press at once; each again and again until fifty have."""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page() -> str:
    """The page of an invitation of Amina's."""
    amina = Person.objects.create_user(name="Amina")
    space = actions.begin(amina)
    made = Invitation.make(space, by=amina, called="Cora", slices=[space.notebook])
    return "/invited/" + "-".join(made.draw_words(by=amina).split()) + "/"


@pytest.fixture
def hands(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ThreadPoolExecutor:
    """Threads that write: on SQLite into a file, as people do, where tests keep their rows in memory."""
    if connection.vendor == "sqlite":
        file = tmp_path / "rows.sqlite3"
        connection.ensure_connection()
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        copy.close()
        monkeypatch.setitem(connections.settings, "default", connections.settings["default"] | {"NAME": file})
    return ThreadPoolExecutor(HANDS)


def closing(work: Callable[[], object]) -> object:
    """This will do something with a connection of its own."""
    try:
        return work()
    finally:
        connections.close_all()


def counts() -> tuple[int, ...]:
    helpers = Grant.objects.values("helper").distinct()
    return (Acceptance.objects.count(), Person.objects.count(), Session.objects.count(), helpers.count())


def fifty(page: str, hands: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], tuple[int, ...]]:
    """This will have fifty say yes, the first of them at once: what each was answered, and what is there after it."""
    met, calls, find = Barrier(HANDS), count(), inviting.invitation_by_words

    def found_together(typed: tuple[str, ...], *, asker: str) -> Invitation | None:
        found = find(typed, asker=asker)
        if next(calls) < HANDS:
            met.wait(20)
        return found

    def press(number: int) -> int:
        return Client().post(page, {"answer": "yes", "name": f"Cora {number}"}).status_code

    monkeypatch.setattr(inviting, "invitation_by_words", found_together)
    with hands:
        answers = list(hands.map(lambda number: closing(lambda: press(number)), range(MANY)))
        [counted] = hands.map(closing, [counts])
    assert isinstance(counted, tuple)
    return sorted(map(str, answers)), counted


def test_one_of_fifty_is_the_helper(page: str, hands: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    answers, counted = fifty(page, hands, monkeypatch)

    assert answers == ["302"] + ["404"] * (MANY - 1)
    assert counted == (1, 2, 1, 1)


def test_that_could_show_people_who_were_made_for_nothing(
    page: str, hands: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(invitation: Invitation, typed: tuple[str, ...], *, by: Person | None, name: str = "") -> Person:
        helper = Person.objects.create_user(name=name)
        invitation.accept(by=helper, typed=typed)
        return helper

    monkeypatch.setattr(inviting, "say_yes", careless)

    _answers, (accepted, people, *_rest) = fifty(page, hands, monkeypatch)

    assert accepted == 1
    assert people > 2
