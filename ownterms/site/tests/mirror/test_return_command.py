"""./run return: a form, filled in as far as it can be true."""

import json
from pathlib import Path

import pytest
from docx import Document

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models import PublicAccount
from ownterms.site import command_line
from ownterms.site.management.commands.check import host_returns

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> None:
    from django.utils import timezone

    quarter = Quarter.of(timezone.localdate()).before.before
    PublicAccount.keep(quarter, {"invited": {"yes": 25, "no": 30}})


def ran(*words: str) -> int:
    return command_line.main(["return", *words])


@pytest.mark.usefixtures("account")
class TestReturn:
    def test_is_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert ran("quarterly-monitoring") == 0
        said = capsys.readouterr().out
        assert "about 25" in said
        assert "Not recorded" in said

    def test_is_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        word, table = tmp_path / "out.docx", tmp_path / "out.csv"

        assert ran("quarterly-monitoring", "--docx", str(word), "--csv", str(table)) == 0
        assert Document(str(word)).tables
        assert "DNA rate,Not recorded," in table.read_text(encoding="utf-8")
        assert "is written" in capsys.readouterr().out

    def test_is_written_over_nothing_that_is_dear(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        mine = tmp_path / "mine.csv"
        mine.write_text("my only copy", encoding="utf-8")

        assert ran("quarterly-monitoring", "--csv", str(mine)) == 1
        assert "is there already" in capsys.readouterr().err
        assert ran("quarterly-monitoring", "--csv", str(mine), "--docx", str(mine), "--replace") == 2
        assert ran("quarterly-monitoring", "--csv", str(tmp_path)) == 1
        assert mine.read_text(encoding="utf-8") == "my only copy"
        assert ran("quarterly-monitoring", "--csv", str(mine), "--replace") == 0
        assert "DNA rate" in mine.read_text(encoding="utf-8")

    def test_is_told_to_other_programs(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert ran("quarterly-monitoring", "--json") == 0
        answers = json.loads(capsys.readouterr().out)["answers"]
        assert [each for each in answers if each["blank"] and not each["words"]] == []

    def test_prints_nothing_but_json_where_a_file_is_written_too(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert ran("quarterly-monitoring", "--json", "--csv", str(tmp_path / "out.csv")) == 0
        assert json.loads(capsys.readouterr().out)["told"] is True

    def test_names_the_forms_there_are(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert ran("nonesuch") == 1
        said = capsys.readouterr().err
        assert "There is no form “nonesuch”" in said
        assert "quarterly-monitoring" in said
        assert "Errno" not in said

    def test_says_what_is_wrong_with_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "mine.toml").write_text("name =", encoding="utf-8")

        assert ran(str(tmp_path / "mine.toml")) == 1
        assert "quarterly-monitoring" in capsys.readouterr().err
        assert ran(str(tmp_path / "nowhere.toml")) == 1
        assert ran() == 2


class TestBeforeAnyQuarterIsTold:
    def test_the_form_is_printed_and_written_with_why_each_field_is_blank(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        table = tmp_path / "out.csv"

        assert ran("quarterly-monitoring") == 0
        assert "No quarter is told yet; the first is told on" in capsys.readouterr().out
        assert ran("quarterly-monitoring", "--csv", str(table)) == 0
        assert "Number of new referrals,Not told yet," in table.read_text(encoding="utf-8")

    def test_other_programs_are_told_that_nothing_is(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert ran("quarterly-monitoring", "--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert told["told"] is False
        assert all(each["blank"] and each["words"] for each in told["answers"])


def test_a_host_sees_how_many_forms_there_are() -> None:
    assert host_returns().ok
