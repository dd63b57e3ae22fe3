"""Making backups: where they go, what is left out of them, and how many are kept."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection

from ownterms.finding.models import Refusal
from ownterms.people.models import EmailedCode, Person
from ownterms.site.backups import archive, making
from ownterms.site.command_line import main
from ownterms.site.models import Pulse

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="The other database is copied by its own tools."),
]
CANARY = "amina@example.org"


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    (settings.DATA / "key").write_text("a secret")
    return tmp_path


def test_holds_what_lasts_and_nothing_that_passes(own_folder: Path) -> None:
    person = Person.objects.create_user(CANARY)
    EmailedCode.ask("passing@example.org", asker="192.0.2.7")
    Pulse.beat("here:1")

    made = making.make_backup(own_folder / "one.zip")

    parts = archive.unpack(made.file, archive.read(made.file), own_folder)
    assert set(parts) == {"database.sqlite3"}
    raw = parts["database.sqlite3"].read_bytes()
    assert CANARY.encode() in raw
    assert b"passing@example.org" not in raw
    assert b"here:1" not in raw
    assert made.manifest.rows["people_person"] == 1
    assert made.manifest.rows["people_emailedcode"] == 0
    with closing(sqlite3.connect(parts["database.sqlite3"])) as copy:
        assert copy.execute("SELECT id FROM people_person").fetchone() == (person.pk.hex,)


def test_has_the_key_only_where_it_is_told_so(own_folder: Path) -> None:
    apart = making.make_backup(own_folder / "apart.zip")
    within = making.make_backup(own_folder / "within.zip", with_key=True)

    assert "key" not in apart.manifest.parts
    assert "kept apart" in apart.manifest.key
    assert "key" in within.manifest.parts


def test_the_newest_are_kept_and_nothing_else_is_touched(own_folder: Path) -> None:
    (own_folder / "letter.zip").touch()
    for day in range(1, 6):
        with time_machine.travel(datetime(2026, 6, day, 3, 15, tzinfo=UTC), tick=False):
            making.make_backup(own_folder)

    gone = making.keep_newest(own_folder, 2)

    assert len(gone) == 3
    assert [file.name for file in making.in_order(own_folder)] == [
        "ownterms-20260605-031500.zip",
        "ownterms-20260604-031500.zip",
    ]
    assert (own_folder / "letter.zip").exists()


def test_two_in_one_second_do_not_meet(own_folder: Path) -> None:
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC), tick=False):
        assert making.make_backup(own_folder).file != making.make_backup(own_folder).file


class TestCommand:
    def test_says_where_it_lies(self, own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (own_folder / "kept").mkdir()

        assert main(["backup", str(own_folder / "kept"), "--keep", "1"]) == 0

        said = capsys.readouterr().out
        assert "read back and whole" in said
        assert "The keys are kept apart" in said

    @pytest.mark.parametrize("words", [["--keep", "0"], ["--keep", "many"], ["a", "b"]])
    def test_asked_wrongly_exits_with_2(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["backup", *words]) == 2
        assert "Traceback" not in capsys.readouterr().err

    def test_tells_what_hinders_it(self, own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (own_folder / "file").touch()

        assert main(["backup", str(own_folder / "file" / "below.zip")]) == 1
        assert "Nothing was written" in capsys.readouterr().err

    @pytest.mark.parametrize("place", ["typo", "typo/one.zip"])
    def test_makes_no_folder_that_nobody_set(
        self, own_folder: Path, capsys: pytest.CaptureFixture[str], place: str
    ) -> None:
        assert main(["backup", str(own_folder / place)]) == 1
        assert "There is no folder" in capsys.readouterr().err
        assert not (own_folder / "typo").exists()

    def test_makes_the_folder_that_the_host_set(self, own_folder: Path, settings: LazySettings) -> None:
        settings.BACKUPS = own_folder / "set"

        assert main(["backup", str(own_folder / "set")]) == 0


def test_a_damaged_database_is_not_copied_unseen(own_folder: Path) -> None:
    with connection.constraint_checks_disabled():
        Refusal.objects.create(proposal_id=999)

        with pytest.raises(archive.BadArchive):
            making.make_backup(own_folder / "one.zip")

        Refusal.objects.all().delete()
    assert not (own_folder / "one.zip").exists()
