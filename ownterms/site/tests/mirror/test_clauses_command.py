"""./run clauses, and the rules that a host adds."""

import io
import json
from pathlib import Path

import pytest
from django.conf import LazySettings

from ownterms.mirror import rulebook
from ownterms.site import command_line
from ownterms.site.management.commands.check import host_clauses

CLAUSE = "4.2 The Provider shall agree outcomes with each Service User at the initial assessment."


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
