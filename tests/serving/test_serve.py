"""`./run serve`, as a proxy and a host see it: headers, files, the log, the words it is given."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from .house import NAME, PATIENCE, Served, until

CANARY = "CNRY-he-hits-me"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the tests that do it no harm."""
    with Served(tmp_path_factory.mktemp("house") / "data", ["--workers", "2"]) as house:
        yield house


class TestPages:
    def test_are_for_https_only(self, served: Served) -> None:
        page = served.ask("/")
        plain = served.ask("/", plain=True)

        assert page.status == 200
        assert page.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
        assert (plain.status, plain.headers["location"][:8]) == (301, "https://")

    def test_trust_no_other_house(self, served: Served) -> None:
        for answer in (served.ask("/"), served.ask("/nowhere/"), served.ask("/", plain=True), served.ask("/health/")):
            assert answer.headers["content-security-policy"].startswith("default-src 'none'")
            assert "unsafe-" not in answer.headers["content-security-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["referrer-policy"] == "same-origin"
            assert answer.headers["cross-origin-opener-policy"] == "same-origin"

    def test_set_cookies_for_https_only(self, served: Served) -> None:
        cookie = served.ask("/words/proposal/").headers["set-cookie"]

        assert cookie.startswith("__Host-")
        assert all(mark in cookie for mark in ("Secure", "HttpOnly", "SameSite=Strict"))

    @pytest.mark.parametrize("host", ["evil.example", f"{NAME}.evil.example", f"{NAME}@evil.example", "", "a b"])
    def test_answer_to_no_other_name(self, served: Served, host: str) -> None:
        for headers in ({"Host": host}, {"Host": NAME, "X_Forwarded_Host": host}):
            answer = served.ask("/about/", **headers)
            assert answer.status == (400 if headers["Host"] == host else 200)
            assert b"evil" not in answer.body

    def test_that_are_not_there_tell_nothing(self, served: Served) -> None:
        answer = served.ask("/%3Cscript%3Enowhere/")

        assert answer.status == 404
        assert b"<script>nowhere" not in answer.body
        assert b"urlpatterns" not in answer.body
        assert b"Traceback" not in answer.body


class TestFiles:
    def test_may_be_kept_for_ever_and_travel_small(self, served: Served) -> None:
        page = served.ask("/").body.decode()
        addresses = re.findall(r'"(/(?:static|design)/[^"]+\.(?:css|js|svg))"', page)
        assert len(addresses) > 2

        for address in addresses:
            answer = served.ask(address, Accept_Encoding="gzip, br")
            assert answer.status == 200
            assert (
                "max-age=31536000" in answer.headers["cache-control"]
                or "max-age=315360000" in answer.headers["cache-control"]
            )
            assert "immutable" in answer.headers["cache-control"]
            if len(answer.body) > 500:
                assert answer.headers["content-encoding"] in ("gzip", "br")


class TestSlowSenders:
    def test_keep_nobody_else_waiting(self, served: Served) -> None:
        head = f"POST /find/ HTTP/1.1\r\nHost: {NAME}\r\nX-Forwarded-Proto: https\r\nContent-Length: 1000\r\n"
        head += "Content-Type: application/x-www-form-urlencoded\r\n\r\nwords="
        lines = [socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) for _ in range(150)]
        for line in lines:
            line.sendall(head.encode())  # and then they fall silent: more of them than there are threads

        assert served.ask("/about/").status == 200
        for line in lines:
            line.close()


class TestIdleReaders:
    def test_of_whole_files_keep_nobody_else_waiting(self, tmp_path: Path) -> None:
        asked = f"GET /openreferral/hsds.json HTTP/1.1\r\nHost: {NAME}\r\nX-Forwarded-Proto: https\r\n\r\n".encode()
        with Served(tmp_path / "data", ["--workers", "1", "--threads", "4"]) as house:
            assert house.ask("/openreferral/hsds.json").status == 200
            (file,) = (house.data / "openreferral").glob("json-*.json")
            with file.open("ab") as whole:
                whole.write(b" " * 30_000_000)  # as long as that of a large directory
            lines = [socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) for _ in range(12)]
            for line in lines:
                line.sendall(asked)  # and then read nothing: more of them than there are threads
            until(lambda: house.ask("/openreferral/hsds.json").status == 503, "the turns are taken")

            assert house.ask("/about/").status == 200
            assert house.ask("/health/", plain=True).status == 200
            for line in lines:
                line.close()
            until(lambda: house.ask("/openreferral/hsds.json").status == 200, "the turns are given back")


class TestLog:
    def test_tells_of_each_request_its_view_and_no_more(self, served: Served) -> None:
        asked = served.ask(f"/find/?words={CANARY}", User_Agent=CANARY, Referer=f"https://{CANARY}.example/")
        served.ask(f"/{CANARY}/")
        own = asked.headers["request-id"]
        until(lambda: own in served.log, "the line is written")

        line = next(line for line in served.lines if line.get("request_id") == own)
        assert set(line) == {"time", "level", "logger", "event", "request_id", "view", "status", "ms"}
        assert (line["view"], line["status"]) == ("results", 200)
        assert CANARY not in served.log
        assert "203.0.113.7" not in served.log

    def test_holds_one_object_a_line(self, served: Served) -> None:
        others = [line for line in served.log.splitlines() if not line.startswith("{")]
        assert len(others) == 1
        assert others[0].startswith("Own Terms serves at ")


class TestWatching:
    def test_works_from_the_machine_by_plain_http(self, served: Served) -> None:
        assert served.ask("/health/", plain=True).body == b"alive\n"
        assert served.ask("/health/ready/", plain=True).status == 200
        counts = served.ask("/metrics", plain=True)
        assert b"ownterms_answers_total" in counts.body
        assert served.ask("/metrics").status == 404

    def test_counts_what_both_workers_did(self, served: Served) -> None:
        for _ in range(20):
            served.ask("/promises/")
        counted = re.search(
            rb'answers_total{status="200",view="promises"} (\d+)', served.ask("/metrics", plain=True).body
        )
        assert counted
        assert int(counted[1]) == 20

    def test_sees_the_background_work(self, served: Served) -> None:
        until(lambda: b"ownterms_workers_alive 3.0" in served.ask("/metrics", plain=True).body, "all workers are seen")
        until(lambda: b"ownterms_tasks_waiting 0.0" in served.ask("/metrics", plain=True).body, "the queue is empty")
