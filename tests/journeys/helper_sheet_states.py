"""A helper's own sheet in every state: nothing to show yet, and words that people let be shown."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from ownterms.agenda.models import AfterTalk

from .coming_back_states import come_in
from .helping_states import NEVER_BROKEN, plain
from .keeping_states import known
from .town import Town

Visit = Callable[[Page, Town], Response | None]


def of_hal(*words: str) -> Visit:
    """This will open the sheet of Hal, once Greta let him show some words."""

    def visit(page: Page, town: Town) -> Response | None:
        if words:
            said = plain()
        for each in words:
            talk = AfterTalk.say(said, by=known("Greta"), words=each)
            talk.release(by=known("Greta"))
            talk.let_show(by=known("Greta"))
        come_in(page, town, email=known("Hal").email)
        return page.goto("/helping/sheet/")

    return visit


HELPER_SHEET: dict[str, tuple[int, Visit]] = {
    "a sheet of one’s own, nothing yet": (200, of_hal()),
    "a sheet of one’s own": (
        200,
        of_hal("He waits until I have finished.", "You came back when you said you would.", NEVER_BROKEN),
    ),
}
