"""What happens when a process of `./run serve` ends: it is started again, or all of them end in order."""

import os
import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from .house import NAME, PATIENCE, Served, until

PARTS = {"serving.web": 2} | {f"serving.background {queue}": 1 for queue in ("default", "slow", "backups")}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all of them, one after another: only the first has to make it."""
    return tmp_path_factory.mktemp("ends") / "data"


@pytest.fixture(scope="module")
def house(data: Path) -> Iterator[Served]:
    with Served(data, ["--workers", "1"]) as house:
        yield house


def test_a_process_that_is_killed_is_started_again(house: Served) -> None:
    before = {part: house.children(part) for part in PARTS}
    for part, pids in before.items():
        assert len(pids) == PARTS[part]
        os.kill(pids[-1], signal.SIGKILL)

    for part, count in PARTS.items():
        until(
            lambda part=part, count=count: len(set(house.children(part)) - {before[part][-1]}) == count,  # type: ignore[misc]
            f"another {part} took its place",
        )
    until(house.answers, "it serves")


def test_a_request_is_finished_before_it_stops(house: Served) -> None:  # the last that this house does
    line = socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE)
    body = b"words=a+quiet+place"
    head = f"POST /find/ HTTP/1.1\r\nHost: {NAME}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n"
    head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    line.sendall(head.encode() + body[:5])
    threading.Timer(0.5, house.process.terminate).start()
    threading.Timer(1.5, line.sendall, [body[5:]]).start()
    got = b"".join(iter(lambda: line.recv(65536), b""))
    line.close()

    assert got.startswith(b"HTTP/1.1 200")
    assert house.process.wait(timeout=PATIENCE) == 0
    assert house.children("ownterms") == []


@pytest.mark.slow
def test_nothing_is_left_over_where_the_supervisor_is_killed(data: Path) -> None:
    with Served(data, ["--workers", "1"]) as other:
        other.process.kill()
        other.process.wait()

        until(lambda: not other.children("ownterms"), "its processes ended with it")
