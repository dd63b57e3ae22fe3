"""The words that people use for our columns and values."""

import pytest

from ownterms.mirror.reading.columns import COLUMNS
from ownterms.mirror.sheets import words
from ownterms.mirror.sheets.words import BadWords, all_words, fold, words_of
from ownterms.mirror.sheets.wounds import all_wounds, wounds_of

TEXT = words.FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COLUMNS)
def test_each_column_is_its_own_heading_and_says_what_it_is(name: str) -> None:
    meant = all_words().heading(name)

    assert meant
    assert (meant.column, meant.distance) == (name, 0)
    assert all_words().about[name].endswith(".")


@pytest.mark.parametrize("name", [each.name for each in COLUMNS.values() if each.values])
def test_each_value_is_its_own_word(name: str) -> None:
    assert [all_words().values[name].get(fold(value)) for value in COLUMNS[name].values] == list(
        range(len(COLUMNS[name].values))
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Client ID", "person_id"), ("clientId", "person_id"), ("NHS No.", "person_id"), ("client_ref", "person_id"),
        ("Referral source", "started_by"), ("Self-referral (Y/N)", "started_by"), ("Closed by", "ended_by"),
        ("Reason for closure", "end_reason"), ("Date of contact (dd/mm/yyyy)", "date"),
        ("Whose idea?", "purpose_set_by"),
    ],
)  # fmt: skip
def test_headings_are_known_as_people_write_them(written: str, name: str) -> None:
    meant = all_words().heading(written)

    assert meant
    assert meant.column == name


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("invited", "JA", "yes"), ("invited", "1", "yes"), ("invited", "N", "no"),
        ("started_by", "Self-referral", "person"),
        ("source_kind", "GP", "professional"), ("source_kind", "church", "group"),
        ("purpose_set_by", "LA contract", "contract"),
        ("how_heard", "Word of mouth", "friend"), ("ended_by", "client choice", "person"),
    ],
)  # fmt: skip
def test_values_are_known_as_people_write_them(name: str, written: str, value: str) -> None:
    assert COLUMNS[name].values[all_words().values[name][fold(written)]] == value


@pytest.mark.parametrize("written", ["Key worker", "Staff_ID", "recorded by", "Practitioner (name)"])
def test_a_heading_over_workers_is_known(written: str) -> None:
    assert all_words().names_a_worker(written)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"client id",', '"client id", "end date",'),
        ('"client id",', '"client id", "key worker",'),
        ('person = ["person", "the person", "self", "self referral",', 'person = ["person", "self referral", "gp",'),
        ("[started_by.words]\nperson", "[started_by.words]\nnobody"),
        ("[person_id]", "[shoe_size]\n[person_id]"),
    ],
)  # fmt: skip
def test_a_word_with_two_meanings_is_found(before: str, after: str) -> None:
    assert before in TEXT

    with pytest.raises(BadWords, match=r"words\.toml"):
        words_of(TEXT.replace(before, after, 1))


class TestWounds:
    @pytest.mark.parametrize(
        "item",
        ["Needs", "Diagnosis (ICD-10)", "PHQ-9 score", "risk assessment", "past trauma", "Benefit status", "Offences"],
    )  # fmt: skip
    def test_what_must_be_told_may_be_a_wound(self, item: str) -> None:
        assert all_wounds().is_wound(item) is True

    @pytest.mark.parametrize("item", ["Name", "Access needs", "first language", "How to reach you", "date of birth"])
    def test_other_things_are_none(self, item: str) -> None:
        assert all_wounds().is_wound(item) is False

    def test_what_stands_in_neither_list_is_told_apart(self) -> None:
        assert all_wounds().is_wound("favourite colour") is None

    def test_any_wound_in_an_item_counts(self) -> None:
        assert all_wounds().is_wound("name and diagnosis") is True

    def test_nothing_stands_in_both_lists(self) -> None:
        with pytest.raises(BadWords, match=r"wounds\.toml"):
            wounds_of('wounds = ["needs"]\nno_wounds = ["need"]')
