"""From a search that finds nothing to a choice and what came of it: without script, on a small phone, by keyboard."""

import pytest
from playwright.sync_api import Page

from ownterms.agenda.models import Choice, Option, Step, WhatCame
from ownterms.spaces.models import Space

from .conftest import OpenPage
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "xylophone quartz, at night"


def to(page: Page, words: str) -> None:
    """This will go to a button or a way with the keyboard and press it there."""
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate("() => document.activeElement.innerText || ''")
        if here.strip().startswith(words):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(words)


def typed(page: Page, field: str, words: str) -> None:
    """This will write into a field."""
    page.locator(f"main [name={field}]").first.focus()
    page.keyboard.type(words)


def test_an_empty_search_becomes_a_way_a_choice_and_what_came(open_page: OpenPage, town: Town) -> None:
    page = open_page(width=320, height=640, script=False)
    page.goto("/")
    typed(page, "words", WORDS)
    to(page, "See what is around")
    to(page, "Invent an option yourself")
    to(page, "Begin a space of my own")
    page.goto("/space/agenda/options/new/")
    assert page.input_value("main [name=words]") == WORDS
    assert WORDS not in page.url
    page.locator("main [name=words]").focus()
    to(page, "Keep it")
    amina = Space.objects.get().person

    page.goto(town.full)
    to(page, "Keep this as an option")
    to(page, "Back to your agenda")
    assert WORDS in {each.words for each in Option.objects.read(by=amina)}
    assert Option.objects.count() == 2

    to(page, "Choose, or leave it open")
    page.locator("main [name=chosen]").first.focus()
    page.keyboard.press("Space")
    to(page, "I choose what is ticked")
    [choice] = Choice.objects.read(by=amina)
    assert [each.words for each in choice.chosen] == [WORDS]
    assert len(choice.table) == 2

    to(page, "Write down a step")
    typed(page, "words", "Asked the choir")
    to(page, "Keep it")
    to(page, "It is done")
    assert Step.objects.get().done_at
    to(page, "Say what came of it")
    typed(page, "words", "They have one in the cellar.")
    to(page, "Keep it")
    assert [each.words for each in WhatCame.objects.read(by=amina)] == ["They have one in the cellar."]
    assert "They have one in the cellar." in page.inner_text("main")
