"""Fifty say yes to one invitation at the same moment: one is the helper, and the others leave nothing behind."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client

from ownterms.people.models import Person, Session
from ownterms.spaces import actions
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


def test_one_of_fifty_is_the_helper(page: str, hands: ThreadPoolExecutor) -> None:
    start = Barrier(HANDS)

    def press(number: int) -> int:
        if number < HANDS:
            start.wait(10)
        return Client().post(page, {"answer": "yes", "name": f"Cora {number}"}).status_code

    with hands:
        answers = list(hands.map(lambda number: closing(lambda: press(number)), range(MANY)))
        [counted] = hands.map(closing, [counts])

    assert sorted(map(str, answers)) == ["302"] + ["404"] * (MANY - 1)
    assert counted == (1, 2, 1, 1)
