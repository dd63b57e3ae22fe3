"""`./run mirror`: for anybody with a spreadsheet. No database, no network, nothing kept, and no traceback."""

import io
import json
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from docx import Document

from ownterms.mirror.management.commands import mirror as command
from ownterms.mirror.reading import COLUMNS, nine
from ownterms.mirror.reading.cuts import NINE
from ownterms.mirror.reading.nine import NINE_TESTS
from ownterms.mirror.sheets import opening
from ownterms.site.command_line import main

Run = Callable[..., tuple[int, str, str]]
PAGE = (settings.BASE_DIR / "docs" / "mirror.md").read_text(encoding="utf-8")
VERDICTS = {"person-centred", "not-person-centred", "mixed", "not-enough-to-say", "not-looked", "cannot-see"}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs it as somebody types it: exit code, standard output, standard error. Rows are closed to it, by pytest."""

    def runs(*words: object) -> tuple[int, str, str]:
        code = main(["mirror", *map(str, words)])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return runs


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Two quarters of a service: 100 people, of whom 20 and then 80 made the first move."""
    lines = ["client ref;date;who started it"]
    for quarter, (month, own) in enumerate(((2, 20), (5, 80))):
        lines += [
            f"c{quarter}-{n};2025-{month:02d}-{1 + n % 28:02d};{'person' if n < own else 'us'}" for n in range(100)
        ]
    return saved(tmp_path / "riverside.csv", "\n".join(lines))


def saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


class TestExample:
    def test_is_a_sheet_of_which_every_cell_can_be_read(self, run: Run, tmp_path: Path) -> None:
        code, out, _err = run("--example", tmp_path / "mine.csv")
        assert (code, out) == (0, f"Written to {tmp_path}/mine.csv. Try: ./run mirror {tmp_path}/mine.csv\n")

        code, out, _err = run(tmp_path / "mine.csv", "--json")
        told = json.loads(out)

        assert code == 0
        assert told["troubles"] == {"count": 0, "first": []}
        assert told["unread"] == []
        assert [each["verdict"] for each in told["readings"] if each["verdict"] == "cannot-see"] == []

    def test_goes_to_standard_output_and_writes_over_nothing(self, run: Run, tmp_path: Path) -> None:
        code, out, _err = run("--example")
        assert (code, out.splitlines()[0]) == (0, ",".join(COLUMNS))

        mine = saved(tmp_path / "mine.csv", "dear to me")
        code, out, err = run("--example", mine)
        assert (code, out) == (1, "")
        assert "is there already" in err
        assert mine.read_text() == "dear to me"


class TestJson:
    def test_has_the_nine_with_their_doubt(self, run: Run, sheet: Path) -> None:
        code, out, err = run(sheet, "--json")
        told = json.loads(out)

        assert (code, err) == (0, "")
        assert [each["id"] for each in told["readings"]] == [*NINE]
        assert {each["verdict"] for each in told["readings"]} <= VERDICTS
        (first,) = (each for each in told["readings"] if each["id"] == "C1")
        assert (first["numerator"], first["denominator"], first["unknown"], first["people"]) == (100, 200, 0.0, 200)
        assert first["low"] < 0.5 < first["high"]
        assert {"cuts", "rows", "people", "first", "last", "alarm", "beside", "periods", "troubles"} <= set(told)
        assert (told["rows"], told["first"], told["last"]) == (200, "2025-02-01", "2025-05-28")
        assert told["read"]["person_id"] == "client ref"

    def test_has_quarters_where_they_are_asked_for(self, run: Run, sheet: Path) -> None:
        _code, out, _err = run(sheet, "--json", "--by", "quarter")
        periods = json.loads(out)["periods"]

        assert [each["name"] for each in periods] == ["2025-Q1", "2025-Q2"]
        assert [each["readings"][5]["numerator"] for each in periods] == [20, 80]


class TestText:
    def test_tells_what_is_counted_and_what_to_ask_for(self, run: Run, sheet: Path) -> None:
        code, out, _err = run(sheet, "--by", "quarter", "--long")

        assert code == 0
        assert "Counted: 100 of 200 known: 50 in 100" in out
        assert "It moved towards people: from 20 in 100 to 80 in 100." in out
        assert "How it ends: Can’t see" in out
        assert "Ask for a column “person_agreed_end”" in out
        assert "Read: person_id ← “client ref”" in out

    def test_is_short_and_leads_to_the_rest(self, run: Run, sheet: Path) -> None:
        _code, out, _err = run(sheet)
        assert "Counted: 100 of 200" not in out
        assert "Who made the first move              Not enough to say\n" in out
        assert out.endswith("The numbers, and what they rest on: add --long.\n")

    def test_is_broken_where_a_terminal_is_narrow(self, run: Run, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(command.sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", "60")
        _code, out, _err = run(sheet)
        assert max(map(len, out.splitlines())) <= 60

    def test_names_a_bad_row_and_counts_all(self, run: Run, sheet: Path) -> None:
        text = sheet.read_text().replace("2025-02-03", "soon").replace("2025-02-04", "=cmd()")
        code, out, _err = run(saved(sheet, text))

        assert code == 0
        assert "8 cells or lines could not be read. They count as unknown." in out
        assert re.search(r"Line \d+, “date”: ", out)
        assert "=cmd()" not in out.replace("'=cmd()", "")

    def test_says_what_it_did_not_read_and_why(self, run: Run, tmp_path: Path) -> None:
        rows = ["Client Ref,who started it,Key worker,Shoes", "a,self,Jane,42", "b,us", "c,us,Jane,43,44"]
        code, out, _err = run(saved(tmp_path / "messy.csv", "\n".join(rows)))

        assert code == 0
        assert "Not read: “Key worker”, “Shoes”." in out
        assert "“Key worker” names a worker. It is never read." in out
        assert "Line 3: This line has fewer cells than there are headings." in out
        assert "Jane" not in out

    def test_reads_what_comes_through_a_pipe(self, run: Run, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(command.sys, "stdin", io.TextIOWrapper(io.BytesIO(sheet.read_bytes())))
        code, out, _err = run("-", "--json")
        assert (code, json.loads(out)["rows"]) == (0, 200)


class TestFiles:
    def test_are_written_whole_and_say_the_same(self, run: Run, sheet: Path, tmp_path: Path) -> None:
        html, docx = tmp_path / "mirror.html", tmp_path / "mirror.docx"
        code, out, _err = run(sheet, "--html", html, "--docx", docx, "--us", "Riverside; Riverside Help")

        page, document = html.read_text(), Document(str(docx))
        assert (code, out) == (0, f"Written to {html}.\nWritten to {docx}.\n")
        assert '<html lang="en-gb">' in page
        assert '<h1 dir="auto">The honest mirror: Riverside</h1>' in page
        assert not re.search(r"<script|<link|src=|https?://(?!www\.w3\.org/2000/svg)", page)
        headings = [each.text for each in document.paragraphs if (each.style.name or "").startswith("Heading")]
        assert "Who made the first move: Not enough to say" in headings
        assert "The diamond" in page
        assert "The diamond" not in " ".join(each.text for each in document.paragraphs)
        assert len(document.tables) == page.count("<table>")
        assert 'w:lang w:val="en-gb"' in document.styles.element.xml

    def test_leave_standard_output_to_json(self, run: Run, sheet: Path, tmp_path: Path) -> None:
        code, out, err = run(sheet, "--json", "--html", tmp_path / "mirror.html")
        assert (code, json.loads(out)["rows"]) == (0, 200)
        assert err == f"Written to {tmp_path}/mirror.html.\n"

    def test_are_written_over_only_where_it_is_wished(self, run: Run, sheet: Path, tmp_path: Path) -> None:
        mine = saved(tmp_path / "mine.html", "dear to me")
        code, _out, err = run(sheet, "--html", mine)
        assert code == 1
        assert "To write over it, add --replace. Nothing was written." in err
        assert mine.read_text() == "dear to me"

        assert run(sheet, "--html", mine, "--replace")[0] == 0
        assert mine.read_text().startswith("<!doctype html>")

    def test_are_never_the_sheet_itself(self, run: Run, sheet: Path, tmp_path: Path) -> None:
        before = sheet.read_bytes()
        assert run(sheet, "--html", sheet, "--replace")[0] == 2
        assert run(sheet, "--html", tmp_path / "a", "--docx", tmp_path / "a")[0] == 2
        around = tmp_path / "d" / ".." / sheet.name
        (tmp_path / "d").mkdir()
        (tmp_path / "link").symlink_to(sheet)
        assert run(sheet, "--html", around, "--replace")[0] == 2
        assert run(sheet, "--html", tmp_path / "link", "--replace")[0] == 2
        assert sheet.read_bytes() == before
        assert sorted(each.name for each in tmp_path.iterdir()) == ["d", "link", sheet.name]

    def test_are_plain_files(self, run: Run, sheet: Path, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        for out in (tmp_path / "pipe", Path("/dev/null")):
            code, _out, err = run(sheet, "--html", out, "--replace")
            assert code == 1
            assert "is no plain file. Name another. Nothing was written." in err
            assert not out.is_file()

    def test_that_cannot_be_written_get_a_sentence(self, run: Run, sheet: Path, tmp_path: Path) -> None:
        assert "is a folder" in run(sheet, "--html", tmp_path)[2]
        assert "is not there. Make it first" in run(sheet, "--html", tmp_path / "none" / "a.html")[2]
        long = tmp_path / ("x" * 250 + ".html")
        code, _out, err = run(sheet, "--html", long)
        assert code == 1
        assert "cannot be written" in err


class TestWrongWords:
    def test_no_file(self, run: Run) -> None:
        code, _out, err = run()
        assert (code, err) == (2, "Name a file: ./run mirror FILE.csv. Nothing was read.\n")

    @pytest.mark.parametrize("words", [["a.csv", "--by", "month"], ["a.csv", "--colour"], ["a.csv", "b.csv"]])
    def test_what_it_does_not_know(self, run: Run, words: list[str]) -> None:
        assert run(*words)[0] == 2

    def test_a_file_that_is_not_there_or_no_sheet(self, run: Run, tmp_path: Path) -> None:
        code, out, err = run(tmp_path / "none.csv")
        assert (code, out) == (1, "")
        assert "cannot be read (No such file or directory). Nothing was done." in err
        assert "cannot be read" in run(tmp_path)[2]
        code, out, err = run(saved(tmp_path / "letter.csv", "Dear all,\nit rained.\n"))
        assert (code, out) == (1, "")
        assert "letter.csv: We found no line with headings that we know." in err

    def test_what_comes_through_no_pipe_or_without_end(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(command.sys, "stdin", None)
        assert run("-")[2] == "Nothing comes through the pipe. Nothing was read.\n"
        monkeypatch.setattr(opening, "LARGEST_STREAM", 10)
        reading, writing = os.pipe()
        os.write(writing, b"x" * 20)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            monkeypatch.setattr(command.sys, "stdin", pipe)
            assert "Too much comes through the pipe." in run("-")[2]

    def test_a_file_that_stops_half_way_is_named(self, run: Run) -> None:
        assert run("/proc/self/mem")[2].startswith("/proc/self/mem cannot be read (")

    def test_a_terminal_without_our_letters_is_still_written_to(
        self, run: Run, sheet: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written = io.BytesIO()
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="ascii", write_through=True))
        assert run(sheet)[0] == 0
        assert b"How it ends: Can?t see" in written.getvalue()
        written.truncate(0)
        written.seek(0)
        assert run(sheet, "--json")[0] == 0
        assert json.loads(written.getvalue())["read"]["person_id"] == "client ref"


class TestMapping:
    def test_is_written_to_be_put_right_and_then_read(self, run: Run, sheet: Path, tmp_path: Path) -> None:
        meant = tmp_path / "map.toml"
        code, out, err = run(sheet, "--json", "--map", meant)
        assert code == 0
        assert "Put it right, and run the same again." in err
        assert json.loads(out)["read"]["started_by"] == "who started it"

        saved(meant, meant.read_text().replace('"who started it" = "started_by"', '"who started it" = ""'))
        code, out, err = run(sheet, "--json", "--map", meant)
        assert (code, err) == (0, "")
        assert "started_by" not in json.loads(out)["read"]

    def test_helps_where_no_heading_is_known(self, run: Run, tmp_path: Path) -> None:
        sheet = saved(tmp_path / "odd.csv", "wer,wann,womit\na,2025-01-01,x\nb,2025-01-02,y\n")
        meant = tmp_path / "map.toml"
        assert run(sheet)[0] == 1
        code, out, err = run(sheet, "--map", meant)
        assert (code, out) == (0, "")
        assert err.endswith("Nothing was read yet.\n")

        saved(meant, '"wer" = "person_id"\n"wann" = "date"\n')
        assert json.loads(run(sheet, "--map", meant, "--json")[1])["people"] == 2

    def test_is_not_written_of_a_sheet_without_headings(self, run: Run, tmp_path: Path) -> None:
        sheet = saved(tmp_path / "log.csv", "Ann Bell,housing,cried\nBob Cole,debt,his sister died\n")
        code, out, err = run(sheet, "--map", tmp_path / "map.toml")
        assert (code, out) == (1, "")
        assert "no line with headings" in err
        assert "Bell" not in err
        assert list(tmp_path.iterdir()) == [sheet]

    def test_that_is_none_gets_a_sentence(self, run: Run, sheet: Path, tmp_path: Path) -> None:
        for text in ("dear all", '"a" = 1', '"client ref" = "shoe_size"', f"a = {'9' * 5_000}"):
            code, out, err = run(sheet, "--map", saved(tmp_path / "map.toml", text))
            assert (code, out) == (1, "")
            assert "apping" in err
        assert "cannot be read" in run(sheet, "--map", tmp_path)[2]


class TestPage:
    """docs/mirror.md."""

    def test_every_command_on_it_does_what_it_says(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        lines = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]

        for line in lines:
            words = shlex.split(line, comments=True)
            assert words[:2] == ["./run", "mirror"]
            assert (line, run(*words[2:])[0]) == (line, 0)

        assert sorted(each.name for each in tmp_path.iterdir()) == [
            f"riverside.{ending}" for ending in ("csv", "docx", "html", "toml")
        ]

    def test_tells_of_every_column_with_its_words_and_of_all_nine(self) -> None:
        told = set(re.findall(r"`(\w+)`", PAGE))
        assert set(COLUMNS) <= told
        assert {value for column in COLUMNS.values() for value in column.values} <= told
        assert re.findall(r"^\| ([NC]\d) \|", PAGE, re.MULTILINE) == [*NINE]

    @pytest.mark.parametrize("one", NINE_TESTS, ids=lambda one: one.id)
    def test_tells_which_columns_each_reading_needs(self, one: nine.Test) -> None:
        (line,) = (line for line in PAGE.splitlines() if line.startswith(f"| {one.id} |"))
        told = set(re.findall(r"`(\w+)`", line.split("|")[3]))
        assert told == {name for names in one.needs for name in names} - {"person_id"}


def test_nothing_is_kept(run: Run, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    run(sheet)
    run(sheet, "--json")
    assert sorted(tmp_path.rglob("*")) == before
