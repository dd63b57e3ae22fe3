"""A person's yes to being counted."""

from typing import Self

from django.db import models, transaction
from django.utils import timezone

from ownterms.lib.small_numbers import Quarter
from ownterms.people.models import Person
from ownterms.spaces.models import Space, Unclaimed


class Counting(models.Model):
    """That a person lets be counted how their help goes, and since when. Without this row nothing of theirs is.

    Whose idea something was, and how a talk was, are counted only with a further yes to each (`may_count`). A yes that
    was given in another place is not brought along: its person is asked anew.
    """

    space = models.OneToOneField(Space, on_delete=models.CASCADE, primary_key=True)
    since = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name_plural = "countings"

    def __str__(self) -> str:
        return f"A yes to being counted, of {self.since:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def allow(cls, space: Space, *, by: Person) -> Self:
        """This will let it be counted; a yes that stands keeps its day. Raises NotYours, NotClaimed, Gone.

        Nobody who sits beside the person at the start can say it for them.
        """
        space.hold_for(by)
        space.must_be_claimed()
        return cls.objects.get_or_create(space=space)[0]

    # Change

    @classmethod
    @transaction.atomic
    def stop(cls, space: Space, *, by: Person) -> None:
        """This will let nothing be counted from now on. What was counted stays: it knows of nobody.

        Raises NotYours, Gone.
        """
        space.hold_for(by)
        cls.objects.filter(space=space).delete()

    # Ask

    @classmethod
    def said_by(cls, quarter: Quarter) -> "models.QuerySet[Self]":
        """The yeses that hold for a quarter: a yes reaches back to no quarter that was over when it was said."""
        return cls.objects.filter(since__lte=quarter.last).exclude(space__in=Unclaimed.objects.values("space"))
