"""A spreadsheet is held up: shown at once, and thrown away."""

import logging
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from ownterms.mirror import held_up
from ownterms.mirror.held_up import CannotHoldUp, hold_up_file
from ownterms.mirror.reading import Verdict
from ownterms.mirror.sheets import example

pytestmark = [pytest.mark.data, pytest.mark.django_db]

LINES = [
    "person;Date;started by;invited;zqx moves;provider;zqx other",
    *(f"qqsecret{n % 30};{1 + n % 28}.03.2026;{'person' if n % 20 else 'service'};yes;person;Us;x" for n in range(300)),
]
SHEET = "\n".join(LINES).encode()


def sent(client: Client, content: bytes = SHEET, **typed: str) -> tuple[int, str]:
    """What comes of holding up a file."""
    answer = client.post("/mirror/sheet/", {"file": SimpleUploadedFile("ours.csv", content)} | typed)
    return answer.status_code, answer.content.decode()


def as_book(lines: list[str]) -> bytes:
    book, content = Workbook(), BytesIO()
    for line in lines:
        book.active.append(line.split(";"))
    book.save(content)
    return content.getvalue()


class TestHoldingUp:
    @pytest.mark.parametrize(
        "content",
        [SHEET, SHEET.decode().encode("utf-16"), SHEET.replace(b"person;D", b"p\xe9rson;D"), as_book(LINES)],
        ids=["utf-8", "utf-16", "windows-1252", "xlsx"],
    )
    def test_reads_what_services_have(self, content: bytes) -> None:
        held = hold_up_file([content], mapping={"p\xe9rson": "person_id"} if b"p\xe9" in content else None)

        assert (held.rows, held.mirror.people) == (300, 30)
        assert held.mirror["C1"].verdict is not Verdict.CANNOT_SEE

    def test_reads_every_column(self) -> None:
        held = hold_up_file([example().encode()])

        assert (held.not_found, held.in_trouble) == ([], 0)
        assert Verdict.CANNOT_SEE not in {each.verdict for each in held.mirror.readings}

    def test_takes_a_heading_for_what_somebody_says_it_is(self) -> None:
        held = hold_up_file([SHEET], mapping={"zqx moves": "purpose_set_by"})

        assert held.found["purpose_set_by"] == "zqx moves"
        assert held.found["started_by"] == "started by"

    def test_one_at_a_time_and_who_waits_is_not_copied(self) -> None:
        def never() -> Iterator[bytes]:
            raise AssertionError("The file was read before its turn had come.")
            yield b""

        with pytest.MonkeyPatch.context() as patch, held_up.TURN:
            patch.setattr(held_up, "PATIENCE", 0)
            with pytest.raises(CannotHoldUp, match="try again in a minute"):
                hold_up_file(never())

        assert hold_up_file([SHEET]).rows == 300

    def test_no_file_holds_the_turn_for_long(self) -> None:
        """A planted fault: a reader that goes on for ever is ended by its own clock, long before that of pictures."""
        spins = "from ownterms.lib.apart.work import at_work; at_work(lambda _: [0 for _ in iter(int, 1)], seconds=1)"

        done = subprocess.run([sys.executable, "-c", spins], input=b"", check=False)

        assert done.returncode in {-signal.SIGKILL, -signal.SIGXCPU}

    def test_what_takes_too_long_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(held_up, "SECONDS", 0)

        with pytest.raises(CannotHoldUp, match="too much to read here"):
            hold_up_file([SHEET])

    def test_tells_how_long_it_took(self) -> None:
        assert 0 < hold_up_file([SHEET]).seconds < held_up.SECONDS
        with pytest.raises(CannotHoldUp) as told:
            hold_up_file([b"%PDF-1.7"])
        assert 0 < told.value.seconds < held_up.SECONDS


class TestItsPage:
    def test_shows_what_is_good_first_and_then_a_step(self, client: Client) -> None:
        status, page = sent(client)

        assert status == 200
        places = [page.index(each) for each in ("What is good", "One next step", "Why the boxes made sense once")]
        assert places == sorted(places)
        assert "300 rows were read." in page

    def test_offers_headings_that_nobody_knew_for_what_was_not_found(self, client: Client) -> None:
        _status, page = sent(client)
        assert 'name="heading-purpose_set_by"' in page
        assert '<option value="zqx moves">' in page

        _status, page = sent(client, **{"heading-purpose_set_by": "zqx moves", "us": "Our House"})

        assert 'name="heading-purpose_set_by" value="zqx moves"' in page
        assert 'value="Our House"' in page

    @pytest.mark.parametrize(
        ("content", "says"),
        [(b"%PDF-1.7", "This is a PDF."), (b"one,two\n1,2\n", "no line with headings that we know"), (b" ", "nothing")],
    )
    def test_says_what_it_cannot_read_and_keeps_what_was_typed(self, client: Client, content: bytes, says: str) -> None:
        status, page = sent(client, content, us="Our House")

        assert status == 422
        assert says in page
        assert "Our House" in page

    def test_sent_empty_it_says_so_kindly(self, client: Client) -> None:
        answer = client.post("/mirror/sheet/", {"us": "Our House"})

        assert answer.status_code == 422
        assert "Choose a file first. Nothing was read." in answer.content.decode()
        assert "Our House" in answer.content.decode()

    def test_is_asked_for_so_often_and_no_more(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ownterms.mirror.views.holding.MOST", 1)
        sent(client, b"%PDF-1.7")

        status, page = sent(client)

        assert status == 422
        assert "Please try again in an hour" in page

    def test_counts_the_seconds_for_which_others_wait(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        slow = dict.fromkeys((b"%PDF-1.7", b"%PDF-1.8"), 0.0)

        def refuse(pieces: Iterator[bytes], **_said: object) -> None:
            raise CannotHoldUp("Slow.", slow[b"".join(pieces)])

        monkeypatch.setattr("ownterms.mirror.forms.sheet.hold_up_file", refuse)
        says = []
        for content, seconds in ((b"%PDF-1.7", 0.2), (b"%PDF-1.8", 19.5)):
            slow[content] = seconds
            says.append(["Slow." in sent(client, content)[1] for _ in range(6)])

        assert says == [[True] * 6, [True] * 5 + [False]]


class TestNothingOfItIsKept:
    @pytest.fixture
    def told(self, caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
        """All that was written down while a file was held up: what the database was told, and what was logged."""
        written: list[str] = []
        with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as asked:
            yield written
        written += [*(each["sql"] for each in asked.captured_queries), caplog.text]

    def test_in_no_row_and_no_log(self, client: Client, told: list[str]) -> None:
        assert sent(client, us="qqsecretname")[0] == 200
        assert sent(client, b"qqsecret" * 100)[0] == 422

        assert "qqsecret" not in "".join(told)

    def test_in_no_file(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        """Uploads stay in memory, and the process that reads them can open no file and write none."""
        opened: list[str] = []
        monkeypatch.setattr(
            "tempfile._mkstemp_inner", lambda *_: opened.append("x") or (_ for _ in ()).throw(OSError())
        )

        assert sent(client)[0] == 200
        assert opened == []

    def test_what_it_shows_is_kept_by_no_store(self, client: Client) -> None:
        answer = client.post("/mirror/sheet/", {"file": SimpleUploadedFile("ours.csv", SHEET)})

        assert "no-store" in answer.headers["Cache-Control"]
