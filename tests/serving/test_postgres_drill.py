"""The same drill on PostgreSQL, with its own tools; and starts on several machines, which take turns."""

import hashlib
import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import LazySettings
from django.db import connection

from ownterms.site.backups import archive
from ownterms.site.backups.door import NotEmpty
from ownterms.site.backups.making import make_backup
from ownterms.site.backups.postgres import NoTool
from ownterms.site.backups.restoring import must_be_alone
from ownterms.site.management.commands.migrate import TURN
from tests.postgres import Server

from .house import ROOT, YESES, run, until
from .test_backup_drill import LEFT_OUT_TABLES, TOWN, bring_key

SERVER = Server.at(os.environ.get("DATABASE_URL", ""))
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(SERVER is None, reason="These tools are PostgreSQL's; ./test runs this there."),
    pytest.mark.skipif(not (SERVER and (SERVER.bin / "pg_dump").exists()), reason="No pg_dump lies beside the server."),
]
MAKE_PERSON = "INSERT INTO people_person (id, password, name, joined_on) VALUES (%s, '', %s, '2026-06-01')"
PAIRS = "SELECT count(*) FROM people_person WHERE name LIKE '_-%' GROUP BY left(name, -1)"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
SCHEMAS = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'replaced%'"
WAITING = (
    "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
    " WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
)
DEBIAN = Path("/usr/lib/postgresql")


@pytest.fixture
def make() -> Iterator[Callable[[str], str]]:
    """Makes a database like the one that it is told, and gives its address. All of them go at the end."""
    assert SERVER
    made: list[str] = []

    def like(other: str) -> str:
        made.append(f"drill_{uuid.uuid4().hex}")
        line.execute(f'CREATE DATABASE "{made[-1]}" TEMPLATE "{other}"'.encode())
        return SERVER.address(made[-1])

    with psycopg.connect(SERVER.address(), autocommit=True) as line:
        yield like
        for name in made:
            line.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def told(address: str, data: Path) -> dict[str, str]:
    """The environment of a process for which this is the database, with the server's own tools at hand."""
    assert SERVER
    return {"DATABASE_URL": address, "OWNTERMS_DATA": str(data), "PATH": f"{SERVER.bin}:{os.environ['PATH']}"}


def django(address: str, data: Path, *words: str) -> "subprocess.Popen[bytes]":
    """This will start one of Django's commands, in a process of its own."""
    data.mkdir(exist_ok=True)
    here = {"DJANGO_SETTINGS_MODULE": "ownterms.site.settings", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-m", "django", *words], env=os.environ | here | told(address, data))


def sums(address: str) -> dict[str, tuple[int, str]]:
    """The count of the rows of each table that lasts, and a sum over them, whatever order they lie in."""
    with psycopg.connect(address) as line:
        names = [name for (name,) in line.execute(TABLES) if name not in LEFT_OUT_TABLES]
        read = {name: sorted(map(repr, line.execute(f'SELECT * FROM "{name}"'.encode()))) for name in names}  # noqa: S608
    return {name: (len(rows), hashlib.sha256("".join(rows).encode()).hexdigest()) for name, rows in read.items()}


def copy_under_writing(address: str, data: Path, file: Path) -> "subprocess.CompletedProcess[str]":
    """This will make a backup while two writers write pairs of rows, each pair in one transaction."""
    stop = threading.Event()

    def write(number: int) -> None:
        with psycopg.connect(address, autocommit=True) as line:
            for count in range(5000):
                if stop.wait(0.002):
                    return
                with line.transaction():
                    for half in "ab":
                        line.execute(MAKE_PERSON, (uuid.uuid4(), f"{number}-{count}-{half}"))

    writers = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for each in writers:
        each.start()
    done = run("backup", str(file), environment=told(address, data))
    stop.set()
    for each in writers:
        each.join()
    return done


@pytest.fixture
def town(make: Callable[[str], str], tmp_path: Path, transactional_db: None) -> str:
    """The address of a database with the invented town, and with something that was replaced once."""
    connection.close()
    address = make(connection.settings_dict["NAME"])
    done = django(address, tmp_path / "data", "demo", "--reset")
    assert done.wait() == 0
    with psycopg.connect(address) as line:
        line.execute("CREATE SCHEMA replaced_20260601_120000 CREATE TABLE old ()")
    return address


def damaged(file: Path) -> Path:
    """A copy of a file in which one bit is another."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    other = file.with_name("damaged.zip")
    other.write_bytes(content)
    return other


def must_be_the_same(restored: str, source: str, counted: dict[str, int]) -> None:
    """This will compare every table's rows and sums with where they came from, where people wrote on meanwhile."""
    held, there = sums(restored), sums(source)
    assert {name: rows for name, (rows, _) in held.items()} == {name: counted[name] for name in held} | {
        "mirror_counting": 0
    }
    assert held["directory_listing"][0] == TOWN
    assert {name for name in there if there[name] != held[name]} <= {"people_person", *YESES}
    with psycopg.connect(restored) as line:
        pairs = line.execute(PAIRS).fetchall()
        assert set(pairs) == {(2,)}  # no transaction is in it by half
        assert line.execute(SCHEMAS).fetchall() == []  # what was replaced once is in no copy


@pytest.mark.django_db(transaction=True)  # the town starts from the tests' own database
def test_a_copy_made_under_writing_comes_back_whole_or_not_at_all(
    town: str, make: Callable[[str], str], tmp_path: Path
) -> None:
    file = tmp_path / "copy.zip"
    made = copy_under_writing(town, tmp_path / "data", file)
    assert made.returncode == 0, made.stderr
    address = make("template1")
    there = told(address, tmp_path / "new")
    bring_key(file, tmp_path / "new")

    refused = run("restore", str(damaged(file)), environment=there)
    assert (refused.returncode, "Nothing was changed" in refused.stderr) == (1, True)
    assert sums(address) == {}

    with psycopg.connect(address) as line:
        line.execute("CREATE VIEW people_person AS SELECT 1")  # halfway through, something is in the way
    refused = run("restore", str(file), environment=there)

    assert (refused.returncode, "Nothing was changed" in refused.stderr) == (1, True)
    assert "Traceback" not in refused.stderr
    assert sums(address) == {}

    with psycopg.connect(address) as line:
        line.execute("DROP VIEW people_person")
    done = run("restore", str(file), environment=there)

    assert done.returncode == 0, done.stderr
    must_be_the_same(address, town, archive.read(file).rows)
    held = sums(address)
    with psycopg.connect(address) as line:
        line.execute("UPDATE people_person SET name = 'other'")
        line.execute("CREATE TABLE newer AS SELECT 1")  # a newer version made it, and we go back

    again = run("restore", str(file), "--replace", environment=there)

    assert again.returncode == 0, again.stderr
    assert sums(address) == held
    with psycopg.connect(address) as line:
        ((aside,),) = line.execute(SCHEMAS).fetchall()
        assert line.execute(f"SELECT * FROM {aside}.newer".encode()).fetchall() == [(1,)]  # noqa: S608


@pytest.mark.django_db(transaction=True)
class TestWithoutTheToolsThatFit:
    def test_one_that_is_not_here_is_named(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))

        with pytest.raises(NoTool, match="pg_dump is not on this machine"):
            make_backup(tmp_path / "one.zip")

        assert list(tmp_path.iterdir()) == []

    def test_one_that_is_too_old_says_so(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        older = [each for each in DEBIAN.glob("*/bin/pg_dump") if int(each.parts[-3]) < connection.pg_version // 10000]
        if not older:
            pytest.skip("No pg_dump here is older than the server.")
        monkeypatch.setenv("PATH", str(older[0].parent))

        with pytest.raises(NoTool, match="pg_dump here is too old"):
            make_backup(tmp_path / "one.zip")

        assert list(tmp_path.iterdir()) == []

    def test_a_pool_between_us_is_refused(self, settings: LazySettings, tmp_path: Path) -> None:
        settings.POOLED = True

        with pytest.raises(NoTool, match="and not pgbouncer"):
            make_backup(tmp_path / "one.zip")

    def test_nothing_is_replaced_while_another_machine_is_connected(self) -> None:
        other = connection.copy()
        other.ensure_connection()

        with pytest.raises(NotEmpty, match="on another machine"):
            must_be_alone()

        other.close()


def test_two_that_start_at_once_over_an_empty_database_take_turns(make: Callable[[str], str], tmp_path: Path) -> None:
    address = make("template1")
    with psycopg.connect(address) as holds:
        holds.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        starts = [django(address, tmp_path, "migrate", "people", "--verbosity", "0") for _ in range(2)]
        until(lambda: holds.execute(WAITING).fetchone() == (2,), "both wait for us")
        assert holds.execute(TABLES).fetchall() == []

    assert [start.wait() for start in starts] == [0, 0]
    assert "django_migrations" in sums(address)
