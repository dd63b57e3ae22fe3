"""What holds for every page in every state."""

import gzip
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Route

from .conftest import OpenPage
from .states import STATES, visit
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST_VIEW = 60 * 1024  # bytes, compressed

TOO_SMALL = """() => {
    const kinds = "a, button, summary, input:not([type=hidden]), textarea, select, label.choice";
    return [...document.querySelectorAll(kinds)]
        .filter((each) => each.checkVisibility() && !each.closest(".unseen") && !each.matches(".skip"))
        .filter((each) => !(each.matches("input") && each.closest("label.choice")))
        .filter((each) => !(getComputedStyle(each).display === "inline" && each.parentElement.matches("p")))
        .map((each) => [each, each.getBoundingClientRect()])
        .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
        .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.width}×${box.height}`);
}"""
SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def sideways(page: Page) -> list[str]:
    """How far a page scrolls sideways, where it does."""
    beyond = page.evaluate(SIDEWAYS)
    return [f"{beyond} px too wide"] if beyond > 0 else []


def small(page: Page) -> list[str]:
    """What is too small for a finger."""
    found: list[str] = page.evaluate(TOO_SMALL)
    return found


# A walk through every page in every state: how wide the window is, how it looks, and what is asked of each page.
WALKS = [
    (1280, "colours=light", [violations, small]),
    (1280, "colours=dark", [violations]),
    (320, "", [violations, small, sideways]),
    (320, "text=400&font=weighted", [sideways]),
    (1280, "text=400", [sideways]),
    pytest.param(1280, "colours=contrast", [violations], marks=pytest.mark.slow),
    pytest.param(1280, "colours=contrast-dark", [violations], marks=pytest.mark.slow),
    pytest.param(1280, "words=simpler&text=200", [violations], marks=pytest.mark.slow),
    pytest.param(320, "text=200", [sideways], marks=pytest.mark.slow),
    pytest.param(768, "text=300", [sideways], marks=pytest.mark.slow),
    pytest.param(2560, "", [sideways], marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("width", "look", "asked"), WALKS)
def test_nothing_is_wrong(
    open_page: OpenPage, town: Town, width: int, look: str, asked: list[Callable[[Page], list[str]]]
) -> None:
    page = open_page(width=width, look=look)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if complains(message) else None)
    page.on("pageerror", lambda trouble: said.append(str(trouble)))
    wrong = {}
    for name in STATES:
        visit(name, page, town)
        wrong |= {(name, check.__name__): found for check in asked if (found := check(page))}

    assert wrong == {}
    assert said == []


def complains(message: ConsoleMessage) -> bool:
    """Whether a message is more than news, as of storage that was cleared, or of a page that is not there."""
    return message.type in {"error", "warning"} and "status of 4" not in message.text


@pytest.mark.parametrize("look", ["", "text=200", "text=400"])
def test_the_frame_leaves_a_phone_to_the_page(open_page: OpenPage, town: Town, look: str) -> None:
    page = open_page(width=320, height=640, look=look)
    page.goto("/")

    assert page.locator("main").bounding_box()["y"] < 640 / 3
    assert page.locator(".bar").evaluate("bar => getComputedStyle(bar).position") == ("static" if look else "sticky")


@pytest.mark.parametrize("look", ["", pytest.param("colours=dark&font=atkinson", marks=pytest.mark.slow)])
def test_first_view_is_light_and_comes_from_here_alone(open_page: OpenPage, town: Town, look: str) -> None:
    heavy, elsewhere = {}, set()
    for name in STATES:
        page = open_page(look=look)
        scales = Scales()
        page.route("**/*", scales.weigh)
        visit(name, page, town)
        page.evaluate("() => document.fonts.ready.then(() => null)")
        elsewhere |= {address for address in scales.found if not address.startswith(town.address)}
        # A question is asked from another page, whose own text is no part of this view.
        shown = [
            size
            for address, (kind, size) in scales.found.items()
            if kind != "document" or address == page.url.split("#")[0]
        ]
        print(f"{name}: {sum(shown):,} bytes")  # noqa: T201  (shown by pytest -s)
        if sum(shown) > FIRST_VIEW:
            heavy[name] = sum(shown)
        page.close()  # what it held would slow those after it

    assert heavy == {}
    assert elsewhere == set()


class Scales:
    """Weighs what comes to a browser. `found` maps addresses to their type and bytes."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, int]] = {}

    def weigh(self, route: Route) -> None:
        """This will note how many bytes an answer has compressed; letters come compressed already."""
        answer = route.fetch(max_redirects=0)
        body = answer.body()
        size = len(body) if route.request.url.endswith(".woff2") else len(gzip.compress(body))
        self.found[route.request.url] = (route.request.resource_type, size)
        route.fulfill(response=answer, body=body)


def test_works_without_script(open_page: OpenPage, town: Town) -> None:
    page = open_page(script=False)
    for name in STATES:
        visit(name, page, town)
        assert page.locator("h1").count() == 1, name
        assert page.locator("[required], [aria-required=true], [minlength], [pattern]").count() == 0, name
        for tool in ("[data-read-aloud]", "[data-voice-for]", "[data-here-for]"):
            assert not any(each.is_visible() for each in page.locator(tool).all()), name
