"""Somebody at a device of their own: by keyboard alone, without script, on a small screen. Each page is looked over."""

from playwright.sync_api import Page, Route

from .conftest import OpenPage
from .test_every_page import SIDEWAYS, violations

MOST_TABS = 160
FOCUSED = """() => {
    const here = document.activeElement;
    const label = here.labels?.[0]?.innerText ?? here.getAttribute("aria-label") ?? "";
    return `${label} ${here.innerText ?? ""} #${here.id}`;
}"""
HELD_IN_GROUP = """(words) => {
    const here = document.activeElement;
    if (here.type !== "radio") return false;
    const group = [...here.form.elements].filter((each) => each.name === here.name);
    return group.some((each) => each.labels[0].innerText.includes(words));
}"""


class Walker:
    """One person's window. `pages` counts the pages that were looked over."""

    def __init__(self, open_page: OpenPage) -> None:
        self.page: Page = open_page(width=320, height=640, script=False)
        self.twin: Page = open_page(width=320, height=640)
        self.twin.route("**/*", self._the_same)
        self.pages, self.shown = 0, ""

    def open(self, address: str) -> None:
        """This will type an address."""
        self.page.goto(address)
        self.look_over()

    def to(self, words: str) -> None:
        """This will press Tab until something with these words, or `#id`, has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(FOCUSED):
                return
        raise AssertionError(f"No Tab leads to {words!r} on {self.page.url}.")

    def go(self, words: str) -> None:
        """This will press a link or a button."""
        self.to(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look_over()

    def unfold(self, words: str) -> None:
        """This will open what is folded away."""
        self.to(words)
        self.page.keyboard.press("Enter")

    def type(self, words: str, into: str) -> None:
        """This will write into a field."""
        self.to(into)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def tick(self, words: str) -> None:
        """This will tick a box."""
        self.to(words)
        self.page.keyboard.press("Space")

    def choose(self, words: str) -> None:
        """This will choose one of several."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(HELD_IN_GROUP, words):
                break
        self.page.keyboard.press("Space")
        for _ in range(20):
            if words in self.page.evaluate(FOCUSED):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"Nothing to choose says {words!r} on {self.page.url}.")

    def sees(self, *words: str) -> None:
        """This will make sure that a page says something."""
        said = self.page.locator("body").inner_text()
        assert [each for each in words if each not in said] == [], self.page.url

    def sees_nothing_of(self, *words: str) -> None:
        """This will make sure that it does not, not even where nobody looks."""
        said = self.page.content()
        assert [each for each in words if each in said] == [], self.page.url

    def _the_same(self, route: Route) -> None:
        """axe is a script, and none runs here: it looks at the same page in a window in which scripts run."""
        if route.request.resource_type == "document":
            route.fulfill(body=self.shown, content_type="text/html; charset=utf-8")
        else:
            route.continue_()

    def look_over(self) -> None:
        """This will make sure that a page can be used by anybody."""
        self.pages += 1
        self.shown = self.page.content()
        self.twin.goto(self.page.url.partition("#")[0])
        assert violations(self.twin) == [], self.page.url
        assert self.page.evaluate(SIDEWAYS) <= 0, self.page.url
        assert self.page.locator("h1").count() == 1, self.page.url
        assert self.page.locator("[required]").count() == 0, self.page.url
