"""Amina keeps one organisation, Ben another, Cora looks after the directory, and Dev is a stranger."""

from collections.abc import Callable
from datetime import time

import pytest
from django.test import Client

from ownterms.directory.models import Listing, Naming, Organisation, Phone, Service, TermOfWelcome
from ownterms.directory.tests.factories import (
    make,
    make_listing,
    make_organisation,
    make_place,
    make_schedule,
    say,
    say_welcome,
)
from ownterms.people.models import Person


def person(name: str) -> Person:
    """Somebody who can sign in."""
    return Person.objects.create_user(f"{name.lower()}@example.org", name=name)


def name_keeper(who: Person, organisation: Organisation | None) -> Naming:
    """A naming that its person has taken up; without an organisation, a steward's."""
    naming = Naming.make(who.email, organisation=organisation)
    naming.take_up(who)
    return naming


def sign_in(client: Client, who: Person | None) -> Client:
    """A browser of this person, or of nobody."""
    client.logout()
    if who:
        client.force_login(who)
    return client


@pytest.fixture
def kitchen() -> Listing:
    """A listing that says much, of an organisation that Amina keeps."""
    listing = make_listing("Tuesday kitchen", description="We cook.\n\nWe eat.", fees_description="£2")
    make_place(listing, "St Luke's hall", street="1 High Street", town="Millbrook", access="One low step")
    make_schedule(listing, freq="WEEKLY", byday="TU,TH", opens_at=time(10), closes_at=time(12, 30))
    make_schedule(listing, freq="MONTHLY", byday="1SU", opens_at=time(14))
    make(Phone, service=listing.service, number="01632 960001")
    say(listing.pk, "Food")
    say_welcome(listing, TermOfWelcome.BRING_SOMEONE)
    return listing


@pytest.fixture
def service(kitchen: Listing) -> Service:
    return kitchen.service


@pytest.fixture
def amina(kitchen: Listing) -> Person:
    amina = person("Amina")
    name_keeper(amina, kitchen.service.organisation)
    return amina


@pytest.fixture
def ben() -> Person:
    ben = person("Ben")
    name_keeper(ben, make_organisation("Weir Lane"))
    return ben


@pytest.fixture
def cora() -> Person:
    cora = person("Cora")
    name_keeper(cora, None)
    return cora


@pytest.fixture
def dev() -> Person:
    return person("Dev")


@pytest.fixture
def as_amina(client: Client, amina: Person) -> Client:
    """A browser in which Amina signed in."""
    return sign_in(client, amina)


@pytest.fixture
def form(as_amina: Client, service: Service) -> Callable[[], dict[str, object]]:
    """This will give what the form for the kitchen holds, as a browser would send it back."""

    def filled() -> dict[str, object]:
        return sent_back(as_amina.get(f"/listings/{service.pk}/edit/"))

    return filled


def sent_back(answer: object) -> dict[str, object]:
    """What a browser sends of the form on a page where nobody has typed anything."""
    from html.parser import HTMLParser

    class Fields(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.sent: dict[str, list[str]] = {}
            self.area = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            known = dict(attrs)
            name = known.get("name") or ""
            if tag == "textarea":
                self.area = name
                self.sent.setdefault(name, [""])
            elif tag == "input" and name:
                if known.get("type") in {"checkbox", "radio"} and "checked" not in known:
                    return
                self.sent.setdefault(name, []).append(known.get("value") or "")

        def handle_data(self, data: str) -> None:
            if self.area:
                self.sent[self.area][0] += data

        def handle_endtag(self, tag: str) -> None:
            if tag == "textarea":
                self.area = ""

    fields = Fields()
    fields.feed(answer.content.decode())  # type: ignore[attr-defined]
    return {name: values for name, values in fields.sent.items() if name != "csrfmiddlewaretoken"}
