"""What people want, counted once for each quarter that is over."""

from collections.abc import Mapping
from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone

from ownterms.lib.small_numbers import Quarter, Told
from ownterms.mirror.models.standing import Standing
from ownterms.mirror.wanting.quarters import in_words


class Release(Standing):
    """What was counted of one quarter that is over: made once, for those who said it first, then for all."""

    first = models.DateField(unique=True, help_text="The first day of the quarter.")
    made_on = models.DateField(default=timezone.localdate)
    epsilon = models.FloatField(null=True, blank=True, help_text="How much noise was added; none where it is empty.")

    class Meta:
        ordering = ["-first"]

    def __str__(self) -> str:
        return f"What people want, from {self.first:%d %B %Y}"

    # Make

    @classmethod
    def begin(cls, quarter: Quarter, *, epsilon: float | None) -> "Release | None":
        """This will make the one row of a quarter; None where it is there already, by whatever hand.

        Of two who begin at once, the second waits for the first, and then gets None.
        """
        made, is_new = cls.objects.get_or_create(first=quarter.first, defaults={"epsilon": epsilon})
        return made if is_new else None

    def tell(self, table: Mapping[str, Told], labels: Mapping[str, str]) -> None:
        """This will keep what may be told: a row for each concept, so that one without a number tells nothing."""
        ReleasedCount.objects.bulk_create(
            ReleasedCount(release=self, concept=each, label=labels[each], people=told.people, unmet=told.some)
            for each, told in table.items()
        )

    # Ask

    @classmethod
    def public(cls, today: date) -> list[Self]:
        """Those that anybody may read, the newest first."""
        return [each for each in cls.objects.all() if each.quarter.is_public(today)]

    @classmethod
    def early(cls, today: date) -> list[Self]:
        """Those that only they may read who are counted in them."""
        return [each for each in cls.objects.all() if not each.quarter.is_public(today)]

    @classmethod
    def spent_in(cls, year: int) -> list[float]:
        """What the noise of each quarter of a year cost."""
        return list(cls.objects.filter(first__year=year, epsilon__isnull=False).values_list("epsilon", flat=True))

    @property
    def quarter(self) -> Quarter:
        """The quarter that it counts."""
        return Quarter(self.first)

    @property
    def in_words(self) -> str:
        """Its months: “October to December 2026”."""
        return in_words(self.quarter)

    def shown(self) -> list["ReleasedCount"]:
        """What has a number, the most wanted first."""
        return list(self.counts.exclude(people=None).order_by("-people", "label"))


class ReleasedCount(Standing):
    """How many people said in one quarter that they want one thing, and how many do not have it, as may be shown."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="counts")
    concept = models.CharField(max_length=200)
    label = models.CharField(max_length=200, help_text="The concept, as the lexicon called it then.")
    people = models.PositiveIntegerField(null=True, help_text="Rounded; nothing where they are too few to tell.")
    unmet = models.PositiveIntegerField(null=True, help_text="Those who do not have it yet, likewise.")

    class Meta:
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["release", "concept"], name="each_concept_once_in_a_release")]

    def __str__(self) -> str:
        return f"{self.label}: {self.people or 'too few to tell'}"
