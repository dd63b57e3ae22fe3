"""Thirty things of Millbrook, read from the web every week, and a source that has moved on since."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from ownterms.directory.actions import reading as readings
from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.feeds.fetching import Fetch
from ownterms.directory.models import Reading, Rhythm, Source
from ownterms.directory.tests.reading.town import Town, town

__all__ = ["town"]  # a fixture

Line = dict[str, str]


def line(number: int, **told: str) -> Line:
    """One line of a plain table."""
    return {"id": str(number), "name": f"Thing {number}", "organisation": "Millbrook", "phone": "01632 960001"} | told


def serve(town: Town, lines: list[Line]) -> None:
    """Puts a plain table on the server."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ["id", "name", "organisation", "phone", "description", "minimum_age"])
    writer.writeheader()
    writer.writerows(lines)
    town.pages["/list.csv"] = text.getvalue().encode()


def read() -> Reading | None:
    """Reads the source again, whenever it is due."""
    rhythm = Rhythm.objects.get()
    rhythm.make_due()
    assert rhythm.hold()
    return readings.read_again(rhythm)


@pytest.fixture
def kept_in(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def source(town: Town, kept_in: Path) -> Source:
    """Thirty things from the web, read every week."""
    serve(town, [line(number) for number in range(30)])
    fetch = Fetch(f"{town.address}/list.csv", keep_in=kept_in / "feeds")
    import_feed([fetch.run()], origin=Origin("Millbrook", address=fetch.address))
    fetch.forget()
    source = Source.objects.get()
    Rhythm.objects.create(source=source, every="week")
    return source


@pytest.fixture
def changed(source: Source, town: Town) -> list[Line]:
    """The same table with a telephone changed, one thing gone and one new."""
    lines = [line(number) for number in range(1, 30)]
    lines[0]["phone"] = "01632 960999"
    lines.append(line(99, name="Seed swap"))
    serve(town, lines)
    return lines
