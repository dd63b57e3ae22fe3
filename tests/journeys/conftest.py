"""A browser, a small town, and pages in any look."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_socket import enable_socket

from ownterms.finding import vocabulary
from ownterms.finding.tests.conftest import SMALL_LEXICON, forget

from .town import Town, build

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a microphone that hums
]
OpenPage = Callable[..., Page]


@pytest.fixture(autouse=True)
def closed_network() -> None:
    """The browser's library and the server under test talk through sockets of this machine."""
    enable_socket()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all stories; each story has a window of its own."""
    with sync_playwright() as playwright:
        path = CHROMIUM if Path(CHROMIUM).exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def town(
    live_server: LiveServer, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Town]:
    """A few listings of every kind, three entries of the lexicon, and an index of its own."""
    (tmp_path / "en.txt").write_text(SMALL_LEXICON, encoding="utf-8")
    monkeypatch.setattr(vocabulary, "SHIPPED", tmp_path / "en.txt")
    settings.DATA = tmp_path
    forget()
    yield build(live_server.url)
    forget()


@pytest.fixture
def open_page(browser: Browser, town: Town) -> Iterator[OpenPage]:
    """This will open a window: `width` and `height` in pixels, `look` as in the cookie, with or without script."""
    windows = []

    def opened(*, width: int = 1280, height: int = 900, look: str = "", script: bool = True) -> Page:
        window = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, base_url=town.address
        )
        if look:
            window.add_cookies([{"name": "look", "value": look, "url": town.address}])
        windows.append(window)
        page = window.new_page()
        page.set_default_timeout(30_000)
        return page

    yield opened
    for window in windows:
        window.close()
