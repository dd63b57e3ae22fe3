"""What a person wants, in their order: by mouse, by keyboard, and without script."""

import pytest
from playwright.sync_api import Page, expect

from ownterms.agenda.models import Thought, Want
from ownterms.spaces.actions import begin

from .agenda_states import helped
from .coming_back_states import come_in, pressed
from .conftest import OpenPage
from .keeping_states import known
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def three_wants(page: Page, town: Town) -> None:
    """This will sign Iris in, who wants three things, where they are put in order."""
    iris = known("Iris")
    space = begin(iris)
    for words in ("Sleep", "A piano", "The sea"):
        Want.say(space, words, by=iris)
    come_in(page, town, email=iris.email)
    page.goto("/space/agenda/order/")


def order(page: Page) -> list[str]:
    """The wants as the page of the agenda lists them."""
    page.goto("/space/agenda/")
    return [each.strip("“”") for each in page.locator(".voices .voice").all_inner_texts()]


def test_a_want_is_dragged_to_its_place(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    three_wants(page, town)
    grip, above = page.locator("[data-grip]").nth(2).bounding_box(), page.locator(".order-one").nth(0).bounding_box()
    assert grip
    assert above

    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(above["x"] + 40, above["y"] + 60, steps=6)
    with page.expect_navigation():
        page.mouse.move(above["x"] + 40, above["y"] + 2, steps=6)
        page.mouse.up()

    assert order(page) == ["The sea", "Sleep", "A piano"]


def test_escape_leaves_all_where_it_was(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    three_wants(page, town)
    grip = page.locator("[data-grip]").nth(0).bounding_box()
    assert grip

    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 10, grip["y"] + 400, steps=6)
    page.keyboard.press("Escape")
    page.mouse.up()

    assert page.locator(".order-words bdi").all_inner_texts() == ["Sleep", "A piano", "The sea"]
    assert order(page) == ["Sleep", "A piano", "The sea"]


@pytest.mark.parametrize("script", [True, False])
def test_a_want_is_moved_by_keyboard(open_page: OpenPage, town: Town, script: bool) -> None:
    page = open_page(script=script, width=320)
    three_wants(page, town)
    page.get_by_role("button", name="To the top The sea").focus()

    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".order-words:focus")).to_have_text("1. The sea")
    page.keyboard.press("Tab")  # on from where it stands now

    assert page.locator(":focus").get_attribute("value") == str(Want.objects.order_by("place").first().pk)
    assert order(page) == ["The sea", "Sleep", "A piano"]


def test_from_no_agenda_to_a_thought_that_is_taken_up(open_page: OpenPage, town: Town) -> None:
    page, iris = open_page(script=False), known("Iris")
    space = begin(iris)
    come_in(page, town, email=iris.email)
    page.goto("/space/")
    page.get_by_role("link", name="Your agenda").click()
    assert page.get_by_text("No agenda yet. That is a whole answer.").is_visible()
    page.get_by_label("What I want").fill("A piano that I can play")
    pressed(page, "Put it on my agenda")

    made = helped(space)
    come_in(page, town, email=known("Hal").email)
    page.goto(f"/helping/{made.pk}/")
    page.locator("summary", has_text="a thought").first.click()
    page.get_by_label("Your thought").first.fill("The church has one")
    page.get_by_label("An option", exact=True).first.check()
    pressed(page, "Give this thought to Iris")

    come_in(page, town, email=iris.email)
    page.goto("/space/agenda/")
    page.get_by_role("link", name="Take it up").click()
    page.get_by_label("Your words").fill("The church in Weir Lane")
    pressed(page, "Put it on my agenda")
    assert page.get_by_text("The church in Weir Lane").first.is_visible()
    assert not Thought.objects.waiting().exists()
