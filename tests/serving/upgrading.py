"""The drill of upgrades, in a process of its own: `python upgrading.py FOLDER MOST [plain]`.

Makes a database as it was before this version's steps, with rows in it. Then takes a copy of it through
all steps again and again, and each time is killed at another moment: before a step is written down,
right after a commit, or at a statement in between. It goes on in a new process, and what came of it is
compared with an upgrade that nobody disturbed. With `plain` it is Django's own migrate that is tried, at
the moments that are known to be bad for it. Prints one line of JSON.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import django
from django.core.management import call_command
from django.core.management.commands import migrate as plain
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor

# The newest steps of each room before people and open formats came.
OLD = {"people": "0001_a_person", "directory": "0002_index_what_is_filled", "finding": "0001_proposals"}

Held = tuple[list[tuple[str, ...]], dict[str, int]]


def apart(work: Callable[[], object], database: Path) -> int:
    """This will do something to a database in a forked child, and give how that ended."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    connection.settings_dict["NAME"] = str(database)
    try:
        work()
        connection.close()
    except BaseException:  # noqa: BLE001  (whatever it was, this process ends here)
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def make_old() -> None:
    """This will take the steps that were there before, and make rows of every room."""
    from model_bakery import baker  # needs Django to be set up

    for app, step in OLD.items():
        call_command("migrate", app, step, verbosity=0, interactive=False)
    known = MigrationExecutor(connection).loader.project_state(list(OLD.items())).apps
    for name in ("people.Person", "directory.Service", "directory.Source", "finding.Proposal"):
        baker.make(known.get_model(name), _quantity=3)


def migrate(database: Path, *, killed_at: int = 0) -> int:
    """This will take the steps, killed at one of the moments; gives how it ended.

    With 0 nobody kills it, and its moments land in `moments` beside the database: S for a statement, R
    for writing down that a step was taken, N for doing so outside the step's transaction, C for a commit.
    """
    return apart(lambda: take_steps(database.parent / "moments", killed_at), database)


def take_steps(notes: Path, killed_at: int) -> None:
    """This will take them, noting each moment."""
    moments: list[str] = []
    execute, commit = CursorWrapper.execute, BaseDatabaseWrapper._commit

    def come(kind: str) -> None:
        moments.append(kind)
        if len(moments) == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def executed(cursor: CursorWrapper, *words: object) -> object:
        written_down = str(words[0]).startswith('INSERT INTO "django_migrations"')
        come("S" if not written_down else "R" if connection.in_atomic_block else "N")
        return execute(cursor, *words)  # type: ignore[arg-type]

    def committed(wrapper: object) -> None:
        commit(wrapper)  # type: ignore[arg-type]
        come("C")

    CursorWrapper.execute = executed  # type: ignore[assignment, method-assign]
    BaseDatabaseWrapper._commit = committed  # type: ignore[method-assign]
    call_command(plain.Command() if "plain" in sys.argv else "migrate", verbosity=0, interactive=False)
    notes.write_text("".join(moments))


def held(database: Path) -> Held:
    """The shape of all tables, and how many rows each has. Also has SQLite read all of it."""
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        shape = opened.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        tables = [name for kind, name, _ in shape if kind == "table"]
        return shape, {name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608  (as the database calls it)


def main(folder: Path, most: int) -> None:
    """This will run the drill."""
    django.setup()
    old = folder / "old.sqlite3"
    assert apart(make_old, old) == 0
    before = held(old)[1]
    undisturbed = Path(shutil.copy(old, folder / "undisturbed.sqlite3"))
    assert migrate(undisturbed) == 0
    expected, moments = held(undisturbed), (folder / "moments").read_text()
    lost = [table for table, count in before.items() if expected[1].get(table, count) < count]
    told = {"moments": len(moments), "lost": lost, "kills": 0, "stuck": 0, "differing": 0}
    for number in chosen(moments, most):
        for file in folder.glob("killed.sqlite3*"):
            file.unlink()
        database = Path(shutil.copy(old, folder / "killed.sqlite3"))
        told["kills"] += os.WIFSIGNALED(migrate(database, killed_at=number))
        if migrate(database):
            told["stuck"] += 1
        else:
            told["differing"] += held(database) != expected
    print(json.dumps(told))  # noqa: T201  (read by the test)


def chosen(moments: str, most: int) -> list[int]:
    """This will choose the moments to be killed at, counted from 1."""
    if "plain" in sys.argv:
        return [number for number, kind in enumerate(moments, start=1) if kind == "N"][:most]
    each = {kind: [number for number, one in enumerate(moments, start=1) if one == kind] for kind in "RCS"}
    return [number for kind in each.values() for number in spread(kind, -(-most // 3))]


def spread(moments: list[int], most: int) -> list[int]:
    """This will choose some moments, as evenly as can be."""
    return moments[:: max(1, -(-len(moments) // most))] if most else []


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
