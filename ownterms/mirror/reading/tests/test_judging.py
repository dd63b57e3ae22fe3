"""A verdict only where the whole interval clears the cut."""

from datetime import date

import pytest

from ownterms.mirror.reading import Mirror, Verdict, hold_up
from ownterms.mirror.reading.judging import about

from .rows import Row, facts, people


def started(by_person: int, by_service: int, unknown: int = 0, **said: object) -> Mirror:
    """A mirror of people who each started once."""
    whose = ["person"] * by_person + ["service"] * by_service + [""] * unknown
    return hold_up(facts([{"person_id": f"p{i}", "started_by": by, **said} for i, by in enumerate(whose)]))


def test_thirty_five_without_exception_are_by_invitation_and_thirty_are_not_enough() -> None:
    assert started(30, 0)["C1"].verdict is Verdict.NOT_ENOUGH
    assert started(40, 0)["C1"].verdict is Verdict.PERSON_CENTRED


def test_half_that_were_sent_are_not_by_invitation() -> None:
    assert started(10, 90)["C1"].verdict is Verdict.NOT_PERSON_CENTRED
    assert started(72, 28)["C1"].verdict is Verdict.MIXED
    assert started(50, 50)["C1"].verdict is Verdict.NOT_ENOUGH


def test_nine_people_are_never_judged() -> None:
    assert started(9, 0)["C1"].verdict is Verdict.NOT_ENOUGH
    rows = [{"person_id": f"p{i % 9}", "started_by": "service", "invited": "no"} for i in range(900)]
    assert hold_up(facts(rows))["N4"].verdict is Verdict.NOT_ENOUGH


def test_more_than_a_quarter_unknown_is_the_finding() -> None:
    assert started(0, 74, 26)["C1"].verdict is Verdict.NOT_LOOKED
    assert started(0, 75, 25)["C1"].verdict is Verdict.NOT_PERSON_CENTRED


def test_the_unknown_are_counted_the_kind_way_and_the_other() -> None:
    count = started(60, 20, 20)["C1"].count

    assert (count.least, count.most, count.share) == (0.6, 0.8, 0.75)
    assert None not in (count.low, count.high)
    assert count.low < count.least
    assert count.high > count.most


def test_contacts_of_one_person_are_no_further_witnesses() -> None:
    each_once = people(60, started_by="service", invited="no") + people(300, started_by="person", invited="yes")
    rows = [{**row, "person_id": f"q{place}"} for place, row in enumerate(each_once)]
    few = [{**row, "person_id": f"q{place // 30}"} for place, row in enumerate(each_once)]

    alone, heaped = (hold_up(facts(some))["N4"].count for some in (rows, few))

    assert alone.share == heaped.share
    assert (heaped.high or 0) - (heaped.low or 0) > 2 * ((alone.high or 0) - (alone.low or 0))


def test_a_fault_more_never_makes_it_look_surer() -> None:
    """Without an event nothing is known of how alike contacts are; the first one must not widen what is allowed."""

    def highest(faults: int) -> float:
        rows = [
            {"person_id": f"p{place // 5}", "started_by": "service", "invited": "no" if place < faults * 5 else "yes"}
            for place in range(300)
        ]
        return hold_up(facts(rows))["N4"].count.high or 0

    assert highest(0) < highest(1) < highest(2)


@pytest.mark.parametrize(("heard", "verdict"), [("friend", Verdict.PERSON_CENTRED), ("advert", Verdict.MIXED)])
def test_by_invitation_asks_how_people_heard_where_that_is_known(heard: str, verdict: Verdict) -> None:
    assert started(80, 0, how_heard=heard)["C1"].verdict is verdict


@pytest.mark.parametrize(("first", "verdict"), [("yes", Verdict.MIXED), ("no", Verdict.NOT_PERSON_CENTRED)])
def test_a_shelf_of_ones_own_is_forgiven_where_words_came_first(first: str, verdict: Verdict) -> None:
    said = {"provider": "us", "recorder_org": "us", "source_kind": "professional", "own_words_first": first}

    assert hold_up(facts(people(80, **said)))["N2"].verdict is verdict


def test_it_tells_about_how_many_more_would_do() -> None:
    reading = started(30, 0)["C1"]

    assert reading.more == 8
    assert started(30 + reading.more, 0)["C1"].verdict is Verdict.PERSON_CENTRED
    assert started(70, 8, 22)["C1"].more is None
    assert started(40, 0)["C1"].more is None


@pytest.mark.parametrize(("number", "said"), [(0.2, 1), (7, 7), (13.1, 14), (99.5, 100), (134, 140), (1201, 1300)])
def test_about_is_two_digits_rounded_up(number: float, said: int) -> None:
    assert about(number) == said


def test_the_alarm_rings_where_paid_help_was_refused_and_neighbours_are_written_down() -> None:
    leant: Row = {"asked_for": "professional", "asked_refused": "yes", "source_kind": "neighbour"}

    assert hold_up(facts(people(30, **leant))).alarm.rings
    assert not hold_up(facts(people(9, **leant))).alarm.rings
    assert not hold_up(facts(people(30, **{**leant, "source_kind": "professional"}))).alarm.rings
    assert hold_up(facts(people(30, source_kind="neighbour"))).alarm.lacks == ("asked_for", "asked_refused")


def test_quarters_are_read_one_by_one() -> None:
    rows = [
        {"person_id": f"p{i}", "started_by": by, "date": when}
        for by, when in (("service", date(2025, 2, 1)), ("person", date(2025, 8, 1)))
        for i in range(60)
    ]
    periods = hold_up(facts(rows), by_quarter=True).periods

    assert [each.name for each in periods] == ["2025-Q1", "2025-Q2", "2025-Q3"]
    verdicts = [next(reading.verdict for reading in each.readings if reading.id == "C1") for each in periods]
    assert verdicts == [Verdict.NOT_PERSON_CENTRED, Verdict.NOT_ENOUGH, Verdict.PERSON_CENTRED]
