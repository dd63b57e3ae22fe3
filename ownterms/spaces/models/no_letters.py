"""Addresses to which no invitation goes by letter any more."""

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac


class NoLetters(models.Model):
    """Whoever reads an address wants no invitations there. Only a keyed digest of it is kept."""

    mark = models.CharField(max_length=64, primary_key=True)
    since = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name_plural = "no letters"

    def __str__(self) -> str:
        return f"No letters since {self.since}"

    # Make

    @classmethod
    def keep(cls, mailbox: str) -> None:
        """This will keep that no invitation is to go to an address."""
        cls.objects.get_or_create(mark=mark_of(mailbox))

    # Ask

    @classmethod
    def are_wanted_by(cls, mailbox: str) -> bool:
        """Whether no invitation is to go to an address."""
        return cls.objects.filter(mark=mark_of(mailbox)).exists()


def mark_of(mailbox: str) -> str:
    """This will give what is kept of an address, the same for name+anything@example.org."""
    name, _at, domain = mailbox.rpartition("@")
    plain = f"{name.partition('+')[0]}@{domain}"
    return salted_hmac("spaces.NoLetters", plain, algorithm="sha256").hexdigest()
