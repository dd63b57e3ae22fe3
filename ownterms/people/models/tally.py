"""How often something was asked lately, without a word of who asked."""

from datetime import UTC, datetime
from typing import Self

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac


class TallyQuerySet(models.QuerySet["Tally"]):
    """Tallies by their time."""

    def over(self) -> Self:
        """Those whose time is over, which nobody needs."""
        return self.filter(ends_at__lt=timezone.now())


class Tally(models.Model):
    """A count for one stretch of time. `mark` names what is counted and can be turned back by nobody.

    It is a fingerprint made with the installation's secret, new for each stretch of time.
    """

    mark = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%H:%M}"

    # Change

    @classmethod
    def take(cls, what: str, of: str, *, most: int, minutes: int) -> bool:
        """This will count one more `what` of somebody, and say whether it is still one of the `most` in that time.

        Processes that count at the same moment never let more than `most` pass.
        """
        seconds = minutes * 60
        stretch = int(timezone.now().timestamp()) // seconds
        mark = salted_hmac(f"people.Tally.{what}", f"{stretch} {of}", algorithm="sha256").hexdigest()
        ends_at = datetime.fromtimestamp((stretch + 1) * seconds, tz=UTC)
        cls.objects.get_or_create(mark=mark, defaults={"ends_at": ends_at})
        return cls.objects.filter(mark=mark, count__lt=most).update(count=F("count") + 1) == 1
