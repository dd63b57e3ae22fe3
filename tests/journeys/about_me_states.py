"""The pages about somebody, in every state, and those that change where one thing stands on a screen."""

from collections.abc import Callable
from io import BytesIO
from uuid import uuid4

from playwright.sync_api import Page, Response

from ownterms.agenda.models import Sheet, Want
from ownterms.agenda.tools import TOOLS
from ownterms.lib.picture import remade
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Space

from .coming_back_states import come_in
from .keeping_states import known
from .space_states import HERS, PHOTO, of_amina, own, then
from .town import Town

Visit = Callable[[Page, Town], Response | None]

ABOUT = "/space/about-me/"
LONG = "Grandmother-Alexandrovna-from-the-allotments-who-lends-me-her-spade " * 2
PROFILE = {
    "liked": "My patience, my soup, and that I remember everybody’s birthday. <b>Really</b> 🌻",
    "matters": HERS,
    "support": "Wait until I answer.\nWrite things down.\nNever ring before noon. שלום",
}
NAMES = [
    "Denise",
    "Mum",
    LONG,
    "Dr Okonkwo",
    "Tom",
    "",
    "Fay from the choir",
    "花子",
    "Jo",
    "Ibrahim",
    "Mrs Bell",
    "Li",
]
RINGS = ["closest", "closest", "close", "paid", "close", "around", "around", "next door", "around", "close", "paid", ""]
PEOPLE = [
    {"name": a, "ring": b, "words": "We sing on Thursdays." if a else "x"} for a, b in zip(NAMES, RINGS, strict=True)
]
SAID: dict[str, dict[str, object]] = {
    "one-page-profile": {**PROFILE},
    "circle": {"people": PEOPLE},
    "to-and-for": {"for": "Tablets at eight, and a walk.", "learn": "w" * 200},
    "good-and-bad-days": {
        "good": [{"when": "waking", "words": "Tea, and nobody speaks."}, {"when": "evening", "words": "Choir."}],
        "bad": [{"when": "at the bus stop", "words": "Too many people."}],
        "more": "To know who comes.",
    },
    "horoscope": {"stars": "What a pack said that is here no more.", "signs": [{"of": "The Crab", "says": "Rest."}]},
}


def sheet(space: Space, amina: Person, slug: str) -> Sheet:
    """Amina's sheet of one tool, written twice."""
    for each in Sheet.objects.of(space).read(by=amina):
        if each.tool_told == slug:
            return each
    made = Sheet.begin(space, TOOLS.get(slug, TOOLS["circle"]), by=amina, called="in hospital, and at my sister’s")
    if slug not in TOOLS:
        made.tool_told = slug
        made.save()
    made = made.write(dict(list(SAID[slug].items())[:1]), by=amina)
    made = made.write(SAID[slug], by=amina)
    if slug == "one-page-profile":
        photo = remade(BytesIO(PHOTO))
        sides = photo.width, photo.height
        made.add_picture(photo.content, by=amina, media_type=photo.media_type, says="Me, with tulips.", sides=sides)
    return made


def of_sheet(slug: str, more: str = "") -> Visit:
    """This will open a sheet of Amina's, or a page of it."""

    def visit(page: Page, town: Town) -> Response | None:
        amina, space = of_amina(page, town)
        return page.goto(f"{ABOUT}{sheet(space, amina, slug).pk}/{more}")

    return visit


def single(first: Visit) -> Visit:
    """This will do it where one thing stands on a screen, and put the look back that was there."""

    def visit(page: Page, town: Town) -> Response | None:
        before = [each for each in page.context.cookies() if each["name"] == "look"]
        held = before[0]["value"] if before else ""
        page.context.add_cookies([{"name": "look", "value": f"{held}&pace=single", "url": town.address}])
        answer = first(page, town)
        page.context.clear_cookies(name="look")
        page.context.add_cookies(before)  # type: ignore[arg-type]  # what it gave is what it takes
        return answer

    return visit


def meanwhile(page: Page, town: Town) -> Response | None:
    """This will write a sheet that is written elsewhere before the form is sent."""
    of_sheet("to-and-for", "writing/?at=for")(page, town)
    amina, space = of_amina(page, town)
    sheet(space, amina, "to-and-for").write({"for": f"A walk, of {uuid4()} steps."}, by=amina)
    page.locator("textarea").fill("Tablets at nine, and a nap.")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("button", name="Keep it", exact=True).click()
    page.wait_for_load_state()
    return answer.value


def some_wants(page: Page, town: Town) -> Response | None:
    """This will open the agenda of Amina, who wants something."""
    amina, space = of_amina(page, town)
    if not Want.objects.of(space).standing().exists():
        for words in (HERS, "A piano."):
            Want.say(space, words, by=amina)
    return page.goto("/space/agenda/")


def helping(page: Page, town: Town) -> Response | None:
    """This will open the page of Hal, whom Greta shows two sheets and nothing else."""
    hal, greta = come_in(page, town, email=known("Hal").email), known("Greta")
    space = actions.begin(greta)
    sheets = [sheet(space, greta, each) for each in ("one-page-profile", "circle")]
    made = Invitation.make(space, by=greta, called="Hal", slices=sheets, asked=hal)
    made.accept(by=hal)
    return page.goto(f"/helping/{made.pk}/")


ABOUT_ME: dict[str, tuple[int, Visit]] = {
    "about me, nothing yet": (200, own(ABOUT)),
    "a sheet, begun": (200, own(f"{ABOUT}new/one-page-profile/")),
    "a sheet of rows, begun": (200, own(f"{ABOUT}new/four-questions/")),
    "a sheet, nothing written": (422, then(own(f"{ABOUT}new/working/"), "Keep it")),
    "a sheet of no tool": (404, own(f"{ABOUT}new/horoscope/")),
    "one page about me": (200, of_sheet("one-page-profile")),
    "one page about me, written": (200, of_sheet("one-page-profile", "writing/")),
    "one page about me, one part": (200, of_sheet("one-page-profile", "writing/?at=matters")),
    "one page about me, kept": (200, then(of_sheet("one-page-profile", "writing/"), "Keep it")),
    "a sheet, written elsewhere meanwhile": (409, meanwhile),
    "one page about me, before": (200, of_sheet("one-page-profile", "before/")),
    "one page about me, taken away": (200, of_sheet("one-page-profile", "removal/")),
    "my circle": (200, of_sheet("circle")),
    "my circle, written": (200, of_sheet("circle", "writing/")),
    "my circle, someone else": (200, then(of_sheet("circle", "writing/"), "Keep it, and add someone else")),
    "my circle, before": (200, of_sheet("circle", "before/")),
    "important to me, not yet said": (200, of_sheet("to-and-for")),
    "good days and bad days": (200, of_sheet("good-and-bad-days")),
    "a sheet whose tool is gone": (200, of_sheet("horoscope")),
    "a sheet whose tool is gone, written": (200, of_sheet("horoscope", "writing/")),
    "about me": (200, own(ABOUT)),
    "sheets, as a helper sees them": (200, helping),
    "one thing at a time, space": (200, single(own("/space/"))),
    "one thing at a time, about me": (200, single(own(ABOUT))),
    "one thing at a time, a sheet begun": (200, single(own(f"{ABOUT}new/path/"))),
    "one thing at a time, passed over": (200, single(then(own(f"{ABOUT}new/path/"), "Keep it and go on"))),
    "one thing at a time, a sheet": (200, single(of_sheet("one-page-profile", "?at=matters"))),
    "one thing at a time, a circle": (200, single(of_sheet("circle"))),
    "one thing at a time, the end of a sheet": (200, single(of_sheet("one-page-profile", "?at=end"))),
    "one thing at a time, agenda": (200, single(some_wants)),
}
