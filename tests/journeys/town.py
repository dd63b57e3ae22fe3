"""A town of a dozen listings, made up, with everything that a page can show and much that it cannot."""

from dataclasses import dataclass
from datetime import date, time

from ownterms.directory.models import Listing, Phone, RequiredDocument, TermOfWelcome, Withdrawal
from ownterms.directory.tests.factories import (
    make,
    make_listing,
    make_place,
    make_schedule,
    make_source,
    next_change,
    say,
    say_welcome,
)
from ownterms.finding import index

GONE = "00000000-0000-4000-8000-000000000001"


@dataclass(frozen=True)
class Town:
    """Where it is served, and the addresses of its pages."""

    address: str
    full: str
    bare: str
    organisation: str
    gone: str = f"/listings/{GONE}/"


def build(address: str) -> Town:
    """This will make the town, and the index over it."""
    full, bare = sitting(), make_listing("Sleep", description="")
    for number in range(22):
        kind = Listing.Kind.values[number % len(Listing.Kind.values)]
        make_listing(f"Sleep circle {number}", kind=kind, description="Sleep and insomnia, talked over with tea. " * 3)
    Withdrawal.objects.create(pk=GONE, change=next_change())
    index.follow()
    body = full.service.organisation
    return Town(address, f"/listings/{full.pk}/", f"/listings/{bare.pk}/", f"/organisations/{body.pk}/")


def sitting() -> Listing:
    """A listing that says everything."""
    listing = make_listing(
        "Night sitting for carers, with an exceptionally long name-and-description",
        description="Respite care at home: a short break of one night.\n\nYou sleep, and we sit up.",
        source=make_source(name="Millbrook, invented", invented=True, licence="CC0"),
        application_process="Ring first.",
        eligibility_description="Carers of adults",
        minimum_age=18,
        fees_description="£12 a night",
        wait_time="About two weeks",
        assured_date=date(2020, 3, 1),
        alert="Not on during August.",
        email="somebody.with.a.long.address@subdomain.of.a.long.name.example.org",
        url="https://example.org/sitting",
    )
    make_place(
        listing,
        "Weir Lane hall",
        street="4 Weir Lane",
        town="Millbrook",
        access="One low step",
        latitude=53.0,
        longitude=-2.0,
    )
    make_schedule(listing, freq="WEEKLY", byday="TU,TH", opens_at=time(21), closes_at=time(7))
    make(RequiredDocument, service=listing.service, document="Proof of address")
    make(Phone, service=listing.service, number="01632 960001")
    say(listing.pk, "Respite care")
    say_welcome(listing, TermOfWelcome.BRING_SOMEONE)
    say_welcome(listing, TermOfWelcome.GOVERNING_LIMIT, "Their contract pays for eight nights a year.")
    return listing
