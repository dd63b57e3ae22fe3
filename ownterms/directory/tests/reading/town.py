"""A small server of feeds on this machine, for tests."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ownterms.directory.feeds import asking


class Town:
    """A small server: path → answer. It counts what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, object] = {}
        self.broken: set[str] = set()
        self.asked: list[str] = []
        self.claims = 0  # bytes that it says it will send
        town = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                town.answer(self)

            def log_message(self, *_words: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def answer(self, asker: BaseHTTPRequestHandler) -> None:
        """One answer."""
        self.asked.append(asker.path)
        page = self.pages.get(asker.path)
        if asker.path in self.broken:
            asker.send_response(403)
        elif isinstance(page, str):
            asker.send_response(302)
            asker.send_header("Location", page)
        elif page is None:
            asker.send_response(404)
        else:
            asker.send_response(200)
            if self.claims:
                asker.send_header("Content-Length", str(self.claims))
        asker.end_headers()
        if not isinstance(page, str | None) and asker.path not in self.broken:
            asker.wfile.write(page if isinstance(page, bytes) else json.dumps(page).encode())


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A server of Millbrook's services: two pages of two, and each whole under its id."""
    monkeypatch.setattr(asking, "POLITE", 0)
    town = Town()
    names = {"a": "Seed swap", "b": "Tea", "c": "Choir", "d": "Walk"}
    town.pages["/"] = {"version": "HSDS-UK-3.0", "profile": "", "openapi_url": ""}
    for page, ids in ((1, "ab"), (2, "cd")):
        held = [{"id": each, "name": names[each], "status": "active"} for each in ids]
        town.pages[f"/services?page={page}"] = {"total_pages": 2, "last_page": page == 2, "contents": held}
    for each, name in names.items():
        body = {"id": "o", "name": "Millbrook"}
        town.pages[f"/services/{each}"] = {"id": each, "name": name, "status": "active", "organization": body}
    yield town
    town.server.shutdown()
    town.server.server_close()
