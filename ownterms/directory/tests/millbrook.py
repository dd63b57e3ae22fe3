"""A small made-up feed, and how tests write and take it."""

import csv
from pathlib import Path

from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.report import Report

Tables = dict[str, list[list[str]]]

MILLBROOK = {
    "organizations.csv": [["id", "name", "website"], ["1", "Millbrook Neighbours", "www.example.org"]],
    "services.csv": [
        ["id", "organization_id", "name", "description", "status"],
        ["1", "1", "Tuesday kitchen", "We cook.\\n\\nWe eat.", "active"],
        ["2", "1", "Repair café", "We mend things.", "active"],
        ["3", "1", "Old club", "Ended long ago.", "inactive"],
    ],
    "locations.csv": [["id", "name", "latitude", "longitude"], ["7", "St Luke's hall", "51.5", "-0.1"]],
    "services_at_location.csv": [["id", "service_id", "location_id"], ["9", "1", "7"]],
    "physical_addresses.csv": [["id", "location_id", "address_1", "city"], ["4", "7", "1 High Street", "Millbrook"]],
    "regular_schedules.csv": [
        ["service_id", "weekday", "opens_at", "closes_at"],
        ["1", "Tuesday", "10:00", "12.30pm"],
        ["1", "Thursday", "10am", "12:30"],
    ],
    "phones.csv": [["id", "service_id", "number"], ["1", "1", "01632 960001"]],
    "languages.csv": [["id", "service_id", "language"], ["1", "1", "English"], ["1", "1", "Polish"]],
    "eligibility.csv": [["id", "service_id", "eligibility"], ["1", "2", "Anyone with a broken thing"]],
    "taxonomy.csv": [["id", "name", "vocabulary"], ["F1", "Food", "Millbrook words"]],
    "services_taxonomy.csv": [["id", "service_id", "taxonomy_id"], ["1", "1", "F1"]],
}


def write(folder: Path, tables: Tables) -> Path:
    """A folder of CSV files."""
    folder.mkdir(exist_ok=True)
    for name, lines in tables.items():
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(lines)
    return folder


def take(*paths: Path, name: str = "Millbrook", **wishes: object) -> Report:
    """An import under one name."""
    return import_feed(paths, origin=Origin(name), **wishes)  # type: ignore[arg-type]


def changed(tables: Tables, table: str, line: int, column: int, cell: str) -> Tables:
    """The same tables with one cell changed."""
    copy = {name: [list(each) for each in lines] for name, lines in tables.items()}
    copy[table][line][column] = cell
    return copy
