"""Whose idea it was to come here."""

from typing import Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models.sealed import Sealed
from ownterms.spaces.models.space import Space


class Whose(models.TextChoices):
    """Whose idea it was, as people say it."""

    MINE = "mine", _("Mine")
    ELSE = "else", _("Someone else’s")
    BOTH = "both", _("Both")
    UNKNOWN = "unknown", _("I don’t know")
    UNSAID = "unsaid", _("I’d rather not say")


class WhoseIdea(Sealed):
    """Whose idea it was to come here, as the person says now. Private for ever: nothing ever opens it to another."""

    answer_told = SealedText()
    may_count = models.BooleanField(default=False, help_text="Whether it may be counted, among ten or more.")
    said_on = models.DateField(default=timezone.localdate)

    OPENED_BY = ("id",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space"], name="one_answer_to_whose_idea")]

    def __str__(self) -> str:
        return f"Whose idea, said on {self.said_on}"

    # Make

    @classmethod
    @transaction.atomic
    def say(cls, space: Space, answer: Whose, *, by: Person, may_count: bool = False) -> Self:
        """This will keep what the person says, in place of what they said before. Raises NotYours, Gone.

        A yes to being counted is kept only once the space is claimed: before, somebody may sit beside them.
        """
        space.must_be_of(by)
        Space.objects.hold(space.pk)
        cls.objects.filter(space=space).delete()
        said = cls(space=space, may_count=may_count and space.unclaimed_until is None).open_with(space.key)
        said.answer_told = answer.value
        said.save()
        return said

    # Change

    @classmethod
    @transaction.atomic
    def keep_out(cls, space: Space, *, by: Person) -> None:
        """This will have what was said counted no more. Raises NotYours, Gone."""
        space.hold_for(by)
        cls.objects.filter(space=space).update(may_count=False)

    # Ask

    @property
    def answer(self) -> Whose:
        """What was said."""
        return Whose(self.answer_told)
