"""The pages of taking what is one's own along, and of bringing it, in every state."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from ownterms.agenda.models import Sheet, Step, Want
from ownterms.agenda.tools import TOOLS
from ownterms.exchange.models import Luggage
from ownterms.exchange.own.bringing import let_in
from ownterms.exchange.own.gathered import gathered
from ownterms.people.models import Person, Tally
from ownterms.people.models.reaching import Reaching
from ownterms.spaces.models import Invitation, Space, TieBefore

from .coming_back_states import pressed
from .keeping_states import known
from .space_states import of_amina
from .town import Town

Visit = Callable[[Page, Town], Response | None]


def furnished(page: Page, town: Town) -> tuple[Person, Space]:
    """This will sign Amina in, who has something of each kind."""
    amina, space = of_amina(page, town)
    Tally.objects.all().delete()
    if not Sheet.objects.filter(space=space).exists():
        said = {"matters": "Tea at four, and that nobody hurries me.", "support": "Wait."}
        Sheet.begin(space, TOOLS["one-page-profile"], by=amina, called="At the " + "w" * 90, answers=said)
    if not Want.objects.filter(space=space).exists():
        want = Want.say(space, "A place that is quiet, and that is mine. " * 3, by=amina)
        Step.make(space, "Ring the library.", by=amina, want=want, who="Ben", when="On Tuesday")
    if Reaching.of(amina) is None:
        Reaching.write(amina, terms={"ways": ["text"]}, times="After eleven.", someone="", words="")
    if not Invitation.objects.filter(space=space).exists():
        Invitation.make(space, by=amina, called="Ben", asked=known("Ben"), about="The bus.").accept(by=known("Ben"))
    return amina, space


def own(address: str) -> Visit:
    """This will open a page of Amina's."""
    return lambda page, town: furnished(page, town) and page.goto(address)


def chosen(page: Page, town: Town) -> Response | None:
    """This will tick everything, and look at it."""
    own("/space/take/for-a-service/")(page, town)
    for box in page.get_by_role("checkbox").all():
        box.check()
    return pressed(page, "Show me what they would read")


def none_chosen(page: Page, town: Town) -> Response | None:
    """This will look at it with nothing ticked."""
    own("/space/take/for-a-service/")(page, town)
    return pressed(page, "Show me what they would read")


def brought(page: Page, town: Town, *, is_in: bool = False) -> Response | None:
    """This will put Amina's own things down at her door, and let them in or not."""
    amina, space = furnished(page, town)
    if not (is_in and TieBefore.objects.filter(space=space).exists()):
        Luggage.put_down(space, gathered(space, by=amina).as_json, by=amina)
        if is_in:
            let_in(space, by=amina)
    return page.goto("/space/bring/")


def bad(page: Page, town: Town) -> Response | None:
    """This will send a file that is none."""
    own("/space/bring/")(page, town)
    page.set_input_files("#file", {"name": "a.json", "mimeType": "application/json", "buffer": b"Dear Sir"})
    return pressed(page, "See what is in it")


def after(more: str) -> Visit:
    """This will open a page that has to do with ties from another place."""

    def visit(page: Page, town: Town) -> Response | None:
        brought(page, town, is_in=True)
        tie = TieBefore.objects.all()[0]
        return page.goto(f"/space/bring/ties/{more.replace('ID', str(tie.pk))}")

    return visit


TAKING: dict[str, tuple[int, Visit]] = {
    "take it with me": (200, own("/space/take/")),
    "for a service": (200, own("/space/take/for-a-service/")),
    "for a service, seen": (200, chosen),
    "for a service, nothing ticked": (200, none_chosen),
    "bring it here": (200, own("/space/bring/")),
    "bring it here, a bad file": (422, bad),
    "bring it here, nothing sent": (422, lambda page, town: own("/space/bring/")(page, town) and pressed(page, "See")),
    "bring it here, seen first": (200, brought),
    "bring it here, let in": (200, lambda page, town: brought(page, town) and pressed(page, "Let it in")),
    "bring it here, left outside": (200, lambda page, town: brought(page, town) and pressed(page, "Leave it outside")),
    "ties from elsewhere": (200, after("")),
    "a tie from elsewhere, taken away": (200, after("ID/removal/")),
}
