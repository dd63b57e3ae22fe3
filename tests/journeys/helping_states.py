"""What a helper sees, and what their person sees of it, in every state."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, Response

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Dictation, Entry, Invitation, Message, Over, Part
from ownterms.spaces.terms import Terms, Writing

from .coming_back_states import come_in, pressed
from .keeping_states import known
from .town import Town

Visit = Callable[[Page, Town], Response | None]

WORDS = "I would like a quiet place.\n\nWith a piano, if there is one."
NEVER_BROKEN = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3


def invited(helper: Person, **said: object) -> Invitation:
    """A live invitation of Greta's, to her notebook, as often as it is asked for."""
    greta = known("Greta")
    space = actions.begin(greta)
    if not Entry.objects.of(space).exists():
        for words in (WORDS, NEVER_BROKEN, "The bus is the worst part. I go when it is empty."):
            Entry.write(space.notebook, by=greta, words=words)
    made = Invitation.make(space, by=greta, called=helper.name, slices=[space.notebook], **said)  # type: ignore[arg-type]
    made.accept(by=helper, typed=made.draw_words(by=greta).split())
    return made


def plain() -> Invitation:
    """One with nothing said."""
    return invited(known("Hal"))


def busy() -> Invitation:
    """One with all that can stand on it."""
    hal, greta = known("Hal"), known("Greta")
    terms = Terms(writing=Writing.ANY, where="At the gate of the allotments", how="Ring twice", not_about="Jobs")
    made = invited(hal, about="To walk to the bus with. Not to talk about jobs.", terms=terms, evidence="A deputy.")
    made.cover(Part.begin(made.space, by=greta, name="Letters"), by=greta)
    for words in ("Are you there?", NEVER_BROKEN):
        Message.send(made, by=greta, words=words)
    Message.send(made, by=hal, words="I am.\nI come at four.")
    Message.send(made, by=hal, words="I know one.", entry=Entry.objects.of(made.space).first())
    Dictation.type(made, made.space.notebook, by=hal, words="I want to learn the organ.")
    return made


def going() -> Invitation:
    """One whose helper steps back."""
    made = plain()
    made.step_back(by=known("Hal"), last_day=timezone.localdate() + timedelta(days=20), goodbye="It was good.")
    return made


def asking() -> Invitation:
    """One that asks why."""
    return invited(known("Hal"), asks_why=True)


def ended() -> Invitation:
    """One that its person ended."""
    made = plain()
    made.end(by=known("Greta"))
    return made


def as_hal(address: str, make: Callable[[], Invitation] = plain) -> Visit:
    """This will open an address as the helper; `{pk}` stands for the invitation."""
    return opened("Hal", address, make)


def as_greta(address: str, make: Callable[[], Invitation] = plain) -> Visit:
    """This will open an address as the person who invited."""
    return opened("Greta", address, make)


def opened(name: str, address: str, make: Callable[[], Invitation]) -> Visit:
    """This will open an address as somebody who is signed in."""

    def visit(page: Page, town: Town) -> Response | None:
        come_in(page, town, email=known(name).email)
        return page.goto(address.format(pk=make().pk))

    return visit


def then(first: Visit, button: str) -> Visit:
    """This will press a button of a page."""
    return lambda page, town: first(page, town) and pressed(page, button)


def list_of_all(page: Page, town: Town) -> Response | None:
    """This will open the list of a helper with one of each kind on it."""
    hal = come_in(page, town, email=known("Hal").email)
    made, _quiet = busy(), ended()
    invited(hal, since=timezone.now() + timedelta(days=9))
    Invitation.make(made.space, by=known("Greta"), called="Hal", asked=hal)
    Over.objects.create(helper=hal)
    return page.goto("/helping/")


def list_of_nothing(page: Page, town: Town) -> Response | None:
    """This will open the list of somebody whom nobody asked, and who could not come back."""
    come_in(page, town)
    return page.goto("/helping/")


def too_late(page: Page, town: Town) -> Response | None:
    """This will send a message that was written before the invitation ended."""
    made = busy()
    as_hal(TIE, lambda: made)(page, town)
    page.get_by_label("Your message").fill(WORDS)
    made.end(by=known("Greta"))
    return pressed(page, "Send the message")


def looked(page: Page, town: Town) -> Response | None:
    """This will open who has looked, after some looks."""
    made = busy()
    Entry.objects.read(by=known("Hal"), why="Before we meet.")
    Entry.objects.of(made.space).first().remove(by=known("Greta"))
    return as_greta("/space/looks/")(page, town)


TIE = "/helping/{pk}/"
OWN = "/space/invitations/{pk}/"
HELPING: dict[str, tuple[int, Visit]] = {
    "who asked you in": (200, list_of_all),
    "who asked you in, nobody": (200, list_of_nothing),
    "a tie": (200, as_hal(TIE)),
    "a tie, busy": (200, as_hal(TIE, busy)),
    "a tie, stepping back": (200, as_hal(TIE, going)),
    "a tie, in error": (422, then(as_hal(TIE, busy), "Send the message")),
    "a tie that is over": (404, as_hal(TIE, ended)),
    "a tie that is over, and words for it": (404, too_late),
    "an address that only takes words": (405, as_hal(f"{TIE}typed/")),
    "a tie that asks why": (200, as_hal(TIE, asking)),
    "a tie that asks why, not said": (422, then(as_hal(TIE, asking), "Go on")),
    "stepping back": (200, as_hal(f"{TIE}stepping-back/")),
    "stepping back, said": (200, as_hal(f"{TIE}stepping-back/", going)),
    "messages": (200, as_greta(f"{OWN}messages/", busy)),
    "messages, none": (200, as_greta(f"{OWN}messages/")),
    "messages, in error": (422, then(as_greta(f"{OWN}messages/"), "Send the message")),
    "messages, over": (200, as_greta(f"{OWN}messages/", going)),
    "as they see it": (200, as_greta(f"{OWN}as-they-see/", busy)),
    "as they see it, asked why": (200, as_greta(f"{OWN}as-they-see/", asking)),
    "as they see it, nothing": (200, as_greta(f"{OWN}as-they-see/", ended)),
    "who has looked": (200, looked),
}
