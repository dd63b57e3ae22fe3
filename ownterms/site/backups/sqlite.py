"""Copying the SQLite file while it is written to, and putting a copy in its place."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from django.db import connection

from ownterms.site.backups.archive import BadArchive
from ownterms.site.backups.tables import about

PART = "database.sqlite3"
NAME = "ownterms.sqlite3"
BESIDE = ("", "-wal", "-shm")  # what SQLite keeps next to its file


def copy(folder: Path, *, without: list[str]) -> tuple[Path, dict[str, int]]:
    """This will write one state of the database into a folder, and give the file and the rows of each table.

    Writers are not kept waiting, and whatever they commit meanwhile is in it whole or not at all. The
    tables of `without` are left empty. Raises BadArchive where the database itself is damaged.
    """
    part = folder / PART
    connection.ensure_connection()
    with closing(sqlite3.connect(part)) as made:
        connection.connection.backup(made)
        made.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        for table in set(without) & set(rows(made)):
            made.execute(about("DELETE FROM TABLE", table))
        made.commit()
        made.execute("VACUUM")  # what was deleted is not in it at all
        counted = rows(made)
    must_be_whole(part, counted)
    return part, counted


def rows(opened: sqlite3.Connection) -> dict[str, int]:
    """This will count the rows of each table."""
    tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        name: opened.execute(about("SELECT count(*) FROM TABLE", name)).fetchone()[0]
        for (name,) in sorted(tables.fetchall())
    }


def must_be_whole(part: Path, expected: dict[str, int]) -> None:
    """This will have SQLite read all of a copy and count its rows; raises BadArchive."""
    try:
        with closing(sqlite3.connect(f"file:{part}?mode=ro", uri=True)) as opened:
            said = opened.execute("PRAGMA integrity_check").fetchall()
            loose = opened.execute("PRAGMA foreign_key_check").fetchall()
            held = rows(opened)
    except sqlite3.DatabaseError as cause:
        raise BadArchive("The database in this backup cannot be read. Nothing was changed.") from cause
    if said != [("ok",)] or loose or held != expected:
        raise BadArchive("The database in this backup is not in order. Nothing was changed.")


def bring_up_to_date(folder: Path) -> None:
    """This will take the copy in a folder through the steps that this version has and it has not yet.

    In a process of its own, for which that folder is the data folder. Raises BadArchive.
    """
    told = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "OWNTERMS_DATA": str(folder)
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity", "0"],
        env=told,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise BadArchive("The database in this backup could not be brought up to this version. Nothing was changed.")


def put_in_place(new: Path, folder: Path, *, aside: Path) -> None:
    """This will give the new file the place of the one in `folder`, which moves to `aside` with all that belongs to it.

    The old one's journal goes first: left beside the new file, it would be played into it.
    """
    old = folder / NAME
    if old.exists():
        aside.mkdir(mode=0o700)
        for end in BESIDE[1:]:
            if (beside := folder / f"{NAME}{end}").exists():
                beside.replace(aside / beside.name)
        (aside / NAME).hardlink_to(old)  # it has two names until the new one takes the first: there is always one
    with new.open("rb+") as whole:
        os.fsync(whole.fileno())
    new.replace(old)
    shelf = os.open(folder, os.O_RDONLY)
    os.fsync(shelf)
    os.close(shelf)
