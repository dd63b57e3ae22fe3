"""The one list of what feeds the readings is whole, and everyone can read it."""

import tomllib
from pathlib import Path

from django.test import Client

from ownterms.mirror import reading
from ownterms.mirror.reading.columns import COLUMNS
from ownterms.mirror.seen import EVENTS, READINGS, that_fills

CUTS = tomllib.loads((Path(reading.__file__).parent / "cuts.toml").read_text())
NINE = {name for name, cut in CUTS.items() if isinstance(cut, dict) and "good" in cut}


def test_every_reading_is_fed_by_something() -> None:
    fed = {name for each in EVENTS for name in each.feeds}

    assert len(NINE) == 9
    assert fed >= NINE
    assert fed <= set(READINGS)


def test_every_column_is_filled_by_one_event() -> None:
    filled = {column for each in EVENTS for column in each.columns}

    assert set(COLUMNS) - filled <= {"person_id"}
    assert filled <= set(COLUMNS)
    assert that_fills("how_heard").name == "how_heard"


def test_what_cannot_be_seen_says_why() -> None:
    assert [each.name for each in EVENTS if not each.today and not each.waits] == []


def test_anyone_can_read_it(client: Client) -> None:
    page = client.get("/mirror/seen/").text

    assert "it shows less pushing than there is" in page
    for each in EVENTS:
        assert str(each.says) in page
