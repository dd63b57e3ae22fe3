"""What a source says about its own records: who changed what, and its tables."""

from django.db import models

from ownterms.directory.models.record import Record


class Metadata(Record):
    """One change that the source made to one of its records."""

    resource_id = models.UUIDField(null=True, blank=True, db_index=True)
    resource_type = models.TextField(blank=True)
    last_action_date = models.DateField(null=True, blank=True)
    last_action_type = models.TextField(blank=True)
    field_name = models.TextField(blank=True)
    previous_value = models.TextField(blank=True)
    replacement_value = models.TextField(blank=True)
    updated_by = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "metadata"

    def __str__(self) -> str:
        return f"{self.last_action_type} {self.field_name}".strip()


class MetaTableDescription(Record):
    """What the source says about one of its tables."""

    name = models.TextField(blank=True)
    language = models.TextField(blank=True)
    character_set = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name
