"""The invented town, whole, as a person finds it on the first day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from .states import pressed
from .test_every_page import SIDEWAYS, TOO_SMALL, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

QUESTIONS = [
    "I look after my mum and I cant sleep",
    "somewhere warm to sit on Sunday",
    "a bike that works",
    "im fifteen and scared to go home",
    "to sing with other people, not in a church",
]


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, settings: LazySettings, tmp_path: Path) -> Iterator[Page]:
    """A narrow window on the invented town."""
    settings.DATA = tmp_path
    call_command("demo", reset=True, verbosity=0)
    window = browser.new_context(viewport={"width": 320, "height": 640}, base_url=live_server.url)
    yield window.new_page()
    window.close()


def test_every_answer_and_what_it_leads_to_is_fit_to_read(phone: Page) -> None:
    for words in QUESTIONS:
        phone.goto("/")
        phone.fill("#words", words)
        pressed(phone, "See what is around")
        expect(phone.get_by_role("heading", level=1)).to_contain_text(words)
        assert phone.locator("article").count() > 0, words
        assert violations(phone) == [], words
        assert phone.evaluate(SIDEWAYS) <= 0, words
        assert phone.evaluate(TOO_SMALL) == [], words

        phone.locator(".card-name a").first.click()
        expect(phone.get_by_text("Invented, to show how this works").first).to_be_visible()
        assert violations(phone) == [], words
        assert phone.evaluate(SIDEWAYS) <= 0, words


def test_words_that_nobody_knows_get_no_list_until_it_is_asked_for(phone: Page) -> None:
    phone.goto("/")
    phone.fill("#words", "xylophone quartz")
    pressed(phone, "See what is around")
    expect(phone.get_by_role("heading", name="We did not understand that")).to_be_visible()
    assert phone.locator("article").count() == 0

    pressed(phone, "Show the nearest anyway")
    assert phone.locator("article").count() > 0
    assert phone.locator(".card-why").count() == 0
    assert violations(phone) == []


def test_one_who_is_afraid_gets_help_first(phone: Page) -> None:
    phone.goto("/")
    phone.fill("#words", "im fifteen and scared to go home")
    pressed(phone, "See what is around")

    expect(phone.get_by_role("heading", name="Are you safe?")).to_be_in_viewport()
    expect(phone.get_by_text("Childline", exact=True)).to_be_visible()
