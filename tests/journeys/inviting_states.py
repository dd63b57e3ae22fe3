"""The pages of inviting and of being invited, in every state."""

from collections.abc import Callable
from datetime import time, timedelta

from django.utils import timezone
from playwright.sync_api import Page, Response

from ownterms.people.models import Person, Tally
from ownterms.spaces import actions, inviting
from ownterms.spaces.models import Entry, Invitation, Space
from ownterms.spaces.terms import Terms, Writing

from .keeping_states import come_in, known, pressed
from .space_states import of_amina
from .town import Town

Visit = Callable[[Page, Town], Response | None]
Make = Callable[[Space, Person], Invitation]

GREETING = "Hello Cora, it is Amina from the bus.\nWould you walk with me on Tuesdays?"
LONG = "Somebody-with-an-exceptionally-long-name-that-is-one-word-from-the-bus-stop-on-Tuesdays"


def made(space: Space, amina: Person, called: str = "Cora") -> Invitation:
    """An invitation that says all that one can say."""
    terms = Terms(
        days=(1, 3),
        between=(time(10), time(12)),
        writing=Writing.ANY,
        where="At the bus stop",
        how="Ring",
        not_about="Jobs",
    )
    entries = Entry.objects.of(space)[:2]
    return Invitation.make(
        space, by=amina, called=called, slices=[space.notebook, *entries], about="Walking to the bus.\nNo more.",
        terms=terms, greeting=GREETING, asks_why=True, evidence="Power of attorney of 3 May",
    )  # fmt: skip


def words_of(invitation: Invitation) -> str:
    """New words of an invitation, as an address has them."""
    return "-".join(inviting.draw_words(invitation, by=invitation.space.person).split())


def accepted(space: Space, amina: Person) -> Invitation:
    """An invitation that Ben said yes to, and under which he looked."""
    invitation, ben = made(space, amina, "Ben"), known("Ben")
    invitation.accept(by=ben, typed=words_of(invitation).split("-"))
    Entry.objects.of(space).read(by=ben, why="To see when you walk.")
    return invitation


def open_one(space: Space, amina: Person) -> Invitation:
    """An invitation whose words were drawn."""
    invitation = made(space, amina, LONG)
    words_of(invitation)
    return invitation


def declined(space: Space, amina: Person) -> Invitation:
    """An invitation that somebody said no to, with a word."""
    invitation = made(space, amina, "Dev")
    invitation.decline(typed=words_of(invitation).split("-"), saying="Thank you. Not now, perhaps in spring.")
    return invitation


def leaving(space: Space, amina: Person) -> Invitation:
    """An invitation whose helper has said their last day."""
    invitation = accepted(space, amina)
    last = timezone.localdate() + timedelta(days=9)
    invitation.step_back(by=known("Ben"), last_day=last, goodbye="It was good to walk with you.\nBen")
    return invitation


def quiet(space: Space, amina: Person) -> Invitation:
    """An invitation whose time ran out."""
    invitation = accepted(space, amina)
    invitation.run_out()
    return invitation


def ended(space: Space, amina: Person) -> Invitation:
    """An invitation that Amina ended."""
    invitation = accepted(space, amina)
    invitation.end(by=amina)
    return invitation


def lettered(space: Space, amina: Person) -> Invitation:
    """An invitation that a letter brings."""
    Tally.objects.all().delete()
    invitation = open_one(space, amina)
    inviting.send_letter(invitation, "cora.with.a.long.address@subdomain.example.org", by=amina, site="http://x")
    return invitation


def one(make: Make, then: str = "") -> Visit:
    """This will open the page of one invitation of Amina's, or what belongs to it."""

    def visit(page: Page, town: Town) -> Response | None:
        amina, space = of_amina(page, town)
        return page.goto(f"/space/invitations/{make(space, amina).pk}/{then}")

    return visit


def all_of_them(page: Page, town: Town) -> Response | None:
    """This will open the list of Amina's invitations, of every kind."""
    amina, space = of_amina(page, town)
    for make in (accepted, open_one, declined, leaving, quiet, ended):
        make(space, amina)
    return page.goto("/space/invitations/")


def none(page: Page, town: Town) -> Response | None:
    """This will open the list of somebody who invited nobody."""
    actions.begin(come_in(page, town, "Dev"))
    return page.goto("/space/invitations/")


def new(to: bool = False, typed: dict[str, str] | None = None) -> Visit:  # noqa: FBT002
    """This will open the page of inviting, to an entry or to nothing yet, and send it where something is typed."""

    def visit(page: Page, town: Town) -> Response | None:
        Tally.objects.all().delete()
        _amina, space = of_amina(page, town)
        entry = Entry.objects.of(space).earliest("written_at")
        answer = page.goto(f"/space/invitations/new/?to={entry.pk}" if to else "/space/invitations/new/")
        if typed is None:
            return answer
        for folded in page.locator("main summary").all():
            folded.click()
        for name, words in typed.items():
            page.fill(f"#{name}", words)
        return pressed(page, "Make the invitation")

    return visit


def beside(page: Page, town: Town) -> Response | None:
    """This will invite somebody out of a space that is not yet claimed."""
    person = come_in(page, town, "Eve")
    actions.begin(person, beside=True)
    return page.goto("/space/invitations/new/")


def letter(email: str) -> Visit:
    """This will send a letter to an address from the page for it."""

    def visit(page: Page, town: Town) -> Response | None:
        one(open_one, "letter/")(page, town)
        page.fill("#email", email)
        return pressed(page, "Send one letter")

    return visit


def invited(who: str = "", make: Make = made, press: str = "") -> Visit:
    """This will open an invitation by its words, as nobody or as whoever is named, and press a button."""

    def visit(page: Page, town: Town) -> Response | None:
        Tally.objects.all().delete()
        amina, space = of_amina(page, town)
        words = words_of(make(space, amina))
        page.context.clear_cookies(name="sessionid")
        if who:
            come_in(page, town, who)
        answer = page.goto(f"/invited/{words}/")
        return pressed(page, press) if press else answer

    return visit


def by_letter(page: Page, town: Town) -> Response | None:
    """This will open an invitation that came in a letter, as somebody else."""
    amina, space = of_amina(page, town)
    invitation = made(space, amina)
    words = words_of(invitation)
    invitation.address_to("cora@example.org", by=amina)
    come_in(page, town, "Dev")
    return page.goto(f"/invited/{words}/")


def asked_again(page: Page, town: Town) -> Response | None:
    """This will open an invitation to somebody who is known, as them."""
    amina, space = of_amina(page, town)
    ben = come_in(page, town, "Ben")
    invitation = Invitation.make(space, by=amina, called="Ben", asked=ben, greeting=GREETING)
    return page.goto(f"/helping/invitations/{invitation.pk}/")


def typed(words: str) -> Visit:
    """This will type six words where they are asked for."""

    def visit(page: Page, _town: Town) -> Response | None:
        page.goto("/invited/")
        page.fill("#words", words)
        return pressed(page, "Open it")

    return visit


def typed_well(page: Page, town: Town) -> Response | None:
    """This will type six words that open a question."""
    Tally.objects.all().delete()
    amina, space = of_amina(page, town)
    words = words_of(made(space, amina))
    page.context.clear_cookies(name="sessionid")
    return typed(words)(page, town)


INVITING: dict[str, tuple[int, Visit]] = {
    "inviting, to an entry": (200, new(to=True)),
    "inviting, to nothing yet": (200, new()),
    "inviting, in error": (422, new(to=True, typed={"until": "2001-01-01", "earliest": "10:00"})),
    "inviting, out of an unclaimed space": (409, beside),
    "the words to hand on": (200, new(to=True, typed={"called": LONG})),
    "sending it by email": (200, one(open_one, "letter/")),
    "sending it by email, in error": (422, letter("cora")),
    "a letter is on its way": (200, letter("cora@example.org")),
    "whom I invited": (200, all_of_them),
    "whom I invited, nobody": (200, none),
    "invitation, waits": (200, one(open_one)),
    "invitation, waits for a letter": (200, one(lettered)),
    "invitation, live": (200, one(accepted)),
    "invitation, its helper goes": (200, one(leaving)),
    "invitation, quiet": (200, one(quiet)),
    "invitation, declined": (200, one(declined)),
    "invitation, ended": (200, one(ended)),
    "inviting, in place of somebody": (
        200,
        lambda page, town: one(leaving)(page, town) and pressed_link(page, "Invite someone else to the same"),
    ),
    "ending an invitation": (200, one(accepted, "ending/")),
    "six words": (200, lambda page, _town: page.goto("/invited/")),
    "six words, in error": (422, typed("one two three")),
    "six words, of no invitation": (422, typed("acorn acorn acorn acorn acorn acorn")),
    "six words, typed": (200, typed_well),
    "six words, that open nothing": (404, lambda page, _town: page.goto("/invited/a-b-c-d-e-f/")),
    "invited": (200, invited()),
    "invited, signed in": (200, invited("Ben")),
    "invited, to one's own": (200, invited("Amina")),
    "invited, by letter": (200, by_letter),
    "invited, a no": (200, invited(press="No, thank you")),
    "invited, a yes": (200, invited(press="Yes")),
    "asked again": (200, asked_again),
}


def pressed_link(page: Page, words: str) -> Response | None:
    """This will follow a link and give the page that comes."""
    with page.expect_navigation() as coming:
        page.get_by_role("link", name=words).first.click()
    return coming.value
