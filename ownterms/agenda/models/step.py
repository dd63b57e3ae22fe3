"""Something done, or to be done, by anyone; and what came of it."""

from typing import Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.agenda.models.again import said_at_once
from ownterms.agenda.models.said_anew import SaidAnew, mark_of
from ownterms.agenda.models.want import Want, beside
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Part, Sealed, Space


class Step(Sealed):
    """Something done or to be done, by the person first, or by anyone. It has no day by which it must be done."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    want = models.ForeignKey(Want, on_delete=models.CASCADE, null=True, blank=True)
    words = SealedText()
    who = SealedText(help_text="Who does it, in the person's words; nobody's name means the person.")
    when = SealedText(help_text="When, in words, if they like.")
    typed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True, help_text="When its person said that it was done.")

    OPENED_BY = ("want_id", "part_id")

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["space", "want", "made_at"], name="steps_of_a_want")]

    def __str__(self) -> str:
        return f"A step of {self.made_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def make(  # noqa: PLR0913  (all that a step can hold; none but `by` is asked)
        cls,
        space: Space,
        words: str = "",
        *,
        by: Person,
        want: Want | None = None,
        who: str = "",
        when: str = "",
        is_done: bool = False,
        typed_by: Person | None = None,
    ) -> "Step":
        """This will keep a step of a want, or of none; the same again at once is no other. Raises NotYours, Gone."""
        want, part = beside(want, space, by=by)
        alike = cls.objects.filter(want=want, typed_by=typed_by, done_at__isnull=not is_done)
        if again := said_at_once(alike, space, words=words, who=who, when=when):
            return again
        step = cls(space=space, part=part, want=want, typed_by=typed_by).open_with(space.key)
        step.words, step.who, step.when = words, who, when
        step.done_at = timezone.now() if is_done else None
        step.save()
        return step

    # Change

    @transaction.atomic
    def change(self, *, by: Person, words: str, who: str = "", when: str = "", mark: str = "") -> Self:
        """This will say it otherwise. `mark` is that of the words read before. Raises SaidAnew, NotYours, Gone."""
        held = self.held_for(by)
        if mark and mark != held.mark:
            raise SaidAnew
        held.words, held.who, held.when = words, who, when
        held.save(update_fields=["words", "who", "when"])
        return held

    @transaction.atomic
    def done(self, *, by: Person, is_done: bool = True) -> Self:
        """This will say that it was done, or take that back. Raises NotYours, Gone."""
        held = self.held_for(by)
        held.done_at = timezone.now() if is_done else None
        held.save(update_fields=["done_at"])
        return held

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:
        """Steps in number."""
        return ngettext("a step", "%(num)s steps", num) % {"num": num}

    @property
    def mark(self) -> str:
        """A mark of all that it says now."""
        return mark_of(self.words, self.who, self.when)


class WhatCame(Sealed):
    """What came of a want or of a step, afterwards, in the person's own words, if they like."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    want = models.ForeignKey(Want, on_delete=models.CASCADE, null=True, blank=True)
    step = models.ForeignKey(Step, on_delete=models.SET_NULL, null=True, blank=True)
    words = SealedText()
    said_at = models.DateTimeField(default=timezone.now)

    OPENED_BY = ("want_id", "part_id")

    class Meta:
        verbose_name_plural = "what came"
        ordering = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"What came of something, said on {self.said_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def say(
        cls, space: Space, words: str, *, by: Person, want: Want | None = None, step: Step | None = None
    ) -> "WhatCame":
        """This will keep what came of a want or of a step, once where it is said twice. Raises NotYours, Gone."""
        if step is not None:
            step = step.held_for(by)
            want = step.want
        want, part = beside(want, space, by=by)
        if again := said_at_once(cls.objects.filter(want=want, step=step), space, told_at="said_at", words=words):
            return again
        came = cls(space=space, part=part, want=want, step=step).open_with(space.key)
        came.words = words
        came.save()
        return came

    # Change

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:  # noqa: ARG003  (it is told as one)
        """What came, as one."""
        return _("what came of it")
