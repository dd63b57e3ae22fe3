"""A book of sheets (XLSX) becomes facts, as a CSV does."""

import io
import re
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest

from ownterms.mirror.reading.facts import date_of
from ownterms.mirror.sheets import SheetRefused, Taken, take

SHEET = "xl/worksheets/sheet1.xml"
HEADS = ["Client ID", "Contact date", "Referral source", "Invited?"]
LINES = [HEADS, ["a", date(2025, 4, 3), "Self-referral", True], ["b", 45750, "us", False], [7, None, None, None]]


def book(*sheets: list[list[Any]], name: str = "Contacts") -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for number, lines in enumerate(sheets):
        sheet = made.create_sheet(f"{name} {number}")
        for line in lines:
            sheet.append(line)
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def changed(packed: bytes, name: str, before: str, after: str) -> bytes:
    """The same book, one of its parts written otherwise."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            text = old.read(each).decode()
            assert each != name or before in text
            new.writestr(each, text.replace(before, after, 1) if each == name else text)
    return made.getvalue()


def shared(packed: bytes) -> bytes:
    """The same book with its texts in a part of their own, as spreadsheets save it."""
    texts: list[str] = []

    def move(found: re.Match[str]) -> str:
        texts.append(found[1])
        return f' t="s"><v>{len(texts) - 1}</v></c>'

    with zipfile.ZipFile(io.BytesIO(packed)) as old:
        sheet = old.read(SHEET).decode()
    packed = changed(packed, SHEET, sheet, re.sub(r' t="inlineStr"><is><t>([^<]*)</t></is></c>', move, sheet))
    file = io.BytesIO(packed)
    with zipfile.ZipFile(file, "a") as pack:
        spoken = "<rPh><t>spoken</t></rPh>"
        pack.writestr(
            "xl/sharedStrings.xml", f"<sst>{''.join(f'<si><t>{each}</t>{spoken}</si>' for each in texts)}</sst>"
        )
    return file.getvalue()


def taken(packed: bytes) -> Taken:
    return take(io.BytesIO(packed), "contacts.xlsx")


class TestABook:
    def test_is_read_as_a_csv_would_be(self) -> None:
        sheet = taken(book(LINES))

        assert sheet.rows == 3
        assert sheet.facts.get("started_by").tolist() == [0, 1, -1]
        assert sheet.facts.get("invited").tolist() == [0, 1, -1]
        assert [str(date_of(int(each))) for each in sheet.facts.get("date")[:2]] == ["2025-04-03"] * 2
        assert sheet.facts.known("person_id").all()
        assert (sheet.troubles.count, sheet.says) == (0, [])

    def test_may_have_other_sheets_titles_and_gaps(self) -> None:
        sheet = taken(book([["Notes"], ["of 2025"]], [["Contacts"], [], [None, *HEADS], [], [None, *LINES[1]]], LINES))

        assert sheet.rows == 1
        assert sheet.says == [
            "Lines above the headings that were not counted: 1.",
            "The file has 3 sheets. We read “Contacts 1”.",
        ]

    def test_names_a_bad_cell_by_its_line(self) -> None:
        sheet = taken(book([["Contacts"], [], *LINES, ["c", "someday", "dragon", ""]]))

        assert [each[:2] for each in sheet.troubles.first] == [(7, "Contact date"), (7, "Referral source")]

    def test_gives_what_a_formula_came_to_and_never_works_it_out(self) -> None:
        formula = '<c r="A2" t="str"><f>HYPERLINK("http://x","y")</f><v>kept</v></c><c r="B2"><f>1+1</f></c>'
        packed = book([HEADS, [None, None, "us", "yes"]])

        sheet = taken(changed(packed, SHEET, '<c r="C2"', formula + '<c r="C2"'))

        assert sheet.facts.known("person_id").tolist() == [True]
        assert sheet.facts.known("date").tolist() == [False]

    def test_may_keep_its_texts_apart(self) -> None:
        sheet = taken(shared(book(LINES)))

        assert sheet.facts.get("started_by").tolist() == [0, 1, -1]

    def test_leaves_what_stands_far_to_the_right(self) -> None:
        far = '<c r="XFD2" t="str"><v>far</v></c>'
        sheet = taken(changed(book(LINES), SHEET, '</row><row r="3"', f'{far}</row><row r="3"'))

        assert sheet.facts.get("started_by").tolist() == [0, 1, -1]
        assert sheet.facts.known("person_id").all()

    def test_may_show_days_in_its_own_way(self) -> None:
        made = openpyxl.Workbook()
        sheet = made.active
        assert sheet
        sheet.append(HEADS)
        sheet.append(["a", 45750.75, None, None])
        sheet.append(["b", datetime(2025, 4, 3, 10, 15, tzinfo=UTC).replace(tzinfo=None), None, None])
        sheet["B2"].number_format = '[$-809]dddd" the "d mmm yyyy'

        assert [str(date_of(int(each))) for each in taken(saved(made)).facts.get("date")] == ["2025-04-03"] * 2

    def test_may_count_its_days_from_1904(self) -> None:
        made = openpyxl.Workbook()
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        sheet = made.active
        assert sheet
        sheet.append(HEADS)
        sheet.append(["a", date(2025, 4, 3), None, None])

        assert str(date_of(int(taken(saved(made)).facts.get("date")[0]))) == "2025-04-03"

    def test_may_keep_its_texts_in_their_cells(self) -> None:
        inline = "".join(
            f'<c t="inlineStr"><is><r><t>{each[:3]}</t></r><r><t>{each[3:]}</t></r></is></c>' for each in HEADS
        )
        packed = changed(book([["x"]]), SHEET, "<row", f"<row>{inline}</row><row")
        sheet = taken(packed)

        assert list(sheet.found.values()) == HEADS

    def test_may_name_its_elements_with_a_prefix(self) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(book(LINES))) as old, zipfile.ZipFile(made, "w") as new:
            for each in old.namelist():
                text = old.read(each).decode()
                if each.endswith("sheet1.xml"):
                    text = re.sub(r"<(/?)(?=\w)", r"<\1x:", text)
                    text = text.replace(" xmlns=", " xmlns:x=")
                new.writestr(each, text)

        assert taken(made.getvalue()).rows == 3


class TestWhatIsRefused:
    def test_is_what_is_packed_too_tightly(self) -> None:
        packed = changed(book(LINES), SHEET, "<sheetData>", " " * 20_000_000 + "<sheetData>")

        assert (
            refused(packed)
            == "contacts.xlsx: This file is packed too tightly to be safe. Nothing was read. Save it as CSV."
        )

    @pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
    def test_is_what_declares_entities(self, part: str) -> None:
        declared = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        root = {SHEET: "<worksheet", "xl/sharedStrings.xml": "<sst"}.get(part, "<")
        packed = shared(book(LINES))
        with zipfile.ZipFile(io.BytesIO(packed)) as old:
            text = old.read(part).decode()
        begins = text.index(root) if root != "<" else (text.index("?>") + 2 if "?>" in text else 0)

        assert "declares things" in refused(changed(packed, part, text, text[:begins] + declared + text[begins:]))

    def test_is_what_nests_without_end(self) -> None:
        packed = changed(book(LINES), SHEET, "<sheetData>", "<a>" * 1_000 + "<sheetData>")

        assert "too large" in refused(packed)

    @pytest.mark.parametrize("alphabet", ["zzz", "utf-7", "rot13", "base64", "iso-8859-5", "x" * 300])
    def test_is_an_alphabet_that_nobody_knows(self, alphabet: str) -> None:
        packed = changed(book(LINES), SHEET, "<worksheet", f'<?xml version="1.0" encoding="{alphabet}"?><worksheet')

        assert "in letters that no book of sheets uses" in refused(packed)

    @pytest.mark.parametrize("how", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_is_packed_as_no_book_is(self, how: int) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(book(LINES))) as old, zipfile.ZipFile(made, "w", how) as new:
            for each in old.namelist():
                new.writestr(each, old.read(each))

        assert "packed as no book of sheets is" in refused(made.getvalue())

    def test_is_a_list_of_parts_without_end(self) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as pack:
            for number in range(20_000):
                pack.writestr(f"xl/{number:020}", "")

        assert "too many parts" in refused(file.getvalue())
        assert "too many parts" in refused(file.getvalue()[:-2] + b"\x01\x00x")

    def test_is_a_tag_without_end(self) -> None:
        long = '<a b="' + "".join(map(str, range(400_000)))
        packed = changed(book(LINES), SHEET, "<sheetData>", long)

        assert "has no end" in refused(packed)

    def test_is_a_cell_without_end(self) -> None:
        assert "131,072" in refused(changed(shared(book(LINES)), "xl/sharedStrings.xml", "Client ID", "x" * 200_000))

    @pytest.mark.parametrize("cut", [10, 100, 1_000, 3_000])
    def test_is_what_was_cut_short(self, cut: int) -> None:
        assert "Nothing was read." in refused(book(LINES)[:-cut])

    def test_is_a_line_that_no_sheet_has(self) -> None:
        packed = changed(book(LINES), SHEET, '<row r="2"', '<row r="9999999"')

        assert "a number that no sheet has" in refused(packed)

    @pytest.mark.parametrize(
        ("part", "kind"),
        [("content.xml", "OpenDocument"), ("word/document.xml", "Word"), ("notes.txt", "no sheet in this zip")],
    )
    def test_is_another_kind_of_file(self, part: str, kind: str) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as pack:
            pack.writestr(part, "<x/>")

        assert kind in refused(file.getvalue())


def refused(packed: bytes) -> str:
    with pytest.raises(SheetRefused) as told:
        taken(packed)
    return str(told.value)
