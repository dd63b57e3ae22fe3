"""What an organisation published of its mirror: permanent, each beside the ones before, and never ranked."""

import uuid
from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ownterms.directory.models import Organisation
from ownterms.mirror.models.standing import Standing


class PublishedMirror(Standing):
    """Readings as they stood on a day, and what was said of them then. Nobody's name is kept with it.

    `told` is what its page shows: numbers to the nearest five, the unknown ones among them, and a sentence for each
    reading. The organisation may leave the directory; its page stays.
    """

    class Source(models.TextChoices):
        """What was held up."""

        FILE = "file", _("A file that the organisation held up itself")
        EVENTS = "events", _("What people did here, and let be counted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", editable=False
    )
    name = models.TextField(help_text="How the organisation was called then.")
    source = models.CharField(max_length=6, choices=Source)
    cuts = models.CharField(max_length=20, help_text="The version of the cuts that it was read by.")
    told = models.JSONField()
    on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = [Lower("name"), "organisation_id", "-on", "pk"]
        indexes = [models.Index(fields=["organisation", "on"], name="published_by_organisation")]

    def __str__(self) -> str:
        return f"{self.name}, {self.on}"

    # Make

    @classmethod
    def publish(
        cls, organisation: Organisation, told: dict[str, Any], *, source: str, known_as: uuid.UUID
    ) -> "PublishedMirror":
        """This will publish readings for good, under an id that was drawn with them: pressing twice is as once."""
        said = {"organisation": organisation, "name": organisation.name, "source": source}
        made: PublishedMirror = cls.objects.get_or_create(
            pk=known_as, defaults=said | {"cuts": told["cuts"], "told": told}
        )[0]
        return made

    # Change

    def take_back(self, *, words: str = "") -> "TakenBack":
        """This will say beside it that its organisation stands by it no more. What it says stays; once is enough."""
        made: TakenBack = TakenBack.objects.get_or_create(published=self, defaults={"words": words})[0]
        return made

    # Ask

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of what was read; None where no row had a day."""
        days = self.told["days"]
        return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None

    @property
    def taking_back(self) -> "TakenBack | None":
        """That its organisation stands by it no more; None where it does."""
        found: TakenBack | None = TakenBack.objects.filter(published=self).first()
        return found


class TakenBack(Standing):
    """That an organisation no longer stands by what it published, since when, and why if it says so."""

    published = models.OneToOneField(PublishedMirror, on_delete=models.PROTECT, primary_key=True, related_name="+")
    words = models.TextField(blank=True)
    on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name_plural = "taken back"

    def __str__(self) -> str:
        return f"{self.published}, taken back on {self.on}"
