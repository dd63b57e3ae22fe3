"""Every page in every state: empty, full, in error, in danger, and where nothing fits."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from ownterms.people.models import EmailedCode, Person, Tally

from .about_me_states import ABOUT_ME
from .account_states import ACCOUNT
from .agenda_states import AGENDA
from .changes_states import CHANGES
from .clauses_states import CLAUSES
from .coming_back_states import COMING_BACK
from .helper_sheet_states import HELPER_SHEET
from .helping_states import HELPING
from .inviting_states import INVITING
from .keeping_states import KEEPING
from .mirror_states import MIRROR
from .offline_states import OFFLINE
from .options_states import AFTER_TALKS, SCALES
from .published_states import PUBLISHED
from .space_states import SPACE
from .taking_states import TAKING
from .town import Town
from .wanted_states import WANTED
from .ways_states import WAYS

Visit = Callable[[Page, Town], Response | None]

TIRED = "I am looking after my mum and cant sleep"


def at(address: str) -> Visit:
    """This will open an address."""
    return lambda page, _town: page.goto(address)


def asked(words: str, near: str = "") -> Visit:
    """This will ask a question from the first page, as a person does."""

    def visit(page: Page, _town: Town) -> Response | None:
        page.goto("/")
        page.fill("#words", words)
        if near:
            page.locator("summary").click()
            page.fill("#near", near)
        return pressed(page, "See what is around")

    return visit


def then(first: Visit, button: str) -> Visit:
    """This will do one thing, and press a button after it."""

    def visit(page: Page, town: Town) -> Response | None:
        first(page, town)
        return pressed(page, button)

    return visit


def proposed(words: str, *, leave: bool) -> Visit:
    """This will send a proposal, with leave to keep it or without."""

    def visit(page: Page, _town: Town) -> Response | None:
        page.goto("/words/proposal/")
        page.fill("#words", words)
        if leave:
            page.check("input[name=leave]")
        return pressed(page, "Send it")

    return visit


def signing_in(code: str | None) -> Visit:
    """This will ask for a code, and type another one than that which was sent where `code` is given."""

    def visit(page: Page, _town: Town) -> Response | None:
        page.goto("/sign-in/")
        answer = asked_for_code(page, "amina@example.org")
        if code is None:
            return answer
        page.fill("#code", code)
        return pressed(page, "Come in")

    return visit


def mine(address: str) -> Visit:
    """This will open an address of a person's own, after coming in by the door where nobody is signed in."""

    def visit(page: Page, _town: Town) -> Response | None:
        answer = page.goto(address)
        if "/sign-in/?" not in page.url:
            return answer
        asked_for_code(page, "ben@example.org")
        return coded(page, "Come in")

    return visit


def asked_for_code(page: Page, email: str) -> Response | None:
    """This will ask for a code, however many were asked for before."""
    Tally.objects.all().delete()
    page.fill("#email", email)
    return pressed(page, "Send me a code")


def moving(email: str) -> Visit:
    """This will ask to be reached at another address, and type the code that went there."""

    def visit(page: Page, town: Town) -> Response | None:
        mine("/you/email/")(page, town)
        page.fill("#email", email)
        pressed(page, "Send a code there")
        return coded(page, "Change to this address")

    return visit


def taken(page: Page, town: Town) -> Response | None:
    """This will ask to be reached where another person is reached already."""
    Person.objects.reached_at("cora@example.org")
    return moving("cora@example.org")(page, town)


def torn(page: Page, town: Town) -> Response | None:
    """This will tick the same way in both lists."""
    mine("/you/reaching/")(page, town)
    for box in page.get_by_label("A phone call").all():
        box.check()
    return pressed(page, "Keep this")


def coded(page: Page, words: str) -> Response | None:
    """This will type the newest code and send it."""
    page.fill("#code", EmailedCode.objects.latest("asked_at").digits)
    return pressed(page, words)


def another_browser(page: Page, _town: Town) -> Response | None:
    """This will open the page for the code in a browser that asked for none."""
    page.context.clear_cookies(name="code")
    return page.goto("/sign-in/code/")


def pressed(page: Page, words: str) -> Response | None:
    """This will press a button and give the page that comes."""
    with page.expect_navigation() as coming:
        page.get_by_role("button", name=words).first.click()
    return coming.value


STATES: dict[str, tuple[int, Visit]] = {
    "home": (200, at("/")),
    "home, filled in": (200, at("/?words=a+bike+that+works")),
    "nothing asked": (200, asked("")),
    "results": (200, asked(TIRED, near="Millbrook")),
    "results, one struck out": (200, then(asked(TIRED), "Leave out: rest from caring")),
    "results, more of them": (200, then(asked("I cant sleep"), "Show more")),
    "danger": (200, asked("my husband hits me")),
    "not understood": (200, asked("xylophone quartz", near="Atlantis")),
    "nothing fits": (200, then(asked("xylophone quartz"), "Show the nearest anyway")),
    "too long": (200, asked("I cant sleep. " * 200)),
    "just looking": (200, at("/looking/")),
    "just looking, at the end": (200, at("/looking/?page=99")),
    "listing": (200, lambda page, town: page.goto(town.full)),
    "listing that says little": (200, lambda page, town: page.goto(town.bare)),
    "listing withdrawn": (410, lambda page, town: page.goto(town.gone)),
    "organisation": (200, lambda page, town: page.goto(town.organisation)),
    "no such page": (404, at("/nowhere/")),
    "help now": (200, at("/help-now/")),
    "promises": (200, at("/promises/")),
    "about": (200, at("/about/")),
    "look": (200, at("/look/")),
    "look, with a question": (200, then(asked(TIRED), "Larger, simpler")),
    "look, kept with a question": (200, then(then(asked(TIRED), "Larger, simpler"), "Keep this and go back")),
    "gallery": (200, at("/gallery/")),
    "words": (200, at("/words/")),
    "words, none found": (200, at("/words/?q=zzz")),
    "one entry": (200, at("/words/rest-from-caring/")),
    "proposal": (200, at("/words/proposal/")),
    "proposal in error": (422, proposed("", leave=False)),
    "sign in": (200, at("/sign-in/?next=/words/")),
    "sign in, no address": (422, then(at("/sign-in/"), "Send me a code")),
    "code asked for": (200, signing_in(None)),
    "code, not that one": (422, signing_in("12 34")),
    "code used up": (410, another_browser),
    "proposal sent": (200, proposed("worn out", leave=True)),
    "your page": (200, mine("/you/")),
    "your name": (200, mine("/you/name/")),
    "your email": (200, mine("/you/email/")),
    "your email, in error": (422, then(mine("/you/email/"), "Send a code there")),
    "your email, taken": (409, taken),
    "how I like to be reached": (200, mine("/you/reaching/")),
    "how I like to be reached, in error": (422, torn),
    "passkeys": (200, mine("/you/passkeys/")),
    "where you are signed in": (200, mine("/you/sessions/")),
    "is it still you": (200, mine("/sign-in/again/")),
    "is it still you, code": (200, then(mine("/sign-in/again/"), "Send me a code")),
    "leaving": (200, mine("/you/leaving/")),
    "left": (200, then(mine("/you/leaving/"), "Yes, take it all away")),
}

STATES |= KEEPING | CHANGES | SPACE | COMING_BACK | INVITING | HELPING | SCALES | AFTER_TALKS | AGENDA | ABOUT_ME
STATES |= WAYS | OFFLINE | TAKING | MIRROR | PUBLISHED | CLAUSES | ACCOUNT | WANTED | HELPER_SHEET


def visit(name: str, page: Page, town: Town) -> None:
    """This will bring a window into a state, and make sure that it is that state."""
    status, go = STATES[name]
    answer = go(page, town)
    assert answer is not None
    assert answer.status == status, name
