"""Leaving a feed: a page that is changed here becomes its keepers' own, and no reading of the feed meets it."""

from uuid import uuid4

from ownterms.directory.models.contact import Contact, Language, Phone
from ownterms.directory.models.location import Accessibility, Address, Location, ServiceAtLocation
from ownterms.directory.models.organisation import Funding, Organisation, OrganisationIdentifier, Url
from ownterms.directory.models.record import Record, Source
from ownterms.directory.models.schedule import Schedule
from ownterms.directory.models.service import (
    CostOption,
    RequiredDocument,
    Service,
    ServiceArea,
    ServiceCapacity,
)
from ownterms.directory.models.taxonomy import Attribute, TaxonomyTerm
from ownterms.directory.saying.page import Page, locations_of

OF_SERVICES = (
    ServiceAtLocation, Schedule, CostOption, Language, ServiceArea, RequiredDocument, ServiceCapacity, Funding, Url,
    Contact, Phone,
)  # fmt: skip
OF_ORGANISATIONS = (OrganisationIdentifier, Funding, Url, Contact, Phone)
OF_LOCATIONS = (Address, Accessibility, Language, Schedule, Phone)
OF_SERVICES_AT_LOCATIONS = (Schedule, ServiceArea, Contact, Phone)


def leave_feed(page: Page) -> dict[str, str]:
    """This will make a page one that is kept here, under its own id, with copies of what others share with it.

    The organisation behind a service must have left before, or the feed could
    drop it from under the service. Gives the ids of its locations: before,
    and of the copies. Inside a transaction of the caller's.
    """
    here = page.source.kept_here()
    copies = _take_service(page, here) if isinstance(page, Service) else _take_organisation(page, here)
    for attribute in Attribute.objects.filter(link_id=page.pk).select_related("taxonomy_term__taxonomy"):
        attribute.source = here
        attribute.taxonomy_term = attribute.taxonomy_term and _own(attribute.taxonomy_term, here)
        attribute.save()
    page.source = here
    page.save()
    return copies


def hanging_on(page: Page) -> list[Record]:
    """This will give all records that hang on a page and on nothing else, those that others hang on last."""
    found: list[Record]
    if isinstance(page, Organisation):
        found = [each for model in OF_ORGANISATIONS for each in model.objects.filter(organisation=page)]
    else:
        there = page.at_locations.all()
        found = [
            each for model in OF_SERVICES_AT_LOCATIONS for each in model.objects.filter(service_at_location__in=there)
        ]
        found += [each for model in reversed(OF_SERVICES) for each in model.objects.filter(service=page)]
    phones = Phone.objects.filter(contact__in=[each.pk for each in found if isinstance(each, Contact)])
    languages = Language.objects.filter(phone__in=[each.pk for each in found if isinstance(each, Phone)])
    return [*languages, *phones, *found, *Attribute.objects.filter(link_id=page.pk)]


def copied(record: Record, source: Source, **changes: object) -> Record:
    """This will make a copy of a record under an id of its own."""
    fields = record._meta.concrete_fields  # noqa: SLF001  Django's own name for it
    values = {field.attname: getattr(record, field.attname) for field in fields}
    return type(record).objects.create(**values | {"id": uuid4(), "source_id": source.pk, "digest": ""} | changes)


def _take_service(service: Service, here: Source) -> dict[str, str]:
    for each in hanging_on(service):
        type(each).objects.filter(pk=each.pk).update(source=here)
    copies: dict[str, str] = {}
    for there in service.at_locations.all():
        copy = _own_location(there.location, here)
        copies[there.location_id.hex] = copy.pk.hex
        there.location = copy
        there.save()
    for capacity in service.capacities.exclude(unit=None):
        capacity.unit = copied(capacity.unit, here)  # type: ignore[arg-type, assignment]
        capacity.save()
    if service.program:
        service.program = copied(service.program, here, organisation_id=service.organisation_id)  # type: ignore[assignment]
    return copies


def _take_organisation(organisation: Organisation, here: Source) -> dict[str, str]:
    for each in hanging_on(organisation):
        type(each).objects.filter(pk=each.pk).update(source=here)
    known = locations_of(organisation)
    copies = {each.pk.hex: _own_location(each, here, organisation_id=organisation.pk).pk.hex for each in known}
    parent = organisation.parent_organisation
    if parent and not parent.source.is_here:
        organisation.parent_organisation = None  # the feed's to keep, and to drop
    return copies


def _own_location(location: Location, here: Source, organisation_id: object = None) -> Location:
    """Other pages may share a location: the copy is this page's alone."""
    copy = copied(location, here, organisation_id=organisation_id)
    for model in OF_LOCATIONS:
        for each in model.objects.filter(location=location):
            copied(each, here, location_id=copy.pk, **({"contact_id": None} if model is Phone else {}))
    return copy  # type: ignore[return-value]


def _own(term: TaxonomyTerm, here: Source) -> TaxonomyTerm:
    known = TaxonomyTerm.objects.filter(
        source=here, code=term.code, name=term.name, taxonomy_name=term.set_name
    ).first()
    return known or copied(term, here, taxonomy_id=None, parent_id=None, taxonomy_name=term.set_name)  # type: ignore[return-value]
