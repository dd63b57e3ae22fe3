"""What a helper typed for a person."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import ngettext

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models.entry import Entry
from ownterms.spaces.models.grant import Grant
from ownterms.spaces.models.invitation import Invitation
from ownterms.spaces.models.part import Holds, Part
from ownterms.spaces.models.sealed import Sealed
from ownterms.spaces.models.space import Space
from ownterms.trail.models import Act, Trace


class MayNotType(Exception):
    """No live invitation lets them type for the person in that part."""


class Dictation(Sealed):
    """Words that a helper typed for the person. They stand beside the entries, and say who typed them.

    They become an entry by the person's own act alone. Where the helper may act for the person (a power of
    attorney, a deputy: Mental Capacity Act 2005), they are shown as “Ben for Amina”, and still are no entry.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE)
    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, help_text="Empty where they have left.")
    words = SealedText()
    acts_for = models.BooleanField(default=False, help_text="Whether it was typed in the person's stead.")
    typed_at = models.DateTimeField(default=timezone.now)

    OPENED_BY = ("invitation_id",)  # not the part: until they are the person's own words, no other helper reads them

    class Meta:
        ordering = ["-typed_at", "pk"]

    def __str__(self) -> str:
        return f"Typed for somebody on {self.typed_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def type(cls, invitation: Invitation, part: Part, *, by: Person, words: str) -> "Dictation":
        """This will keep what a helper typed for the person, for them to confirm. Raises MayNotType, Gone.

        What was typed last is not typed again by sending it twice.
        """
        Space.objects.hold(invitation.space_id)
        held = Invitation.objects.select_for_update().get(pk=invitation.pk).open_with(invitation.space.key)
        live = Grant.objects.live().filter(invitation=held, helper=by, slice=part.pk).select_for_update().exists()
        if not live or not held.may_type or part.space_id != held.space_id or part.holds != Holds.NOTEBOOK:
            raise MayNotType
        last = cls.objects.filter(invitation=held, part=part).first()  # the newest
        if last and last.open_with(held.key).words == words:
            return last
        typed = cls(space=held.space, invitation=held, part=part, by=by, acts_for=bool(held.evidence))
        typed.open_with(held.key).words = words
        typed.save()
        Trace.write(held.space_id, act=Act.TYPED, who=by.pk, under=held.pk, what=[typed.as_seen])
        return typed

    # Change

    @transaction.atomic
    def confirm(self, *, by: Person) -> Entry:
        """This will make the words an entry: the person says that they are theirs. Raises NotYours, Gone.

        Raises DoesNotExist where they were answered meanwhile: whoever presses twice has one entry.
        """
        self.space.must_be_of(by)
        Space.objects.hold(self.space_id)
        Dictation.objects.select_for_update().get(pk=self.pk)
        self.open_with(self.space.key)
        entry = Entry.write(self.part, by=by, words=self.words, typed_by=self.by)
        Trace.write(self.space_id, act=Act.CONFIRMED, who=by.pk, under=self.invitation_id, what=[entry.as_seen])
        self.delete()
        return entry

    def refuse(self, *, by: Person) -> None:
        """This will take the words away: they were not the person's. Raises NotYours."""
        self.space.must_be_of(by)
        self.delete()

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:
        """What was typed, in number."""
        return ngettext("what was typed for you", "%(num)s things that were typed for you", num) % {"num": num}
