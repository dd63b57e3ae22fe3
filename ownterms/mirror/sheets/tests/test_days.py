"""Days as people write them."""

import io
from datetime import date

import pytest

from ownterms.mirror.reading.facts import NO_DAY, date_of
from ownterms.mirror.sheets import Taken, take

THIRD_OF_APRIL = date(2025, 4, 3)


def taken(*days: str, heading: str = "date") -> Taken:
    text = f"person_id\t{heading}\n" + "".join(f"a\t{each}\n" for each in days)
    return take(io.BytesIO(text.encode()), "sheet.csv")


def read(*days: str) -> list[date | None]:
    return [None if each == NO_DAY else date_of(int(each)) for each in taken(*days).facts.get("date")]


@pytest.mark.parametrize(
    "written",
    [
        "2025-04-03", "2025/04/03", "2025.4.3", "20250403", "2025-04-03T10:15:00Z", "2025-04-03T23:59:59.123+01:00",
        "2025-04-03 10:15", "2025-04-03 10:15:00 UTC", "03/04/2025", "3/4/25", "03.04.2025", "03-04-2025", "3 4 2025",
        "03/04/2025 00:00", "3/4/2025, 2:15 pm", "3 April 2025", "3rd April 2025", "Thursday 3 April 2025", "3 Apr 25",
        "3-Apr-25", "03-APR-2025", "April 3, 2025", "Apr 3 2025", "2025 April 3", "3. avril 2025",
        "3 April 2025 at 14:05",
        "45750", "45750.5", "45750,25", "1743638400", "1743638400000", "20250403101500", '="2025-04-03"', " 3/4/2025 ",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert read(written) == [THIRD_OF_APRIL]


@pytest.mark.parametrize(
    "written",
    ["someday", "3 Smarch 2025", "2025", "31/02/2025", "25-Mar", "2025-13-01", "99999", "0", "3/4", "1/2/3/4",
     "13/13/2025", "2025-04-03-01", "٣/٤/٢٠٢٥ x", "1e5", "-45750", "3/4/12025", "week 3", "1" * 59, "1" * 500],
)  # fmt: skip
def test_what_is_no_day_is_named_and_unknown(written: str) -> None:
    sheet = taken(written)

    assert sheet.facts.get("date").tolist() == [NO_DAY]
    assert sheet.troubles.first[0].line == 2


@pytest.mark.parametrize("written", ["", " ", "n/k", "unknown", "-", "#N/A"])
def test_no_day_is_no_trouble(written: str) -> None:
    sheet = taken(written)

    assert sheet.facts.get("date").tolist() == [NO_DAY]
    assert sheet.troubles.count == 0


class TestWhichComesFirst:
    def test_is_decided_by_the_whole_column(self) -> None:
        assert read("03/04/2025", "13/04/2025") == [THIRD_OF_APRIL, date(2025, 4, 13)]
        assert read("04/03/2025", "04/13/2025") == [THIRD_OF_APRIL, date(2025, 4, 13)]
        assert taken("03/04/2025", "13/04/2025").says == []

    def test_is_decided_late_for_what_was_read_early(self) -> None:
        many = ["04/03/2025"] * 25_000

        assert set(read(*many, "04/13/2025")) == {THIRD_OF_APRIL, date(2025, 4, 13)}

    def test_may_stand_in_the_heading(self) -> None:
        sheet = taken("04/03/2025", heading="Date (mm/dd/yyyy)")

        assert date_of(int(sheet.facts.get("date")[0])) == THIRD_OF_APRIL

    def test_is_the_british_way_where_nothing_shows_it_and_is_said(self) -> None:
        assert read("03/04/2025") == [THIRD_OF_APRIL]
        assert any("day first" in each for each in taken("03/04/2025").says)

    def test_is_said_where_both_are_there(self) -> None:
        assert any("both ways" in each for each in taken("13/04/2025", "14/04/2025", "04/15/2025", "03/04/2025").says)


@pytest.mark.parametrize("written", ["Apr-25", "April 2025", "2025-04", "04/2025", "2025 Apr"])
def test_a_month_alone_is_its_first_day_and_is_said(written: str) -> None:
    assert read(written) == [date(2025, 4, 1)]
    assert any("first day" in each for each in taken(written).says)


def test_two_digits_of_a_year_are_of_this_century_up_to_68() -> None:
    assert read("13/4/68", "13/4/69") == [date(2068, 4, 13), date(1969, 4, 13)]
