"""The drill: a backup that was made under writing, restored on an empty machine, served, and compared."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import threading
import uuid
from contextlib import closing
from pathlib import Path

import pytest

from ownterms.site.backups.making import LEFT_OUT

from .house import ROOT, YESES, Served, run

TOWN = 212  # listings
MAKE_PERSON = "INSERT INTO people_person (id, password, name, joined_on) VALUES (?, '', ?, '2026-06-01')"
LEFT_OUT_TABLES = {name.lower().replace(".", "_") for name in LEFT_OUT} | {"django_tasks_database_dbtaskresult"}

TAKE_OLD_STEPS = """
import django
django.setup()
from django.core.management import call_command
for app, step in (("people", "0001"), ("directory", "0002"), ("finding", "0001")):
    call_command("migrate", app, step, verbosity=0)
"""


def sums(database: Path) -> dict[str, str]:
    """A sum over all rows of each table that lasts, whatever order they lie in."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        lasting = [name for name in tables if name not in LEFT_OUT_TABLES and not name.startswith("sqlite_")]
        read = {name: sorted(map(repr, opened.execute(f'SELECT * FROM "{name}"'))) for name in lasting}  # noqa: S608
    return {name: hashlib.sha256("".join(rows).encode()).hexdigest() for name, rows in read.items()}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the invented town."""
    data = tmp_path_factory.mktemp("town") / "data"
    done = run("demo", "--reset", environment={"OWNTERMS_DATA": str(data)})
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture(scope="module")
def backup(town: Path) -> Path:
    """A backup made while three writers write pairs of rows, each pair in one transaction."""
    stop = threading.Event()
    database = town / "ownterms.sqlite3"

    def write(number: int) -> None:
        with closing(sqlite3.connect(database, timeout=30, isolation_level=None)) as line:
            count = 0
            while not stop.is_set() and count < 2000:
                count += 1
                line.execute("BEGIN IMMEDIATE")
                for half in "ab":
                    line.execute(MAKE_PERSON, (uuid.uuid4().hex, f"{number}-{count}-{half}"))
                line.execute("COMMIT")

    writers = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for each in writers:
        each.start()
    file = town.parent / "copy.zip"
    done = run("backup", str(file), "--json", environment={"OWNTERMS_DATA": str(town)})
    stop.set()
    for each in writers:
        each.join()
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rows"] > TOWN
    return file


def bring_key(file: Path, data: Path) -> None:
    """This will put the master key of a backup's town into a folder that has none."""
    key = file.parent / "data" / "master.key"
    data.mkdir(exist_ok=True)
    if key.exists() and not (data / key.name).exists():
        shutil.copy(key, data)


def restored(file: Path, data: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """This will put the master key into a folder, as hosts are told, and restore there in a process of its own."""
    bring_key(file, data)
    return run("restore", str(file), *words, environment={"OWNTERMS_DATA": str(data)})


def test_an_empty_machine_serves_what_was_there(backup: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"

    done = restored(backup, data)

    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(data / "ownterms.sqlite3")) as line:
        assert line.execute("SELECT count(*) FROM directory_listing").fetchone() == (TOWN,)
        halves = line.execute(
            "SELECT count(*) FROM people_person WHERE name LIKE '_-%' GROUP BY substr(name, 1, length(name) - 1)"
        ).fetchall()
    assert set(halves) == {(2,)}  # no transaction is in it by half
    again = run("backup", str(tmp_path / "again.zip"), environment={"OWNTERMS_DATA": str(data)})
    assert again.returncode == 0
    before, after = (unpacked(file, tmp_path) for file in (backup, tmp_path / "again.zip"))
    assert {name for name, each in sums(before).items() if sums(after)[name] != each} == YESES
    assert (yeses(before), yeses(after)) == ([True, True], [False, False])
    with Served(data, ["--workers", "1"]) as house:
        assert b"/listings/" in house.ask("/looking/").body
        assert house.ask("/health/ready/", plain=True).status == 200


def yeses(database: Path) -> list[bool]:
    """Whether somebody lets something be counted there, of each kind."""
    with closing(sqlite3.connect(database)) as line:
        asked = ("SELECT 1 FROM mirror_counting", "SELECT 1 FROM agenda_origin WHERE may_count")
        return [line.execute(each).fetchone() is not None for each in asked]


def unpacked(file: Path, folder: Path) -> Path:
    """The database of a backup, as a file."""
    shutil.unpack_archive(file, folder / file.stem, "zip")
    return folder / file.stem / "database.sqlite3"


def test_what_is_there_is_not_replaced_without_leave(backup: Path, town: Path) -> None:
    before = sums(town / "ownterms.sqlite3")

    done = restored(backup, town)

    assert done.returncode == 1
    assert "--replace" in done.stderr
    assert sums(town / "ownterms.sqlite3") == before


def test_what_is_replaced_moves_aside(backup: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with closing(sqlite3.connect(data / "ownterms.sqlite3")) as line:
        line.execute("PRAGMA journal_mode=WAL")
        line.execute("CREATE TABLE mine (a)")

    done = restored(backup, data, "--replace")

    assert done.returncode == 0, done.stderr
    aside = next(data.glob("replaced-*"))
    with closing(sqlite3.connect(aside / "ownterms.sqlite3")) as line:
        assert line.execute("SELECT count(*) FROM mine").fetchone() == (0,)


def test_a_damaged_backup_changes_nothing(backup: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.zip"
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)

    done = restored(damaged, tmp_path / "data")

    assert (done.returncode, "Nothing was changed" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr
    assert {path.name for path in (tmp_path / "data").iterdir()} == {"key", "master.key"}


def test_nothing_is_put_in_place_under_a_running_server(backup: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    bring_key(backup, data)
    code = (
        "import fcntl, subprocess, sys; door = open(sys.argv[1], 'w'); fcntl.flock(door, fcntl.LOCK_SH); "
        "sys.exit(subprocess.run(sys.argv[2:]).returncode)"
    )
    command = [
        sys.executable,
        "-c",
        code,
        str(data / "serving"),
        sys.executable,
        str(ROOT / "run"),
        "restore",
        str(backup),
    ]
    told = {"OWNTERMS_DATA": str(data), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "Stop it first" in done.stderr


def test_one_of_an_older_version_is_brought_up_to_this_one(tmp_path: Path) -> None:
    old = {"OWNTERMS_DATA": str(tmp_path / "old")}
    told = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "ownterms.site.settings", **old}
    subprocess.run([sys.executable, "-c", TAKE_OLD_STEPS], env=told, check=True)
    with closing(sqlite3.connect(tmp_path / "old" / "ownterms.sqlite3")) as line:
        line.execute(
            "INSERT INTO people_person (id, password, name, joined_on) VALUES ('a', '', 'Amina', '2026-06-01')"
        )
        line.commit()
    made = run("backup", str(tmp_path / "old.zip"), environment=old)
    assert made.returncode == 0, made.stderr

    done = restored(tmp_path / "old.zip", tmp_path / "new")

    assert done.returncode == 0, done.stderr
    looked = json.loads(run("check", "--json", environment={"OWNTERMS_DATA": str(tmp_path / "new")}).stdout)
    assert looked["ok"], looked
    with closing(sqlite3.connect(tmp_path / "new" / "ownterms.sqlite3")) as line:
        assert line.execute("SELECT name FROM people_person").fetchall() == [("Amina",)]
