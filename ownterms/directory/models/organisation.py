"""Organisations, and what is said about them as bodies."""

from django.db import models

from ownterms.directory.models.record import Record, where_filled


class Organisation(Record):
    """A body that offers something: HSDS `organization`."""

    name = models.TextField()
    alternate_name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    email = models.TextField(blank=True)
    website = models.TextField(blank=True)
    tax_status = models.TextField(blank=True)
    tax_id = models.TextField(blank=True)
    year_incorporated = models.PositiveIntegerField(null=True, blank=True)
    legal_status = models.TextField(blank=True)
    logo = models.TextField(blank=True)
    uri = models.TextField(blank=True)
    parent_organisation = models.ForeignKey(
        "self", null=True, db_index=False, blank=True, on_delete=models.SET_NULL, related_name="children"
    )

    class Meta:
        indexes = where_filled("organisation", "parent_organisation")

    def __str__(self) -> str:
        return self.name


class OrganisationIdentifier(Record):
    """A number by which others know an organisation, such as a charity number."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="identifiers")
    identifier_scheme = models.TextField(blank=True)
    identifier_type = models.TextField(blank=True)
    identifier = models.TextField()

    def __str__(self) -> str:
        return f"{self.identifier_type} {self.identifier}".strip()


class Program(Record):
    """A set of services that an organisation runs under one name."""

    organisation = models.ForeignKey(
        Organisation, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="programs"
    )
    name = models.TextField()
    alternate_name = models.TextField(blank=True)
    description = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("program", "organisation")

    def __str__(self) -> str:
        return self.name


class Funding(Record):
    """Where the money for an organisation or a service comes from."""

    organisation = models.ForeignKey(
        Organisation, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="funding"
    )
    service = models.ForeignKey(
        "directory.Service",
        null=True,
        db_index=False,
        blank=True,
        on_delete=models.CASCADE,
        related_name="funding",
    )
    funding_source = models.TextField(blank=True, help_text="HSDS `source`.")

    class Meta:
        indexes = where_filled("funding", "organisation", "service")

    def __str__(self) -> str:
        return self.funding_source


class Url(Record):
    """A further web page of an organisation or a service (HSDS 3.1)."""

    organisation = models.ForeignKey(
        Organisation, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="urls"
    )
    service = models.ForeignKey(
        "directory.Service", null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="urls"
    )
    label = models.TextField(blank=True)
    url = models.TextField()

    class Meta:
        indexes = where_filled("url", "organisation", "service")

    def __str__(self) -> str:
        return self.label or self.url
