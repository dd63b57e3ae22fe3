"""Feeds that are broken on purpose: a sentence for each, no traceback, nothing half-applied."""

import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ownterms.directory.feeds import csvs, jsons, opening, row
from ownterms.directory.feeds.looking import look
from ownterms.directory.feeds.opening import documents
from ownterms.directory.feeds.row import FeedRefused, Troubles
from ownterms.directory.models import Listing, Service
from ownterms.directory.taking import staging
from ownterms.directory.taking.staging import Staging
from ownterms.directory.tests.millbrook import MILLBROOK, take, write

GOOD = {"id": "1", "name": "Choir", "status": "active", "organization": {"id": "1", "name": "Millbrook"}}
NAMES = ("services.csv", "feed.json", "feed.jsonl", "feed.zip", "things.csv", "organizations.csv")


def staged(*paths: Path) -> int:
    """Reads and stages a feed without a database, and counts what could be taken."""
    troubles = Troubles()
    with Staging("Hostile", troubles) as held:
        for _count in held.take_all(look(documents(paths), [], troubles).rows(troubles)):
            pass
        return sum(len(batch) for name in held.known for batch in held.batches(name))


def refusal(path: Path) -> str:
    """The sentence with which a feed is refused."""
    with pytest.raises(FeedRefused) as refused:
        staged(path)
    return str(refused.value)


class TestRefusal:
    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("feed.json", b"", "not JSON"),
            ("feed.json", b"hello", "not JSON"),
            ("feed.json", json.dumps([GOOD, GOOD]).encode()[:-20], "ends too early|not JSON"),
            ("feed.json", json.dumps([GOOD]).encode() + b" more", "something follows"),
            ("feed.json", b"[" * 100_000, "nested too deeply"),
            ("feed.json", b'{"a":' * 50_000, "nested too deeply"),
            ("feed.json", b"[1" + b"0" * 5000 + b"]", "a number is too long"),
            ("services.csv", b"", "it is empty"),
            ("services.csv", b'id,name\n1,"' + b"x" * 1_200_000, "more than a million characters"),
            ("services.csv", b"id,name\n1," + b"x" * 5_000_000, "million"),
            ("services.csv", b"c," * 3000 + b"\n1", "no column|too many"),
            ("feed.zip", b"PK\x03\x04 not a zip", "not a zip"),
            ("photo.png", b"\x89PNG\r\n", "not JSON"),
        ],
    )
    def test_is_a_sentence(self, tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
        file = tmp_path / name
        file.write_bytes(content)

        with pytest.raises(FeedRefused, match=sentence):
            staged(file)

    def test_of_a_zip_bomb(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("services.csv", b"0" * 20_000_000)

        assert "packed too tightly" in refusal(tmp_path / "bomb.zip")

    def test_of_a_zip_that_lies_about_its_size(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "LARGEST", 1000)
        with zipfile.ZipFile(tmp_path / "feed.zip", "w") as pack:
            pack.writestr("services.csv", "id,name\n" + "1,Choir\n" * 500)
        lied = opening.Document("services.csv", Path("services.csv"), 10, pack=tmp_path / "feed.zip")

        with pytest.raises(FeedRefused, match="too large when unpacked"), lied.open() as stream:
            stream.read()

    def test_of_a_damaged_zip(self, tmp_path: Path) -> None:
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("services.csv", "id,name\n" + "\n".join(f"{n},Choir {n}" for n in range(5000)))
        damaged = bytearray(whole.getvalue())
        damaged[500:600] = b"\xff" * 100
        (tmp_path / "feed.zip").write_bytes(damaged)

        assert "damaged" in refusal(tmp_path / "feed.zip")

    def test_of_a_damaged_zip_of_another_sort(self, tmp_path: Path) -> None:
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_LZMA) as pack:
            pack.writestr("services.csv", "id,name\n" + "\n".join(f"{n},Choir {n}" for n in range(5000)))
        damaged = bytearray(whole.getvalue())
        damaged[60:160] = b"\xff" * 100
        (tmp_path / "feed.zip").write_bytes(damaged)

        assert "damaged" in refusal(tmp_path / "feed.zip")

    def test_of_a_zip_whose_names_are_no_letters(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "feed.zip", "w") as pack:
            pack.writestr("cafés.csv", "id,name\n1,Choir\n")
        file = tmp_path / "feed.zip"
        file.write_bytes(file.read_bytes().replace("cafés".encode(), b"caf\xf4\x28s", 1))

        assert "damaged" in refusal(file)

    @pytest.mark.parametrize("part", ["[]", "{}", '{"":[]}', "0"])
    def test_of_a_record_of_millions_of_parts(self, tmp_path: Path, part: str) -> None:
        (tmp_path / "feed.json").write_text('[{"name": [' + f"{part}," * (4_000_000 // (len(part) + 1)) + "0]}]")

        assert "too large" in refusal(tmp_path / "feed.json")

    @pytest.mark.parametrize("line", ["\n", '"",\n'])
    @pytest.mark.parametrize("name", ["services.csv", "lines.jsonl"])
    def test_of_a_million_empty_lines(
        self, tmp_path: Path, name: str, line: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(csvs, "MOST_BLANK", 1000)
        monkeypatch.setattr(jsons, "MOST_BLANK", 1000)
        monkeypatch.setattr(row, "MOST_IN_A_ROW", 1000)
        (tmp_path / name).write_text("id,name\n" + line * 3000 + "1,Choir\n")

        assert "000 records in a row" in (said := refusal(tmp_path / name)) or "empty lines" in said

    @pytest.mark.parametrize("content", ["[7,", '{"contents":[7,'])
    def test_of_a_list_of_anything_else(self, tmp_path: Path, content: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(row, "MOST_IN_A_ROW", 1000)
        (tmp_path / "feed.json").write_text(content + "[]," * 3000 + json.dumps(GOOD) + "]" + "}" * (content[0] == "{"))

        assert "records in a row cannot be taken" in refusal(tmp_path / "feed.json")

    def test_of_a_feed_with_more_records_than_memory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(staging, "MOST_ROWS", 1000)
        (tmp_path / "services.csv").write_text("id,name\n" + "".join(f"{n},Choir\n" for n in range(1002)))

        assert "more than 1,000 records" in refusal(tmp_path / "services.csv")

    def test_of_a_cell_nested_too_deeply(self, tmp_path: Path) -> None:
        cell = "[" * 900 + "1" + "]" * 900
        (tmp_path / "feed.json").write_text(json.dumps([GOOD])[:-2] + f', "description": {cell}}}]')

        assert "nested too deeply" in refusal(tmp_path / "feed.json")

    def test_of_a_feed_of_hundreds_of_lists(self, tmp_path: Path) -> None:
        (tmp_path / "feed.json").write_text(json.dumps({"services": [GOOD]} | {f"list{n}": [GOOD] for n in range(300)}))

        assert "more than 200 lists" in refusal(tmp_path / "feed.json")

    def test_of_one_record_that_is_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jsons, "LONGEST_RECORD", 10_000)
        (tmp_path / "feed.json").write_text(json.dumps([GOOD | {"description": "x" * 1_000_000}]))

        assert "too large" in refusal(tmp_path / "feed.json")

    @pytest.mark.django_db
    def test_changes_nothing(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", MILLBROOK))
        before = list(Listing.objects.values())
        (tmp_path / "feed" / "services.csv").write_bytes(b'id,name\n1,"' + b"x" * 1_200_000)

        with pytest.raises(FeedRefused):
            take(tmp_path / "feed")

        assert list(Listing.objects.values()) == before


class TestForgiving:
    def test_a_name_that_is_half_a_letter_can_be_told(self, tmp_path: Path) -> None:
        (tmp_path / "feed.json").write_text('{"services": [{"id": "1", "name": "Choir"}], "\\ud800": [1]}')
        troubles = Troubles()

        look(documents([tmp_path]), [], troubles)

        assert "".join(troubles.left_out).encode()

    @pytest.mark.django_db
    @pytest.mark.parametrize(
        ("encoding", "separator"), [("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", "|")]
    )
    def test_alphabets_and_separators(self, tmp_path: Path, encoding: str, separator: str) -> None:
        table = f"id{separator}name{separator}organization_id\r\n1{separator}Café on the quay{separator}\r\n"
        (tmp_path / "services.csv").write_bytes(table.encode(encoding))

        take(tmp_path)

        assert Service.objects.get().name == "Café on the quay"

    def test_a_line_longer_than_the_header_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "services.csv").write_text("id,name\n1,Choir,too,much\n")
        troubles = Troubles()

        found = list(csvs.records(documents([tmp_path])[0], troubles))

        assert found == [(2, {"id": "1", "name": "Choir"})]
        assert str(troubles.told[0]).startswith("services.csv, line 2: there are more cells than columns")

    def test_cells_over_several_lines_keep_the_count_of_lines(self, tmp_path: Path) -> None:
        (tmp_path / "services.csv").write_text('id,name\n1,"Choir\nand tea"\n2,Walk\n')

        found = list(csvs.records(documents([tmp_path])[0], Troubles()))

        assert [line for line, _record in found] == [2, 4]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "name",
                    "status",
                    "organization",
                    "schedules",
                    "phones",
                    "service_at_locations",
                    "location",
                    "attributes",
                ]
            )
            | st.text(max_size=6),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)
steady = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def survives(name: str, content: bytes) -> None:
    """Staging either takes rows or refuses with a sentence; nothing else comes out."""
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        sentence = "."
        try:
            staged(file)
        except FeedRefused as refused:
            sentence = str(refused)
        assert sentence.endswith((".", "?"))


class TestFuzz:
    @steady
    @given(name=st.sampled_from(NAMES), content=st.binary(max_size=400))
    def test_any_bytes(self, name: str, content: bytes) -> None:
        survives(name, content)

    @steady
    @given(value=json_values)
    def test_any_json(self, value: object) -> None:
        survives("feed.json", json.dumps(value).encode("utf-8", "surrogatepass"))
        survives("feed.jsonl", json.dumps(value).encode("utf-8", "surrogatepass"))

    @steady
    @given(at=st.integers(0, 400), mark=st.binary(min_size=1, max_size=4))
    def test_a_good_feed_with_a_bruise(self, at: int, mark: bytes) -> None:
        good = bytearray(json.dumps([GOOD | {"phones": [{"number": "1"}], "schedules": [{"byday": "TU"}]}]).encode())
        good[at % len(good) : at % len(good) + len(mark)] = mark
        survives("feed.json", bytes(good))

    @steady
    @given(
        lines=st.lists(
            st.lists(st.text(max_size=12) | st.sampled_from(["=CMD()", '"', "None", "51.5", "9am"]), max_size=8),
            max_size=6,
        )
    )
    def test_any_table(self, lines: list[list[str]]) -> None:
        header = "id,organization_id,name,url,status,minimum_age,assured_date,last_modified"
        body = "\n".join(",".join(line) for line in lines)
        survives("services.csv", f"{header}\n{body}".encode("utf-8", "surrogatepass"))
