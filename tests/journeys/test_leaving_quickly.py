"""Leaving quickly: what was on the screen is gone before the other page comes, and Back does not bring it again."""

import re

import pytest
from playwright.sync_api import Route, expect

from .conftest import OpenPage
from .states import mine
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WEATHER = re.compile("weather")
WATCH = """() => new MutationObserver(() => window.told([document.title, document.body.textContent.trim()]))
    .observe(document.body, { childList: true })"""


def test_amina_leaves_her_own_page_and_nothing_of_it_can_be_read(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    told: list[list[str]] = []
    page.expose_function("told", lambda left: told.append(left))  # noqa: PLW0108  (the browser's library looks into it)
    page.route(WEATHER, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    answer = mine("/you/")(page, town)
    page.wait_for_load_state()
    page.evaluate(WATCH)
    assert answer is not None
    assert "no-store" in answer.headers["cache-control"]

    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(WEATHER)
    assert told == [["www.bbc.co.uk", ""]]

    page.go_back(wait_until="commit")
    page.wait_for_url(WEATHER)
    assert page.title() == "Weather"


@pytest.mark.parametrize("waits", [True, False])
def test_back_paints_nothing_even_where_the_script_is_slow(open_page: OpenPage, waits: bool) -> None:
    """Planted: where the page does not wait for its script, what was left is painted."""
    page = open_page()
    late: list[Route] = []
    page.route(WEATHER, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.goto("/promises/")
    page.goto("/about/")
    page.wait_for_load_state()
    if not waits:
        page.route(re.compile("/promises/$"), without_waiting)
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(WEATHER)

    page.route(re.compile(r"own\.js"), lambda route: late.append(route))  # noqa: PLW0108
    page.go_back(wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    page.wait_for_timeout(500)

    assert (page.evaluate("performance.getEntriesByType('paint').length") == 0) is waits
    late[0].continue_()
    page.wait_for_url(WEATHER)


def without_waiting(route: Route) -> None:
    """This will hand on a page that is painted before its script is there."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(' blocking="render"', ""))


@pytest.mark.parametrize("key", ["Escape", "Shift"])
@pytest.mark.parametrize("address", ["/", "/promises/", "/gallery/", "/sign-in/"])
def test_three_presses_leave_every_page(open_page: OpenPage, address: str, key: str) -> None:
    page = open_page()
    page.route(WEATHER, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.goto(address)
    page.wait_for_load_state()

    for _ in range(3):
        page.keyboard.press(key)

    if key == "Escape":
        page.wait_for_url(WEATHER)
    else:
        expect(page.locator("h1")).to_be_visible()  # who holds Shift to write in capitals stays
