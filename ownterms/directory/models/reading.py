"""Sources that are read again: how often, what a reading would change, and what was decided about it."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ownterms.directory.models.listing import Listing
from ownterms.directory.models.record import Source

HOLD = timedelta(minutes=20)  # without a sign of life, and then somebody else may read
SOONEST = timedelta(hours=1)  # after the first stumble; then twice as long each time
LATEST = timedelta(days=28)
SMALL = 0.05  # share of a source's listings that may move by themselves
FEW_WITHDRAWN = 20  # listings that may be withdrawn by themselves
MOST_SPELT = 2_000  # new listings, and changed ones, of which all words are told; the others are named


class RhythmQuerySet(models.QuerySet["Rhythm"]):
    """Questions about rhythms."""

    def due(self, *, now: datetime | None = None) -> Self:
        """Those whose time has come and which nobody is reading."""
        now = now or timezone.now()
        return self.filter(due__lte=now).filter(models.Q(held_until=None) | models.Q(held_until__lt=now))


class Rhythm(models.Model):
    """How often a source is read again.

    `due` moves on only when a reading has ended, so that a crash leaves it
    due. `held_until` keeps a second worker away, and is moved on while the
    first one lives. `stumbles` counts readings in a row that came to nothing.
    `mapping` is for plain tables, as TOML.
    """

    class Every(models.TextChoices):
        """How often."""

        DAY = "day", _("every day")
        WEEK = "week", _("every week")
        MONTH = "month", _("every month")

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="rhythm")
    every = models.CharField(max_length=5, choices=Every)
    takes_small = models.BooleanField(default=False, help_text=_("Small changes are taken by themselves."))
    mapping = models.TextField(blank=True)
    due = models.DateTimeField(default=timezone.now)
    queued_until = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    stumbles = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True, help_text=_("What stood in the way the last time."))

    objects = RhythmQuerySet.as_manager()

    class Meta:
        ordering = ["source__name"]

    def __str__(self) -> str:
        return f"{self.source}, {self.get_every_display()}"

    # Change

    def queue(self) -> bool:
        """This will note that the work is handed out, and say no where it was within the last hour."""
        now = timezone.now()
        free = models.Q(queued_until=None) | models.Q(queued_until__lt=now)
        ours = Rhythm.objects.due(now=now).filter(free, pk=self.pk)
        return bool(ours.update(queued_until=now + SOONEST))

    def hold(self) -> bool:
        """This will keep others from reading the source, and say no where it is not due or is being read."""
        now = timezone.now()
        return bool(Rhythm.objects.due(now=now).filter(pk=self.pk).update(held_until=now + HOLD))

    def keep_hold(self) -> None:
        """This will say that the reading goes on."""
        Rhythm.objects.filter(pk=self.pk).update(held_until=timezone.now() + HOLD)

    def make_due(self) -> None:
        """This will let it be read now. Who reads it already keeps it."""
        self.due = timezone.now()
        self.save(update_fields=["due"])

    def end(self) -> None:
        """This will let go after a reading that went well, until the next time."""
        self._let_go(timezone.now() + self.length, stumbles=0, trouble="")

    def stumble(self, trouble: str) -> None:
        """This will let go after a reading that came to nothing, and wait longer each time."""
        wait = min(SOONEST * 2 ** min(self.stumbles, 20), LATEST)
        self._let_go(timezone.now() + wait, stumbles=self.stumbles + 1, trouble=trouble)

    def _let_go(self, due: datetime, *, stumbles: int, trouble: str) -> None:
        self.due, self.held_until, self.queued_until = due, None, None
        self.stumbles, self.trouble = stumbles, trouble[:1000]
        self.save(update_fields=["due", "held_until", "queued_until", "stumbles", "trouble"])

    # Ask

    @property
    def length(self) -> timedelta:
        """The time from one reading to the next."""
        return timedelta(days={"day": 1, "week": 7, "month": 30}[self.every])

    @property
    def is_late(self) -> bool:
        """Whether it has been due for more than a day: nobody reads."""
        return self.due < timezone.now() - timedelta(days=1)


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Questions about readings."""

    def waiting(self) -> Self:
        """Those about which nobody has decided."""
        return self.filter(taking=None, refusing=None)


class Reading(models.Model):
    """One reading of a source anew that would change something, with its files kept until it is decided about.

    `digest` is of the files. `mark` is the change number up to which the
    directory was known, and `listed` the count of the source's listings then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="readings")
    at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64)
    digest_before = models.CharField(max_length=64, blank=True)
    mark = models.PositiveBigIntegerField()
    listed = models.PositiveIntegerField()
    new = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    withdrawn = models.PositiveIntegerField()
    records = models.PositiveIntegerField(help_text=_("How many records are new, changed or gone."))
    records_refused = models.PositiveIntegerField(default=0, help_text=_("How many records could not be read."))
    values_left_empty = models.PositiveIntegerField(default=0, help_text=_("How many values could not be read."))

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.source}, {self.at:%Y-%m-%d}"

    # Change

    def tell(self, differences: list["Difference"]) -> None:
        """This will keep what it would change, listing by listing."""
        for each in differences:
            each.reading = self
        Difference.objects.bulk_create(differences, batch_size=500)

    def take(self, *, by: str = "") -> "Taking":
        """This will write down that it was taken; without a name, by itself because it was small."""
        return Taking.objects.create(reading=self, by=by)

    def refuse(self, *, by: str) -> "Refusing":
        """This will write down that it was not wanted. The same files are not offered again."""
        return Refusing.objects.create(reading=self, by=by)

    # Ask

    @property
    def folder(self) -> Path:
        """Where its files are kept until it is decided about."""
        return Path(settings.DATA) / "feeds" / "waiting" / self.pk.hex

    @property
    def moved(self) -> int:
        """How many listings it would make, change or withdraw."""
        return self.new + self.changed + self.withdrawn

    @property
    def is_small(self) -> bool:
        """Whether it may be taken without anybody looking, where the host allowed that."""
        return self.moved <= SMALL * self.listed and self.withdrawn <= FEW_WITHDRAWN

    @property
    def halves_it(self) -> bool:
        """Whether more than half of what is listed would go: mostly a sign of a broken feed."""
        return self.withdrawn * 2 > self.listed

    @property
    def is_shown_whole(self) -> bool:
        """Whether all words that it brings are told, and not only the names of what it touches."""
        return max(self.new, self.changed) <= MOST_SPELT

    @property
    def needs_tick(self) -> bool:
        """Whether whoever takes it must say that they looked: much would go, or not all of it is shown."""
        return self.halves_it or not self.is_shown_whole

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided about it."""
        return Reading.objects.waiting().filter(pk=self.pk).exists()

    def is_overtaken(self) -> bool:
        """Whether the source's part of the directory is no longer as it was when this was read."""
        ours = Listing.objects.of(self.source)
        digest = Source.objects.values_list("last_digest", flat=True).get(pk=self.source_id)
        return digest != self.digest_before or ours.count() != self.listed or ours.filter(change__gt=self.mark).exists()


class Difference(models.Model):
    """One listing that a reading would make, change or withdraw.

    `words` lists what a person would see change: [part, old, new]; of a new
    one, all that pages would say. It is empty where only something is
    different that no page shows, and beyond the first `MOST_SPELT`.
    """

    class Sort(models.TextChoices):
        """What would become of it."""

        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="differences")
    sort = models.CharField(max_length=9, choices=Sort)
    listing = models.UUIDField()
    name = models.TextField()
    by = models.TextField(blank=True, help_text=_("The organisation behind it."))
    words = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["sort", "name", "pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.sort}"


class Taking(models.Model):
    """That a reading was taken into the directory, by whom and when. Nobody's name: it was small, and took itself."""

    reading = models.OneToOneField(Reading, on_delete=models.CASCADE, related_name="taking")
    by = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.reading} taken"


class Refusing(models.Model):
    """That a reading was not wanted, by whom and when."""

    reading = models.OneToOneField(Reading, on_delete=models.CASCADE, related_name="refusing")
    by = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.reading} refused"
