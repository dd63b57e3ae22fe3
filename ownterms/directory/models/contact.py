"""Contacts, telephones and languages: how to reach people and be understood."""

from django.db import models
from django.utils.translation import gettext as _

from ownterms.directory.models.location import Location, ServiceAtLocation
from ownterms.directory.models.organisation import Organisation
from ownterms.directory.models.record import Record, where_filled
from ownterms.directory.models.service import Service


class Contact(Record):
    """Somebody to ask for, as the source gives them."""

    organisation = models.ForeignKey(
        Organisation, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    service = models.ForeignKey(
        Service, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation,
        null=True,
        db_index=False,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    location = models.ForeignKey(
        Location, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    name = models.TextField(blank=True)
    title = models.TextField(blank=True)
    department = models.TextField(blank=True)
    email = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("contact", "organisation", "service", "service_at_location", "location")

    def __str__(self) -> str:
        return self.name or self.title or self.department or self.email


class Phone(Record):
    """A number to ring or write to."""

    location = models.ForeignKey(
        Location, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    service = models.ForeignKey(
        Service, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    contact = models.ForeignKey(
        Contact, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation,
        null=True,
        db_index=False,
        blank=True,
        on_delete=models.CASCADE,
        related_name="phones",
    )
    number = models.TextField()
    extension = models.TextField(blank=True)
    type = models.TextField(blank=True)
    description = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("phone", "location", "service", "organisation", "contact", "service_at_location")

    def __str__(self) -> str:
        return self.number

    @property
    def in_words(self) -> str:
        """The number as it is shown, with its extension."""
        return _("%(number)s, extension %(extension)s") % vars(self) if self.extension else self.number

    @property
    def is_fax(self) -> bool:
        """Whether it is a fax, which nobody rings."""
        return self.type.strip().lower() == "fax"


class Language(Record):
    """A language that is spoken. `code` is ISO 639 where the source gives it."""

    service = models.ForeignKey(
        Service, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="languages"
    )
    location = models.ForeignKey(
        Location, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="languages"
    )
    phone = models.ForeignKey(
        Phone, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="languages"
    )
    name = models.TextField(blank=True)
    code = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("language", "service", "location", "phone")

    def __str__(self) -> str:
        return self.name or self.code
