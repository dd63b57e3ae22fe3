"""A mapping says what somebody's headings mean; an example is a sheet to start from."""

import csv
import io
import tomllib

import pytest

from ownterms.mirror.reading import COLUMNS, hold_up
from ownterms.mirror.sheets import SheetRefused, example, mapping, take
from ownterms.mirror.sheets.words import all_words

SHEET = (
    "Register of 2025\nWer;Wann;Invited?;Key worker;Notes\nAmina;2025-04-03;yes;Dev;likes bees\nBen;2025-04-04;no;;\n"
)


def guessed(text: str = SHEET) -> str:
    return mapping.guess(io.BytesIO(text.encode()), "register.csv")


class TestAMapping:
    def test_is_guessed_from_the_headings(self) -> None:
        assert tomllib.loads(guessed()) == {
            "Wer": "", "Wann": "", "Invited?": "invited", "Key worker": "", "Notes": "",
        }  # fmt: skip
        assert 'Key worker" = ""  # names a worker; never read' in guessed()

    def test_holds_no_word_of_anybody(self) -> None:
        assert not {"Amina", "Ben", "Dev", "bees", "2025-04-03"} & set(guessed().replace('"', " ").split())

    def test_tells_what_our_columns_are(self) -> None:
        told = " ".join(each.lstrip("# ") for each in guessed().splitlines() if each.startswith("#"))
        assert [name for name in COLUMNS if f"{name}: {all_words().about[name]}" not in told] == []

    def test_is_read_back_as_it_was_put_right(self) -> None:
        put_right = guessed().replace('"Wer" = ""', '"Wer" = "person_id"').replace('"Wann" = ""', '"Wann" = "date"')

        sheet = take(io.BytesIO(SHEET.encode()), "register.csv", mapping=mapping.read(put_right))

        assert sheet.found == {"person_id": "Wer", "date": "Wann", "invited": "Invited?"}

    @pytest.mark.parametrize("heading", ['a "b" \\ c', "tab\there", "=1+1", "été", "\x7f\x01", "#x", "[t]", "a.b"])
    def test_keeps_headings_as_they_are(self, heading: str) -> None:
        file = io.StringIO()
        csv.writer(file).writerows([["person_id", "date", "invited", heading], ["a", "", "", ""]])

        read = mapping.read(guessed(file.getvalue()))

        assert read == {"person_id": "person_id", "date": "date", "invited": "invited", heading: ""}

    def test_is_refused_where_nothing_looks_like_headings(self) -> None:
        with pytest.raises(SheetRefused, match="no line with headings"):
            guessed("1,2,3\n4,5,6\n")

    def test_takes_nobody_for_a_heading(self) -> None:
        with pytest.raises(SheetRefused, match="no line with headings"):
            guessed("Amina;2025-04-03;yes;likes bees\nBen;2025-04-04;no;likes wasps\n")

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ('"a" = "date"\nb = = c', "near line 2"),
            ('"a" = "date', "at its end|near line"),
            ("a = 3", "something else than a column for “a”"),
            ("[a]\nb = 'date'", "something else than a column for “a”"),
            ("", "names no column"),
            ('a = "date"\na = "date"', "at its end|near line"),
            (b"\xff\xfe\x00", "no plain text"),
            ("a = " + "[" * 100_000, "cannot be read|no plain text"),
        ],
    )
    def test_says_where_it_cannot_be_read(self, text: str | bytes, sentence: str) -> None:
        with pytest.raises(SheetRefused, match=sentence):
            mapping.read(text)

    def test_guesses_a_column_that_was_spelt_otherwise(self) -> None:
        with pytest.raises(SheetRefused, match=r"Perhaps you mean person_id\."):
            take(io.BytesIO(SHEET.encode()), "register.csv", mapping={"Wer": "personid"})


class TestTheExample:
    def test_is_read_without_a_trouble(self) -> None:
        sheet = take(io.BytesIO(example().encode()), "example.csv")

        assert (sheet.rows, sheet.troubles.count, sheet.unread, sheet.says) == (40, 0, [], [])
        assert list(sheet.found) == list(COLUMNS)
        assert len(hold_up(sheet.facts).readings) == 9

    def test_begins_with_its_headings_as_any_reader_of_csv_expects(self) -> None:
        lines = [*csv.DictReader(io.StringIO(example()))]

        assert len(lines) == 40
        assert all(list(line) == list(COLUMNS) for line in lines)
