"""`./run verify` says whether every trail is as it was written, to people and to other programs."""

import json
import sys
import uuid
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models

from ownterms.lib.chain import Row
from ownterms.trail import checks
from ownterms.trail.checks import MOST
from ownterms.trail.models import Act, Head, Trace
from ownterms.trail.models.trace import TraceQuerySet

AMINA, BEN, SPACE, OTHER = (uuid.UUID(int=number) for number in range(1, 5))

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_trails() -> None:
    for space in (SPACE, OTHER):
        Trace.write(space, act=Act.OPENED, who=AMINA)
        Trace.write(space, act=Act.LOOKED, who=BEN, what=[("entry", uuid.UUID(int=9), 1)])


@pytest.fixture
def held(tmp_path: Path) -> Path:
    file = tmp_path / "heads.txt"
    file.write_text("".join(f"{head.reached.line}\n\n" for head in Head.objects.all()))
    return file


def run(*words: str) -> int:
    """Runs the command, and gives its exit code."""
    try:
        call_command("verify", *words)
    except CommandError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return refusal.returncode
    return 0


def put_right(number: int, **columns: object) -> None:
    models.QuerySet.update(Trace.objects.filter(space=SPACE, number=number), **columns)


class TestVerify:
    def test_says_that_all_is_as_it_was_written(self, held: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("--heads", str(held)) == 0

        assert capsys.readouterr().out.splitlines() == [
            "ok      chains: All 2 trails are as they were written.",
            "ok      heads: All 2 heads are as they were written.",
            "ok      beginnings: All 0 beginnings are as they were written.",
            "ok      held heads: All 2 heads that were held are as they were written.",
        ]

    def test_says_where_one_is_not(self, capsys: pytest.CaptureFixture[str]) -> None:
        put_right(1, who=BEN)

        assert run() == 1

        said = capsys.readouterr()
        assert "NOT OK  chains: 1 of 2 trails are not as they were written." in said.out
        assert f"        {SPACE}: Number 1 is not as it was written.\n" in said.out
        assert said.err == "Something in a trail is not as it was written; see the lines above.\n"

    def test_prints_json_for_other_programs(self, capsys: pytest.CaptureFixture[str]) -> None:
        Head.objects.filter(space=SPACE).update(seal="")

        assert run("--json") == 1

        told = json.loads(capsys.readouterr().out)
        assert told["ok"] is False
        assert [(each["name"], each["ok"], each["looked"], each["wrong"]) for each in told["checks"]] == [
            ("chains", True, 2, 0),
            ("heads", False, 2, 1),
            ("beginnings", True, 0, 0),
        ]
        assert told["checks"][1]["found"] == [f"{SPACE}: The seal was not made here."]

    def test_of_many_faults_keeps_some_and_counts_all(self, capsys: pytest.CaptureFixture[str]) -> None:
        models.QuerySet.update(Trace.objects.all(), who=BEN)
        Head.objects.all().delete()
        for number in range(100, 100 + MOST):
            Trace.write(uuid.UUID(int=number), act=Act.OPENED, who=AMINA)
        Head.objects.all().delete()

        assert run("--json") == 1

        chains = json.loads(capsys.readouterr().out)["checks"][0]
        assert (chains["wrong"], len(chains["found"])) == (MOST + 2, MOST)

    @pytest.mark.parametrize("column", ["space", "at", "who", "under", "what", "number", "act", "why"])
    @pytest.mark.parametrize("garbage", [b"\xff\xfe", "garbage", 10**18])
    def test_is_not_stopped_by_what_cannot_stand_there(
        self, column: str, garbage: object, capsys: pytest.CaptureFixture[str]
    ) -> None:
        if connection.vendor != "sqlite":
            pytest.skip("Only SQLite lets anyone write it.")
        alter = "UPDATE trail_trace SET COLUMN = %s WHERE number = 2 AND space = (SELECT min(space) FROM trail_trace)"
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            cursor.execute(alter.replace("COLUMN", column), [garbage])
            cursor.execute("PRAGMA ignore_check_constraints = OFF")

        assert run("--json") == 1

        assert not json.loads(capsys.readouterr().out)["checks"][0]["ok"]


@pytest.fixture
def somebody_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a trace be written just after the head was read, and just before the rows are."""
    rows = TraceQuerySet.rows

    def read(traces: TraceQuerySet, space: uuid.UUID) -> Iterable[Row]:
        if Trace.objects.of(space).count() == 2:
            Trace.write(space, act=Act.LOOKED, who=BEN)
        return rows(traces, space)

    monkeypatch.setattr(TraceQuerySet, "rows", read)


@pytest.mark.usefixtures("somebody_writes")
class TestWhileOthersWrite:
    def test_looks_again_before_it_says_that_something_is_wrong(self) -> None:
        assert run() == 0

    def test_that_could_show_one_that_does_not(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(checks, "look_again", lambda _: (["Number 3 stands after the end."], []))

        assert run() == 1


class TestHeldHeads:
    def test_tell_of_a_trail_that_was_taken_away(self, held: Path, capsys: pytest.CaptureFixture[str]) -> None:
        Trace.forget(SPACE)

        assert run() == 0
        assert run("--heads", str(held)) == 1

        assert f"{SPACE}: Nothing is here. The space was erased" in capsys.readouterr().out

    def test_tell_of_a_trail_that_was_begun_anew(self, held: Path, capsys: pytest.CaptureFixture[str]) -> None:
        Trace.forget(SPACE)
        Trace.write(SPACE, act=Act.OPENED, who=AMINA)

        assert run("--heads", str(held)) == 1
        assert f"{SPACE}: Number 2 was seen, and the rows end before it." in capsys.readouterr().out

        Trace.write(SPACE, act=Act.LOOKED, who=BEN)

        assert run("--heads", str(held)) == 1
        assert f"{SPACE}: Number 2 is another than the one that was seen." in capsys.readouterr().out

    def test_fit_when_more_was_written_since(self, held: Path) -> None:
        Trace.write(SPACE, act=Act.LOOKED, who=BEN)

        assert run("--heads", str(held)) == 0

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "is a head"),
            (b"\n\n", "is a head"),
            (b"Dear Amina\n", "is a head"),
            (b"\xff\xfe", "Line 1"),
            (b"x" * 10_000, "is a head"),
            (str(SPACE).encode() + b" 1 " + b"0" * 64 + b"\n" + str(SPACE).encode() + b" 7\n", "Line 2"),
        ],
    )
    def test_are_read_from_no_other_file(
        self, content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "letter.txt").write_bytes(content)

        assert run("--heads", str(tmp_path / "letter.txt")) == 2

        said = capsys.readouterr()
        assert says in said.err
        assert said.out == ""

    @pytest.mark.parametrize("name", ["nowhere.txt", "."])
    def test_must_be_in_a_file_that_can_be_read(
        self, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("--heads", str(tmp_path / name)) == 2
        assert "cannot be read" in capsys.readouterr().err
