"""How organisations looked to many, counted once for each quarter that is over."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django.db import models, transaction

from ownterms.directory.models import Organisation
from ownterms.lib.small_numbers import Quarter, by_chance
from ownterms.mirror.models.standing import Standing
from ownterms.mirror.models.viewpoint import QUESTIONS, Looks, Side, Viewpoint

SHOWN: Final = (Looks.YES, Looks.PARTLY, Looks.NO)
"""The answers that have a number each."""
OTHER: Final = "other"
"""What stands for all further ones."""

Told = dict[str, dict[str, int | None]]


class CountedQuarter(Standing):
    """That viewpoints of a quarter were counted. Counted again, they would tell who came or went."""

    first = models.DateField(primary_key=True, help_text="The first day of the quarter.")

    class Meta:
        ordering = ["-first"]

    def __str__(self) -> str:
        return f"Viewpoints from {self.first:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def count(cls, today: date) -> "CountedQuarter | None":
        """This will count the last quarter that is over; None where it was counted, or it is too early or too late.

        Too late it is once its numbers could have been read: so a backup that comes back has nothing counted anew.
        """
        quarter = Quarter.of(today).before
        if not quarter.is_due(today):
            return None
        counted, is_new = cls.objects.get_or_create(pk=quarter.first)
        if not is_new:
            return None
        for (about, side), answers in Viewpoint.counted_in(quarter).items():
            CountedViews.keep(counted, about, side, answers)
        return counted

    # Ask

    @property
    def quarter(self) -> Quarter:
        """The quarter itself."""
        return Quarter(self.first)


class CountedViews(Standing):
    """What more than ten people said of an organisation from one side in a quarter, as it may be shown.

    `told` has for each question how many said yes, in part, no, and nothing of these; None is too few to tell.
    """

    counted = models.ForeignKey(CountedQuarter, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", editable=False
    )
    side = models.CharField(max_length=9, choices=Side)
    told = models.JSONField()

    class Meta:
        verbose_name_plural = "counted views"
        constraints = [
            models.UniqueConstraint(fields=["counted", "organisation", "side"], name="each_side_once_in_a_quarter")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}, {self.side}, {self.counted}"

    # Make

    @classmethod
    def keep(cls, counted: CountedQuarter, about: UUID, side: Side, answers: Mapping[str, Counter[Looks]]) -> None:
        """This will draw and keep what may be shown of one side; nothing where that is nothing."""
        told = {question: as_shown(answers[question]) for question in QUESTIONS}
        if not any(number for each in told.values() for number in each.values()):
            return
        cls.objects.create(counted=counted, organisation_id=about, side=side.value, told=told)

    # Ask

    @classmethod
    def by_quarter(cls, organisation: UUID, today: date) -> dict[Quarter, dict[Side, Told]]:
        """What anybody may read of an organisation, by quarter, the newest first, and by side."""
        rows = cls.objects.filter(organisation=organisation).order_by("-counted")
        quarters: dict[Quarter, dict[Side, Told]] = defaultdict(dict)
        for row in rows:
            quarter = Quarter(row.counted_id)
            if quarter.is_public(today):
                quarters[quarter][Side(row.side)] = row.told
        return dict(quarters)


def as_shown(answers: Mapping[Looks, int]) -> dict[str, int | None]:
    """This will draw how the answers to one question may be shown. Silence and not knowing are told of together.

    Each number is drawn by itself, and all of them together are told nowhere: one answer changes none for sure.
    """
    groups = {str(looks): answers.get(looks, 0) for looks in SHOWN}
    groups[OTHER] = sum(answers.values()) - sum(groups.values())
    return {name: by_chance(people) for name, people in groups.items()}
