"""The pages of keeping, in every state: for the keeper, the steward, and the reader who sees what they did."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, Response

from ownterms.directory.actions import keeping
from ownterms.directory.models import Duplicate, FeedSaying, Listing, Mistake, Naming, Service
from ownterms.directory.saying.page import words_of
from ownterms.directory.tests.factories import make_service
from ownterms.people.models import Person

from .town import Town

Visit = Callable[[Page, Town], Response | None]


def known(name: str) -> Person:
    """Somebody who can sign in, the same each time."""
    email = f"{name.lower()}.keeps@example.org"
    return Person.objects.filter(email=email).first() or Person.objects.create_user(email, name=name)


def come_in(page: Page, town: Town, name: str) -> Person:
    """This will sign somebody in without the door, which has stories of its own."""
    person, client = known(name), Client()
    client.force_login(person)
    session = client.session
    session["shown_at"] = time.time()
    session.save()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": town.address}])
    return person


def full(town: Town) -> Service:
    """The service of the listing that says everything."""
    return Service.objects.get(pk=town.full.strip("/").split("/")[1])


def keeper(page: Page, town: Town) -> Service:
    """This will sign Amina in, who keeps the full listing, and give its service."""
    amina, service = come_in(page, town, "Amina"), full(town)
    if not Naming.objects.held_by(amina).exists():
        Naming.make(amina.email or "", organisation=service.organisation).take_up(amina)
    return service


def busy(page: Page, town: Town) -> Service:
    """This will give Amina's pages all that can wait for her, and all that readers can see of it."""
    service = keeper(page, town)
    amina, listing = known("Amina"), Listing.objects.get(pk=service.pk)
    if not Mistake.objects.exists():
        before = words_of(service)
        changed = replace(before, cost="£14 a night", text=f"{before.text}\n\nBring a pillow.")
        keeping.change(service, changed, started=before.digest, by=amina)
        old = timezone.localdate() - timedelta(days=20)
        for what in ("times", "gone", "contact"):
            Mistake.objects.create(
                page=service.pk, what=what, words="It rings and rings.\nNobody is there.", made_on=old
            )
        answered = Mistake.make(listing, what="cost", words="I paid £15.", asker="here")
        answered.reply(how="put-right", words="Thank you.\nIt is £14 now.", speaker="organisation", by=amina)
        FeedSaying.objects.create(page=service.pk, source="Millbrook, invented", words=before.as_json())
        make_service("Winter night sitting", organisation=service.organisation, status="defunct")
        Naming.make("somebody.with.a.very.long.address@example.org", organisation=service.organisation)
    return service


def kept(address: str, make: Callable[[Page, Town], Service] = keeper) -> Visit:
    """This will open an address as Amina; `{listing}` and `{body}` stand for ids."""

    def visit(page: Page, town: Town) -> Response | None:
        service = make(page, town)
        return page.goto(address.format(listing=service.pk, body=service.organisation_id))

    return visit


def saved(make: Callable[[Page, Town], Service] = keeper, **typed: str) -> Visit:
    """This will type into the form of the full listing, and save it."""

    def visit(page: Page, town: Town) -> Response | None:
        kept("/listings/{listing}/edit/", make)(page, town)
        for name, words in typed.items():
            page.fill(f"#{name}", words)
        return pressed(page, "Save it")

    return visit


def overtaken(page: Page, town: Town) -> Response | None:
    """This will save a page that somebody else changed meanwhile."""
    kept("/listings/{listing}/edit/")(page, town)
    before = words_of(full(town))
    other = replace(before, cost=f"{before.cost} or what you can", how_to_come="Just turn up.")
    keeping.change(full(town), other, started=before.digest, by=known("Amina"))
    page.fill("#cost", "£20")
    return pressed(page, "Save it")


def told(what: str, *, words: str = "The number is 01632 960007.") -> Visit:
    """This will say what is wrong with the full listing, as nobody in particular."""

    def visit(page: Page, town: Town) -> Response | None:
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
        page.goto(f"{town.full}mistake/")
        page.fill("#words", words)
        if what:
            page.check(f"input[value={what}]")
        return pressed(page, "Send it")

    return visit


def answering(page: Page, town: Town) -> Response | None:
    """This will open a mistake that waits for Amina."""
    busy(page, town)
    return page.goto(f"/mistakes/{Mistake.objects.open().first().pk}/")


def hearing(page: Page, town: Town) -> Response | None:
    """This will open what the feed says of Amina's page."""
    busy(page, town)
    return page.goto(f"/keeping/lists/{FeedSaying.objects.open().first().pk}/")


def looking_after(page: Page, town: Town) -> Response | None:
    """This will open the page of stewards as Cora, with one of each thing on it."""
    cora = come_in(page, town, "Cora")
    if not Naming.objects.held_by(cora).exists():
        Naming.make(cora.email or "", organisation=None).take_up(cora)
    bare = Listing.objects.get(pk=town.bare.strip("/").split("/")[1])
    Mistake.objects.get_or_create(page=bare.pk, what="gone", words="They moved away.")
    first, second = sorted([bare, Listing.objects.exclude(pk=bare.pk).first()], key=lambda each: each.pk)
    Duplicate.objects.get_or_create(first=first, second=second, why="same-words")
    return page.goto("/stewards/")


def asked(page: Page, town: Town) -> Response | None:
    """This will open the page of somebody who was named and has not answered."""
    dev = come_in(page, town, "Dev")
    Naming.make(dev.email or "", organisation=full(town).organisation)
    return page.goto("/keeping/")


def unasked(page: Page, town: Town) -> Response | None:
    """This will open the page of somebody who keeps nothing."""
    come_in(page, town, "Eve")
    return page.goto("/keeping/")


def pressed(page: Page, words: str) -> Response | None:
    """This will press a button and give the page that comes."""
    with page.expect_navigation() as coming:
        page.get_by_role("button", name=words).first.click()
    return coming.value


KEEPING: dict[str, tuple[int, Visit]] = {
    "keeping nothing": (200, unasked),
    "asked to keep": (200, asked),
    "keeping": (200, kept("/keeping/")),
    "an organisation's pages": (200, kept("/organisations/{body}/keeping/")),
    "an organisation's pages, much waits": (200, kept("/organisations/{body}/keeping/", busy)),
    "changing a page": (200, kept("/listings/{listing}/edit/")),
    "changing a page, in error": (422, saved(name=" ", week_MO="whenever", link="javascript:1")),
    "changing a page, overtaken": (409, overtaken),
    "changing a page, saved": (200, saved(alert="Not on in May.")),
    "changing an organisation's page": (200, kept("/organisations/{body}/edit/")),
    "adding something new": (200, kept("/organisations/{body}/new/")),
    "taking off the list": (200, kept("/listings/{listing}/withdrawal/")),
    "a keeper's own listing": (200, kept("/listings/{listing}/", busy)),
    "answering a mistake": (200, answering),
    "what a feed says": (200, hearing),
    "looking after the directory": (200, looking_after),
    "versions": (200, kept("/listings/{listing}/versions/", busy)),
    "versions, none": (200, lambda page, town: page.goto(f"{town.bare}versions/")),
    "telling of a mistake": (200, lambda page, town: page.goto(f"{town.full}mistake/")),
    "telling of a mistake, in error": (422, told("", words="")),
    "told of a mistake": (200, told("contact")),
}
