"""The one list of what feeds the readings is whole, and everyone can read it."""

import pytest
from django.test import Client

from ownterms.mirror.reading import Facts, hold_up
from ownterms.mirror.reading.columns import COLUMNS
from ownterms.mirror.saying.nine import TITLES
from ownterms.mirror.seen import EVENTS, Event, can_see, that_fills

MIRROR = hold_up(Facts({}, 0))
READ = {each.id for each in (*MIRROR.readings, *MIRROR.beside)} | {"alarm"}


def unfed(events: tuple[Event, ...]) -> set[str]:
    """What is read and nothing feeds."""
    return READ - {name for each in events for name in each.feeds}


def test_every_reading_and_every_number_beside_one_is_fed_by_something() -> None:
    fed = {name for each in EVENTS for name in each.feeds}

    assert len(MIRROR.readings) == 9
    assert unfed(EVENTS) == set()
    assert fed <= READ
    assert set(TITLES) == {each.id for each in MIRROR.readings} | {"alarm"}


def test_one_that_nothing_feeds_would_be_found() -> None:
    assert unfed(tuple(each for each in EVENTS if each.name != "how_heard")) == {"C1b"}


@pytest.mark.parametrize(("name", "seen"), [("C1", True), ("N5b", True), ("C1b", False), ("N5c", False), ("C4", False)])
def test_it_says_what_can_be_seen(name: str, seen: bool) -> None:
    assert can_see(name) is seen


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
