"""A CSV of any kind becomes facts."""

import io
import re

import pytest

from ownterms.mirror.reading import COLUMNS, Facts
from ownterms.mirror.sheets import SheetRefused, Taken, take

SMALL = "person_id,date,started_by,invited\na,2025-04-03,person,yes\nb,2025-04-04,service,no\na,2025-04-05,other,\n"


def taken(text: str | bytes, **asked: object) -> Taken:
    return take(io.BytesIO(text if isinstance(text, bytes) else text.encode()), "sheet.csv", **asked)  # type: ignore[arg-type]


def words(facts: Facts, name: str) -> list[int]:
    return [int(each) for each in facts.get(name)]


class TestASheet:
    def test_becomes_numbers(self) -> None:
        sheet = taken(SMALL)

        assert sheet.rows == sheet.facts.size == 3
        assert words(sheet.facts, "started_by") == [0, 1, 2]
        assert words(sheet.facts, "invited") == [0, 1, -1]
        assert [str(each) for each in sheet.facts.days or ()] == ["2025-04-03", "2025-04-05"]
        assert sheet.troubles.count == 0
        assert sheet.says == []

    def test_tells_one_person_from_another_and_not_who_they_are(self) -> None:
        first, second = taken(SMALL).facts.get("person_id"), taken(SMALL).facts.get("person_id")

        assert first[0] == first[2] != first[1]
        assert first[0] != second[0], "the key lives as long as one reading"

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    @pytest.mark.parametrize(
        "alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
    )
    def test_may_have_any_delimiter_and_alphabet(self, delimiter: str, alphabet: str) -> None:
        text = SMALL.replace("\na,", "\néèä,").replace(",", delimiter)

        sheet = taken(text.encode(alphabet))

        assert words(sheet.facts, "invited") == [0, 1, -1]
        assert sheet.facts.get("person_id")[0] == sheet.facts.get("person_id")[2]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_may_end_its_lines_in_any_way(self, end: str) -> None:
        assert words(taken(SMALL.replace("\n", end)).facts, "started_by") == [0, 1, 2]

    def test_may_have_titles_above_and_blank_lines_between(self) -> None:
        sheet = taken("Contacts of 2025,,,\n\n,,,\n" + SMALL.replace("\nb", "\n\n,,,\nb"))

        assert words(sheet.facts, "started_by") == [0, 1, 2]

    def test_may_name_its_delimiter(self) -> None:
        assert words(taken("sep=;\n" + SMALL.replace(",", ";")).facts, "invited") == [0, 1, -1]

    def test_may_have_breaks_inside_a_cell(self) -> None:
        sheet = taken('purpose,person_id,invited\n"one\r\ntwo\nthree",a,yes\nfour,b,perhaps\n')

        assert words(sheet.facts, "invited") == [0, -1]
        assert [each.line for each in sheet.troubles.first] == [5]

    def test_may_have_its_headings_again_and_again(self) -> None:
        sheet = taken(SMALL + SMALL)

        assert sheet.rows == 6
        assert sheet.says == [
            "The headings come again. Lines with them that were not counted: 1.",
            "Lines that are copies of another, in every cell: 3. Each was counted.",
        ]


class TestALineThatCannotBeRead:
    def test_is_named_and_stays(self) -> None:
        sheet = taken("Client ID,Contact date,Invited?\na,2025-04-03,yes\nb,someday,maybe\n")

        assert sheet.rows == 2
        assert [each[:2] for each in sheet.troubles.first] == [(3, "Contact date"), (3, "Invited?")]
        assert sheet.facts.known("person_id").all()
        assert words(sheet.facts, "invited") == [0, -1]

    def test_may_be_too_long_or_too_short(self) -> None:
        sheet = taken("person_id,date,invited\na,2025-04-03,yes,no\nb,2025-04-03\nc,2025-04-03,no,,\n")

        assert [each[:2] for each in sheet.troubles.first] == [(2, ""), (3, "")]
        assert sheet.facts.known("person_id").tolist() == [False, True, True]
        assert words(sheet.facts, "invited") == [-1, -1, 1]

    def test_is_counted_where_no_more_are_named(self) -> None:
        sheet = taken("person_id,invited\n" + "a,perhaps\n" * 30_000)

        assert sheet.troubles.count == 30_000
        assert [each.line for each in sheet.troubles.first] == list(range(2, 22))


class TestWhatIsSaid:
    def test_blank_is_not_known_and_none_is_an_empty_list(self) -> None:
        sheet = taken('person_id,required_items\na,\nb,none\nc,"name, diagnosis; risk"\nd,unknown\n')

        assert words(sheet.facts, "required_items") == [-1, 0, 3, -1]
        assert words(sheet.facts, "required_wounds") == [-1, 0, 2, -1]

    def test_what_a_form_asks_is_named_once_ten_were_asked(self) -> None:
        asked = "".join(f"{who},shoe size\n" for who in range(1, 11)) + "\n1,favourite colour\n"

        sheet = taken("person_id,required_items\n" + asked)

        assert any("shoe size" in each for each in sheet.says)
        assert not any("colour" in each for each in sheet.says)
        assert words(sheet.facts, "required_items") == [1] * 11

    def test_several_kinds_may_stand_in_one_cell(self) -> None:
        sheet = taken("person_id,source_kind\na,neighbour; professional\nb,GP and church\nc,neighbour + dragon\nd,\n")

        assert [bin(each) for each in words(sheet.facts, "source_kind")] == ["0b1000100", "0b1010000", "0b100", "0b0"]
        assert [each.line for each in sheet.troubles.first] == [4]

    def test_a_question_of_its_own_is_turned_into_our_column(self) -> None:
        sheet = taken("person_id,Self-referral?,Uninvited\na,yes,no\nb,no,yes\nc,,\n")

        assert words(sheet.facts, "started_by") == [0, 2, -1]
        assert words(sheet.facts, "invited") == [0, 1, -1]

    def test_us_is_whoever_keeps_the_sheet(self) -> None:
        text = "person_id,provider\na,Millbrook Centre\nb,in-house\nc,Church\nd,\n"
        facts = taken(text, us="Millbrook centre; MC").facts

        assert (facts.get("provider") == facts.get("recorder_org")).tolist() == [True, True, False, False]
        assert not taken("person_id,provider\na,Church\nb,Shed\n").facts.has("recorder_org")

    def test_us_that_no_provider_is_called_is_not_believed(self) -> None:
        sheet = taken("person_id,provider\na,Riverside\nb,Riverside\n", us="Rivrside")

        assert not sheet.facts.has("recorder_org")
        assert "No provider is called as you say you are. So we cannot see whose shelf it comes from." in sheet.says

    def test_in_house_is_the_service_of_its_line(self) -> None:
        facts = taken("person_id,provider,recorder_org\na,us,North\nb,South,South\nc,us,\nd,North,South\n").facts

        assert (facts.get("provider") == facts.get("recorder_org")).tolist() == [True, True, True, False]

    def test_what_says_nothing_is_not_known(self) -> None:
        facts = taken("person_id,invited,purpose\nN/A,n/k,-\n?,unknown,Not known\na,,none\n").facts

        assert [facts.known(name).tolist() for name in ("person_id", "invited", "purpose")] == [
            [False, False, True], [False] * 3, [False] * 3,
        ]  # fmt: skip


def test_no_cell_is_told() -> None:
    own = [f"Amina{n}" for n in range(26)]
    sheet = taken(
        ",".join(COLUMNS) + ",Notes\n" + (",".join([*own, "a secret"]) + "\n") * 9 + "Amina\n" + "Amina," * 40
    )

    said = " ".join(
        [*sheet.says, *sheet.unread, *sheet.found.values(), *(" ".join(each[1:]) for each in sheet.troubles.first)]
    )

    assert sheet.troubles.count > 100
    assert not re.search("Amina|secret", said)


class TestAMapping:
    def test_says_what_a_heading_means(self) -> None:
        sheet = taken(
            "Who,Wann,Invited\na,2025-04-03,yes\n", mapping={"who": "person_id", "Wann": "date", "Invited": ""}
        )

        assert sheet.found == {"person_id": "Who", "date": "Wann"}
        assert sheet.unread == ["Invited"]

    def test_is_told_what_is_none_of_ours(self) -> None:
        with pytest.raises(SheetRefused, match="no column of ours"):
            taken(SMALL, mapping={"date": "shoe_size"})

    def test_is_told_of_a_heading_that_is_not_there(self) -> None:
        said = taken(SMALL, mapping={"Wer": "person_id"}).says

        assert said == ["The mapping names “Wer”. The sheet has no such heading."]


class TestAWorker:
    @pytest.mark.parametrize("mapping", [None, {"Key worker": "provider"}])
    def test_is_never_read(self, mapping: dict[str, str] | None) -> None:
        sheet = taken("person_id,date,Key worker\na,2025-04-03,Dev\n", mapping=mapping)

        assert set(sheet.found) == {"person_id", "date"}
        assert "“Key worker” names a worker. It is never read." in sheet.says


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "nothing in this file"),
        (b"\0\0\0", "nothing in this file"),
        (b"hello\nworld\n", "no line with headings"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"<html><table>", "web page"),
        (b'{"a": 1}', "JSON"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "old Excel"),
        (bytes(range(256)) * 20, "no text"),
        (b'person_id,date\n"a,b\n' + b"x" * 200_000 + b"\n", "has no end"),
        (b"person_id,date\n" + b"x" * 2_000_000, "a million letters"),
        (b"person_id,date\n" + b"\n" * 1_000_002, "are empty"),
        (b"person_id,date" + b",x" * 5_000, "columns"),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_sentence(text: bytes, sentence: str) -> None:
    with pytest.raises(SheetRefused, match=sentence) as told:
        taken(text)
    assert "Nothing was read." in str(told.value)


def test_watching_hears_how_far_it_is() -> None:
    heard: list[int] = []

    taken("person_id,invited\n" + "a,yes\n" * 2_500, watch=heard.append)

    assert heard == [1_000, 2_000, 2_500]


def test_a_file_stays_open() -> None:
    file = io.BytesIO(SMALL.encode())

    take(file, "sheet.csv")

    assert not file.closed
