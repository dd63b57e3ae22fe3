"""The pages of cards, of coming back with one, and of words that were typed after a session had ended."""

import time
from collections.abc import Callable

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, Response

from ownterms.lib.words import shown
from ownterms.people.models import Card, Draft, Person, Session, Tally
from ownterms.people.models.draft import Typed
from ownterms.people.views import drafts

from .town import Town

Visit = Callable[[Page, Town], Response | None]

LONG = "Please come by the back door. The bell is broken, and I hear badly before noon. " * 6


def come_in(page: Page, town: Town, *, email: str | None = None) -> Person:
    """This will sign somebody in without the door: with an email, or with nothing at all."""
    person = Person.objects.filter(email=email).first() if email else None
    person, client = person or Person.objects.create_user(email), Client()
    client.force_login(person)
    session = client.session
    session["shown_at"] = time.time()
    session.save()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": town.address}])
    return person


def pressed(page: Page, words: str) -> Response | None:
    """This will press a button of what the page says, and give the page that comes."""
    with page.expect_navigation() as coming:
        page.locator("main").get_by_role("button", name=words).first.click()
    return coming.value


def hers(address: str, *then: str, email: str | None = None) -> Visit:
    """This will sign somebody in, open an address, and press buttons one after another."""

    def visit(page: Page, town: Town) -> Response | None:
        come_in(page, town, email=email)
        answer = page.goto(address)
        for words in then:
            answer = pressed(page, words)
        return answer

    return visit


def with_words(page: Page, words: str) -> Response | None:
    """This will come with the words of a card, however many were tried before."""
    Tally.objects.all().delete()
    page.goto("/come-back/")
    page.fill("#card", words)
    return pressed(page, "Come in")


def waiting(page: Page, town: Town) -> Response | None:
    """This will come with a card where there is an email too."""
    cora = come_in(page, town, email="cora.waits@example.org")
    return with_words(page, shown(Card.make(cora)))


def asked_meanwhile(page: Page, town: Town) -> Response | None:
    """This will open the page of somebody whose card was used."""
    waiting(page, town)
    return page.goto("/you/")


def refused(page: Page, town: Town) -> Response | None:
    """This will say that it was somebody else."""
    asked_meanwhile(page, town)
    return pressed(page, "This was not me")


def with_card(page: Page, town: Town) -> str:
    """This will sign somebody in who has a card and nothing else, and give its words."""
    return shown(Card.make(come_in(page, town)))


def kept(page: Page, town: Town) -> Response | None:
    """This will open the page of a card that was made before."""
    with_card(page, town)
    return page.goto("/you/card/")


def again(page: Page, town: Town) -> Response | None:
    """This will ask somebody who has only a card whether it is still them."""
    with_card(page, town)
    return page.goto("/sign-in/again/?next=/you/leaving/")


def written_too_late(page: Page, town: Town) -> Response | None:
    """This will write much, while the session is ended elsewhere."""
    come_in(page, town)
    page.goto("/you/reaching/")
    page.fill("#words", LONG)
    page.get_by_label("A text").first.check()
    Session.objects.all().delete()
    return pressed(page, "Keep this")


def words_are_back(page: Page, town: Town) -> Response | None:
    """This will sign in again after that, with a card."""
    Tally.objects.all().delete()
    card = with_card(page, town)
    page.goto("/you/reaching/")
    page.fill("#words", LONG)
    Session.objects.all().delete()
    pressed(page, "Keep this")
    page.get_by_role("link", name="Come back with your card").click()
    page.fill("#card", card)
    return pressed(page, "Come in")


def page_is_gone(page: Page, town: Town) -> Response | None:
    """This will go back to where something was written, and nothing can be written any more."""
    person, gone = come_in(page, town), "/you/passkeys/1/removal/"
    draft, key = Draft.keep(Typed(whose=drafts.mark_of(person.pk), page=gone, action=gone, fields={"words": [LONG]}))
    value = drafts.cookie_of(draft, key)
    page.context.add_cookies([{"name": drafts.COOKIE, "value": value, "url": town.address}])
    return page.goto(gone)


COMING_BACK: dict[str, tuple[int, Visit]] = {
    "your page, no way back": (200, hers("/you/")),
    "card": (200, hers("/you/card/")),
    "card, where it waits": (200, hers("/you/card/", email="cora.waits@example.org")),
    "card made": (200, hers("/you/card/", "Make my card")),
    "card kept": (200, kept),
    "email, the first": (200, hers("/you/email/")),
    "come back": (200, lambda page, _town: page.goto("/come-back/")),
    "come back, not a word": (422, lambda page, _town: with_words(page, "acorn xylophone")),
    "come back, no such card": (422, lambda page, _town: with_words(page, "acorn " * 6)),
    "come back, it waits": (200, waiting),
    "your page, while it waits": (200, asked_meanwhile),
    "your page, refused": (200, refused),
    "is it still you, card": (200, again),
    "written too late": (200, written_too_late),
    "words are back": (200, words_are_back),
    "words are back, page is gone": (405, page_is_gone),
}
