"""The tool answers in sentences, with exit codes that other programs can go by."""

import json
import secrets
import smtplib
import socket
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage

from ownterms.directory.tests.factories import make_listing
from ownterms.site.command_line import COMMANDS, main
from ownterms.site.watching import inspection
from ownterms.site.watching.readiness import Look

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA = tmp_path
    (tmp_path / "key").touch(mode=0o600)
    (tmp_path / "key").write_text(secrets.token_hex(32))
    monkeypatch.setattr(inspection, "WANTED", {"sqlite": {}, "postgresql": {}})  # a test's database lies in memory
    monkeypatch.setattr(inspection, "safe_settings", lambda: Look("settings", True, "Tried below, for itself."))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_helps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert f"./run {name}" in said
    assert "--pythonpath" not in said


def test_lists_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert all(name in capsys.readouterr().out for name in ["find"])


def test_its_verbs_help_in_words_that_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["directory", "import", "--help"]) == 0
    assert capsys.readouterr().out.startswith("usage: ./run directory import ")


@pytest.mark.parametrize("words", [["--port", "abc"], ["serve", "--port", "0"]])
def test_a_port_that_is_none_gets_a_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "A port is a number from 1 to 65535." in capsys.readouterr().err


def test_says_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fidn"]) == 2
    assert "There is no command “fidn”" in capsys.readouterr().err


class TestFind:
    def test_prints_json_for_other_programs(self, capsys: pytest.CaptureFixture[str]) -> None:
        listing = make_listing("Bell ringers", description="Bell ringing in the old tower.")

        assert main(["find", "bell ringing", "--json"]) == 0

        hits = json.loads(capsys.readouterr().out)["hits"]
        assert set(hits[0]) == {"id", "kind", "name", "score", "why"}
        assert (hits[0]["id"], hits[0]["kind"], hits[0]["name"]) == (str(listing.pk), "service", "Bell ringers")

    @pytest.mark.parametrize(
        "words",
        [
            ["find"],
            ["find", "x", "--near", "here"],
            ["find", "x", "--near", "99,200"],
            ["find", "x", "--limit", "0"],
            ["find", "x", "--out", "somewhere.tsv"],
        ],
    )
    def test_asked_wrongly_exits_with_2(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(words) == 2
        assert "Traceback" not in capsys.readouterr().err

    def test_answers_a_file_of_questions(self, tmp_path: Path) -> None:
        listings, queries, out = tmp_path / "l.jsonl", tmp_path / "q.jsonl", tmp_path / "run.tsv"
        listings.write_text('{"id": "a:1", "name": "Bell ringers", "description": "Bells."}\n')
        queries.write_text('{"id": "q1", "text": "bell ringing"}\n')

        command = ["find", "--queries", str(queries), "--listings", str(listings), "--limit", "20", "--out", str(out)]
        assert main(command) == 0

        query, listing, score = out.read_text().strip().split("\t")
        assert (query, listing) == ("q1", "a:1")
        assert float(score) > 0

    def test_names_the_line_of_a_bad_listing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        listings = tmp_path / "l.jsonl"
        listings.write_text('{"id": "a:1", "name": "Bell ringers"}\n{"id": "a:2"}\n')

        assert main(["find", "bells", "--listings", str(listings)]) == 1

        assert "line 2" in capsys.readouterr().err

    def test_leaves_an_earlier_answer_alone_where_the_questions_are_bad(self, tmp_path: Path) -> None:
        make_listing("Bell ringers")
        queries, out = tmp_path / "q.jsonl", tmp_path / "run.tsv"
        queries.write_text("not json\n")
        out.write_text("before")

        assert main(["find", "--queries", str(queries), "--out", str(out)]) == 1
        assert out.read_text() == "before"


class TestWords:
    def test_says_that_none_wait(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["words", "list"]) == 0
        assert "No proposals wait." in capsys.readouterr().out

    def test_knows_no_such_number(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["words", "accept", "7"]) == 1
        assert "There is no proposal 7" in capsys.readouterr().err


class TestVerify:
    def test_ends_with_2_where_it_is_given_no_heads(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["verify"]) == 0
        assert main(["verify", "--heads", str(tmp_path / "nowhere.txt")]) == 2
        assert "Nothing was looked at." in capsys.readouterr().err


SAFE_SETTINGS = inspection.safe_settings


class TestCheck:
    @pytest.mark.parametrize(("debug", "ok"), [("", True), ("yes", False)])
    def test_asks_django_whether_the_settings_are_safe(
        self, debug: str, ok: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # for the browser's library, in tests only
        monkeypatch.setenv("OWNTERMS_DEBUG", debug)

        assert SAFE_SETTINGS().ok is ok

    def test_says_that_the_vectors_are_not_there(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
        from ownterms.finding.engine import Meaning

        Meaning.standard.cache_clear()
        assert main(["check"]) == 0
        Meaning.standard.cache_clear()

        assert "words and the lexicon alone" in capsys.readouterr().out

    def test_names_a_pack_with_a_mistake_in_a_sentence(
        self, settings: LazySettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check"]) == 0
        assert "0 packs of questions can be filled." in capsys.readouterr().out
        settings.PACKS = str(tmp_path)
        (tmp_path / "bad.toml").write_text('name = "Sums"\nscore = 3\n')

        assert main(["check"]) == 1
        assert "packs: bad.toml: a pack has no “score”. It asks, and adds nothing up." in capsys.readouterr().out

    def test_minds_a_key_that_others_can_read(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "key").chmod(0o644)

        assert main(["check", "--json"]) == 1

        checks = json.loads(capsys.readouterr().out)["checks"]
        assert [each["name"] for each in checks if not each["ok"]] == ["key"]

    def test_minds_what_would_not_outlive_a_power_cut(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(inspection, "WANTED", {kind: {"SELECT 1": 2} for kind in ("sqlite", "postgresql")})

        assert main(["check"]) == 1
        assert "Not safe: 1 is 1." in capsys.readouterr().out

    def test_sends_a_letter_only_where_it_is_asked_to(self, mailoutbox: list[EmailMessage]) -> None:
        assert main(["check"]) == 0
        assert mailoutbox == []

        assert main(["check", "--mail", "amina@example.org"]) == 0
        assert [letter.to for letter in mailoutbox] == [["amina@example.org"]]

    def test_notes_what_is_fine_for_a_trial_only(
        self, settings: LazySettings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings.HOSTS = []

        assert main(["check"]) == 0
        assert "\nnote    backups: There is none." in capsys.readouterr().out

        assert main(["check", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["ok"]
        assert [each["name"] for each in told["checks"] if each["note"]] == ["mail", "workers", "backups"]

    @pytest.mark.parametrize(
        ("trouble", "says"),
        [
            (socket.gaierror(-2, "amina@example.org"), "Nobody knows the name"),
            (ConnectionRefusedError(111, "amina@example.org"), "Nothing answers"),
            (smtplib.SMTPAuthenticationError(535, b"amina@example.org"), "does not take the name and the word"),
            (smtplib.SMTPException("amina@example.org"), "did not take it (SMTPException)"),
        ],
    )
    def test_says_what_stood_in_a_letters_way_and_no_address(
        self, trouble: OSError, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def refuse(_: EmailMessage) -> None:
            raise trouble

        monkeypatch.setattr(EmailMessage, "send", refuse)

        assert main(["check", "--mail", "amina@example.org"]) == 1
        said = capsys.readouterr().out
        assert "NOT OK  letter: " in said
        assert says in said
        assert "amina@" not in said

    def test_of_a_place_that_serves_asks_for_workers_mail_and_backups(
        self, settings: LazySettings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings.HOSTS = ["hub.example.org"]

        assert main(["check", "--json"]) == 1

        checks = json.loads(capsys.readouterr().out)["checks"]
        assert [each["name"] for each in checks if not each["ok"]] == ["files", "mail", "workers", "backups"]
