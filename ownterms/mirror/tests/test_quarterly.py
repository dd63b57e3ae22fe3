"""A quarter is read once, when it is over: of ten people or more, with three helpers or more, rounded."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client

from ownterms.directory.tests.factories import make_organisation
from ownterms.lib import small_numbers
from ownterms.mirror import quarterly
from ownterms.mirror.events import Happenings
from ownterms.mirror.events.happenings import NO, Happening
from ownterms.mirror.events.tests.helped import AFTER, QUARTER, happened, helpers, twelve
from ownterms.mirror.models import ReadOrganisation, ReadQuarter, Stands
from ownterms.spaces import actions

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def read(*rows: list[Happening]) -> dict[str, Any]:
    """What may be shown of it."""
    return quarterly.read(Happenings([row for some in rows for row in some]))


def one(told: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in told["readings"] if each["id"] == name)
    return found


class TestReading:
    def test_tells_of_twelve_people_with_four_helpers(self) -> None:
        told = read(happened())

        assert told["people"] == 10
        assert one(told, "C2") | {"verdict": ""} == {
            "id": "C2", "verdict": "", "some": 10, "rest": None, "unknown": None, "nothing": None,
        }  # fmt: skip
        assert one(told, "N1")["rest"] == 10

    def test_tells_nothing_of_nine(self) -> None:
        assert read(happened(9)) == {"cuts": "2026-11", "people": None, "readings": [], "beside": []}

    def test_tells_nothing_that_rests_on_two_helpers(self) -> None:
        assert read(happened(helpers=2))["people"] is None

    def test_tells_no_group_that_is_one_helper_s(self) -> None:
        told = one(read(happened(), happened(helpers=1, own_words_first=NO)), "C2")

        assert (told["some"], told["rest"]) == (None, None)

    def test_would_tell_it_if_one_helper_were_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The fault that the test above would find."""
        monkeypatch.setattr(small_numbers, "FEWEST_HELPERS", 1)

        assert one(read(happened(), happened(helpers=1, own_words_first=NO)), "C2")["rest"] == 10

    def test_tells_no_small_group_by_telling_all_the_others(self) -> None:
        told = one(read(happened(20), happened(9, own_words_first=NO)), "C2")

        assert (told["some"], told["rest"]) == (None, None)

    def test_cannot_see_what_nothing_here_tells(self) -> None:
        told = read(happened())

        assert [one(told, name)["verdict"] for name in ("N3", "C4")] == ["cannot-see"] * 2
        assert "lacks" in next(each for each in told["beside"] if each["id"] == "N5c")

    def test_keeps_numbers_alone(self) -> None:
        kept = {type(value) for each in read(happened())["readings"] for value in map(each.get, quarterly.SHOWN)}

        assert kept <= {int, type(None)}


@pytest.fixture
def after() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.mark.usefixtures("after")
class TestKeeping:
    def test_happens_once_and_erasing_changes_nothing(self) -> None:
        spaces = twelve(helpers(4))
        assert quarterly.read_last_quarter(AFTER.date())
        before = ReadQuarter.objects.get().told
        assert before["people"] == 10

        for space in spaces[:3]:
            actions.erase(space, by=space.person)

        assert not quarterly.read_last_quarter(AFTER.date())
        assert ReadQuarter.objects.get().told == before

    def test_leaves_out_whoever_is_not_to_be_counted(self) -> None:
        spaces = twelve(helpers(4))

        quarterly.read_last_quarter(AFTER.date(), without=[space.person for space in spaces[:3]])

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


def keep_with(others: int) -> UUID:
    """This will keep a quarter of an organisation with twelve people, and of so many others; and give which it is."""
    three, two = make_organisation("Three"), make_organisation("Two")
    rows = [*happened(helpers=3, kept=3), *happened(others, helpers=2, kept=2)]
    quarterly.keep(QUARTER, Happenings(rows, {str(three.pk): 3, str(two.pk): 2, str(uuid4()): 9}))
    return three.pk


class TestOrganisation:
    def test_is_told_of_its_own_where_three_keep_its_pages(self) -> None:
        three = keep_with(12)

        [theirs] = ReadOrganisation.objects.all()
        assert theirs.organisation_id == three
        assert theirs.told["people"] == 10
        assert ReadOrganisation.of(theirs.organisation, QUARTER.public_from) == [theirs]
        assert ReadOrganisation.of(theirs.organisation, AFTER.date()) == []

    def test_is_told_nothing_where_a_few_others_would_be_known_by_it(self) -> None:
        keep_with(5)

        assert not ReadOrganisation.objects.exists()


class TestPage:
    def test_says_that_there_is_nothing_yet(self, client: Client) -> None:
        assert "There is nothing to show yet" in client.get("/mirror/here/").text

    def test_shows_what_was_read_and_what_it_cannot_show(self, client: Client) -> None:
        quarterly.keep(QUARTER, Happenings(happened()))
        with time_machine.travel(AFTER, tick=False):
            assert "There is nothing to show yet" in client.get("/mirror/here/").text

        with time_machine.travel(AFTER + timedelta(days=30), tick=False):
            page = client.get("/mirror/here/").text

        for words in ("it shows less pushing than there is", "this reads the software", "about 10", "too few to tell"):
            assert words in page

    def test_reads_nobody_s_space_while_somebody_waits(self, client: Client) -> None:
        quarterly.keep(QUARTER, Happenings(happened()))

        with (
            time_machine.travel(AFTER + timedelta(days=30), tick=False),
            patch("ownterms.mirror.quarterly.gather", side_effect=AssertionError),
            patch("ownterms.spaces.models.key.SpaceKey.open", side_effect=AssertionError),
        ):
            assert client.get("/mirror/here/").status_code == 200
