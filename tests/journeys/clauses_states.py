"""The clause checker in every state."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from .coming_back_states import pressed
from .town import Town

Visit = Callable[[Page, Town], Response | None]

CONTRACT = """4.1 The Provider shall keep the kitchen open on Tuesdays.

4.2 The Provider shall agree outcomes with each Service User at the initial assessment, and record them in the system.

4.3 Clients who miss three appointments will be discharged. Cases are closed once the outcomes are met."""


def read(words: str) -> Visit:
    """This will paste a contract and have it read."""

    def visit(page: Page, _town: Town) -> Response | None:
        page.goto("/clauses/")
        page.fill("#words", words)
        return pressed(page, "Read it with me")

    return visit


CLAUSES: dict[str, tuple[int, Visit]] = {
    "before you sign": (200, lambda page, _town: page.goto("/clauses/")),
    "before you sign, nothing pasted": (422, read("")),
    "a contract with marks": (200, read(CONTRACT)),
    "a contract without marks": (200, read("The kitchen is open on Tuesdays.")),
    "phrases in contracts": (200, lambda page, _town: page.goto("/clauses/known/")),
}
