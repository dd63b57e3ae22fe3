"""An address that somebody moved away from."""

from django.db import models


class OldAddress(models.Model):
    """Kept without a name until one letter went there, in case it was not its owner who moved."""

    address = models.EmailField()
    left_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "old addresses"

    def __str__(self) -> str:
        return f"Left at {self.left_at:%H:%M}"
