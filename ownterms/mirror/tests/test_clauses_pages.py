"""The clause checker's pages and command: what is pasted is read, marked and thrown away."""

import io
import json
import logging
from html import unescape
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownterms.mirror import rulebook
from ownterms.site import command_line
from ownterms.site.management.commands.check import host_clauses

CLAUSE = "4.2 The Provider shall agree outcomes with each Service User at the initial assessment."


@pytest.mark.django_db
class TestClausesPage:
    def test_marks_a_phrase_with_its_reason_its_test_and_other_words(self, client: Client) -> None:
        page = client.post("/clauses/", {"words": CLAUSE}).content.decode()

        assert '<mark id="mark-1">agree outcomes with each Service User at the initial assessment</mark>' in page
        assert "An outcome before anybody has talked." in page
        assert "People may start with no outcome." in page
        assert "own words first, and a real choice (C2)" in page
        assert "No mark does not mean that it is fine" in page

    def test_says_that_no_mark_is_no_praise(self, client: Client) -> None:
        page = client.post("/clauses/", {"words": "The kitchen is open. No outcome is required at intake."})

        assert b"<mark" not in page.content
        assert b"No mark does not mean that it is fine" in page.content

    def test_demands_nothing(self, client: Client) -> None:
        answer = client.post("/clauses/", {"words": "  "})

        assert answer.status_code == 422
        assert "There is nothing here yet." in answer.content.decode()

    def test_refuses_too_much_and_loses_none_of_it(self, client: Client) -> None:
        answer = client.post("/clauses/", {"words": "A caseload. " * 30_000})

        assert answer.status_code == 422
        assert answer.content.count(b"A caseload. ") == 30_000
        assert b"300,000 letters" in answer.content

    def test_says_a_reason_once_and_leaves_out_long_stretches(self, client: Client) -> None:
        page = client.post(
            "/clauses/", {"words": "A caseload.\n\n" + "Tea is served.\n\n" * 2000 + "A caseload."}
        ).content.decode()

        assert page.count("People are not a load.") == 1
        assert "The same as above." in page
        assert "2000 paragraphs without a mark are not shown here." in page

    def test_shows_what_was_pasted_as_text(self, client: Client) -> None:
        page = client.post("/clauses/", {"words": "<script>alert(1)</script> a caseload"}).content.decode()

        assert "<script>alert" not in page

    def test_keeps_nothing_and_logs_nothing(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
            answer = client.post("/clauses/", {"words": CLAUSE})

        said = " ".join([*(each["sql"] for each in queries), *(each.getMessage() for each in caplog.records)])
        assert "Service User" not in said
        assert not [each for each in queries if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]

    def test_every_rule_can_be_read(self, client: Client) -> None:
        page = unescape(client.get("/clauses/known/").content.decode())

        assert all(rule.instead in page for rule in rulebook.here().rules)


def ran(*words: str) -> int:
    return command_line.main(["clauses", *words])


class TestClausesCommand:
    def test_prints_where_what_and_why(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "contract.txt").write_text(f"A contract.\n{CLAUSE}", encoding="utf-8")

        assert ran(str(tmp_path / "contract.txt")) == 0
        said = capsys.readouterr().out
        assert "Clause 4.2, line 2: “agree outcomes with each" in said
        assert "Why: Nobody can be asked" in said
        assert said.strip().endswith("only phrases that the rules know are found.")

    def test_prints_json(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CLAUSE.encode())))

        assert ran("-", "--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert told["passages"][0]["rules"][0]["tests"] == ["C2", "N2"]
        assert told["passages"][0]["words"] == CLAUSE[told["passages"][0]["begin"] : told["passages"][0]["end"]]

    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("contract.pdf", b"%PDF-1.7", "neither plain text nor .docx"),
            ("long.txt", b"x" * 300_001, "Make parts of it."),
        ],
    )
    def test_refuses_in_a_sentence(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, says: str
    ) -> None:
        (tmp_path / name).write_bytes(content)

        assert ran(str(tmp_path / name)) == 1
        assert says in capsys.readouterr().err
        assert ran(str(tmp_path / "nowhere.txt")) == 1
        assert ran() == 2

    def test_reads_by_rules_of_ones_own(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "mine.toml").write_text("[[rules]", encoding="utf-8")
        (tmp_path / "contract.txt").write_text(CLAUSE, encoding="utf-8")

        assert ran(str(tmp_path / "contract.txt"), "--rules", str(tmp_path / "mine.toml")) == 1
        assert "mine.toml cannot be read" in capsys.readouterr().err


class TestHostRules:
    def test_a_broken_file_is_named_and_left_out(self, settings: LazySettings, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_text("[[rules]", encoding="utf-8")
        settings.CLAUSES = str(tmp_path)

        assert not host_clauses().ok
        assert "mine.toml" in host_clauses().says
        assert rulebook.here().rules

    def test_a_folder_that_is_not_there_is_named(self, settings: LazySettings, tmp_path: Path) -> None:
        settings.CLAUSES = str(tmp_path / "nowhere")

        assert "Look at OWNTERMS_CLAUSES." in rulebook.troubles()[0]

    def test_all_in_order(self, settings: LazySettings) -> None:
        settings.CLAUSES = ""

        assert host_clauses().ok
