"""The whole product as a process of its own, started as people start it, and writers who use it over HTTP."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.place import Place

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds that a start may take before it counts as none
FORM = "/words/proposal/"
NOTEBOOK = "/space/notebook/"
NOTED = (b"The first words.", b"round ")  # of what stands in it


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


class House:
    """`./run` in a process group of its own, over a data folder that outlives it."""

    def __init__(self, data: Path, *, port: int | None = None, environment: dict[str, str] | None = None) -> None:
        self.port = port or free_port()
        self.environment = os.environ | {"OWNTERMS_DATA": str(data)} | (environment or {})
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """This will start it and give the seconds until it answered the first question."""
        began = time.monotonic()
        command = [sys.executable, str(ROOT / "run"), "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        while time.monotonic() - began < PATIENCE:
            if self.process.poll() is not None:
                raise RuntimeError("The server ended before it answered.")
            if self.answers():
                return time.monotonic() - began
            time.sleep(0.02)
        raise RuntimeError(f"The server did not answer within {PATIENCE} seconds.")

    def answers(self) -> bool:
        """Whether the page of proposals is served."""
        with closing(Writer(self.port)) as reader:
            try:
                return reader.read_form()
            except (OSError, http.client.HTTPException):
                return False

    def kill(self) -> None:
        """This will kill every process of it at once, as `kill -9` does."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """This will ask it to stop, and kill it where it does not within ten seconds."""
        assert self.process
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()


class Writer:
    """Somebody who proposes words; or, signed in, who writes into their notebook. With a browser's cookies."""

    def __init__(self, port: int, signed_in: str = "") -> None:
        self.door = http.client.HTTPConnection("127.0.0.1", port, timeout=40)
        self.form = NOTEBOOK if signed_in else FORM
        self.signed_in, self.token = signed_in, ""
        self.cookie = signed_in

    def close(self) -> None:
        """This will go away."""
        self.door.close()

    def read_form(self) -> bool:
        """This will open the form, as everyone does before they send it; whether it was served."""
        self.door.request("GET", self.form, headers={"Cookie": self.signed_in})
        answer = self.door.getresponse()
        page = answer.read().decode()
        given = [each.split(";")[0] for each in answer.headers.get_all("Set-Cookie") or []]
        self.cookie = "; ".join(filter(None, [self.signed_in, *(each for each in given if "csrf" in each)]))
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        self.token = token[1] if token else ""
        return answer.status == 200

    def send(self, words: str) -> int:
        """This will send words and give the status; raises OSError or HTTPException where no answer came."""
        body = urlencode({"csrfmiddlewaretoken": self.token, "words": words, "leave": "on"})
        head = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
        self.door.request("POST", self.form, body, head)
        answer = self.door.getresponse()
        answer.read()
        return answer.status


class Writers:
    """Several people who write without a pause, and what was acknowledged to them. Signed in, all are one."""

    def __init__(self, port: int, count: int, name: str, *, pause: float = 0, signed_in: str = "") -> None:
        self.port, self.name, self.pause, self.signed_in = port, name, pause, signed_in
        self.acknowledged: list[str] = []
        self.refused: list[int] = []
        self.unanswered = 0
        self.moments: list[float] = []  # when each was acknowledged, in seconds of the monotonic clock
        self.longest = 0.0  # seconds from sending to acknowledgement
        self.enough = threading.Event()
        self.threads = [threading.Thread(target=self._write, args=(number,)) for number in range(count)]

    @contextmanager
    def at_work(self) -> Iterator["Writers"]:
        """They write while the block runs, and have stopped when it ends."""
        for each in self.threads:
            each.start()
        try:
            yield self
        finally:
            self.enough.set()
            for each in self.threads:
                each.join()

    def _write(self, number: int) -> None:
        count = 0
        while not self.enough.is_set():
            with closing(Writer(self.port, self.signed_in)) as writer:
                try:
                    writer.read_form()
                    while not self.enough.is_set():
                        count += 1
                        self._send(writer, f"{self.name} by {number}, {count}")
                        time.sleep(self.pause)
                except (OSError, http.client.HTTPException):
                    self.unanswered += 1
                    time.sleep(0.02)

    def _send(self, writer: Writer, words: str) -> None:
        began = time.monotonic()
        status = writer.send(words)
        ended = time.monotonic()
        if 200 <= status < 400:
            self.acknowledged.append(words)
            self.moments.append(ended)
            self.longest = max(self.longest, ended - began)
        else:
            self.refused.append(status)
            time.sleep(0.02)


class Looker:
    """A helper who opens a page again and again, and how often it was shown to them."""

    def __init__(self, port: int, place: Place) -> None:
        self.port, self.place, self.shown = port, place, 0
        self.enough = threading.Event()
        self.thread = threading.Thread(target=self._look)

    @contextmanager
    def at_work(self) -> Iterator["Looker"]:
        """They look while the block runs, and have stopped when it ends."""
        self.thread.start()
        try:
            yield self
        finally:
            self.enough.set()
            self.thread.join()

    def _look(self) -> None:
        while not self.enough.is_set():
            with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)) as door:
                try:
                    door.request("GET", self.place.page, headers={"Cookie": self.place.helper})
                    answer = door.getresponse()
                    body = answer.read()
                    self.shown += answer.status == 200 and any(words in body for words in NOTED)
                except (OSError, http.client.HTTPException):
                    time.sleep(0.02)
