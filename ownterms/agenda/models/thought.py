"""What a helper thinks of for a person, beside what they want."""

from typing import Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ownterms.agenda.models.want import Want
from ownterms.people.models import Person, Tally
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Grant, Invitation, Message, NoLiveInvitation, NotNow, Sealed, SealedQuerySet, Space
from ownterms.spaces.models.message import MOST_IN_A_DAY
from ownterms.trail.models import Act, Trace


class Sort(models.TextChoices):
    """What sort of thought it is."""

    WONDERED = "wondered", _("Something I wondered")
    OPTION = "option", _("An option")
    STEP = "step", _("Something I did")
    TYPED = "typed", _("Their words, which I typed")

    @classmethod
    def offered(cls, *, may_type: bool) -> dict[str, str]:
        """The sorts that a helper can leave, in words; to type for the person only where they let them."""
        return {sort.value: str(sort.label) for sort in cls if may_type or sort != cls.TYPED}


class ThoughtQuerySet(SealedQuerySet["Thought"]):
    """Thoughts by whether they wait."""

    def waiting(self) -> Self:
        """Those that their person has neither taken up nor laid aside."""
        return self.filter(settled_at=None)


class Thought(Sealed):
    """What a helper thinks of. It stands beside the agenda, and enters it by the person's own hand alone.

    Its helper is not told whether it was taken up or laid aside: they go on reading what they wrote.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, help_text="Empty where they have left.")
    want = models.ForeignKey(
        Want, on_delete=models.SET_NULL, null=True, blank=True, help_text="Beside which it stands."
    )
    sort = models.CharField(max_length=8, choices=Sort, default=Sort.WONDERED)
    words = SealedText()
    left_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True, help_text="When its person took it up or laid it aside.")

    HELD_BY = "want_id"
    OPENED_BY = ("invitation_id",)  # not the want: until it is the person's own, no other helper reads it

    objects = ThoughtQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta:
        ordering = ["-left_at", "pk"]

    def __str__(self) -> str:
        return f"A thought of {self.left_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def leave(
        cls, invitation: Invitation, words: str, *, by: Person, sort: Sort = Sort.WONDERED, want: Want | None = None
    ) -> "Thought":
        """This will leave a helper's thought beside a want that is open to them, or beside the agenda as a whole.

        What holds for messages holds for it: the invitation is live, and its terms allow it. Beside a want it is an
        answer to what was shown. What was left last is not left again by sending it twice. Raises NoLiveInvitation,
        NotNow, Gone.
        """
        Space.objects.hold(invitation.space_id)
        held = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk).open_with(invitation.space.key)
        live = Grant.objects.live().filter(invitation=held, helper=by, slice=held.pk).select_for_update(of=("self",))
        if not live.exists():
            raise NoLiveInvitation
        if want is not None and not Want.objects.standing().under(held.pk).open_to(by).filter(pk=want.pk).exists():
            raise NoLiveInvitation
        if not Message.may_be_sent(held, answers=want is not None) or (sort == Sort.TYPED and not held.may_type):
            raise NotNow
        last = cls.objects.filter(invitation=held, want=want, sort=sort).first()  # the newest
        if last and last.open_with(held.key).words == words:
            return last
        if not Tally.take("said by a helper", str(held.pk), most=MOST_IN_A_DAY, minutes=24 * 60):
            raise NotNow
        thought = cls(space=held.space, invitation=held, by=by, want=want, sort=sort).open_with(held.key)
        thought.words = words
        thought.save()
        Trace.write(held.space_id, act=Act.THOUGHT, who=by.pk, under=held.pk, what=[thought.as_seen])
        return thought

    # Change

    @transaction.atomic
    def settle(self, *, by: Person) -> None:
        """This will take it off the page: its person took it up in their own way, or laid it aside.

        Raises NotYours, Gone.
        """
        held = self.held_for(by)
        held.settled_at = timezone.now()
        held.save(update_fields=["settled_at"])

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:
        """A helper's own thoughts, in number."""
        return ngettext("a thought of their own", "%(num)s thoughts of their own", num) % {"num": num}
