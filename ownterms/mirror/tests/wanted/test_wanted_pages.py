"""What people here want, for everybody: a page, a table, and a file for programs."""

import csv
import json
from io import StringIO

import pytest
from django.test import Client

from ownterms.lib.small_numbers import Told
from ownterms.mirror.actions import count
from ownterms.mirror.models import Met, Release

from .conftest import COUNTED, PLAY, PUBLIC, SLEEP, lets_count, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted() -> Release | None:
    for number in range(35):
        lets_count(met=Met.NOT_YET if number < 15 else Met.YES)
    for _ in range(3):
        lets_count(concept=PLAY)
    return count(COUNTED)


def page(client: Client, address: str = "/wanted/") -> str:
    with on(PUBLIC):
        answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


class TestPage:
    def test_says_that_there_is_no_number_yet(self, client: Client) -> None:
        read = page(client)

        assert "There is no number yet" in read
        assert "It is public from 15 April 2027." in read

    def test_says_what_was_wanted_and_nothing_of_a_few(self, client: Client, counted: Release) -> None:
        read = page(client)

        assert "About 35 people want this." in read
        assert "About 15 of them do not have it yet." in read
        assert "help with sleep" in read
        assert "learning an instrument" not in read

    def test_invites_people_here_before_it_gives_the_table(self, client: Client, counted: Release) -> None:
        read = page(client)

        assert read.index("Could you take one up?") < read.index("As a table (CSV)")
        assert 'name="words" value="help with sleep"' in read

    def test_says_kindly_where_nobody_was_enough(self, client: Client) -> None:
        lets_count()
        count(COUNTED)

        assert "That does not say that nobody wants anything." in page(client)

    def test_keeps_each_quarter(self, client: Client, counted: Release) -> None:
        assert "About 35 people want this." in page(client, "/wanted/2026/4/")
        with on(PUBLIC):
            assert client.get("/wanted/2026/3/").status_code == 404
        with on(COUNTED):
            assert client.get("/wanted/2026/4/").status_code == 404

    def test_says_that_there_is_noise_and_how_much(self, client: Client, counted: Release) -> None:
        release = Release.begin(counted.quarter.before, epsilon=1.0)
        assert release
        release.tell({SLEEP: Told(60, 30)}, {SLEEP: "help with sleep"})

        read = page(client, "/wanted/2026/3/")

        assert "We added a little chance to each number" in read
        assert "epsilon 1 for these months, at most 4 in a year" in read


class TestFiles:
    def test_hold_every_concept_with_a_reason_for_each_blank(self, client: Client, counted: Release) -> None:
        rows = list(csv.DictReader(StringIO(page(client, "/wanted/what-people-want.csv"))))

        said = {row["concept"]: (row["people"], row["not yet"]) for row in rows}
        assert said[SLEEP] == ("35", "15")
        assert said[PLAY] == ("too few to tell", "too few to tell")
        assert all(cell for row in rows for name, cell in row.items() if name != "epsilon of the noise")

    def test_are_the_same_for_programs(self, client: Client, counted: Release) -> None:
        told = json.loads(page(client, "/wanted/what-people-want.json"))

        [quarter] = told["quarters"]
        said = {each["concept"]: (each["people"], each["not_yet"]) for each in quarter["wanted"]}
        assert told["licence"].endswith("/zero/1.0/")
        assert (said[SLEEP], said[PLAY]) == ((35, 15), (None, None))

    @pytest.mark.parametrize("ending", ["csv", "json"])
    def test_hold_nothing_before_its_day(self, client: Client, counted: Release, ending: str) -> None:
        with on(COUNTED):
            assert "help-with-sleep" not in client.get(f"/wanted/what-people-want.{ending}").content.decode()
