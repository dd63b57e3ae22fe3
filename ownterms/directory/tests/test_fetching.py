"""Fetching: pages, files, breaks and going on, and where it will not go."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from ownterms.directory.feeds import asking, fetching
from ownterms.directory.feeds.fetching import Fetch
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import Listing
from ownterms.directory.tests.millbrook import take
from ownterms.directory.tests.reading.town import Town, town

__all__ = ["town"]  # a fixture


@contextmanager
def dripping(beginning: bytes) -> Iterator[str]:
    """A host that begins an answer and goes on, one byte at a time, for five seconds."""
    host, over = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def drip() -> None:
        asker, _address = host.accept()
        with asker, suppress(OSError):
            asker.recv(9_999)
            asker.sendall(beginning)
            for _byte in range(100):
                if over.wait(0.05):
                    return
                asker.sendall(b"a")

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{host.getsockname()[1]}"
    finally:
        over.set()
        thread.join()
        host.close()


class TestFetch:
    @pytest.mark.django_db
    def test_reads_pages_and_then_each_service(self, town: Town, tmp_path: Path) -> None:
        folder = Fetch(town.address + "/", keep_in=tmp_path).run()

        report = take(folder)

        assert report.format == "open-referral-uk"
        assert sorted(Listing.objects.values_list("service__name", flat=True)) == ["Choir", "Seed swap", "Tea", "Walk"]
        assert {listing.organisation_name for listing in Listing.objects.all()} == {"Millbrook"}

    def test_goes_on_where_it_broke_off(self, town: Town, tmp_path: Path) -> None:
        town.broken.add("/services/c")
        with pytest.raises(FeedRefused, match=r"answered 403.*What was fetched is kept"):
            Fetch(town.address + "/", keep_in=tmp_path).run()
        town.broken.clear()
        town.asked.clear()

        Fetch(town.address + "/", keep_in=tmp_path).run()

        assert "/services/a" not in town.asked
        assert "/services?page=1" not in town.asked
        assert "/services/c" in town.asked

    def test_keeps_what_a_page_said_of_a_service_that_is_not_there(self, town: Town, tmp_path: Path) -> None:
        del town.pages["/services/d"]

        folder = Fetch(town.address + "/services", keep_in=tmp_path).run()

        assert '"Walk"' in (folder / "2_brief.jsonl").read_text()

    def test_fetches_a_file(self, town: Town, tmp_path: Path) -> None:
        town.pages["/feed.csv"] = b"name,organisation\nSeed swap,Plot Nine\n"

        folder = Fetch(town.address + "/feed.csv", keep_in=tmp_path).run()

        assert (folder / "feed.csv").read_bytes().startswith(b"name")

    def test_forgets_what_was_taken(self, town: Town, tmp_path: Path) -> None:
        fetch = Fetch(town.address + "/", keep_in=tmp_path)
        fetch.run()

        fetch.forget()

        assert list(tmp_path.iterdir()) == []

    def test_says_when_nothing_is_there(self, town: Town, tmp_path: Path) -> None:
        with pytest.raises(FeedRefused, match="There is no page at"):
            Fetch(town.address + "/nowhere.csv", keep_in=tmp_path).run()

    def test_says_when_it_is_not_json(self, town: Town, tmp_path: Path) -> None:
        town.pages["/"] = b"<html>welcome</html>"

        with pytest.raises(FeedRefused, match="did not answer with JSON"):
            Fetch(town.address + "/", keep_in=tmp_path).run()

    def test_does_not_go_round_in_circles(self, town: Town, tmp_path: Path) -> None:
        town.pages["/"] = "/"

        with pytest.raises(FeedRefused, match="in circles"):
            Fetch(town.address + "/", keep_in=tmp_path).run()

    def test_does_not_read_the_same_page_for_ever(self, town: Town, tmp_path: Path) -> None:
        for page in range(1, 9):
            town.pages[f"/services?page={page}"] = {"last_page": False, "contents": [{"id": "a", "name": "Tea"}]}

        with pytest.raises(FeedRefused, match="pages without end"):
            Fetch(town.address + "/", keep_in=tmp_path).run()

        assert list(tmp_path.iterdir()) == []
        assert "/services?page=3" not in town.asked

    def test_does_not_read_new_pages_for_ever(
        self, town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(fetching, "MOST_SERVICES", 5)
        for page in range(1, 12):
            town.pages[f"/services?page={page}"] = {"last_page": False, "contents": [{"id": page, "name": "Tea"}]}

        with pytest.raises(FeedRefused, match="pages without end"):
            Fetch(town.address + "/", keep_in=tmp_path).run()

        assert "/services?page=9" not in town.asked

    def test_does_not_go_on_with_what_was_fetched_days_ago(self, town: Town, tmp_path: Path) -> None:
        town.broken.add("/services/c")
        fetch = Fetch(town.address + "/", keep_in=tmp_path)
        with pytest.raises(FeedRefused):
            fetch.run()
        town.broken.clear()
        town.asked.clear()
        os.utime(fetch.folder, (0, 0))

        fetch.run()

        assert "/services?page=1" in town.asked

    def test_is_not_sent_on_to_a_file_of_this_machine(self, town: Town, tmp_path: Path) -> None:
        town.pages["/"] = "file:///etc/passwd"

        with pytest.raises(FeedRefused, match="only http and https"):
            Fetch(town.address + "/", keep_in=tmp_path).run()

    def test_is_not_sent_on_to_a_private_host(self, town: Town, tmp_path: Path) -> None:
        town.pages["/"] = f"http://localhost:{town.server.server_port}/services"

        with pytest.raises(FeedRefused, match="leads to localhost, which is private"):
            Fetch(town.address + "/", keep_in=tmp_path).run()

    def test_is_not_led_to_a_private_host_by_a_public_name(
        self, town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        port = town.server.server_port
        monkeypatch.setattr(asking.socket, "getaddrinfo", lambda *_rest, **_more: [(2, 1, 6, "", ("127.0.0.1", port))])

        with pytest.raises(FeedRefused, match=r"leads to millbrook\.example\.org, which is private"):
            Fetch(f"http://millbrook.example.org:{port}/", keep_in=tmp_path).run()

    def test_a_file_cut_short_is_not_taken_for_a_whole_one(self, town: Town, tmp_path: Path) -> None:
        town.pages["/list.csv"] = b"name\nTea\nChoir\n"
        town.claims = 1_000

        with pytest.raises(FeedRefused, match="stopped before the end"):
            Fetch(town.address + "/list.csv", keep_in=tmp_path).run()

    @pytest.mark.parametrize(
        "beginning",
        [
            b"HTTP/1.1 200 OK\r\nX: ",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nname\r\n1;",
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nname",
        ],
        ids=["header", "chunk", "body"],
    )
    def test_is_not_held_by_a_host_that_drips(
        self, tmp_path: Path, beginning: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in {"LONGEST": 0.5, "PATIENCE": 0.3, "MOST_TRIES": 1}.items():
            monkeypatch.setattr(asking, name, value)

        with dripping(beginning) as address, pytest.raises(FeedRefused, match=r"answer|slowly"):
            Fetch(f"{address}/list.csv", keep_in=tmp_path).run()

    def test_asks_no_more_when_its_time_is_over(
        self, town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking, "LONGEST", -1)

        with pytest.raises(FeedRefused, match="takes too long"):
            Fetch(town.address + "/", keep_in=tmp_path).run()
        assert town.asked == []

    @pytest.mark.parametrize("location", ["http://[", "http://127.0.0.1:1/caf\u00e9"])
    def test_is_told_in_a_sentence_where_it_is_sent_nowhere(
        self, town: Town, tmp_path: Path, location: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking, "MOST_TRIES", 1)
        town.pages["/"] = location

        with pytest.raises(FeedRefused, match=r"no address|did not answer"):
            Fetch(town.address + "/", keep_in=tmp_path).run()

    @pytest.mark.parametrize("address", ["http://", "http://user@/", "https://a:99999/", "http://a:0/"])
    def test_refuses_what_is_no_address(self, address: str, tmp_path: Path) -> None:
        with pytest.raises(FeedRefused, match="no address that can be asked"):
            Fetch(address, keep_in=tmp_path)


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.9", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.1", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("::127.0.0.1", False),
        ("::ffff:0:127.0.0.1", False),
        ("64:ff9b::93.184.216.34", True),
        ("64:ff9b::169.254.169.254", False),
        ("64:ff9b:1::93.184.216.34", False),
        ("2002:5db8:d822::1", True),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
    ],
)
def test_what_is_private(address: str, is_public: bool) -> None:
    assert asking._is_public(address) is is_public
