"""What each of the nine counts, row by row."""

from datetime import date

import pytest

from ownterms.mirror.reading import Verdict, hold_up

from .rows import Row, facts, people

# For each reading: what one row says, and whether it counts (1), does not (0), or is not known (-1).
ROWS: list[tuple[str, dict[str, object], int]] = [
    *(("N1", {"purpose_set_by": who}, 1) for who in ("contract", "policy", "court", "creed")),
    *(("N1", {"purpose_set_by": who}, 0) for who in ("person", "helper", "family", "service")),
    ("N1", {"purpose_set_by": ""}, -1),
    ("N1", {"purpose": "walk", "target_code": "T1"}, 1),
    ("N1", {"purpose": "walk", "target_code": ""}, 0),
    ("N1", {"purpose": "", "target_code": ""}, -1),
    ("N2", {"provider": "us", "recorder_org": "us"}, 1),
    ("N2", {"provider": "them", "recorder_org": "us"}, 0),
    ("N2", {"provider": "", "recorder_org": "us"}, -1),
    ("N3", {"required_items": "wound;name"}, 1),
    ("N3", {"required_items": "name"}, 0),
    ("N3", {"required_items": ""}, 0),
    ("N3", {"required_items": None}, -1),
    ("N4", {"started_by": "service", "invited": "no"}, 1),
    ("N4", {"started_by": "service", "invited": "yes"}, 0),
    ("N4", {"started_by": "service", "invited": ""}, -1),
    ("N4", {"started_by": "person", "invited": ""}, 0),
    ("N4", {"started_by": "other", "invited": "yes"}, 0),
    ("N4", {"started_by": "other", "invited": ""}, 0),
    ("N4", {"started_by": "other", "invited": "no"}, -1),
    ("N4", {"started_by": "", "invited": "yes"}, 0),
    ("N4", {"started_by": "", "invited": "no"}, -1),
    ("N5", {"person_agreed_end": "no", "ended_by": "service"}, 1),
    ("N5", {"person_agreed_end": "no", "ended_by": "person"}, 1),
    ("N5", {"person_agreed_end": "yes", "ended_by": "service"}, 0),
    ("N5", {"person_agreed_end": "", "ended_by": "person"}, 0),
    ("N5", {"person_agreed_end": "", "ended_by": "service"}, -1),
    ("C1", {"started_by": "person"}, 1),
    ("C1", {"started_by": "service"}, 0),
    ("C1", {"started_by": "other"}, 0),
    ("C1", {"started_by": ""}, -1),
    ("C2", {"own_words_first": "yes", "source_kind": "self;group"}, 1),
    ("C2", {"own_words_first": "no", "source_kind": "self;group"}, 0),
    ("C2", {"own_words_first": "", "source_kind": "self;group"}, -1),
    ("C2", {"own_words_first": "yes", "source_kind": "self;group", "outcome_at_intake": "yes"}, 0),
    ("C2", {"purpose_set_by": "person", "source_kind": "self;group"}, 1),
    ("C2", {"purpose_set_by": "family", "source_kind": "self;group"}, 0),
    ("C2", {"own_words_first": "yes", "source_kind": "self"}, -1),
    ("C3", {"source_kind": "self;professional"}, 1),
    ("C3", {"source_kind": "self;group"}, 0),
    ("C3", {"source_kind": "neighbour"}, 1),
    ("C3", {"source_kind": "professional"}, 0),
    ("C3", {"source_kind": "peer", "asked_for": "professional", "asked_refused": "yes"}, 0),
    ("C4", {"not_ours": "yes", "referred_on": "no"}, 1),
    ("C4", {"not_ours": "yes", "referred_on": "yes"}, 0),
    ("C4", {"not_ours": "no", "referred_on": ""}, 0),
    ("C4", {"not_ours": "yes", "referred_on": ""}, -1),
    ("C4", {"not_ours": "", "referred_on": ""}, -1),
]


@pytest.mark.parametrize(("name", "said", "mark"), ROWS)
def test_a_row_counts_or_not(name: str, said: dict[str, object], mark: int) -> None:
    count = hold_up(facts(people(1, **said)))[name].count

    assert (count.denominator, count.numerator, count.unknown) == (1, int(mark == 1), int(mark == -1))


def test_an_ending_is_only_counted_where_there_is_one() -> None:
    rows = [*people(3, person_agreed_end="", ended_date=None), {"person_id": "x", "ended_date": date(2025, 1, 1)}]

    assert hold_up(facts(rows))["N5"].count.denominator == 1


def test_a_kind_on_several_rows_of_a_strand_was_weighed_there() -> None:
    rows = [{"person_id": "a", "own_words_first": "yes", "source_kind": kind} for kind in ("self", "professional")]

    assert hold_up(facts(rows))["C2"].count.numerator == 1


def test_one_kind_says_that_nothing_else_was_weighed_only_where_a_file_lists_what_was_weighed() -> None:
    rows: list[Row] = [
        {"person_id": "a", "own_words_first": "yes", "source_kind": "self;group"},
        {"person_id": "b", "own_words_first": "yes", "source_kind": "self"},
    ]

    assert hold_up(facts(rows))["C2"].count.unknown == 0
    assert hold_up(facts(rows[1:]))["C2"].count.unknown == 1


def test_strands_of_one_person_are_weighed_apart() -> None:
    rows = [{"person_id": "a", "strand": strand, "source_kind": "self;professional"} for strand in "xy"]

    count = hold_up(facts(rows))["C3"].count

    assert (count.denominator, count.people) == (2, 1)


def test_with_events_starts_contacts_and_matters_are_told_apart() -> None:
    said: Row = {"started_by": "person", "not_ours": "no", "invited": "yes"}
    rows = [
        {"person_id": "a", "event": event, **said} for event in ("start", "contact", "contact", "matter", "refusal")
    ]
    mirror = hold_up(facts(rows))

    assert [mirror[name].count.denominator for name in ("C1", "N4", "C4")] == [1, 4, 4]


def test_words_that_five_people_share_were_nobodys_own() -> None:
    shared = [*people(5, purpose="To live independently"), {"person_id": "z", "purpose": "Pigeons"}]

    assert hold_up(facts(shared))["N1"].count.numerator == 5
    assert hold_up(facts(shared[1:]))["N1"].count.numerator == 0
    again = [{"person_id": "a", "purpose": "Pigeons"}] * 9
    assert hold_up(facts(again))["N1"].count.numerator == 0


@pytest.mark.parametrize(
    ("name", "lacks"),
    [
        ("N1", ("purpose_set_by",)),
        ("N2", ("provider", "recorder_org")),
        ("N3", ("required_items",)),
        ("N4", ("started_by", "invited")),
        ("N5", ("person_agreed_end",)),
        ("C1", ("started_by",)),
        ("C2", ("own_words_first", "source_kind")),
        ("C3", ("source_kind",)),
        ("C4", ("not_ours", "referred_on")),
    ],
)
def test_a_column_that_is_not_there_cannot_be_seen(name: str, lacks: tuple[str, ...]) -> None:
    reading = hold_up(facts(people(50, date=date(2025, 1, 1))))[name]

    assert reading.verdict is Verdict.CANNOT_SEE
    assert reading.lacks == lacks


def test_without_people_nothing_can_be_judged() -> None:
    mirror = hold_up(facts([{"started_by": "person", "invited": "yes"}] * 100))

    assert {each.verdict for each in mirror.readings} == {Verdict.CANNOT_SEE}
    assert mirror["C1"].lacks == ("person_id",)


def test_no_rows_at_all_say_nothing() -> None:
    mirror = hold_up(facts([]))

    assert mirror.rows == 0
    assert {each.verdict for each in mirror.readings} == {Verdict.CANNOT_SEE}


def test_columns_without_a_row_say_nothing_either() -> None:
    columns = {"person_id": [], "started_by": [], "invited": [], "source_kind": [], "own_words_first": [], "date": []}
    mirror = hold_up(type(facts([])).from_numbers(columns, 0), by_quarter=True)

    assert mirror["N4"].verdict is Verdict.NOT_ENOUGH
