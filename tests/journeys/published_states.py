"""The mirror, and what organisations published of theirs, in every state."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from playwright.sync_api import Page, Response

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models import QUESTIONS, CountedQuarter, CountedViews, Looks, PublishedMirror, Side
from ownterms.mirror.models.counted_views import as_shown
from ownterms.mirror.tests.conftest import TOLD
from ownterms.mirror.tests.test_own_mirror import quarter_of

from .keeping_states import come_in, keeper, pressed
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


def looked_at(page: Page, town: Town) -> UUID:
    """This will sign Dev in, and have others say how an organisation looks, some months ago; it gives its id."""
    come_in(page, town, "Dev")
    about = UUID(town.organisation.strip("/").split("/")[1])
    first = Quarter.of(date(2026, 4, 2)).first
    counted, is_new = CountedQuarter.objects.get_or_create(pk=first)
    if is_new:
        few = as_shown({Looks.YES: 3, Looks.PARTLY: 4, Looks.NO: 5})
        many = as_shown({Looks.YES: 40, Looks.PARTLY: 15, Looks.NO: 12})
        for side, told in ((Side.USES, many), (Side.MANAGES, few)):
            CountedViews.objects.create(
                counted=counted, organisation_id=about, side=side, told=dict.fromkeys(QUESTIONS, told)
            )
    return about


def four_sides(page: Page, town: Town) -> Response | None:
    """This will open what many said."""
    return page.goto(f"/organisations/{looked_at(page, town)}/viewpoints/")


def looks_to_me(button: str = "", **chosen: str) -> Visit:
    """This will open the questions, choose, and send them if a button is named."""

    def visit(page: Page, town: Town) -> Response | None:
        answer = page.goto(f"/organisations/{looked_at(page, town)}/viewpoint/")
        page.evaluate("document.querySelector('main details').open = true")
        for name, value in chosen.items():
            page.check(f"input[name={name}][value={value}]", force=True)
        return pressed(page, button) if button else answer

    return visit


def said_before(page: Page, town: Town) -> Response | None:
    """This will open all that Dev said of organisations."""
    looks_to_me("Keep it", side="uses", C1="yes", N4="unknown")(page, town)
    return page.goto("/space/viewpoints/")


def taking_back(page: Page, town: Town) -> Response | None:
    """This will ask once before it is taken back."""
    said_before(page, town)
    with page.expect_navigation() as coming:
        page.get_by_role("link", name="Take it back").first.click()
    return coming.value


def held_up(address: str, content: bytes, come: Callable[[Page, Town], str] = lambda _page, _town: "") -> Visit:
    """This will hold up a file, on the page at an address; `come` signs somebody in and says what stands for `{}`."""

    def visit(page: Page, town: Town) -> Response | None:
        page.goto(address.format(come(page, town)))
        page.set_input_files("#file", {"name": "ours.csv", "mimeType": "text/csv", "buffer": content})
        return pressed(page, "Hold it up")

    return visit


def own_mirror(page: Page, town: Town) -> str:
    """This will sign Amina in, and give the id of the organisation whose pages she keeps."""
    return str(keeper(page, town).organisation_id)


def own_quarter(page: Page, town: Town) -> Response | None:
    """This will open Amina's mirror once a quarter was read here."""
    organisation = keeper(page, town).organisation
    assert organisation is not None
    quarter_of(organisation)
    return page.goto(f"/organisations/{organisation.pk}/mirror/")


def own_read(page: Page, town: Town) -> Response | None:
    """This will hold up a file of Amina's organisation."""
    return held_up("/organisations/{}/mirror/", SHEET, own_mirror)(page, town)


def seen_first(page: Page, town: Town) -> Response | None:
    """This will show what would be public."""
    own_read(page, town)
    return pressed(page, "See what would be public")


def altered(page: Page, town: Town) -> Response | None:
    """This will send a draft that somebody altered."""
    own_read(page, town)
    page.evaluate("document.querySelector('[name=draft]').value += 'x'")
    return pressed(page, "See what would be public")


SHEET = "\n".join(
    [
        "person;date;started by;invited;moves;provider",
        *(f"{n % 30};{1 + n % 28}.{1 + n % 9}.2026;{'person' if n % 9 else 'service'};yes;x;Us" for n in range(400)),
        "31;the day after;person;yes;x;Us",
    ]
).encode()
ONE, OTHER = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
PUBLISHED: dict[str, tuple[int, Visit]] = {
    "the mirror": (200, lambda page, _town: page.goto("/mirror/")),
    "hold up a spreadsheet": (200, lambda page, _town: page.goto("/mirror/sheet/")),
    "a spreadsheet, read": (200, held_up("/mirror/sheet/", SHEET)),
    "a spreadsheet, not read": (422, held_up("/mirror/sheet/", b"%PDF-1.7")),
    "an organisation's own mirror": (
        200,
        lambda page, town: page.goto(f"/organisations/{own_mirror(page, town)}/mirror/"),
    ),
    "an organisation's own mirror, of a quarter": (200, own_quarter),
    "an organisation's own mirror, read": (200, own_read),
    "seen before it is published": (200, seen_first),
    "not published": (422, altered),
    "nothing published": (200, lambda page, _town: page.goto("/mirror/published/")),
    "a published mirror": (200, published(ONE)),
    "a published mirror, taken back": (200, published(OTHER, taken_back=True)),
    "taking back a mirror": (200, published(ONE, "taken-back/")),
    "four sides": (200, four_sides),
    "how it looks to me": (200, looks_to_me()),
    "how it looks to me, nothing chosen": (422, looks_to_me("Keep it")),
    "how it looks to me, kept": (200, looks_to_me("Keep it", side="cares", C1="partly")),
    "how it looked to me": (200, said_before),
    "taking back how it looked": (200, taking_back),
    "all that was published": (200, lambda page, _town: page.goto("/mirror/published/")),
}
