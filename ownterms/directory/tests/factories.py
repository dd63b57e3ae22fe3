"""Rows for tests: an imagined town's things, made without naming every field."""

from uuid import UUID, uuid4

from django.db import transaction
from model_bakery import baker

from ownterms.directory.models import (
    Accessibility,
    Address,
    Attribute,
    ChangeCounter,
    Listing,
    Location,
    Organisation,
    Record,
    Schedule,
    Service,
    ServiceAtLocation,
    Source,
    Taxonomy,
    TaxonomyTerm,
    TermOfWelcome,
)
from ownterms.directory.models.taxonomy import KIND_TAXONOMY, WELCOME_TAXONOMY


def make_source(**values: object) -> Source:
    """A source; all rows of a test share "Millbrook directory" unless told."""
    name = values.pop("name", "Millbrook directory")
    return Source.objects.get_or_create(name=name, defaults=values)[0]


def make(model: type[Record], **values: object) -> object:
    """Any record, with an id and a source."""
    values.setdefault("id", uuid4())
    values.setdefault("source", make_source())
    return baker.make(model, **values)


def make_organisation(name: str = "Millbrook Neighbours", **values: object) -> Organisation:
    """An organisation."""
    return make(Organisation, name=name, **values)


def make_service(name: str = "Tuesday kitchen", **values: object) -> Service:
    """A service of an organisation."""
    if "organisation" not in values:
        values["organisation"] = make_organisation(source=values.get("source") or make_source())
    return make(Service, name=name, **values)


def make_listing(name: str = "Tuesday kitchen", *, kind: str = Listing.Kind.SERVICE, **values: object) -> Listing:
    """A listing of a new service; with kind "organisation", of an organisation. `values` are the subject's."""
    if kind == Listing.Kind.ORGANISATION:
        organisation = make_organisation(name, **values)
        return Listing.objects.create(id=organisation.pk, kind=kind, organisation=organisation, change=next_change())
    service = make_service(name, **values)
    return Listing.objects.create(id=service.pk, kind=kind, service=service, change=next_change())


def next_change() -> int:
    """The next change number."""
    with transaction.atomic():
        return ChangeCounter.take(1)[0]


def make_place(listing: Listing, name: str = "St Luke's hall", **values: object) -> Location:
    """A place where a listing's service happens. `street`, `town` and `access` make what hangs on it."""
    street, town, access = (values.pop(key, "") for key in ("street", "town", "access"))
    location: Location = make(Location, name=name, **values)
    if street or town:
        make(Address, location=location, address_1=street, city=town)
    if access:
        make(Accessibility, location=location, description=access)
    if listing.service:
        make(ServiceAtLocation, service=listing.service, location=location)
    else:
        Location.objects.filter(pk=location.pk).update(organisation=listing.organisation)
    return location


def make_schedule(listing: Listing, **values: object) -> Schedule:
    """A rule of opening of a listing's service."""
    return make(Schedule, service=listing.service, **values)


def say(about: UUID, term: str, *, taxonomy: str = "things people do", value: str = "", code: str = "") -> Attribute:
    """A term said of a record, its taxonomy made at need."""
    shared = {"source": make_source()}
    terms = Taxonomy.objects.filter(name=taxonomy).first() or make(Taxonomy, name=taxonomy, **shared)
    found = TaxonomyTerm.objects.filter(name=term, taxonomy=terms).first()
    known = found or make(TaxonomyTerm, name=term, taxonomy=terms, code=code, **shared)
    return make(Attribute, link_id=about, link_entity="service", taxonomy_term=known, value=value)


def say_welcome(listing: Listing, term: TermOfWelcome, value: str = "") -> Attribute:
    """One of our terms of welcome, said of a listing."""
    return say(listing.pk, term.value, taxonomy=WELCOME_TAXONOMY, value=value, code=term.value)


def say_kind(listing: Listing, kind: str) -> Attribute:
    """What kind of listing it is, as a feed says it."""
    return say(listing.pk, kind, taxonomy=KIND_TAXONOMY, code=kind)
