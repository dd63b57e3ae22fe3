"""In my words: something whose measure the person makes."""

from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Sealed, Showable, Space


class Drawn(models.TextChoices):
    """How a scale is drawn."""

    NUMBERS = "numbers", gettext_lazy("Numbers from 0 to 10")
    FACES = "faces", gettext_lazy("Five faces")
    WORDS = "words", gettext_lazy("A sentence of mine")


FACES = {
    1: gettext_lazy("Very sad"),
    2: gettext_lazy("Sad"),
    3: gettext_lazy("In between"),
    4: gettext_lazy("Glad"),
    5: gettext_lazy("Very glad"),
}
"""What each of the five faces shows."""


class Scale(Showable):
    """Something that a person keeps an eye on, with ends that they name. Private, until they show this one.

    It is not compared with anybody's, and claims no likeness to any instrument.
    """

    thing = SealedText()
    low = SealedText(help_text="How its low end is called.")
    high = SealedText(help_text="How its high end is called.")
    drawn = models.CharField(max_length=7, choices=Drawn, default=Drawn.NUMBERS)
    made_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    OPENED_BY = ("id",)

    PAGE = "scale"

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"A scale of {self.made_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def make(  # noqa: PLR0913  (all that a scale can hold; none but `by` is asked)
        cls,
        space: Space,
        thing: str = "",
        *,
        by: Person,
        low: str = "",
        high: str = "",
        drawn: Drawn = Drawn.NUMBERS,
    ) -> Self:
        """This will make a scale of a person's own. Raises NotYours, Gone."""
        space.hold_for(by)
        scale = cls(space=space, drawn=drawn).open_with(space.key)
        scale.thing, scale.low, scale.high = thing, low, high
        scale.save()
        return scale

    # Change

    @transaction.atomic
    def score(self, value: int | None = None, *, by: Person, words: str = "") -> "Score":
        """This will keep how it is now: 0 to 10, or 1 to 5 where it is drawn as faces, or words, or both, or neither.

        A number that is not on the scale is not kept. Raises NotYours, Gone.
        """
        held = self.held_for(by)
        score = Score(scale=held, space=held.space).open_with(held.key)
        score.value_told = "" if value not in held.values else str(value)
        score.words = words
        score.save()
        return score

    @transaction.atomic
    def retire(self, *, by: Person, is_retired: bool = True) -> None:
        """This will lay it by, with all that was said on it, or take it up again. Raises NotYours, Gone."""
        held = self.held_for(by)
        held.retired_at = timezone.now() if is_retired else None
        held.save(update_fields=["retired_at"])

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away for good, with all that was said on it. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask

    @classmethod
    def offered(cls, space: Space, *, by: Person, besides: Collection[UUID] = ()) -> dict[str, str]:  # noqa: ARG003
        """The scales of a space."""
        told = _("“%(thing)s”, in my words")
        return {str(each.pk): told % {"thing": each.thing} for each in cls.objects.filter(space=space).read(by=by)}

    @classmethod
    def in_number(cls, num: int) -> str:
        """Scales in number."""
        return ngettext("something in your words", "%(num)s things in your words", num) % {"num": num}

    @property
    def known_by(self) -> str:
        """What it is kept an eye on."""
        return self.thing

    @property
    def values(self) -> range:
        """The numbers that are on it."""
        return {Drawn.NUMBERS: range(11), Drawn.FACES: range(1, 6)}.get(Drawn(self.drawn), range(0))

    @property
    def steps(self) -> list[tuple[int, str]]:
        """The numbers that are on it, each with its words: the number itself, or what a face shows."""
        return [(each, str(FACES[each] if self.drawn == Drawn.FACES else each)) for each in self.values]

    def told(self, score: "Score") -> str:
        """What was said, as it is drawn: a number, what a face shows, or that it was not known; "" for words alone."""
        if score.value is None:
            return "" if score.words else _("I don’t know")
        return dict(self.steps)[score.value]


class Score(Sealed):
    """How something was on one day, on a scale of the person's own."""

    scale = models.ForeignKey(Scale, on_delete=models.CASCADE, related_name="scores")
    value_told = SealedText()
    words = SealedText()
    said_at = models.DateTimeField(default=timezone.now)

    OPENED_BY = ("scale_id",)
    HELD_BY = "scale_id"

    class Meta:
        ordering = ["-said_at", "pk"]

    def __str__(self) -> str:
        return f"Said on {self.said_at:%d %B %Y}"

    # Change

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask

    @property
    def value(self) -> int | None:
        """The number on the scale; None where none was said."""
        return int(self.value_told) if self.value_told else None
