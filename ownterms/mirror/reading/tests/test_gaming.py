"""Ways in which a sheet can be made to look better than the work, or worse."""

from datetime import date, timedelta

from ownterms.mirror.reading import Mirror, Verdict, hold_up

from .rows import Row, facts, people

DAY = date(2025, 1, 1)
GOOD: Row = {"started_by": "person", "invited": "yes", "purpose_set_by": "person", "not_ours": "no", "referred_on": ""}
BAD: Row = {
    "started_by": "service",
    "invited": "no",
    "purpose_set_by": "contract",
    "not_ours": "yes",
    "referred_on": "no",
}


def read(rows: list[Row]) -> Mirror:
    return hold_up(facts(rows))


def test_rows_that_are_copied_buy_no_verdict() -> None:
    honest = [{"person_id": f"p{i}", **(GOOD if i < 10 else BAD)} for i in range(100)]
    copied = honest + [row for row in honest[:10] for _ in range(400)]

    assert read(honest)["N4"].verdict is Verdict.NOT_PERSON_CENTRED
    for name in ("N1", "N4", "C1", "C4"):
        assert read(copied)[name].verdict is not Verdict.PERSON_CENTRED, name


def test_a_few_who_come_often_do_not_make_a_service_bad() -> None:
    rows = [{"person_id": f"p{i}", **GOOD} for i in range(100)]
    rows += [{"person_id": f"q{i % 3}", **BAD} for i in range(200)]

    assert read(rows)["N4"].verdict is not Verdict.NOT_PERSON_CENTRED


def test_strands_that_share_a_number_are_not_one() -> None:
    rows = [
        {"person_id": f"p{i}", "strand": f"{i // 2}", "source_kind": "self" if i % 2 else "professional"}
        for i in range(200)
    ]
    assert read(rows)["C3"].count.denominator == 200
    same = [{"person_id": f"p{i}", "strand": "1", "source_kind": "self"} for i in range(100)]
    assert (read(same)["C3"].count.denominator, read(same)["C3"].count.people) == (100, 100)


def test_a_strand_that_is_called_as_a_person_is_another() -> None:
    rows: list[Row] = [
        {"person_id": "a", "strand": "b", "source_kind": "self"},
        {"person_id": "b", "source_kind": "professional"},
    ]
    assert read(rows)["C3"].count.denominator == 2


def test_only_the_first_row_of_a_strand_is_its_start() -> None:
    rows: list[Row] = []
    for i in range(60):
        rows.append({"person_id": f"p{i}", "date": DAY, "started_by": "person", "invited": "yes"})
        rows += [
            {"person_id": f"p{i}", "date": DAY + timedelta(days=d), "started_by": "service", "invited": "yes"}
            for d in range(1, 5)
        ]
    assert read(rows)["C1"].verdict is Verdict.PERSON_CENTRED
    assert read(rows[::-1])["C1"].count == read(rows)["C1"].count


def test_rows_without_an_event_make_no_further_starts() -> None:
    rows: list[Row] = []
    for i in range(100):
        rows.append({"person_id": f"p{i}", "date": DAY, "event": "start", "started_by": "service"})
        rows += [{"person_id": f"p{i}", "date": DAY, "event": "", "started_by": "person"}] * 15

    assert read(rows)["C1"].verdict is Verdict.NOT_PERSON_CENTRED


def test_an_uninvited_contact_is_one_under_any_name() -> None:
    rows = [{"person_id": f"p{i}", "event": event, **BAD} for event in ("matter", "ending") for i in range(40)]

    assert read(rows)["N4"].verdict is Verdict.NOT_PERSON_CENTRED


def test_whoever_sends_another_to_knock_has_not_looked() -> None:
    assert read(people(200, started_by="other", invited="no"))["N4"].verdict is Verdict.NOT_LOOKED


def test_purposes_that_the_service_set_are_not_the_persons() -> None:
    assert read(people(200, purpose_set_by="service"))["N1"].verdict is Verdict.MIXED
    assert read(people(200, purpose_set_by="person"))["N1"].verdict is Verdict.PERSON_CENTRED


def test_a_blank_column_says_as_much_as_none() -> None:
    shelf = {"provider": "us", "recorder_org": "us", "source_kind": "professional"}

    assert read(people(200, **shelf))["N2"].verdict is Verdict.NOT_PERSON_CENTRED
    blank = read(people(200, **shelf, own_words_first=""))["N2"]
    assert (blank.verdict, blank.more) == (Verdict.NOT_PERSON_CENTRED, None)
    heard = read(people(200, started_by="person", how_heard=""))["C1"]
    assert heard.verdict is Verdict.PERSON_CENTRED


def test_one_cell_that_lists_two_kinds_does_not_turn_a_file_over() -> None:
    rows = [{"person_id": f"p{i}", "source_kind": "professional" if i % 5 == 0 else "neighbour"} for i in range(1000)]
    rows[1] = {**rows[1], "source_kind": "neighbour;professional"}

    assert read(rows)["C3"].verdict is Verdict.PERSON_CENTRED


def test_own_words_that_come_last_did_not_come_first() -> None:
    rows = [
        {
            "person_id": f"p{i}",
            "date": DAY + timedelta(days=day),
            "own_words_first": "yes" if day == 8 else "no",
            "source_kind": "self;professional",
        }
        for i in range(100)
        for day in range(9)
    ]
    assert read(rows)["C2"].verdict is Verdict.NOT_PERSON_CENTRED


def test_an_ending_that_stands_on_many_rows_is_one() -> None:
    ended: Row = {"ended_date": DAY, "person_agreed_end": "no"}
    rows = [{"person_id": f"p{i}", **ended} for i in range(10) for _ in range(30)]
    rows += [{"person_id": f"q{i}", **ended, "person_agreed_end": "yes"} for i in range(90)]
    count = read(rows)["N5"].count

    assert (count.numerator, count.denominator) == (10, 100)


def test_an_ending_that_was_wanted_on_one_row_and_not_on_another_was_not() -> None:
    rows = [{"person_id": "a", "ended_date": DAY, "person_agreed_end": said} for said in ("yes", "no", "")]

    assert (read(rows)["N5"].count.numerator, read(rows)["N5"].count.denominator) == (1, 1)


def test_the_alarm_hears_what_is_written_in_the_next_row() -> None:
    rows = people(100, asked_for="professional", asked_refused="yes", source_kind="")
    rows += people(100, asked_for="", asked_refused="", source_kind="neighbour")

    assert read(rows).alarm.rings
