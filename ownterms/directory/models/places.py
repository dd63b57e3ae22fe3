"""Where a listing is, as values that a page or an index can use."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from ownterms.directory.models.location import Location
from ownterms.lib.distance import kilometres


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a listing. Degrees; `distance` in kilometres, once seen from somewhere."""

    name: str
    address: str
    town: str
    latitude: float | None
    longitude: float | None
    online: bool
    getting_there: str
    accessibility: tuple[str, ...]
    distance: float | None = None

    def seen_from(self, latitude: float, longitude: float) -> Self:
        """This will give the same place with its distance from a point in degrees."""
        if self.latitude is None or self.longitude is None:
            return self
        return replace(self, distance=kilometres((latitude, longitude), (self.latitude, self.longitude)))


def place_of(location: Location) -> Place:
    """This will read a place from a location and what hangs on it (prefetch addresses and accessibilities)."""
    physical = [each for each in location.addresses.all() if each.address_type != Location.Type.POSTAL]
    address = physical[0] if physical else None
    said = [each.in_words for each in location.accessibilities.all()]
    return Place(
        name=location.name,
        address=address.in_words if address else "",
        town=address.city if address else "",
        latitude=location.latitude,
        longitude=location.longitude,
        online=location.location_type == Location.Type.VIRTUAL,
        getting_there=location.transportation,
        accessibility=tuple(words for words in said if words),
    )


def nearest_first(places: Iterable[Place], *, latitude: float, longitude: float) -> list[Place]:
    """This will order places by their distance from a point; those without coordinates come last."""
    seen = [place.seen_from(latitude, longitude) for place in places]
    return sorted(seen, key=lambda place: (place.distance is None, place.distance or 0))
