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
    def take(cls, what: str, of: str, *, most: int, minutes: int, worth: int = 1) -> bool:
        """This will count one more `what` of somebody, and say whether it is still one of the `most` in that time.

        It may be `worth` several at once. Processes that count at the same moment never let more than `most` pass.
        """
        mark, ends_at = cls._now(what, of, minutes)
        cls.objects.get_or_create(mark=mark, defaults={"ends_at": ends_at})
        return cls.objects.filter(mark=mark, count__lte=most - worth).update(count=F("count") + worth) == 1

    @classmethod
    def give_back(cls, what: str, of: str, *, minutes: int, worth: int) -> None:
        """This will take off what was counted and not used; nothing where that time is over."""
        mark, _ends_at = cls._now(what, of, minutes)
        cls.objects.filter(mark=mark, count__gte=worth).update(count=F("count") - worth)

    @staticmethod
    def _now(what: str, of: str, minutes: int) -> tuple[str, datetime]:
        """The mark of this stretch of time, and when it ends."""
        seconds = minutes * 60
        stretch = int(timezone.now().timestamp()) // seconds
        mark = salted_hmac(f"people.Tally.{what}", f"{stretch} {of}", algorithm="sha256").hexdigest()
        return mark, datetime.fromtimestamp((stretch + 1) * seconds, tz=UTC)
