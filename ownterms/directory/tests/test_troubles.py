"""What is wrong in a feed: named by file, line and cause, and no more lost than must be."""

import json
from pathlib import Path

import pytest

from ownterms.directory.models import Location, Organisation, Phone, Service
from ownterms.directory.taking.tables import tables
from ownterms.directory.tests.millbrook import MILLBROOK, changed, take, write

pytestmark = pytest.mark.django_db

# What one database lets pass and another does not.
HARD = [
    "x" * 10_000,
    "a\x00b",
    "\ud800 alone",
    "\U0010ffff",
    "9" * 400,
    10**19,
    -1,
    1e300,
    "2026-02-29",
    "23:59:60",
    "😀" * 300,
]


class TestTroubles:
    def test_a_record_without_a_name_is_named_by_file_and_line(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 2, 2, "N/A")))

        told = [str(each) for each in report.troubles.told]
        assert "services.csv, line 3: service: it has no name" in told
        assert report.troubles.refused == 1
        assert report.listings.listed == 1

    def test_a_bad_latitude_loses_only_the_latitude(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", changed(MILLBROOK, "locations.csv", 1, 2, "fifty-one")))

        assert "locations.csv, line 2: location: latitude “fifty-one” is not a number; it was left empty" in [
            str(each) for each in report.troubles.told
        ]
        location = Location.objects.get()
        assert (location.latitude, location.longitude) == (None, -0.1)

    def test_what_points_nowhere_is_told(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", changed(MILLBROOK, "services_at_location.csv", 1, 2, "8")))

        told = [str(each) for each in report.troubles.told]
        assert (
            "services_at_location.csv, line 2: service_at_location: its location_id names nothing in this feed" in told
        )

    def test_columns_that_hsds_does_not_know_are_kept(self, tmp_path: Path) -> None:
        with_more = {
            **MILLBROOK,
            "phones.csv": [["id", "service_id", "number", "mood"], ["1", "1", "01632 960001", "calm"]],
        }

        report = take(write(tmp_path / "feed", with_more))

        assert Phone.objects.get().extra == {"mood": "calm"}
        assert report.troubles.unknown_columns["phone", "mood"] == 1

    def test_a_formula_is_only_text(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 1, 2, "=CMD('x')")))

        assert Service.objects.filter(name="=CMD('x')").exists()

    def test_a_link_that_is_not_safe_is_left_out(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", changed(MILLBROOK, "organizations.csv", 1, 2, "javascript:alert(1)")))

        assert Organisation.objects.get().website == ""

    def test_rows_of_a_template_are_not_listed(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 1, 2, "Sample Service 1")))

        assert report.listings.unlisted["rows of a template"] == 1


@pytest.mark.parametrize("cell", HARD, ids=range(len(HARD)))
def test_hard_cells_in_every_column_are_taken_or_named(tmp_path: Path, cell: object) -> None:
    columns = {column.name: cell for table in tables().values() for column in table.columns if not column.to}
    row = {**columns, "id": "1", "name": "Choir", "status": "active"}
    inside = {
        **row,
        "organization": {**row, "name": "Millbrook"},
        "phones": [row],
        "schedules": [row],
        "contacts": [{**row, "id": "2"}],
        "service_at_locations": [{**row, "location": {**row, "addresses": [row]}}],
        "attributes": [{**row, "taxonomy_term": row}],
        "cost_options": [row],
        "languages": [row],
    }
    (tmp_path / "feed.json").write_text(json.dumps([inside]), encoding="utf-8")

    report = take(tmp_path / "feed.json")

    assert report.listings.new == 1
    assert Service.objects.get().name == "Choir"


@pytest.mark.parametrize("cell", [*HARD[:5], ""], ids=range(6))
def test_hard_names_and_ids_are_taken_or_named(tmp_path: Path, cell: str) -> None:
    rows = [
        {"id": cell, "name": "Choir", "status": "active", "organization": {"id": cell, "name": cell}},
        {"id": "2", "name": cell, "status": cell, "organization": {"id": "2", "name": "Millbrook"}},
        {"id": "3", "name": "Walks", "status": "active", "organization": {"id": "3", "name": "Millbrook"}},
    ]
    (tmp_path / "feed.json").write_text(json.dumps(rows), encoding="utf-8")

    take(tmp_path / "feed.json")

    assert Service.objects.filter(name="Walks").exists()
