"""The numbers of a helper's own sheet, drawn once for each quarter that is over."""

from typing import Any

from django.db import models

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models.standing import Standing
from ownterms.people.models import Person


class HelperNumbers(Standing):
    """What a helper's own sheet tells in numbers, as of one quarter. Theirs alone; it goes when they go.

    Counted anew it would tell the helper who came, or took their yes back, in between.
    """

    helper = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    first = models.DateField(help_text="The first day of the quarter.")
    told = models.JSONField()

    class Meta:
        verbose_name_plural = "helper numbers"
        constraints = [models.UniqueConstraint(fields=["helper", "first"], name="a_helpers_numbers_once_in_a_quarter")]

    def __str__(self) -> str:
        return f"Numbers of a helper, from {self.first:%d %B %Y}"

    # Make

    @classmethod
    def keep(cls, helper: Person, quarter: Quarter, told: dict[str, Any]) -> "HelperNumbers":
        """This will keep what was drawn of a quarter; where it was before, it gives what was drawn then."""
        kept: HelperNumbers = cls.objects.get_or_create(helper=helper, first=quarter.first, defaults={"told": told})[0]
        return kept

    # Ask

    @classmethod
    def of(cls, helper: Person, quarter: Quarter) -> "HelperNumbers | None":
        """What was drawn of a quarter; None where nothing was yet."""
        return cls.objects.filter(helper=helper, first=quarter.first).first()
