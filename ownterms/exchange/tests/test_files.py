"""The whole files, the command that writes them, and the one that decides what is in them."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from ownterms.directory.feeds import csvs
from ownterms.directory.feeds.opening import documents
from ownterms.directory.feeds.row import Troubles
from ownterms.directory.models import Listing, Service, Source
from ownterms.exchange import files, kept
from ownterms.exchange.models import Publication
from ownterms.exchange.tests.conftest import Reader
from ownterms.lib.cells import write_table
from ownterms.lib.tests.test_cells import FORMULAS


def by_the_book(pack: Path) -> dict[str, list[dict[str, Any]]]:
    """Another reader: it knows nothing but what datapackage.json says, and checks all that it says."""
    readers = {"number": float, "string": str, "date": str, "datetime": str, "time": str}
    with zipfile.ZipFile(pack) as opened:
        described = json.loads(opened.read("datapackage.json"))
        tables: dict[str, list[dict[str, Any]]] = {}
        for resource in described["resources"]:
            fields = {each["name"]: each for each in resource["schema"]["fields"]}
            lines = csv.DictReader(io.TextIOWrapper(opened.open(resource["path"]), "utf-8", newline=""))
            assert lines.fieldnames == list(fields)
            tables[resource["name"]] = [
                {name: readers[fields[name]["type"]](cell) for name, cell in line.items() if cell} for line in lines
            ]
    for resource in described["resources"]:
        rows = tables[resource["name"]]
        assert len({row["id"] for row in rows}) == len(rows)
        for key in resource["schema"].get("foreignKeys", []):
            there = {row["id"] for row in tables[key["reference"]["resource"]]}
            assert {row[key["fields"]] for row in rows if key["fields"] in row} <= there, (resource["name"], key)
    return tables


def test_the_datapackage_can_be_read_by_the_book(kitchen: Listing, tmp_path: Path) -> None:
    files.write(tmp_path / "all.zip", kind="datapackage")

    tables = by_the_book(tmp_path / "all.zip")

    assert tables["service"][0]["name"] == "Tuesday kitchen"
    assert tables["location"][0]["longitude"] == -0.1  # a number is no formula
    assert tables["cost_option"][0]["amount"] == 2.5
    assert len(tables["attribute"]) == 2


@given(cell=st.one_of(st.sampled_from(FORMULAS), st.text(st.sampled_from("'=-＝;\t\ra, \"\n"), min_size=1, max_size=8)))
def test_guarded_cells_are_read_back_as_they_were(cell: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("guard") / "services.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        write_table(file, [["id", "name"], ["1", cell]])

    (_line, row), *_ = csvs.records(documents([path])[0], Troubles())

    assert row["name"] == cell


def test_a_file_is_whole_or_not_there(kitchen: Listing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "descriptor", lambda: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        files.write(tmp_path / "all.zip", kind="datapackage")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("kitchen")
class TestKeptFiles:
    def test_are_made_once_for_each_state(self, settings: LazySettings, tmp_path: Path) -> None:
        settings.DATA = tmp_path
        first = kept.file_of("json")
        made = first.stat().st_mtime_ns

        again = kept.file_of("json")

        assert again == first
        assert again.stat().st_mtime_ns == made

    def test_of_old_states_go(self, settings: LazySettings, tmp_path: Path) -> None:
        settings.DATA = tmp_path
        made = []
        for number in range(4):
            Publication.objects.create(source=Source.objects.get(), allowed=number % 2 == 0)
            made.append(kept.file_of("json"))

        assert [each.exists() for each in made] == [False, False, True, True]

    def test_are_made_one_at_a_time(self, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = []

        def write(path: Path, *, kind: str) -> None:
            asked.append(reader.ask("/hsds.json"))
            path.write_text("{}")

        monkeypatch.setattr(files, "write", write)

        assert reader.ask("/hsds.json").status_code == 200
        assert asked[0].status_code == 503
        assert asked[0].headers["Retry-After"] == "60"


@pytest.mark.usefixtures("kitchen")
class TestExport:
    def test_writes_and_tells(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("export", str(tmp_path / "all.json"))

        assert "1 services" in capsys.readouterr().out
        assert json.loads((tmp_path / "all.json").read_text())["services.csv"][0]["name"] == "Tuesday kitchen"

    def test_tells_as_json(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("export", str(tmp_path / "all.zip"), json=True)

        told = json.loads(capsys.readouterr().out)
        assert told["format"] == "datapackage"
        assert told["tables"]["service"] == 1

    def test_says_why_nothing_is_in_it(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        Source.objects.update(format="hsds-2", licence="")

        call_command("export", str(tmp_path / "all.zip"))

        said = capsys.readouterr().out
        assert "Millbrook directory is not passed on: it says no licence." in said
        assert "./run publish NAME --yes" in said

    @pytest.mark.parametrize("name", ["services.csv", "all"])
    def test_writes_over_nothing_that_is_no_file_of_its_own(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text("ours")

        with pytest.raises(CommandError, match=r"ends in \.zip or \.json"):
            call_command("export", str(tmp_path / name))

        assert (tmp_path / name).read_text() == "ours"

    def test_says_where_it_cannot_write(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="is not there"):
            call_command("export", str(tmp_path / "no" / "all.zip"))


@pytest.mark.usefixtures("kitchen")
class TestPublish:
    def test_keeps_a_source_here_and_passes_it_on_again(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("publish", "Millbrook directory", no=True, by="Amina")
        call_command("publish", "Millbrook directory", yes=True)

        assert [each.allowed for each in Publication.objects.all()] == [False, True]
        assert "Millbrook directory: not passed on" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("held", "line"),
        [
            ({"format": "hsds-2", "licence": "CC BY 4"}, "passed on · its licence lets anyone pass it on (CC BY 4)"),
            ({"format": "hsds-2", "licence": "CC BY-NC"}, "not passed on · its licence does not let anyone pass it on"),
            ({"format": "hsds-2", "licence": ""}, "not passed on · it says no licence"),
            ({"format": "here"}, "passed on · its pages are written here"),
            ({"invented": True}, "passed on · it is invented, and so is all that is here"),
        ],
    )
    def test_says_why_of_each(self, capsys: pytest.CaptureFixture[str], held: dict[str, Any], line: str) -> None:
        Source.objects.update(**held)

        call_command("publish")

        assert f"Millbrook directory: {line}" in capsys.readouterr().out

    def test_shows_all_as_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("publish", json=True)

        assert json.loads(capsys.readouterr().out)["sources"][0]["published"] is True

    def test_knows_no_other_source(self) -> None:
        with pytest.raises(CommandError, match="no source called"):
            call_command("publish", "Elsewhere", yes=True)
        with pytest.raises(CommandError, match="Name the source"):
            call_command("publish", yes=True)
        assert not Publication.objects.exists()


def test_a_long_name_with_a_formula_survives(kitchen: Listing, tmp_path: Path) -> None:
    Service.objects.update(name="=HYPERLINK(A1)", description="+44 is a number")

    files.write(tmp_path / "all.zip", kind="datapackage")

    with zipfile.ZipFile(tmp_path / "all.zip") as pack:
        text = pack.read("services.csv").decode()
    assert "'=HYPERLINK(A1)" in text
    assert "'+44 is a number" in text
