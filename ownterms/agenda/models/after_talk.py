"""After we talk: three questions of our own, each answered with one tap or not at all."""

from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Invitation, Sealed, Space


class Felt(models.TextChoices):
    """What is answered to each question."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("I don’t know")
    UNSAID = "unsaid", _("Not said")


class AfterTalk(Sealed):
    """How it was to talk with a helper, as the person says. Its helper reads it only once the person releases it."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE)
    listened_told = SealedText(help_text="Did they listen to you?")
    own_told = SealedText(help_text="Did you talk about what you wanted to?")
    again_told = SealedText(help_text="Would you ask them in again?")
    words = SealedText()
    may_count = models.BooleanField(default=False, help_text="Whether it may be counted, among ten or more.")
    said_at = models.DateTimeField(default=timezone.now)
    released_under = models.UUIDField(null=True, blank=True, help_text="The invitation whose helper may read it.")

    may_show = models.BooleanField(
        default=False, help_text="Whether the helper who reads it may show its words to others, without a name."
    )

    OPENED_BY = ("released_under",)

    class Meta:
        ordering = ["-said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(may_show=False) | Q(released_under__isnull=False), name="only_what_is_read_is_shown_on"
            )
        ]

    def __str__(self) -> str:
        return f"After a talk, said on {self.said_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def say(  # noqa: PLR0913  (three answers and what goes with them; none but `by` is asked)
        cls,
        invitation: Invitation,
        *,
        by: Person,
        listened: Felt = Felt.UNSAID,
        own: Felt = Felt.UNSAID,
        again: Felt = Felt.UNSAID,
        words: str = "",
        may_count: bool = False,
    ) -> Self:
        """This will keep how it was to talk, hidden from the helper. Raises NotYours, Gone."""
        held = invitation.held_for(by)
        said = cls(space=held.space, invitation=held, may_count=may_count).open_with(held.key)
        said.listened_told, said.own_told, said.again_told, said.words = listened, own, again, words
        said.save()
        return said

    # Change

    @transaction.atomic
    def release(self, *, by: Person, is_released: bool = True) -> None:
        """This will let the helper read it, while their invitation lives, or take that back. Raises NotYours, Gone.

        What they may read no more they may show to nobody either.
        """
        held = self.held_for(by)
        held.released_under = held.invitation_id if is_released else None
        held.may_show = held.may_show and is_released
        held.save(update_fields=["released_under", "may_show"])

    @transaction.atomic
    def let_show(self, *, by: Person, may_show: bool = True) -> None:
        """This will let the helper who reads it show its words to others, without a name; or take that back.

        It is a yes of its own: to let somebody read is not to let them show on. Raises NotYours, Gone.
        """
        held = self.held_for(by)
        held.may_show = may_show and held.is_released
        held.save(update_fields=["may_show"])

    @classmethod
    @transaction.atomic
    def let_count(cls, space: Space, *, by: Person, may_count: bool) -> None:
        """This will let all that was said after talks be counted, or take that back. Raises NotYours, Gone."""
        space.hold_for(by)
        cls.objects.filter(space=space).update(may_count=may_count)

    @classmethod
    def keep_out(cls, space: Space, *, by: Person) -> None:
        """This will have nothing counted that was said after talks. Raises NotYours, Gone."""
        cls.let_count(space, by=by, may_count=False)

    @classmethod
    @transaction.atomic
    def show_none(cls, space: Space, *, by: Person) -> None:
        """This will let no helper show words to others, of any talk. Raises NotYours, Gone."""
        space.hold_for(by)
        cls.objects.filter(space=space).update(may_show=False)

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:  # noqa: ARG003  (it is told as one)
        """What was said, as one."""
        return gettext("what you said after a talk")

    @classmethod
    def may_count_in(cls, space: Space) -> bool | None:
        """Whether a person's answers may be counted; None where they were never asked."""
        return cls.objects.filter(space=space).values_list("may_count", flat=True).first()

    @property
    def answers(self) -> tuple[Felt, Felt, Felt]:
        """The three answers: listened, own, again."""
        return Felt(self.listened_told), Felt(self.own_told), Felt(self.again_told)

    @property
    def is_released(self) -> bool:
        """Whether the helper may read it."""
        return self.released_under is not None
