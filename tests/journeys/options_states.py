"""The pages of what a person keeps an eye on, in every state."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from ownterms.agenda.models import AfterTalk, Drawn, Felt, Scale
from ownterms.spaces.models import Invitation

from .coming_back_states import pressed
from .keeping_states import known
from .space_states import of_amina, own, then
from .town import Town

Visit = Callable[[Page, Town], Response | None]

LONG = "How quiet it is in the back room on Tuesdays, when nobody is on the telephone and the rain has stopped"


def of_scale(drawn: Drawn, more: str = "", *, retired: bool = False) -> Visit:
    """This will open a scale of Amina's that was said a few times, or a page of it."""

    def visit(page: Page, town: Town) -> Response | None:
        amina, space = of_amina(page, town)
        scale = Scale.objects.filter(space=space, drawn=drawn, retired_at__isnull=not retired).first()
        if scale is None:
            scale = Scale.make(space, LONG, by=amina, low="Like a bus station 🌻", high="w" * 60, drawn=drawn)
            for value in (2, None, 3, 5, 4):
                scale.score(value, by=amina, words="Tea with Denise.\nRain." if value == 3 else "")
            scale.retire(by=amina, is_retired=retired)
        return page.goto(f"/space/in-my-words/{scale.pk}/{more}")

    return visit


def begun_with_nothing(page: Page, town: Town) -> Response | None:
    """This will begin something without a word."""
    own("/space/in-my-words/")(page, town)
    if page.locator("main summary").count():
        page.locator("main summary").first.click()
    return pressed(page, "Begin it")


def talked(page: Page, town: Town, more: str = "") -> Response | None:
    """This will open what Amina says after she talked with Ben."""
    amina, space = of_amina(page, town)
    invitation = Invitation.objects.filter(space=space, acceptance__helper__name="Ben").first()
    if invitation is None:
        invitation = Invitation.make(space, by=amina, called="Ben", slices=[], asked=known("Ben"))
        invitation.accept(by=known("Ben"))
    if not more and not AfterTalk.objects.filter(invitation=invitation).exists():
        AfterTalk.say(invitation, by=amina, listened=Felt.PARTLY, words=LONG)
        AfterTalk.say(invitation, by=amina).release(by=amina)
        shown = AfterTalk.say(invitation, by=amina, words="He came back.")
        shown.release(by=amina)
        shown.let_show(by=amina)
    return page.goto(f"/space/after-we-talk/{invitation.pk}/")


AFTER_TALKS: dict[str, tuple[int, Visit]] = {
    "after we talk, the first time": (200, lambda page, town: talked(page, town, "nothing yet")),
    "after we talk, nothing said": (422, then(lambda page, town: talked(page, town, "nothing yet"), "Keep it")),
    "after we talk": (200, talked),
}
SCALES: dict[str, tuple[int, Visit]] = {
    "in my words, nothing yet": (200, own("/space/in-my-words/")),
    "in my words, nothing said": (422, begun_with_nothing),
    "something in numbers": (200, of_scale(Drawn.NUMBERS)),
    "something in faces": (200, of_scale(Drawn.FACES)),
    "something in a sentence": (200, of_scale(Drawn.WORDS)),
    "something in a sentence, nothing said": (422, then(of_scale(Drawn.WORDS), "Keep it")),
    "something in numbers, said": (200, then(of_scale(Drawn.NUMBERS), "7")),
    "something laid by": (200, of_scale(Drawn.NUMBERS, retired=True)),
    "something to be taken away": (200, of_scale(Drawn.FACES, "removal/")),
    "in my words": (200, lambda page, town: of_scale(Drawn.FACES)(page, town) and page.goto("/space/in-my-words/")),
}
