"""An agenda in every state: as its person sees it, and as a helper does."""

from collections.abc import Callable
from io import BytesIO

from playwright.sync_api import Page, Response

from ownterms.agenda import actions
from ownterms.agenda.models import From, How, Option, Origin, Sort, Source, Step, Thought, Want, WhatCame
from ownterms.lib.picture import remade as remade_picture
from ownterms.lib.sound import remade as remade_sound
from ownterms.spaces.actions import begin
from ownterms.spaces.models import Holds, Invitation, Part, Space
from ownterms.spaces.terms import Terms, Writing

from .coming_back_states import come_in
from .helping_states import NEVER_BROKEN
from .keeping_states import known
from .space_states import NOTE, PHOTO, then
from .town import Town

Visit = Callable[[Page, Town], Response | None]

PIANO = "A piano that I can play when nobody listens"
WANTS = (PIANO, "To sleep on Sundays.\n\nAnd not to be woken for pills.", NEVER_BROKEN, "Find part-time work")


def agenda() -> tuple[Space, list[Want]]:
    """Iris's agenda, with one of each kind of thing on it, made once."""
    iris = known("Iris")
    space = begin(iris)
    if not Want.objects.of(space).exists():
        wants = [Want.say(space, words, by=iris) for words in WANTS]
        actions.say(space, by=iris, picture=remade_picture(BytesIO(PHOTO)), says="Our garden, with tulips.")
        actions.say(space, by=iris, sound=remade_sound(BytesIO(NOTE)), is_seed=True)
        Want.say(space, "Something with water?", by=iris, is_seed=True)
        wants[0].change(f"{PIANO}.", by=iris)
        Origin.say(wants[0], From.ME, by=iris)
        Want.say(space, "To please my mother", by=iris).put_away(How.THEIRS, by=iris)
        Option.make(space, by=iris, want=wants[0], words="The one in the church", source=Source.PLACE, ask="A key")
        step = Step.make(space, "Rang the church", by=iris, want=wants[0], is_done=True)
        WhatCame.say(space, "They said yes.", by=iris, step=step)
        Thought.leave(helped(space), "The school has one too.", by=known("Hal"), sort=Sort.OPTION, want=wants[0])
        Thought.leave(helped(space), "What about the organ?", by=known("Hal"))
    return space, list(Want.objects.of(space).standing().in_order())


def helped(space: Space) -> Invitation:
    """Hal's live invitation to all of the agenda."""
    iris, hal = known("Iris"), known("Hal")
    if made := Invitation.objects.of_helper(hal).filter(space=space).first():
        return made
    part = Part.of(space, Holds.AGENDA, by=iris)
    made = Invitation.make(space, by=iris, called="Hal", slices=[part], terms=Terms(writing=Writing.ANY), may_type=True)
    made.accept(by=hal, typed=made.draw_words(by=iris).split())
    return made


def as_iris(address: str) -> Visit:
    """This will open an address as Iris; `{want}` is her first want, `{thought}` what waits beside it."""

    def visit(page: Page, town: Town) -> Response | None:
        come_in(page, town, email=known("Iris").email)
        _space, wants = agenda()
        thought = Thought.objects.filter(want=wants[0]).first()
        return page.goto(address.format(want=wants[0].pk, thought=thought and thought.pk))

    return visit


def none_yet(page: Page, town: Town) -> Response | None:
    """This will open the agenda of somebody who has none."""
    jo = come_in(page, town, email=known("Jo").email)
    begin(jo)
    return page.goto("/space/agenda/")


def as_hal(page: Page, town: Town) -> Response | None:
    """This will open the page of the tie as the helper."""
    space, _wants = agenda()
    come_in(page, town, email=known("Hal").email)
    return page.goto(f"/helping/{helped(space).pk}/")


def thinking_nothing(page: Page, town: Town) -> Response | None:
    """This will leave a thought without a word."""
    as_hal(page, town)
    page.locator("summary", has_text="a thought").last.click()
    with page.expect_navigation() as coming:
        page.get_by_role("button", name="Give this thought").last.click()
    return coming.value


def as_they_see(page: Page, town: Town) -> Response | None:
    """This will show Iris what Hal sees."""
    space, _wants = agenda()
    return as_iris(f"/space/invitations/{helped(space).pk}/as-they-see/")(page, town)


WANT = "/space/agenda/wants/{want}/"
AGENDA: dict[str, tuple[int, Visit]] = {
    "agenda, none": (200, none_yet),
    "agenda, nothing written": (422, then(none_yet, "Put it on my agenda")),
    "agenda": (200, as_iris("/space/agenda/")),
    "agenda, put in order": (200, as_iris("/space/agenda/order/")),
    "agenda, what was put away": (200, as_iris("/space/agenda/away/")),
    "want": (200, as_iris(WANT)),
    "want, changed": (200, as_iris(f"{WANT}?told=changed")),
    "want, in other words": (200, as_iris(f"{WANT}words/")),
    "want, shown": (200, as_iris(f"{WANT}shown/")),
    "want, nothing shown": (422, then(as_iris(f"{WANT}shown/"), "Keep it")),
    "want, whose": (200, as_iris(f"{WANT}whose/")),
    "want, put away": (200, as_iris(f"{WANT}away/")),
    "want, removed": (200, as_iris(f"{WANT}removal/")),
    "thought, taken up": (200, as_iris("/space/agenda/thoughts/{thought}/")),
    "a tie with an agenda": (200, as_hal),
    "a tie with an agenda, nothing thought": (422, thinking_nothing),
    "an agenda as they see it": (200, as_they_see),
}
