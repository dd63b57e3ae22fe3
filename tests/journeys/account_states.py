"""What can be told of a quarter, and returns drafted from it, in every state."""

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page, Response

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models import PublicAccount

from .town import Town

Visit = Callable[[Page, Town], Response | None]

TOLD = {
    "people": {"all": 60},
    "invited": {"yes": 25, "no": 35},
    "ties": {"long": None, "middle": 15, "short": 20, "none": 15},
    "again": {"yes": None, "once": None, "none": None},
    "listened": {"yes": 20, "partly": 10, "no": None, "silent": 10, "none": 15},
}


def told(address: str) -> Visit:
    """This will open a page once a quarter was counted."""

    def visit(page: Page, _town: Town) -> Response | None:
        PublicAccount.keep(Quarter.of(timezone.localdate()).before.before, TOLD)
        return page.goto(address)

    return visit


ACCOUNT: dict[str, tuple[int, Visit]] = {
    "what can be told, nothing yet": (200, lambda page, _town: page.goto("/public-account/")),
    "a return, nothing to fill in": (200, lambda page, _town: page.goto("/public-account/quarterly-monitoring/")),
    "what can be told": (200, told("/public-account/")),
    "a return": (200, told("/public-account/quarterly-monitoring/")),
}
