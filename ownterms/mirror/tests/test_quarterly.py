"""A quarter is read once, when it is over: of ten people or more, with three helpers or more, rounded."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client

from ownterms.directory.tests.factories import make_organisation
from ownterms.lib import small_numbers
from ownterms.lib.small_numbers import FEWEST
from ownterms.mirror import quarterly
from ownterms.mirror.events import Happenings
from ownterms.mirror.events.happenings import NO, Happening
from ownterms.mirror.events.tests.helped import AFTER, QUARTER, happened, helpers, sixteen
from ownterms.mirror.models import ReadOrganisation, ReadQuarter, Stands
from ownterms.spaces import actions

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def read(*rows: list[Happening]) -> dict[str, Any]:
    """What may be shown of it."""
    table = quarterly.Table(Happenings([row for some in rows for row in some]))
    return table.as_shown(table.tells)


def one(told: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in told["readings"] if each["id"] == name)
    return found


class TestReading:
    def test_tells_of_sixteen_people_with_four_helpers(self) -> None:
        told = read(happened())

        assert told["people"] == 15
        assert one(told, "C2") == {
            "id": "C2", "verdict": "person-centred", "some": 15, "rest": None, "unknown": None, "nothing": None,
        }  # fmt: skip
        assert one(told, "N1")["rest"] == 15

    @pytest.mark.parametrize(("people", "helpers"), [(9, 4), (16, 2), (13, 4)])
    def test_tells_nothing_of_few(self, people: int, helpers: int) -> None:
        """Nine people; two helpers; nine without the helper of most."""
        assert read(happened(people, helpers)) == {"cuts": "2026-11-27", "people": None, "readings": []}

    def test_tells_no_group_that_is_one_helper_s(self) -> None:
        told = one(read(happened(), happened(helpers=1, own_words_first=NO)), "C2")

        assert (told["some"], told["rest"]) == (None, None)

    def test_would_tell_it_if_one_helper_were_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The fault that the test above would find."""
        monkeypatch.setattr(small_numbers.Group, "is_many", property(lambda group: group.people >= FEWEST))

        assert one(read(happened(), happened(helpers=1, own_words_first=NO)), "C2")["rest"] == 15

    def test_gives_no_verdict_on_one_helper_with_two_puppets(self) -> None:
        told = read(happened(40, 1, own_words_first=NO), happened(2, 2, own_words_first=NO), happened(40, 4)[::2])

        assert told["people"] == 80
        assert one(told, "C2")["verdict"] == "not-enough-to-say"
        assert not any(one(told, "C2")[group] for group in ("some", "rest", "unknown"))

    def test_tells_no_small_group_by_telling_all_the_others(self) -> None:
        told = one(read(happened(20), happened(9, own_words_first=NO)), "C2")

        assert (told["some"], told["rest"]) == (None, None)

    def test_tells_no_few_whom_everyone_is_and_a_reading_is_not_about(self) -> None:
        told = read(happened(22), happened(22, own_words_first=NO), happened(5, 5)[::2])

        assert told["people"] == 50
        assert [one(told, "C2")[group] for group in ("some", "rest")].count(None) == 1

    def test_tells_no_rest_that_is_one_helper_s_in_two_groups(self) -> None:
        his = happened(14, 1, own_words_first=NO)
        theirs = happened(14, 1, own_words_first=-1)
        same = [replace(row, helper=his[0].helper) for row in theirs]

        assert one(read(happened(20), his, same), "C2")["some"] is None

    def test_cannot_see_what_nothing_here_tells(self) -> None:
        told = read(happened())

        assert [one(told, name)["verdict"] for name in ("N3", "C4")] == ["cannot-see"] * 2

    def test_keeps_numbers_alone_and_none_beside_them(self) -> None:
        told = read(happened())

        assert set(told) == {"cuts", "people", "readings"}
        assert {type(value) for each in told["readings"] for value in map(each.get, quarterly.SHOWN)} <= {
            int,
            type(None),
        }


@pytest.fixture
def after() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.mark.usefixtures("after")
class TestKeeping:
    def test_happens_once_and_erasing_changes_nothing(self) -> None:
        spaces = sixteen(helpers(4))
        assert quarterly.read_last_quarter(AFTER.date())
        before = ReadQuarter.objects.get().told
        assert before["people"] == 15

        for space in spaces[:5]:
            actions.erase(space, by=space.person)

        assert not quarterly.read_last_quarter(AFTER.date())
        assert ReadQuarter.objects.get().told == before

    def test_leaves_out_whoever_is_not_to_be_counted(self) -> None:
        spaces = sixteen(helpers(4))

        quarterly.read_last_quarter(AFTER.date(), without=[space.person for space in spaces[:5]])

        assert ReadQuarter.objects.get().told["people"] is None

    def test_happens_only_while_nobody_could_have_read_it(self) -> None:
        for day in (QUARTER.last, QUARTER.after.first, QUARTER.public_from):
            assert not quarterly.read_last_quarter(day)
        assert not ReadQuarter.objects.exists()

    def test_cannot_be_changed_or_taken_away(self) -> None:
        quarterly.keep(QUARTER, Happenings(happened()))
        row = ReadQuarter.objects.get()

        for verb in (row.save, row.delete, ReadQuarter.objects.all().delete):
            with pytest.raises(Stands):
                verb()

    def test_lets_what_is_invented_go_and_nothing_else(self) -> None:
        for is_invented in (False, True):
            quarterly.keep(QUARTER, Happenings(happened()), is_invented=is_invented)

        ReadQuarter.forget_the_invented()

        assert [each.is_invented for each in ReadQuarter.objects.all()] == [False]


KITCHEN, CHOIR = 1, 2
"""Two organisations, by their numbers in a run."""


def kept(*rows: list[Happening]) -> dict[int, dict[str, Any]]:
    """What is kept of a place, under 0, and of its organisations."""
    names = {str(make_organisation(f"Of {number}").pk): number for number in (KITCHEN, CHOIR)}
    quarterly.keep(QUARTER, Happenings([row for some in rows for row in some], names))
    found = {names[str(each.organisation_id)]: each.told for each in ReadOrganisation.objects.all()}
    return found | {0: ReadQuarter.objects.get().told}


class TestOrganisation:
    def test_is_told_of_its_own_and_not_before_anybody_may_read_it(self) -> None:
        told = kept(happened(kept=KITCHEN), happened())

        assert (told[0]["people"], told[KITCHEN]["people"]) == (30, 15)
        assert one(told[KITCHEN], "C2")["some"] == 15
        theirs = ReadOrganisation.objects.get()
        assert ReadOrganisation.of(theirs.organisation, QUARTER.public_from) == [theirs]
        assert ReadOrganisation.of(theirs.organisation, AFTER.date()) == []

    @pytest.mark.parametrize(
        ("people", "helpers"),
        [(5, 5), (14, 1), (30, 2)],
        ids=["a few others", "one other helper", "two other helpers"],
    )
    def test_is_told_nothing_where_what_is_left_of_the_place_would_be_known(self, people: int, helpers: int) -> None:
        assert set(kept(happened(20, kept=KITCHEN), happened(people, helpers))) == {0}

    def test_is_told_where_nobody_is_left(self) -> None:
        assert set(kept(happened(kept=KITCHEN))) == {0, KITCHEN}

    def test_is_not_told_beside_another_where_both_leave_a_few(self) -> None:
        told = kept(happened(24, kept=KITCHEN), happened(20, kept=CHOIR), happened(5, 5))

        assert set(told) == {0, KITCHEN}

    def test_that_lies_within_another_is_not_told(self) -> None:
        both = [replace(row, kept=frozenset({KITCHEN, CHOIR})) for row in happened(20)]

        assert set(kept(both, happened(5, 5, kept=CHOIR), happened(30))) == {0}

    def test_tells_no_group_whose_others_are_one_helper_s(self) -> None:
        told = kept(
            happened(20, kept=KITCHEN),
            happened(20, kept=KITCHEN, own_words_first=NO),
            happened(20),
            happened(14, 1, own_words_first=NO),
        )

        assert one(told[0], "C2")["rest"] == 35
        assert told[KITCHEN]["people"] == 40
        assert one(told[KITCHEN], "C2") | {"id": ""} == {
            "id": "", "verdict": "not-enough-to-say", "some": None, "rest": None, "unknown": None, "nothing": None,
        }  # fmt: skip


class TestPage:
    def test_says_that_there_is_nothing_yet(self, client: Client) -> None:
        assert "There is nothing to show yet" in client.get("/mirror/here/").text

    def test_shows_what_was_read_and_what_it_cannot_show(self, client: Client) -> None:
        quarterly.keep(QUARTER, Happenings(happened()))
        with time_machine.travel(AFTER, tick=False):
            assert "There is nothing to show yet" in client.get("/mirror/here/").text

        with time_machine.travel(AFTER + timedelta(days=30), tick=False):
            page = client.get("/mirror/here/").text

        for words in ("it shows less pushing than there is", "this reads the software", "about 15", "too few to tell"):
            assert words in page

    def test_reads_nobody_s_space_while_somebody_waits(self, client: Client) -> None:
        quarterly.keep(QUARTER, Happenings(happened()))

        with (
            time_machine.travel(AFTER + timedelta(days=30), tick=False),
            patch("ownterms.mirror.quarterly.gather", side_effect=AssertionError),
            patch("ownterms.spaces.models.key.SpaceKey.open", side_effect=AssertionError),
        ):
            assert client.get("/mirror/here/").status_code == 200
