"""From a place or a postcode that somebody typed to a point on the ground, by what the directory itself knows."""

import re
from dataclasses import dataclass
from typing import Final

from django.db.models import Avg, Q, QuerySet

from ownterms.directory.models import Address

_DEGREES: Final = re.compile(r"(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)")
_UK_POSTCODE: Final = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})?", re.IGNORECASE)


@dataclass(frozen=True)
class Whereabouts:
    """A point in degrees, and how to call it. `words` is empty for a point that the browser gave."""

    words: str
    latitude: float
    longitude: float

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude


def whereabouts(typed: str, *, among: QuerySet[Address] | None = None) -> Whereabouts | None:
    """This will find the middle of what the directory lists there; None where it knows no such place.

    `among` are the addresses that it may know of; without it, all.
    """
    addresses = Address.objects.all() if among is None else among
    words = " ".join(typed.replace("\x00", "").split())[:100]
    if degrees := _DEGREES.fullmatch(words):
        latitude, longitude = float(degrees[1]), float(degrees[2])
        return Whereabouts("", latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
    for asked in _questions(words):
        placed = addresses.filter(asked, location__latitude__isnull=False, location__longitude__isnull=False)
        middle = placed.aggregate(latitude=Avg("location__latitude"), longitude=Avg("location__longitude"))
        if middle["latitude"] is not None:
            return Whereabouts(words, middle["latitude"], middle["longitude"])
    return None


def _questions(words: str) -> list[Q]:
    """What to ask the addresses, the nearest meaning first."""
    if not words:
        return []
    asked = [Q(postal_code__iexact=words), Q(city__iexact=words), Q(location__name__iexact=words)]
    if postcode := _UK_POSTCODE.fullmatch(words):
        outward, inward = postcode[1], postcode[2] or ""
        asked.insert(1, Q(postal_code__iexact=f"{outward} {inward}".strip()))
        asked.append(Q(postal_code__istartswith=f"{outward} "))
    return [*asked, Q(region__iexact=words), Q(address_1__icontains=words)]
