"""Slow senders hold up no reader, and what came only in part is not taken for the whole."""

import io
import threading
from collections.abc import Callable
from typing import Any

import pytest

from ownterms.site.serving import patience
from ownterms.site.serving.patience import Patient


class Slow:
    """A sender who goes on only when told."""

    def __init__(self) -> None:
        self.begun, self.told = threading.Event(), threading.Event()

    def read(self, _most: int) -> bytes:
        self.begun.set()
        self.told.wait(10)
        return b"words=x"


def echo(environ: dict[str, Any], start_response: Callable[..., None]) -> list[bytes]:
    """An application that says what it was sent."""
    start_response("200 OK", [])
    return [environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])) if environ.get("CONTENT_LENGTH") else b"-"]


def send(door: Patient, source: object = None, **environ: str) -> tuple[str, bytes]:
    """The status of the answer, and what it says."""
    statuses = []
    said = door({"wsgi.input": source or io.BytesIO(), **environ}, lambda status, _headers: statuses.append(status[:3]))
    return statuses[0], b"".join(said)


class TestPatient:
    def test_gives_on_what_is_whole(self) -> None:
        assert send(Patient(echo, senders=1), io.BytesIO(b"words=x"), CONTENT_LENGTH="7") == ("200", b"words=x")

    def test_gives_on_what_comes_in_pieces(self) -> None:
        door = Patient(echo, senders=1)
        assert send(door, io.BytesIO(b"words=x"), HTTP_TRANSFER_ENCODING="chunked") == ("200", b"words=x")

    def test_lets_those_pass_who_send_nothing(self) -> None:
        assert send(Patient(echo, senders=1)) == ("200", b"-")

    @pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
    def test_waits_for_nothing_that_comes_with_a_look(self, method: str) -> None:
        door, silent = Patient(echo, senders=1), Slow()
        assert send(door, silent, HTTP_TRANSFER_ENCODING="chunked", REQUEST_METHOD=method)[0] == "200"
        assert send(door, silent, CONTENT_LENGTH="7", REQUEST_METHOD=method)[0] == "200"
        assert not silent.begun.is_set()

    def test_takes_no_half_for_a_whole(self) -> None:
        assert send(Patient(echo, senders=1), io.BytesIO(b"wor"), CONTENT_LENGTH="7")[0] == "400"

    def test_refuses_what_is_too_much(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(patience, "MOST", 5)
        door = Patient(echo, senders=1)

        assert send(door, io.BytesIO(b"words=x"), CONTENT_LENGTH="7")[0] == "413"
        assert send(door, io.BytesIO(b"words=x"), HTTP_TRANSFER_ENCODING="chunked")[0] == "413"

    def test_takes_more_where_a_file_may_come(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(patience, "MOST", 5)
        monkeypatch.setattr(patience, "MOST_WITH_FILES", 7)
        door, kind = Patient(echo, senders=1), "multipart/form-data; boundary=x"

        assert send(door, io.BytesIO(b"words=x"), CONTENT_LENGTH="7", CONTENT_TYPE=kind) == ("200", b"words=x")
        assert send(door, io.BytesIO(b"words=xx"), CONTENT_LENGTH="8", CONTENT_TYPE=kind)[0] == "413"

    def test_keeps_threads_for_those_who_read(self) -> None:
        door, senders = Patient(echo, senders=2), [Slow(), Slow()]
        waiting = [threading.Thread(target=send, args=(door, each), kwargs={"CONTENT_LENGTH": "7"}) for each in senders]
        for thread, sender in zip(waiting, senders, strict=True):
            thread.start()
            sender.begun.wait(10)

        assert send(door) == ("200", b"-")
        assert send(door, io.BytesIO(b"words=x"), CONTENT_LENGTH="7")[0] == "503"

        for thread, sender in zip(waiting, senders, strict=True):
            sender.told.set()
            thread.join()
        assert send(door, io.BytesIO(b"words=x"), CONTENT_LENGTH="7")[0] == "200"
