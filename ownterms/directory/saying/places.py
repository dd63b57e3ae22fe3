"""Writing where a page is, and how one gets in."""

from collections.abc import Iterable, Sequence
from uuid import uuid4

from ownterms.directory.models.location import Accessibility, Address, Location, ServiceAtLocation
from ownterms.directory.models.record import Record, Source
from ownterms.directory.models.service import Service
from ownterms.directory.saying.page import Page, locations_of
from ownterms.directory.saying.words import PlaceWords


def fresh(model: type[Record], source: Source, rows: Sequence[dict[str, object]]) -> None:
    """This will make records that are kept here. Their ids are in the order of the rows, as pages show them."""
    ids = sorted(uuid4() for _row in rows)
    model.objects.bulk_create(model(id=pk, source=source, **row) for pk, row in zip(ids, rows, strict=True))


def write_places(page: Page, before: Iterable[PlaceWords], places: Iterable[PlaceWords]) -> None:
    """This will put a page at these places. Those that are not among its own already are new."""
    known = {each.pk.hex: each for each in locations_of(page)}
    old = {place.id: place for place in before if place.id in known}
    kept = {place.id: place for place in places if place.id in known}
    gone = [known[pk].pk for pk in known if pk not in kept]
    Location.objects.filter(pk__in=gone, source=page.source).delete()
    for pk, place in kept.items():
        _write(known[pk], old[pk], place)
    added = [place for place in places if place.id not in known]
    for place, new in zip(added, sorted(uuid4() for _place in added), strict=True):
        location = Location(id=new, source=page.source, organisation=None if isinstance(page, Service) else page)
        location.save()
        _write(location, PlaceWords(), place)
        if isinstance(page, Service):
            fresh(ServiceAtLocation, page.source, [{"service": page, "location": location}])


def _write(location: Location, before: PlaceWords, place: PlaceWords) -> None:
    location.name = place.name
    location.location_type = Location.Type.VIRTUAL if place.online else Location.Type.PHYSICAL
    if (place.street, place.town, place.postcode) != (before.street, before.town, before.postcode):
        _write_address(location, place)
    location.save()
    if place.getting_in != before.getting_in:
        location.accessibilities.all().delete()
        if place.getting_in:
            fresh(Accessibility, location.source, [{"location": location, "description": place.getting_in}])


def _write_address(location: Location, place: PlaceWords) -> None:
    """The point on the map was that of the old address. It goes, or becomes that of a place with this postcode."""
    location.addresses.exclude(address_type=Location.Type.POSTAL).delete()
    lines = {"address_1": place.street, "city": place.town, "postal_code": place.postcode}
    fresh(Address, location.source, [{"location": location, **lines}])
    near = Location.objects.filter(addresses__postal_code__iexact=place.postcode, latitude__isnull=False)
    known = near.exclude(pk=location.pk).first() if place.postcode else None
    location.latitude, location.longitude = (known.latitude, known.longitude) if known else (None, None)
