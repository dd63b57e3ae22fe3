"""Lists of what is asked for: a wound is known however it is written, and what cannot be placed is unknown."""

import pytest

from ownterms.mirror.sheets.items import LONGEST_LIST, MOST_DIFFERENT, MOST_ITEMS
from ownterms.mirror.sheets.tests.test_taking import taken, words
from ownterms.mirror.sheets.wounds import all_wounds


@pytest.mark.parametrize(
    "item",
    [
        "riskassessment", "schizophrenia", "Psychiatric report", "P.I.P.", "ri\u200bsk", "ri\u00adsk", "disabilities",
        "illnesses", "difficulties", "vulnerabilities", "addictions", "diagnoses", "crises",
        "name: your illnesses", "EQ-5D",
    ],
)  # fmt: skip
def test_a_wound_is_known_however_it_is_written(item: str) -> None:
    assert all_wounds().is_wound(item) is True


@pytest.mark.parametrize("item", ["Your full name", "Allergies", "N.H.S. number", "terms and conditions", "Name(s)"])
def test_what_is_none_may_have_small_words_beside_it(item: str) -> None:
    assert all_wounds().is_wound(item) is False


@pytest.mark.parametrize("item", ["diagnossis", "dia-gnosis", "age at first episode", "name: diagnossis", "r\u0456sk"])
def test_a_word_that_stands_nowhere_is_not_taken_for_no_wound(item: str) -> None:
    assert all_wounds().is_wound(item) is None


def test_a_list_that_cannot_be_placed_is_unknown_and_told() -> None:
    sheet = taken('person_id,required_items\na,name; diagnossis\nb,"risk; diagnossis; shoe size"\nc,name\n')

    assert words(sheet.facts, "required_items") == [2, 3, 1]
    assert words(sheet.facts, "required_wounds") == [-1, 1, 0]
    assert "“required_items” asks 3 times for things that we cannot place." in sheet.says
    assert not any("diagnossis" in each for each in sheet.says)


@pytest.mark.parametrize("item", ["Name", "ref", "value", "Num"])
def test_a_word_that_a_spreadsheet_uses_for_a_fault_is_a_word(item: str) -> None:
    assert words(taken(f"person_id,required_items\na,{item}\nb,#{item.upper()}?\n").facts, "required_items")[0] == 1
    assert words(taken("person_id,required_items,invited\na,#NAME?,#REF!\n").facts, "required_items") == [-1]


@pytest.mark.parametrize("cell", ["x;" * (MOST_ITEMS + 1), "x" * (LONGEST_LIST + 1)])
def test_a_list_without_end_is_none(cell: str) -> None:
    sheet = taken(f"person_id,required_items\na,{cell}\n")

    assert words(sheet.facts, "required_items") == [-1]
    assert [each.line for each in sheet.troubles.first] == [2]


def test_no_more_different_things_are_looked_at_than_a_form_can_ask() -> None:
    lines = "".join(f"a{place},thing{place}\n" for place in range(MOST_DIFFERENT + 1))

    sheet = taken(f"person_id,required_items\n{lines}b,diagnosis\n")

    assert words(sheet.facts, "required_wounds")[-1] == -1
    assert "It names more than 10,000 different things. We looked at no more." in sheet.says
