"""Whatever a directory holds, it is read back the same: records that nobody thought of."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.removing import remove_source
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import Source
from ownterms.exchange import files
from ownterms.exchange.columns import Column, columns_of
from ownterms.exchange.published import CARRIERS, every_table
from ownterms.exchange.tests.snapshots import differences, move, seen

Feed = dict[str, list[dict[str, Any]]]
PIECES = ["=1+1", "-", "+44", "@", "'", '"', ",", "\n", "&lt;", "<b>", "é", "Ã©", "ß", "مرحبا", "🙂", "a", "Tea", " "]
WORDS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
ODD = {
    ("schedule", "freq"): st.sampled_from(["WEEKLY", "MONTHLY", "DAILY", "weekly"]),
    ("schedule", "byday"): st.sampled_from(["MO", "2TH,-1FR", ""]),
    ("schedule", "wkst"): st.sampled_from(["MO", "Monday"]),
    ("phone", "extension"): st.sampled_from(["12", "012", "ext 3", "0"]),
    ("phone", "number"): st.sampled_from(["01632 960001", "+44 1632 960002"]),
    ("service", "status"): st.sampled_from(["active", "temporarily closed", "inactive"]),
}
WEB = st.sampled_from(["https://example.org/a?b=c", "http://example.org", "www.example.org/Ü"])
KINDS = {
    "number": st.one_of(st.integers(0, 90), st.floats(0, 90).map(lambda number: round(number, 4))),
    "date": st.dates().filter(lambda day: 1800 <= day.year < 2200).map(str),
    "datetime": st.sampled_from(["2026-03-04T09:00:00Z", "2026-03-04T09:00:00.123456+01:00", "2026-03-04"]),
    "time": st.times().map(lambda hour: hour.isoformat("seconds")),
}


def cell(table: str, column: Column) -> st.SearchStrategy[Any]:
    """What may stand in one column, and sometimes nothing."""
    if (table, column.name) in ODD:
        found = ODD[table, column.name]
    elif column.format == "uri":
        found = WEB
    elif column.format == "email":
        found = st.just("hello@example.org")
    else:
        found = KINDS.get(column.type, WORDS)
    return found if column.name == "name" else st.one_of(st.none(), found)


@st.composite
def feeds(draw: st.DrawFn) -> Feed:
    """A whole directory in all tables, each row hanging on another, with a listing or two."""
    ids: dict[str, list[str]] = {}
    feed: Feed = {}
    for table in every_table():
        count = draw(st.integers(1 if table in {"organization", "service", "location"} else 0, 2))
        ids[table] = [str(draw(st.uuids(version=4))) for _ in range(count)]
        feed[files.file_name(table)] = [_row(draw, table, each, ids) for each in ids[table]]
    feed["services.csv"][0]["name"] = "Tea"
    return feed


def _row(draw: st.DrawFn, table: str, own: str, ids: dict[str, list[str]]) -> dict[str, Any]:
    row = {"id": own}
    for column in columns_of(table):
        if column.to == "*":
            row["link_entity"] = draw(st.sampled_from([name for name in CARRIERS if ids[name]]))
            row[column.name] = draw(st.sampled_from(ids[row["link_entity"]]))
        elif column.to:
            row[column.name] = draw(st.sampled_from([*(each for each in ids[column.to] if each != own), None]))
        elif column.name not in row:
            row[column.name] = draw(cell(table, column))
    return {name: value for name, value in row.items() if value is not None}


def comes_back(feed: Feed, folder: Path) -> None:
    """Take a feed in, send it out both ways, and read each back."""
    for source in Source.objects.all():
        remove_source(source)
    (folder / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    try:
        import_feed([folder / "feed.json"], origin=Origin(name="Anywhere", licence="CC0"))
    except FeedRefused:
        return
    before = seen()
    for kind, name in (("json", "all.json"), ("datapackage", "all.zip")):
        files.write(folder / name, kind=kind)
    for name in ("all.json", "all.zip"):
        move(folder / name)
        assert differences(before, seen(named=True)) == [], name


@pytest.mark.django_db
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(feed=feeds())
def test_a_sample_comes_back_the_same(feed: Feed, tmp_path: Path, settings: LazySettings) -> None:
    comes_back(feed, tmp_path)


@pytest.mark.slow
@pytest.mark.django_db
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(feed=feeds())
def test_whatever_there_is_comes_back_the_same(feed: Feed, tmp_path: Path) -> None:
    comes_back(feed, tmp_path)
