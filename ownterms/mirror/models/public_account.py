"""What was told of a quarter to everyone, counted once."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.utils import timezone

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models.standing import Standing


class PublicAccount(Standing):
    """How many people invited help, how long ties last and how it was, in one quarter that is over. Counted once.

    `told` is what `account.counting` made: numbers alone, rounded, None where they are too few to tell.
    """

    first = models.DateField(unique=True, help_text="The first day of the quarter.")
    told = models.JSONField()
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["-first"]

    def __str__(self) -> str:
        return f"What is told of the quarter from {self.first:%d %B %Y}"

    # Make

    @classmethod
    def keep(cls, quarter: Quarter, told: dict[str, Any]) -> bool:
        """This will keep what was counted of a quarter; False where it was kept before, by whatever hand."""
        return cls.objects.get_or_create(first=quarter.first, defaults={"told": told})[1]

    # Ask

    @classmethod
    def is_due(cls, today: date) -> Quarter | None:
        """The last quarter that is over, where it can be counted and was not. Once it could be read it never is."""
        quarter = Quarter.of(today).before
        is_time = quarter.is_due(today)
        return quarter if is_time and not cls.objects.filter(first=quarter.first).exists() else None

    @classmethod
    def newest(cls, today: date) -> Self | None:
        """The newest that anybody may read; None where there is none yet."""
        return next((each for each in cls.objects.all() if each.quarter.is_public(today)), None)

    @classmethod
    def told_next(cls, today: date) -> Quarter:
        """The quarter that is the next to be told: the last one until its day has come, and then this one."""
        last = Quarter.of(today).before
        return last.after if last.is_public(today) else last

    @property
    def quarter(self) -> Quarter:
        """The quarter itself."""
        return Quarter(self.first)

    def of(self, figure: str) -> int | None:
        """This will give one number by its name, such as “invited.yes”; None where it is too small to tell."""
        measure, group = figure.split(".")
        number: int | None = self.told.get(measure, {}).get(group)
        return number
