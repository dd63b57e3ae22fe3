"""What becomes of an invitation, each in a row of its own: what it covers, who answered, and how it came to rest."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models.sealed import Sealed


class Slice(models.Model):
    """A thing that an invitation covers, or what things lie within: by its id."""

    invitation = models.ForeignKey("spaces.Invitation", on_delete=models.CASCADE)
    slice = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "slice"], name="an_invitation_covers_a_thing_once")
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} covers {self.slice}"


class Acceptance(models.Model):
    """Somebody said yes. From then on the two have a tie, which has no end date."""

    invitation = models.OneToOneField("spaces.Invitation", on_delete=models.CASCADE, primary_key=True)
    helper = models.ForeignKey(Person, on_delete=models.CASCADE)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"A yes of {self.at:%d %B %Y}"


class Declining(Sealed):
    """Somebody said no, kindly; with a word if they liked."""

    invitation = models.OneToOneField("spaces.Invitation", on_delete=models.CASCADE)
    words = SealedText()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"A no of {self.at:%d %B %Y}"


class Ending(models.Model):
    """The person ended it. Nobody else can."""

    invitation = models.OneToOneField("spaces.Invitation", on_delete=models.CASCADE, primary_key=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"An ending of {self.at:%d %B %Y}"


class SteppingBack(Sealed):
    """The helper steps back, after a last day that was said before, with a goodbye."""

    invitation = models.OneToOneField("spaces.Invitation", on_delete=models.CASCADE)
    goodbye = SealedText()
    last_day = models.DateField()
    said_at = models.DateTimeField(default=timezone.now)

    OPENED_BY = ("invitation_id",)

    class Meta:
        verbose_name_plural = "steppings back"

    def __str__(self) -> str:
        return f"Steps back after {self.last_day:%d %B %Y}"

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:  # noqa: ARG003  (there is one)
        """The one of an invitation."""
        return _("a goodbye")


class Over(models.Model):
    """Tells a helper that an invitation is over whose space was erased: the day, and nothing more."""

    helper = models.ForeignKey(Person, on_delete=models.CASCADE)
    on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name_plural = "over"

    def __str__(self) -> str:
        return f"Over since {self.on:%d %B %Y}"
