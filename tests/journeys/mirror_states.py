"""The pages of the mirror in every state: what it can see, and a person's yes to being counted."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from ownterms.mirror import quarterly
from ownterms.mirror.events import Happenings
from ownterms.mirror.events.tests.helped import QUARTER, happened

from .coming_back_states import pressed
from .space_states import own, then, unclaimed
from .town import Town

Visit = Callable[[Page, Town], Response | None]


def said_yes(page: Page, town: Town) -> Response | None:
    """This will say yes to being counted, where it is off."""
    own("/space/counted/")(page, town)
    if page.get_by_role("button", name="Yes, it may be counted").count():
        return pressed(page, "Yes, it may be counted")
    return page.goto("/space/counted/?told=yes")


def of_this_place(page: Page, _town: Town) -> Response | None:
    """This will open the mirror of this place, with a quarter that was read."""
    quarterly.keep(QUARTER, Happenings(happened(30, 5)))
    return page.goto("/mirror/here/")


MIRROR: dict[str, tuple[int, Visit]] = {
    "what the mirror can see": (200, lambda page, _town: page.goto("/mirror/seen/")),
    "the mirror of this place": (200, of_this_place),
    "may it be counted": (200, own("/space/counted/")),
    "may it be counted, yes": (200, said_yes),
    "may it be counted, no more": (200, then(said_yes, "Count nothing of mine from now on")),
    "may it be counted, not yet claimed": (
        409,
        lambda page, town: unclaimed(page, town) and page.goto("/space/counted/"),
    ),
}
