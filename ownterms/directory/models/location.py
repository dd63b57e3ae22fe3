"""Locations: where things are, how to get there and how to get in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ownterms.directory.models.organisation import Organisation
from ownterms.directory.models.record import Record, where_filled
from ownterms.directory.models.service import Service


class Location(Record):
    """A place on the ground, a postal address or somewhere online."""

    class Type(models.TextChoices):
        """What sort of place it is."""

        PHYSICAL = "physical", _("A place to go to")
        POSTAL = "postal", _("For post only")
        VIRTUAL = "virtual", _("Online or by phone")

    organisation = models.ForeignKey(
        Organisation, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="locations"
    )
    location_type = models.CharField(max_length=10, choices=Type, default=Type.PHYSICAL)
    url = models.TextField(blank=True)
    name = models.TextField(blank=True)
    alternate_name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    transportation = models.TextField(blank=True)
    latitude = models.FloatField(null=True, blank=True, help_text=_("Degrees, -90 to 90."))
    longitude = models.FloatField(null=True, blank=True, help_text=_("Degrees, -180 to 180."))
    external_identifier = models.TextField(blank=True)
    external_identifier_type = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("location", "organisation")

    def __str__(self) -> str:
        return self.name


class Address(Record):
    """A postal or physical address of a location."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="addresses")
    attention = models.TextField(blank=True)
    address_1 = models.TextField(blank=True)
    address_2 = models.TextField(blank=True)
    city = models.TextField(blank=True)
    region = models.TextField(blank=True)
    state_province = models.TextField(blank=True)
    postal_code = models.TextField(blank=True)
    country = models.TextField(blank=True)
    address_type = models.CharField(max_length=10, choices=Location.Type, default=Location.Type.PHYSICAL)

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        """This will give the address on one line, as on an envelope."""
        parts = (self.address_1, self.address_2, self.city, self.state_province, self.postal_code)
        kept: list[str] = []
        for part in parts:
            if part and part not in kept:
                kept.append(part)
        return ", ".join(kept)


class Accessibility(Record):
    """What a location does for people who need something to get in or take part."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibilities")
    description = models.TextField(blank=True)
    details = models.TextField(blank=True)
    url = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        """What it says, with its details."""
        return ". ".join(words.rstrip(".") for words in (self.description, self.details) if words)


class ServiceAtLocation(Record):
    """A service as it is offered at one location."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="at_services")
    description = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.service_id} at {self.location_id}"
