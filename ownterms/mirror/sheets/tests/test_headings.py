"""Which line holds the headings: never one that is about somebody, and no cell of such a line is told."""

import io
import re

import pytest

from ownterms.mirror.sheets import SheetRefused, mapping
from ownterms.mirror.sheets.tests.test_taking import SMALL, taken

TITLES = "Register\nContacts of the north,2025\n"
WITHOUT = (
    """Ann Bell,self,GP,goal,need,cried on the phone,member,housing
Bob Cole,referral source,issue,want,group,his sister died,member,debt
Cat Dee,self,issue,aim,peer,drinks again,member,debt
""",
    "Ann Bell,housing,cried on the phone,Millbrook\nBob Cole,debt,his sister died,Weir Lane\n",
    "Klientin;Notiz;Thema\nAnn Bell;cried on the phone;issue\nBob Cole;problem;want\n",
    "Ann Bell,07700 900123,housing,cried\nBob Cole,0770,debt,sister died\n",
)


@pytest.mark.parametrize("text", WITHOUT)
def test_a_sheet_without_any_is_refused_and_no_cell_is_told(text: str) -> None:
    for read in (taken, lambda told: mapping.guess(io.BytesIO(told.encode()), "log.csv")):
        with pytest.raises(SheetRefused, match="no line with headings") as told:
            read(text)
        assert not re.search("Ann|Bob|cried|died|phone", str(told.value))


def test_a_line_about_somebody_is_no_heading_though_it_has_more_words_that_we_know() -> None:
    text = "Client name,Phone,Presenting need,Notes,When\nAnn Bell,issue,debt,died,2025-01-01\n"
    text += "Bob Cole,referral source,purpose,his sister died,provider\n"

    sheet = taken(text)

    assert sheet.headings[0] == "Client name"
    assert sheet.rows == 2
    assert not re.search("Cole|died", " ".join([*sheet.unread, *sheet.says]))


def test_lines_above_are_counted_and_told() -> None:
    assert taken(TITLES + SMALL).says == ["Lines above the headings that were not counted: 2."]
    assert taken(SMALL).says == []


@pytest.mark.parametrize("first", ["Client ID;Forename;Surname;Purpose;Notes", "Datum;Shoes;Notes;Event;Started by"])
def test_headings_may_stand_among_many_that_nobody_knows(first: str) -> None:
    assert taken(f"{first}\n2025-01-02;b;c;d;e\n2025-02-02;b;c;d;e\n").rows == 2


def test_a_mapping_says_which_line_it_is() -> None:
    text = "issue,aim,member\nWer,Was,Wozu\na,b,c\n"

    sheet = taken(text, mapping={"Wer": "person_id", "Was": "", "Wozu": "purpose"})

    assert (sheet.headings, sheet.rows) == (["Wer", "Was", "Wozu"], 1)


def test_a_word_that_a_mapping_names_may_stand_beneath() -> None:
    text = "pérson;date;started by;set by\na;2025-04-03;person;person\nb;2025-04-03;person;person\n"

    assert taken(text, mapping={"pérson": "person_id"}).rows == 2


class TestCopies:
    def test_are_counted_and_told(self) -> None:
        sheet = taken("person_id,invited,notes\n" + "a,yes,x\n" * 3 + "a,yes,y\n")

        assert sheet.rows == 4
        assert sheet.says == ["Lines that are copies of another, in every cell: 2. Each was counted."]


class TestPeople:
    def test_who_come_but_once_each_may_not_be_told_apart(self) -> None:
        said = ["No “visit” comes twice. If it numbers the lines, people cannot be told apart."]

        def told(count: int, more: str = "") -> list[str]:
            lines = "".join(f"v{place},{place % 28 + 1:02}.01.2025\n" for place in range(count))
            return taken(f"visit,date\n{lines}{more}", mapping={"visit": "person_id"}).says

        assert told(51) == said
        assert told(50) == []
        assert told(51, "v1,30.01.2025\n") == []
