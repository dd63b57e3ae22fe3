"""The pages of options, choices, steps and what came of them, in every state."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from ownterms.agenda.models import Answer, Choice, Option, Real, Source, Step, Want, WhatCame
from ownterms.agenda.sources import keep, listed
from ownterms.directory.models import Listing, TermOfWelcome
from ownterms.directory.tests.factories import say_welcome
from ownterms.people.models import Person
from ownterms.spaces.actions import begin

from .coming_back_states import come_in, pressed
from .helping_states import NEVER_BROKEN
from .keeping_states import known
from .space_states import then
from .town import Town

Visit = Callable[[Page, Town], Response | None]

PIANO = "A place that is quiet, that is mine, and a piano"


def ways() -> tuple[Want, list[Option]]:
    """What Asha wants, with ways it could go, made once."""
    asha = known("Asha")
    space = begin(asha)
    want = Want.objects.of(space).read(by=asha)[:1]
    if not want:
        want = [Want.say(space, PIANO, by=asha)]
        made = {"want": want[0], "by": asha}
        Option.make(space, words="My cousin’s spare room", source=Source.FAMILY, give="Rent", ask="Quiet", **made)
        Option.make(space, words=NEVER_BROKEN, source=Source.PLACE, blocked_by="It closes at six.", **made)
        Option.make(space, source=Source.NOTHING, **made)
        cousin, *_rest = Option.objects.of_want(want[0]).read(by=asha)
        Choice.make(space, Answer.LATER, want=want[0], by=asha)
        chosen = frozenset({cousin.pk})
        Choice.make(space, Answer.OPTION, chosen=chosen, real={cousin.pk: Real.YES}, words="For now.", **made)
        step = Step.make(space, "Rang him\nand talked for an hour", want=want[0], by=asha, is_done=True)
        Step.make(space, "Look at the room", want=want[0], by=asha, who="Denise", when="when the rain stops")
        WhatCame.say(space, "He has a cat. It is fine.", by=asha, step=step)
        Option.make(space, words="Ask the choir", by=asha)
    return want[0], Option.objects.of_want(want[0]).read(by=asha)


def limited(asha: Person) -> Option:
    """An option of Asha's from a listing whose keepers are limited."""
    for option in Option.objects.filter(space__person=asha).read(by=asha):
        if option.listing_id:
            return option
    listing = Listing.objects.shown().filter(service__isnull=False).order_by("pk")[0]
    say_welcome(listing, TermOfWelcome.GOVERNING_LIMIT, "Their contract pays for eight nights a year.")
    found = listed(listing.pk)
    assert found is not None
    return keep(found, begin(asha), by=asha)


def as_asha(address: str) -> Visit:
    """This will open an address as Asha; `{want}` is hers, `{option}` and `{step}` the first beside it."""

    def visit(page: Page, town: Town) -> Response | None:
        come_in(page, town, email=known("Asha").email)
        want, options = ways()
        step = Step.objects.filter(want=want)[0]
        return page.goto(address.format(want=want.pk, option=options[0].pk, blocked=options[1].pk, step=step.pk))

    return visit


def from_a_listing(page: Page, town: Town) -> Response | None:
    """This will open an option that came from a listing with limits."""
    come_in(page, town, email=known("Asha").email)
    return page.goto(f"/space/agenda/options/{limited(known('Asha')).pk}/?told=found")


def found_by_asking(page: Page, town: Town) -> Response | None:
    """This will keep what a question found, with the way back to it."""
    as_asha("/")(page, town)
    asked(page)
    return pressed(page, "Keep this as an option")


def from_an_older_page(address: str) -> Visit:
    """This will send a page that was opened before its words were said otherwise."""

    def visit(page: Page, town: Town) -> Response | None:
        as_asha(address)(page, town)
        page.locator("input[name=mark]").evaluate("each => each.value = 'older'")
        return pressed(page, "Keep it")

    return visit


def listing_to_keep(page: Page, town: Town) -> Response | None:
    """This will come from beginning a space to the listing that was to be kept."""
    as_asha("/space/agenda/")(page, town)
    return page.goto("/space/agenda/options/found/" + town.full.rstrip("/").rsplit("/", 1)[-1] + "/")


def invented(page: Page, _town: Town) -> Response | None:
    """This will invent a way after a question that nothing fits."""
    page.context.clear_cookies(name="sessionid")
    page.goto("/")
    page.fill("#words", "xylophone quartz")
    pressed(page, "See what is around")
    return pressed(page, "Invent an option yourself")


WAYS: dict[str, tuple[int, Visit]] = {
    "want with ways, choices and steps": (200, as_asha("/space/agenda/wants/{want}/")),
    "agenda with what stands alone": (200, as_asha("/space/agenda/")),
    "way, new": (200, as_asha("/space/agenda/options/new/?want={want}")),
    "way, nothing written": (422, then(as_asha("/space/agenda/options/new/"), "Keep it")),
    "way": (200, as_asha("/space/agenda/options/{option}/?told=kept")),
    "way that is blocked": (200, as_asha("/space/agenda/options/{blocked}/")),
    "way from a listing": (200, from_a_listing),
    "way, said otherwise": (200, as_asha("/space/agenda/options/{blocked}/words/")),
    "way, said otherwise meanwhile": (409, from_an_older_page("/space/agenda/options/{blocked}/words/")),
    "way, found by asking": (200, found_by_asking),
    "way, taken away": (200, as_asha("/space/agenda/options/{option}/removal/")),
    "listing to be kept": (200, listing_to_keep),
    "choosing": (200, as_asha("/space/agenda/choices/new/?want={want}")),
    "choosing, nothing ticked": (
        422,
        then(as_asha("/space/agenda/choices/new/?want={want}"), "I choose what is ticked"),
    ),
    "choosing, of one": (200, as_asha("/space/agenda/choices/new/")),
    "step, new": (200, as_asha("/space/agenda/steps/new/?want={want}")),
    "step, nothing written": (422, then(as_asha("/space/agenda/steps/new/"), "Keep it")),
    "step, said otherwise meanwhile": (409, from_an_older_page("/space/agenda/steps/{step}/")),
    "step, said otherwise": (200, as_asha("/space/agenda/steps/{step}/")),
    "what came": (200, as_asha("/space/agenda/came/new/?step={step}")),
    "what came, nothing written": (422, then(as_asha("/space/agenda/came/new/"), "Keep it")),
    "invented, by a stranger": (200, invented),
    "starting a space, with words along": (422, lambda page, town: invented(page, town) and begun_wrongly(page)),
    "results, signed in": (200, lambda page, town: as_asha("/")(page, town) and asked(page)),
    "listing, signed in": (200, lambda page, town: as_asha("/")(page, town) and page.goto(town.full)),
}


def asked(page: Page) -> Response | None:
    """This will ask a question."""
    page.fill("#words", "I am looking after my mum and cant sleep")
    return pressed(page, "See what is around")


def begun_wrongly(page: Page) -> Response | None:
    """This will begin with a name that is too long."""
    page.locator("input[name=next]").evaluate("each => each.name = 'name'")
    page.locator("input[name=name]").evaluate("each => each.value = 'a'.repeat(200)")
    return pressed(page, "Begin a space of my own")
