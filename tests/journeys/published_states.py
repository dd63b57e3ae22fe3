"""The mirror, and what organisations published of theirs, in every state."""

from collections.abc import Callable
from uuid import UUID

from playwright.sync_api import Page, Response

from ownterms.mirror.models import PublishedMirror
from ownterms.mirror.tests.conftest import TOLD

from .keeping_states import keeper
from .town import Town

Visit = Callable[[Page, Town], Response | None]


def published(known_as: str, more: str = "", *, taken_back: bool = False) -> Visit:
    """This will open what Amina's organisation published, as she sees it."""

    def visit(page: Page, town: Town) -> Response | None:
        organisation = keeper(page, town).organisation
        assert organisation is not None
        made = PublishedMirror.publish(organisation, TOLD, source="file", known_as=UUID(known_as))
        if taken_back:
            made.take_back(words="We had read it wrongly.\n\nThe next one is right.")
        return page.goto(f"/mirror/published/{made.pk}/{more}")

    return visit


ONE, OTHER = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
PUBLISHED: dict[str, tuple[int, Visit]] = {
    "the mirror": (200, lambda page, _town: page.goto("/mirror/")),
    "nothing published": (200, lambda page, _town: page.goto("/mirror/published/")),
    "a published mirror": (200, published(ONE)),
    "a published mirror, taken back": (200, published(OTHER, taken_back=True)),
    "taking back a mirror": (200, published(ONE, "taken-back/")),
    "all that was published": (200, lambda page, _town: page.goto("/mirror/published/")),
}
