"""Rows as columns of numbers."""

from datetime import date

import pytest

from ownterms.mirror.reading import Facts
from ownterms.mirror.reading.facts import day_of

NEW_YEAR = date(2025, 1, 1)


def some() -> Facts:
    return Facts.from_numbers(
        {
            "person_id": [7, 7, 9, 0],
            "date": [day_of(NEW_YEAR), day_of(date(2025, 3, 31)), day_of(date(2025, 4, 1)), -(2**31)],
            "invited": [0, 1, -1, 0],
            "source_kind": [0b1000001, 0, 0b100, 0b1000000],
        },
        4,
    )


def test_a_word_is_found_by_its_name() -> None:
    assert some().says("invited", "yes").tolist() == [True, False, False, True]
    assert some().known("invited").tolist() == [True, True, False, True]


def test_a_row_may_hold_several_kinds() -> None:
    assert some().says("source_kind", "self", "neighbour").tolist() == [True, False, True, False]
    assert some().says("source_kind", "professional").tolist() == [True, False, False, True]


def test_a_column_that_is_not_there_is_unknown_all_the_way_down() -> None:
    assert not some().has("ended_by")
    assert some().known("ended_by").tolist() == [False] * 4


def test_days_are_cut_with_both_ends_counted_in() -> None:
    assert some().within(NEW_YEAR, date(2025, 3, 31)).size == 2
    assert some().days == (NEW_YEAR, date(2025, 4, 1))
    assert Facts({}, 3).days is None


def test_a_column_of_another_name_is_none_of_ours() -> None:
    with pytest.raises(KeyError):
        some().get("shoe_size")
