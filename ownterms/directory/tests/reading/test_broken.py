"""Ten thousand broken feeds: each is refused in a sentence or taken, and nothing is ever half taken."""

import json
import re
import resource
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import FrameType, SimpleNamespace

import pytest
from django.db import transaction

from ownterms.directory.actions import importing
from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import ChangeCounter, Duplicate, Listing, Source, Withdrawal
from ownterms.directory.taking.tables import tables
from ownterms.directory.tests.reading.broken import broken_feed

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Duplicate name")]

ROOM = 300_000_000  # bytes above what is there already
LONGEST = 10.0  # seconds of work on one feed
NO_SENTENCE = re.compile(r"Traceback|Error\b|Exception|object at 0x|NoneType|\bself\b|codec|magic")
OURS = [*(table.model for table in tables().values()), Listing, Source, Withdrawal, Duplicate, ChangeCounter]


def counts() -> list[int]:
    """How many rows every table holds."""
    return [model.objects.count() for model in OURS]


@contextmanager
def within_bounds() -> Iterator[None]:
    """Little memory for all of it, and a few seconds of work for each feed (`begin`)."""
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size + ROOM, before[1]))
    kept = signal.signal(signal.SIGPROF, too_long)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, kept)
        resource.setrlimit(resource.RLIMIT_AS, before)


def too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def outcome(path: Path) -> str:
    """What became of one feed: "taken", the sentence of a refusal, or what is wrong with it, after "FAULT"."""
    before = counts()
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    with transaction.atomic():
        try:
            report = import_feed([path], origin=Origin("Millbrook"))
            told = "\n".join([*report.in_words(), json.dumps(report.as_json())])
            found = "taken" if told.encode() else ""
        except FeedRefused as refused:
            found = str(refused)
            if not found.endswith((".", "?")) or NO_SENTENCE.search(found) or len(found) > 1500:
                found = f"FAULT no sentence: {found}"
            if counts() != before:
                found = f"FAULT half taken: {found}"
        except Exception as fault:  # noqa: BLE001  that is what is looked for
            found = f"FAULT {type(fault).__name__}: {fault}"
        signal.setitimer(signal.ITIMER_PROF, 0)
        transaction.set_rollback(True)
    return found


def outcomes(numbers: Iterable[int], folder: Path) -> dict[int, str]:
    """What became of each feed."""
    found = {}
    with within_bounds():
        for number in numbers:
            path = broken_feed(number, folder)
            found[number] = outcome(path)
            path.unlink()
    return found


def faults(found: dict[int, str]) -> dict[int, str]:
    """Those that went wrong."""
    return {number: said[:300] for number, said in found.items() if said.startswith("FAULT")}


@pytest.fixture(autouse=True)
def _listed(tmp_path: Path) -> None:
    """Forty listings of the same source, so that a feed that lost most of them is refused after it was written."""
    file = tmp_path / "before.csv"
    file.write_text("id,name\n" + "".join(f"s{number},Tuesday kitchen {number}\n" for number in range(40)))
    import_feed([file], origin=Origin("Millbrook"))


class TestBrokenFeeds:
    def test_a_sample(self, tmp_path: Path) -> None:
        found = outcomes(range(150), tmp_path)

        assert faults(found) == {}
        assert 20 < list(found.values()).count("taken") < 130

    @pytest.mark.slow
    @pytest.mark.parametrize("part", range(20))
    def test_ten_thousand(self, part: int, tmp_path: Path) -> None:
        assert faults(outcomes(range(part * 500, part * 500 + 500), tmp_path)) == {}

    def test_a_row_kept_by_itself_would_be_seen(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importing, "transaction", SimpleNamespace(atomic=nullcontext))  # planted

        found = outcomes(range(60), tmp_path)

        assert any("half taken" in each for each in faults(found).values())

    def test_a_traceback_would_be_seen(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def careless(_writer: object, _table: object) -> None:
            raise KeyError("name")

        monkeypatch.setattr(importing.Writer, "write", careless)  # planted

        assert any("KeyError" in each for each in faults(outcomes(range(10), tmp_path)).values())


def numbered(pattern: bytes, size: int) -> Iterator[bytes]:
    """So many bytes of a pattern; a "#" in it becomes a number that grows."""
    count = written = 0
    while written < size:
        piece = b"".join(pattern.replace(b"#", b"%d" % number) for number in range(count, count + 10_000))
        count, written = count + 10_000, written + len(piece)
        yield piece


@pytest.mark.slow
class TestAGigabyte:
    @pytest.mark.parametrize(
        ("name", "start", "pattern"),
        [
            ("feed.json", b"[", b"[],"),
            ("feed.json", b"[", b"\n"),
            ("feed.json", b"[", b'{"id":#,"name":"a"},'),
            ("feed.json", b'{"services":[', b'{"id":#,"name":"a","description":"' + b"tea " * 3000 + b'"},'),
            ("feed.json", b'[{"name":"', b"a"),
            ("feed.json", b"{", b'"l#":[{}],'),
            ("lines.jsonl", b"", b"\n"),
            ("lines.jsonl", b"", b"[]\n"),
            ("lines.jsonl", b"", b'{"id":#,"name":"a"}\n'),
            ("services.csv", b"id,name\n", b"\n"),
            ("services.csv", b"id,name\n", b"#,a\n"),
            ("services.csv", b"id,name\n", b'"'),
            ("services.csv", b"", b"c#,"),
        ],
    )
    def test_is_refused_within_little_memory(self, name: str, start: bytes, pattern: bytes, tmp_path: Path) -> None:
        with (tmp_path / name).open("wb") as file:
            file.write(start)
            file.writelines(numbered(pattern, 1_000_000_000))
        before = counts()

        with within_bounds(), pytest.raises(FeedRefused, match="Nothing was changed"):
            import_feed([tmp_path / name], origin=Origin("Millbrook"))

        assert counts() == before
        (tmp_path / name).unlink()
