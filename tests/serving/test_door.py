"""The door as it is served: a letter that a worker writes, and fifty who use one code at the same moment."""

import http.client
import re
import threading
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

from .house import NAME, PATIENCE, Served, until

TOGETHER = 50


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server with two workers, without mail."""
    with Served(tmp_path_factory.mktemp("house") / "data", ["--workers", "2"]) as house:
        yield house


class Browser:
    """Keeps cookies, and fills in the token of forms."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.cookies: dict[str, str] = {}
        self.token = ""

    def ask(self, address: str, fields: dict[str, str] | None = None) -> int:
        """This will open a page, or send a form, and give the status."""
        line = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=PATIENCE)
        headers = {"Host": NAME, "X-Forwarded-Proto": "https", "Origin": f"https://{NAME}"}
        headers |= {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is None:
            line.request("GET", address, headers=headers)
        else:
            body = urlencode(fields | {"csrfmiddlewaretoken": self.token})
            line.request("POST", address, body, headers | {"Content-Type": "application/x-www-form-urlencoded"})
        came = line.getresponse()
        page = came.read().decode()
        for cookie in came.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: held.value for name, held in SimpleCookie(cookie).items()}
        if found := re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page):
            self.token = found[1]
        line.close()
        return came.status


def letters(served: Served) -> list[Path]:
    """The letters that lie in the folder, whole."""
    return [file for file in served.data.glob("letters/*") if "Your code is" in file.read_text()]


def test_one_code_lets_one_in_where_fifty_use_it_together(served: Served) -> None:
    first = Browser(served)
    first.ask("/sign-in/")
    assert first.ask("/sign-in/", {"email": "amina@example.org"}) == 302
    assert first.ask("/sign-in/code/") == 200
    until(lambda: letters(served), "the letter is written")
    [letter] = letters(served)
    assert letter.stat().st_mode & 0o077 == 0
    found = re.search(r"Your code is (\d{3}) (\d{3})", letter.read_text())
    assert found
    digits = found[1] + found[2]

    together = threading.Barrier(TOGETHER)
    told: list[tuple[int, bool]] = []

    def use() -> None:
        one = Browser(served)
        one.cookies, one.token = dict(first.cookies), first.token
        together.wait()
        status = one.ask("/sign-in/code/", {"code": digits})
        told.append((status, "__Host-sessionid" in one.cookies and one.ask("/you/") == 200))

    threads = [threading.Thread(target=use) for _ in range(TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == [(302, True), *[(410, False)] * (TOGETHER - 1)]


def test_nothing_of_it_is_logged(served: Served) -> None:
    assert "amina" not in served.log
