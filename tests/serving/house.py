"""A house that is served for real, by `./run serve`, in processes of its own."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
NAME = "hub.example.org"
PATIENCE = 60  # seconds
YESES = {"agenda_origin", "mirror_counting"}
"""Where the invented town says that something may be counted: the one thing that no backup brings back."""
ONLY_IN_TESTS = {"DJANGO_ALLOW_ASYNC_UNSAFE", "DATABASE_URL"}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def run(*words: str, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """This will run one command of the tool to its end."""
    command = [sys.executable, str(ROOT / "run"), *words]
    told = {name: value for name, value in os.environ.items() if name not in ONLY_IN_TESTS} | environment
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False, timeout=PATIENCE * 5)


def until(held: Callable[[], object], what: str) -> None:
    """This will wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not held():
        assert time.monotonic() < end, f"not within {PATIENCE} s: {what}"
        time.sleep(0.1)


@dataclass
class Served:
    """A server that was started, what it wrote, and where it keeps its data."""

    data: Path
    words: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    def __enter__(self) -> Self:
        self.written = self.data.parent / f"{self.data.name}.log"
        command = [sys.executable, str(ROOT / "run"), "serve", "--port", str(self.port), *self.words]
        told = {name: value for name, value in os.environ.items() if name not in ONLY_IN_TESTS}
        told |= {"OWNTERMS_DATA": str(self.data), "OWNTERMS_HOSTS": NAME, **self.environment}
        with self.written.open("w") as log:
            self.process = subprocess.Popen(command, env=told, stdout=log, stderr=log, start_new_session=True)
        until(lambda: "serves at" in self.log or self.process.poll() is not None, "it serves")
        assert self.process.poll() is None, self.log
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=PATIENCE)
        finally:
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)

    @property
    def log(self) -> str:
        """All that it has written so far."""
        return self.written.read_text(encoding="utf-8")

    @property
    def lines(self) -> list[dict[str, object]]:
        """The JSON lines among it."""
        return [json.loads(line) for line in self.log.splitlines() if line.startswith("{")]

    def ask(
        self, address: str, *, method: str = "GET", body: bytes | None = None, plain: bool = False, **headers: str
    ) -> "Answer":
        """This will ask as the proxy in front does, or plainly from this machine. No redirect is followed."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        proxied = {} if plain else {"Host": NAME, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
        line.request(method, address, body=body, headers=proxied | {k.replace("_", "-"): v for k, v in headers.items()})
        came = line.getresponse()
        read = Answer(came.status, came.read(), {k.lower(): v for k, v in came.getheaders()})
        line.close()
        return read

    def answers(self) -> bool:
        """Whether somebody is served now."""
        try:
            return self.ask("/health/", plain=True).status == 200
        except OSError:
            return False

    def children(self, containing: str) -> list[int]:
        """The ids of its processes, or their children, whose command line holds a word."""
        listed = subprocess.run(["ps", "-wweo", "pid,pgid,args"], capture_output=True, text=True, check=True).stdout
        rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
        return [int(pid) for pid, group, args in rows if int(group) == self.process.pid and containing in args]


@dataclass
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]
