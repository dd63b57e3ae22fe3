"""Many write to one space at the same moment, and its trail stays one unbroken chain."""

import threading
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from ownterms.lib import chain
from ownterms.trail.checks import verify
from ownterms.trail.models import Act, Head, Trace
from ownterms.trail.models.head import HeadQuerySet

AMINA, SPACE = uuid.UUID(int=1), uuid.UUID(int=10)
WRITERS, EACH = 8, 6

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets other threads write: on SQLite into a file, as people do, where tests keep their rows in memory."""
    if connection.vendor == "sqlite":
        in_file = connections.settings["default"] | {"NAME": tmp_path / "rows.sqlite3"}
        monkeypatch.setitem(connections.settings, "default", in_file)
        aside([make_tables])


def make_tables() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Head)
        editor.create_model(Trace)


def aside(works: list[Callable[[], object]]) -> list[object]:
    """This will do works at the same time, each with a connection of its own, and give what each came to."""
    came_to: list[object] = []

    def do(work: Callable[[], object]) -> None:
        try:
            came_to.append(work())
        except Exception as trouble:  # noqa: BLE001  (it is looked at by whoever asked)
            came_to.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    return came_to


def write() -> None:
    for _ in range(EACH):
        with transaction.atomic():
            Trace.write(SPACE, act=Act.LOOKED, who=AMINA)


def look_meanwhile() -> bool:
    return all(check.ok for _ in range(20) for check in verify())


def read() -> tuple[int, list[str]]:
    head = Head.objects.get()
    found = chain.check(SPACE, Trace.objects.rows(SPACE), end=head.reached)
    return head.number, [each.says for each in found]


@pytest.mark.usefixtures("rows")
class TestTogether:
    def test_eight_writers_make_one_chain(self) -> None:
        assert aside([write] * WRITERS) == [None] * WRITERS

        assert aside([read]) == [(WRITERS * EACH, [])]

    def test_nobody_who_looks_meanwhile_is_told_that_something_is_wrong(self) -> None:
        assert set(aside([write, write, look_meanwhile, look_meanwhile])) == {None, True}

    def test_that_could_show_writers_who_do_not_wait_for_each_other(self, monkeypatch: pytest.MonkeyPatch) -> None:
        if connection.vendor == "sqlite":
            pytest.skip("On SQLite all writers queue before they begin.")
        monkeypatch.setattr(HeadQuerySet, "select_for_update", lambda heads: heads)

        assert aside([write] * WRITERS) != [None] * WRITERS
