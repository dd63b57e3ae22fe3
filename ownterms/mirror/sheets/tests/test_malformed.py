"""Ten thousand malformed sheets: each is read, or refused with a sentence, in bounded time and memory."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from ownterms.mirror.sheets import SheetRefused, taking
from ownterms.mirror.sheets.tests import malformed

ROOT = Path(__file__).parents[4]
LONGEST = 1_200  # seconds after which a process is ended, however slow the machine


def wrong(first: int, count: int) -> list[str]:
    """What went wrong with so many, read in a process of its own, under a lid."""
    command = [sys.executable, "-m", malformed.__name__, str(first), str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stderr[-3_000:]
    found: list[str] = json.loads(done.stdout)
    return found


def test_malformed_sheets_are_read_or_refused() -> None:
    assert wrong(0, 300) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(300, 10_000, 970))
def test_ten_thousand_malformed_sheets_are_read_or_refused(first: int) -> None:
    assert wrong(first, 970) == []


def test_they_are_of_many_kinds() -> None:
    met = {kind(number) for number in range(40)}

    assert {"read", "refused"} <= met


def kind(number: int) -> str:
    name, packed = malformed.malformed(number)
    try:
        taking.take(io.BytesIO(packed), name)
    except SheetRefused:
        return "refused"
    return "read"


class TestThePlantedFault:
    """What would show: a traceback, somebody's word, and no sentence."""

    def test_a_traceback_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(malformed, "reads", lambda *_: 1 / 0)
        assert "ZeroDivisionError" in malformed.wrong_with(0)

    def test_somebodys_word_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(malformed, "reads", lambda *_: ["“zebedee” is no day."])
        assert "somebody's word" in malformed.wrong_with(0)

    def test_what_is_no_sentence_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> list[str]:
            raise SheetRefused("bad magic number")

        monkeypatch.setattr(malformed, "reads", refuse)
        assert "no sentence" in malformed.wrong_with(0)
