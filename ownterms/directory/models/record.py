"""Where records come from, and what every record carries."""

import hashlib
from functools import lru_cache
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

# The root of every identity here. Changing it would make every record new.
NAMESPACE = b"\x6f\x0b\x6c\x53\x2e\x0d\x4b\x1e\x9a\x4e\x7c\x0a\x2c\x35\x11\xd4"

# The two highest bits of this digit say that the UUID is made after RFC 9562.
VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def identify(source: str, table: str, original_id: str) -> str:
    """This will name a record the same way at every reading.

    Returns the 32 hexadecimal digits of a version 5 UUID (RFC 9562) of the
    source's name, the HSDS table and the record's own id in that source.
    """
    digest = _beginning(source, table).copy()
    digest.update(original_id.encode("utf-8", "replace"))
    digits = digest.hexdigest()
    return f"{digits[:12]}5{digits[13:16]}{VARIANT[digits[16]]}{digits[17:32]}"


@lru_cache(maxsize=256)
def _beginning(source: str, table: str) -> "hashlib._Hash":
    return hashlib.sha1(NAMESPACE + f"{source}\n{table}\n".encode("utf-8", "replace"), usedforsecurity=False)


class Source(models.Model):
    """One directory that was read: somebody else's feed, a file, or our demo."""

    class Format(models.TextChoices):
        """The shapes of feed that can be read."""

        HSDS1 = "hsds-1", _("Open Referral HSDS 1")
        HSDS2 = "hsds-2", _("Open Referral HSDS 2")
        HSDS3 = "hsds-3", _("Open Referral HSDS 3")
        UK = "open-referral-uk", _("Open Referral UK")
        PLAIN = "plain", _("Plain table")
        HERE = "here", _("Kept here")

    name = models.CharField(max_length=200, unique=True)
    address = models.TextField(blank=True, help_text=_("The path or web address that was read."))
    format = models.CharField(max_length=20, choices=Format, blank=True)
    licence = models.TextField(blank=True)
    last_read = models.DateTimeField(null=True, blank=True)
    last_digest = models.CharField(max_length=64, blank=True)
    invented = models.BooleanField(default=False, help_text=_("Made up for the demo."))
    kept_from = models.CharField(
        max_length=200, blank=True, help_text=_("The name of the feed that the pages left which are kept here.")
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_here(self) -> bool:
        """Whether it is no feed: its pages are kept here by those whom they are about."""
        return self.format == self.Format.HERE

    def kept_here(self) -> "Source":
        """This will give the source of pages that left this one because their keepers changed them here."""
        if self.is_here:
            return self
        known = Source.objects.filter(kept_from=self.name).first()
        return known or Source.objects.create(
            name=f"{self.name[:180]} (kept here)",
            format=self.Format.HERE,
            licence=self.licence,
            invented=self.invented,
            kept_from=self.name,
        )


class Record(models.Model):
    """What every HSDS record carries besides its own fields.

    `id` is made by `identify`, so that reading a feed twice meets the same
    rows. `digest` (16 bytes as hexadecimal) is of the values as they were
    taken, and tells whether a record has changed since. `extra` keeps the
    columns that HSDS does not know, as text, under their own names.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", db_index=False)
    original_id = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    extra = models.JSONField(default=dict, blank=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True


def where_filled(table: str, *fields: str) -> list[models.Index]:
    """This will index foreign keys only in the rows that fill them.

    Most rows fill one of several. Entries for the empty ones made up more
    than half the work of an import.
    """
    return [
        models.Index(
            fields=[field],
            condition=models.Q((f"{field}__isnull", False)),
            name=f"{table[:12]}_{field[:12]}_set",
        )
        for field in fields
    ]
