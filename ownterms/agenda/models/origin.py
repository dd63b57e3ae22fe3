"""Whose want it is."""

from typing import Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models.want import Want
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Sealed, Space


class From(models.TextChoices):
    """Whose idea a want was, as people say it."""

    ME = "me", _("Mine")
    TOGETHER = "together", _("Ours, together")
    CLOSE = "close", _("Someone close to me")
    WORKER = "worker", _("Someone who works with me")
    POLICY = "policy", _("A service or an office")
    LAW = "law", _("A court or a law")
    CREED = "creed", _("A faith or a method")
    UNKNOWN = "unknown", _("I don’t know")
    UNSAID = "unsaid", _("I’d rather not say")


class Origin(Sealed):
    """Whose want it is, as its person says. Private for ever: nothing opens it to another.

    What was said before stays; the last one counts.
    """

    want = models.ForeignKey(Want, on_delete=models.CASCADE, related_name="origins")
    answer_told = SealedText()
    may_count = models.BooleanField(default=False, help_text="Whether it may be counted, among ten or more.")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-said_at", "pk"]

    def __str__(self) -> str:
        return f"Whose want it is, said on {self.said_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def say(cls, want: Want, answer: From, *, by: Person, may_count: bool = False) -> Self:
        """This will keep whose want it is, as its person says now. Raises NotYours, Gone.

        Without a yes to being counted, what was said of it before is not counted either. A yes is kept only once the
        space is claimed: before, somebody may sit beside them.
        """
        held = want.held_for(by)
        may_count = may_count and held.space.unclaimed_until is None
        if not may_count:
            cls.objects.filter(want=held).update(may_count=False)
        said = cls(want=held, space=held.space, may_count=may_count).open_with(held.key)
        said.answer_told = answer.value
        said.save()
        return said

    # Change

    @classmethod
    @transaction.atomic
    def keep_out(cls, space: Space, *, by: Person) -> None:
        """This will have nothing counted that was said of any want. Raises NotYours, Gone."""
        space.hold_for(by)
        cls.objects.filter(space=space).update(may_count=False)

    # Ask

    @property
    def answer(self) -> From:
        """What was said."""
        return From(self.answer_told)
