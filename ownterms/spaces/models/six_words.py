"""Six words that open an invitation, once."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from ownterms.spaces.models.invitation import Invitation

LIVE_FOR: Final = timedelta(days=7)


class SixWordsQuerySet(models.QuerySet["SixWords"]):
    """Words by whether they still open something."""

    def live(self, typed: Iterable[str]) -> Self:
        """Those that somebody typed, where they still open something."""
        return self.filter(digest=digest_of(typed), until__gt=timezone.now())

    def over(self) -> Self:
        """Those that open nothing more."""
        return self.filter(until__lte=timezone.now())


class SixWords(models.Model):
    """The words of an invitation, until they are used or a week went by. Only a keyed digest of them is kept."""

    invitation = models.OneToOneField("spaces.Invitation", on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField(db_index=True)

    objects = SixWordsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "six words"

    def __str__(self) -> str:
        return f"Six words until {self.until:%d %B %Y}"

    # Make

    @classmethod
    def keep(cls, invitation: "Invitation", drawn: Iterable[str]) -> None:
        """This will keep the digest of words that were drawn, in place of those before."""
        until = timezone.now() + LIVE_FOR
        cls.objects.update_or_create(invitation=invitation, defaults={"digest": digest_of(drawn), "until": until})


def digest_of(typed: Iterable[str]) -> str:
    """This will give what is kept of the words: nothing that leads back to them."""
    return salted_hmac("spaces.SixWords", " ".join(typed), algorithm="sha256").hexdigest()
