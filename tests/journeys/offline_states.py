"""The pages of what a device keeps of a space, in every state that a window comes to by itself."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from .coming_back_states import pressed
from .space_states import of_amina, own
from .town import Town

Visit = Callable[[Page, Town], Response | None]


def not_sent(page: Page, town: Town) -> Response | None:
    """This will sign out where words are not sent yet."""
    of_amina(page, town)
    page.context.add_cookies([{"name": "unsent", "value": "2", "url": town.address}])
    page.goto("/space/")
    answer = pressed(page, "Sign out")
    page.context.clear_cookies(name="unsent")
    return answer


OFFLINE: dict[str, tuple[int, Visit]] = {
    "offline, chosen": (200, own("/space/offline/")),
    "offline, what was written": (200, own("/space/offline/words/")),
    "offline, the page that stands by": (200, lambda page, _town: page.goto("/offline/")),
    "signing out with words not sent": (409, not_sent),
}
