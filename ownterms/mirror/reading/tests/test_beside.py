"""What is printed beside the nine, without a verdict."""

from datetime import date, timedelta

from ownterms.mirror.reading import Beside, hold_up

from .rows import Row, facts, people

SPRING = date(2025, 4, 10)


def beside(name: str, rows: list[Row]) -> Beside:
    """One number of those beside."""
    return next(each for each in hold_up(facts(rows)).beside if each.id == name)


def share(name: str, rows: list[Row]) -> tuple[int, int, int]:
    """Its numerator, denominator and how many are not known."""
    count = beside(name, rows).count
    assert count is not None
    return count.numerator, count.denominator, count.unknown


def test_words_that_five_share_stand_beside_who_is_said_to_have_set_them() -> None:
    rows = [*people(5, purpose="Be independent", purpose_set_by="person"), {"person_id": "z", "purpose": "Pigeons"}]

    assert share("N1b", rows) == (5, 6, 0)


def test_who_else_set_a_purpose_is_told_apart() -> None:
    rows = [{"person_id": who, "purpose_set_by": who} for who in ("creed", "service", "person")] + people(1)

    assert share("N1c", rows) == share("N1d", rows) == (1, 4, 1)


def test_what_is_demanded_is_weighed_for_wounds() -> None:
    assert beside("N3b", people(4, required_items="wound;name;phone;wound")).figure == 0.5
    assert beside("N3b", people(4, required_items="")).figure is None


def test_a_penalty_or_a_reward_is_always_shown() -> None:
    rows = [{"person_id": "a", "condition": each} for each in ("sanction", "reward", "none", "")]

    assert share("N4b", rows) == (2, 4, 1)


def test_endings_that_crowd_at_the_end_of_a_quarter_are_counted() -> None:
    last = date(2025, 6, 30)
    days = [last - timedelta(days=14), last - timedelta(days=13), last, last + timedelta(days=1)]
    rows = [{"person_id": f"{day}", "ended_date": day, "date": date(2025, 1, 1)} for day in days]

    assert share("N5b", rows) == (2, 4, 0)


def test_endings_at_six_and_twelve_weeks_are_counted() -> None:
    lasted = (34, 35, 49, 50, 77, 91, 92)
    rows = [{"person_id": f"{each}", "date": SPRING, "ended_date": SPRING + timedelta(days=each)} for each in lasted]

    assert share("N5d", rows) == (4, 7, 0)


def test_refusals_are_counted_among_all_who_asked() -> None:
    rows = [{"person_id": "a", "event": each} for each in ("start", "start", "contact", "refusal")]

    assert share("N5c", rows) == (1, 3, 0)


def test_word_of_mouth_is_friends_neighbours_and_those_who_were_helped() -> None:
    rows = [{"person_id": each, "how_heard": each} for each in ("helped", "friend", "neighbour", "family", "advert")]
    rows.append({"person_id": "z", "how_heard": ""})

    assert share("C1b", rows) == (3, 6, 1)


def test_the_largest_heading_and_lives_under_more_than_one() -> None:
    rows = [{"person_id": who, "category": each} for who, each in ("ax", "ay", "bx", "cx", "c ")]

    assert share("C4c", [{**row, "category": str(row["category"]).strip()} for row in rows]) == (3, 5, 1)
    assert share("C4d", [{**row, "category": str(row["category"]).strip()} for row in rows]) == (1, 3, 0)


def test_each_kind_of_source_is_counted_for_itself() -> None:
    rows = [{"person_id": "a", "source_kind": "self;group"}, {"person_id": "b", "source_kind": "group"}]

    assert share("C3b-self", rows) == (1, 2, 0)
    assert share("C3b-group", rows) == (2, 2, 0)


def test_lengths_quiet_and_those_who_came_back() -> None:
    after = {"a": (0, 10), "b": (0, 100), "c": (0, 200, 210)}
    rows = [{"person_id": who, "date": SPRING + timedelta(days=day)} for who, days in after.items() for day in days]

    assert beside("length", rows).figure == 100
    assert beside("came-back", rows).figure == 2


def test_people_without_a_purpose_are_counted_with_honour() -> None:
    rows = [{"person_id": "a"}, {"person_id": "b", "purpose": "Pigeons"}, {"person_id": "c", "source_kind": "self"}]

    assert beside("space-held", rows).figure == 1


def test_new_names_for_old_things_are_seen() -> None:
    rows = [{"person_id": "a", "date": SPRING, "category": "Casework"}] + [
        {"person_id": "b", "date": SPRING + timedelta(days=91), "category": each} for each in ("Casework", "Coaching")
    ]

    assert share("relabelled", rows) == (1, 2, 0)
    assert share("relabelled", rows[:1]) == (0, 0, 0)


def test_what_no_rows_show_is_told_as_such() -> None:
    assert beside("break-glass", people(3)) == Beside("break-glass", "", None)
    assert beside("C4c", people(3)).lacks == ("category",)
