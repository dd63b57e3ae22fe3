"""What of a mirror may be public: true, and with nobody few enough to be picked out."""

import re
from io import BytesIO
from typing import Any

import pytest

from ownterms.mirror.laid_out import laid_out
from ownterms.mirror.reading import hold_up
from ownterms.mirror.reading.tests.rows import facts, people
from ownterms.mirror.sheets import take


def told(head: str, *rows: str) -> dict[str, Any]:
    """What would be public of a sheet."""
    return laid_out(hold_up(take(BytesIO("\n".join([head, *rows]).encode()), "x.csv").facts))


def endings(people: int, unwanted: int) -> dict[str, Any]:
    rows = (f"p{each},2026-01-{1 + each % 28:02},ending,{'no' if each < unwanted else 'yes'}" for each in range(people))
    public = told("person_id,date,event,person_agreed_end", *rows)
    return {each["id"]: each for each in public["readings"]}["N5"]


class TestASideOfFewerThanTen:
    @pytest.mark.parametrize(("people", "unwanted"), [(12, 3), (13, 3), (200, 7)])
    def test_has_no_number_and_no_share(self, people: int, unwanted: int) -> None:
        rows = dict(endings(people, unwanted)["rows"])

        assert rows["Counted"] == "no number: so for fewer than ten people"
        assert "With chance and the unknown" not in rows

    def test_reads_the_same_with_one_of_them_more(self) -> None:
        """Where the verdict is the same, nothing else tells how many they are."""
        assert endings(40, 4) == endings(40, 5)

    def test_of_two_sides_of_ten_both_are_told(self) -> None:
        assert dict(endings(52, 12)["rows"])["Counted"] == "about 10 of about 50 known: about 25 in 100"


class TestWhatGoesWithIt:
    def test_the_number_at_which_a_verdict_looked_too(self) -> None:
        rows = (f"p{each},person,yes,{'friend' if each % 2 else 'advert'}" for each in range(60))

        public = told("person_id,started_by,invited,how_heard", *rows)

        shown = dict({each["id"]: each for each in public["readings"]}["C1"]["rows"])
        assert shown["Heard of it from a friend, a neighbour or somebody who was helped"] == (
            "about 30 of about 60 known: about 50 in 100"
        )

    def test_whole_months_and_no_day(self) -> None:
        public = told("person_id,date,started_by", *(f"p{each},2026-0{2 + each % 3}-14,person" for each in range(12)))

        assert public["days"] == ["2026-02-01", "2026-04-30"]

    def test_the_alarm(self) -> None:
        leant = {"asked_for": "professional", "asked_refused": "yes", "source_kind": "neighbour"}

        public = laid_out(hold_up(facts(people(30, **leant))))

        assert public["rings"]
        assert "That is a cut, and not a choice. Please look at this first." in public["alarm"]


def test_it_speaks_of_the_organisation_and_asks_nothing_of_whoever_reads_it() -> None:
    rows = (f"p{each},2026-01-{1 + each % 28:02},start,{'person' if each < 20 else ''}" for each in range(60))
    public = told("person_id,date,event,started_by", *rows)
    said = {each["id"]: each["says"] for each in public["readings"]}

    assert said["C1"].startswith("They have not looked. ")
    assert said["N5"].startswith("Can’t see. ")
    assert not re.search(r"\b(?:[Yy]ou|Ask|Say)\b", " ".join([*said.values(), *public["alarm"]]))
