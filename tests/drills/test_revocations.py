"""Invitations are ended while twenty readers look: no answer to what was asked after that holds a private byte.

A real server with workers of its own. What is asked before an ending is acknowledged may still be shown.
"""

import http.client
import re
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.serving.house import NAME, PATIENCE, Served

from .remembering import PLANTED
from .revoking import HELPERS, Place, Tie

READERS = 20
MOST = 3_000  # seconds that a drill may take in all


class Drill:
    """What the readers of a served house are shown while invitations are ended."""

    def __init__(self, house: Served, place: Place) -> None:
        self.house, self.place = house, place
        self.current = [0] * HELPERS  # which tie each helper looks at
        self.ended: dict[str, float] = {}  # mark: when its ending was acknowledged
        self.shown: list[tuple[float, set[str]]] = []  # when something was asked for, and the marks in the answer
        self.after: Counter[str] = Counter()  # how many answers to what was asked after an ending
        self.troubles: list[str] = []
        self.enough = threading.Event()

    def run(self) -> None:
        """This will end every invitation, each while those who may see it look."""
        readers = [threading.Thread(target=self._read, args=(number % HELPERS, number)) for number in range(READERS)]
        enders = [threading.Thread(target=self._end_all, args=(number,)) for number in range(HELPERS)]
        for each in [*readers, *enders]:
            each.start()
        for each in enders:
            each.join(MOST)
        self.enough.set()
        for each in readers:
            each.join(PATIENCE)

    @property
    def leaks(self) -> list[str]:
        """What was shown to somebody who asked after it was ended."""
        never = float("inf")
        return [mark for began, marks in self.shown for mark in marks if self.ended.get(mark, never) < began]

    def _tie(self, helper: int) -> Tie:
        ties = self.place.ties[helper]
        return ties[min(self.current[helper], len(ties) - 1)]

    def _read(self, helper: int, turn: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=PATIENCE)
        while not self.enough.is_set():
            tie, turn = self._tie(helper), turn + 1
            address = "/helping/" if turn % 16 == 0 else tie.picture if turn % 2 else tie.page
            began = time.monotonic()
            try:
                line.request("GET", address, headers=self._heads(self.place.helpers[helper]))
                answer = line.getresponse()
                body = answer.read().decode("latin-1")
            except (OSError, http.client.HTTPException):
                line.close()
                continue
            if answer.status not in {200, 404}:
                self.troubles.append(f"{answer.status} {address}")
            self.shown.append((began, set(re.findall(r"CNRY-\d{4}", body))))
            if self.ended.get(tie.mark, began) < began:
                self.after[tie.mark] += 1
        line.close()

    def _end_all(self, helper: int) -> None:
        for number, tie in enumerate(self.place.ties[helper]):
            self.current[helper] = number
            until = time.monotonic() + PATIENCE
            while not self._was_shown(tie) and time.monotonic() < until:
                time.sleep(0.002)
            self._end(tie)
            if self.troubles:
                return
            while self.after[tie.mark] < READERS // HELPERS and time.monotonic() < until:
                time.sleep(0.002)

    def _was_shown(self, tie: Tie) -> bool:
        return any(tie.mark in marks for _began, marks in self.shown[-5 * READERS :])

    def _end(self, tie: Tie) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=PATIENCE)
        heads = self._heads(self.place.owner)
        line.request("GET", tie.ending, headers=heads)
        form = line.getresponse()
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', form.read())
        given = [each.partition(";")[0] for each in form.headers.get_all("Set-Cookie") or [] if "csrf" in each]
        heads |= {"Cookie": "; ".join([heads["Cookie"], *given]), "Origin": f"https://{NAME}"}
        heads["Content-Type"] = "application/x-www-form-urlencoded"
        line.request("POST", tie.ending, b"csrfmiddlewaretoken=" + (token[1] if token else b""), heads)
        answer = line.getresponse()
        answer.read()
        if answer.status == 302:
            self.ended[tie.mark] = time.monotonic()
        else:
            self.troubles.append(f"{answer.status} {tie.ending}")
        line.close()

    def _heads(self, session: str) -> dict[str, str]:
        cookie = f"sessionid={session}; __Host-sessionid={session}"
        return {"Cookie": cookie, "Host": NAME, "X-Forwarded-Proto": "https"}


def drilled(folder: Path, count: int, environment: dict[str, str] | None = None) -> Drill:
    """This will end so many invitations in a house that is served."""
    with Served(folder / "data", ["--workers", "2"], environment or {}) as house:
        drill = Drill(house, Place.begin(folder / "data", count))
        drill.run()
    return drill


@pytest.mark.parametrize("count", [12, pytest.param(1_000, marks=pytest.mark.slow)])
def test_what_is_ended_is_shown_to_nobody_who_asks_after(tmp_path: Path, count: int) -> None:
    drill = drilled(tmp_path, count)

    assert drill.troubles == []
    assert len(drill.ended) == count
    assert all(drill.after[mark] >= READERS // HELPERS for mark in drill.ended)
    assert {mark for _began, marks in drill.shown for mark in marks} == set(drill.ended)
    assert drill.leaks == []


@pytest.mark.slow
def test_that_could_show_a_yes_that_is_remembered_for_a_second(tmp_path: Path) -> None:
    assert drilled(tmp_path, 8, PLANTED).leaks
