"""Pairs of listings that may be one thing twice, and what people decided."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ownterms.directory.models.listing import Listing
from ownterms.directory.models.record import Source


class DuplicateQuerySet(models.QuerySet["Duplicate"]):
    """Questions about pairs."""

    def open(self) -> Self:
        """Pairs that nobody has decided about."""
        return self.filter(joining=None, keeping_apart=None)

    def of(self, source: Source) -> Self:
        """Pairs of which at least one listing came from `source`."""
        listings = Listing.objects.of(source).values("pk")
        return self.filter(models.Q(first__in=listings) | models.Q(second__in=listings))


class Duplicate(models.Model):
    """Two listings that look like the same thing. No machine ever joins them.

    `first` is the one whose id sorts first, so that a pair is made once.
    """

    class Why(models.TextChoices):
        """What made the two look alike."""

        SAME_WORDS = "same-words", _("Same name and almost the same words.")
        SAME_PLACE = "same-place", _("Same name at the same place.")
        SAME_PHONE = "same-phone", _("Same name and the same telephone.")

    first = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="pairs_as_first")
    second = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="pairs_as_second")
    why = models.CharField(max_length=20, choices=Why)

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_pair_is_offered_once"),
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")),
                name="duplicate_is_of_two_listings",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} / {self.second_id}"


class Joining(models.Model):
    """A person's word that the two are one. `kept` is the listing to be shown."""

    duplicate = models.OneToOneField(Duplicate, on_delete=models.CASCADE, related_name="joining")
    kept = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="joinings_kept")
    by = models.TextField(blank=True, help_text=_("Who said so."))
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.duplicate} joined"


class KeepingApart(models.Model):
    """A person's word that the two are different things."""

    duplicate = models.OneToOneField(Duplicate, on_delete=models.CASCADE, related_name="keeping_apart")
    by = models.TextField(blank=True, help_text=_("Who said so."))
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.duplicate} kept apart"
