"""That a person lets a want be counted."""

from contextlib import suppress
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.models import Want
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models.release import Release
from ownterms.mirror.wanting.tables import Yes
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import NoKey, Sealed, SealedQuerySet, Space, Unclaimed


class Met(models.TextChoices):
    """Whether what somebody wants came about, as they say."""

    YES = "yes", _("Yes, I have it")
    PARTLY = "partly", _("In part")
    NOT_YET = "not-yet", _("Not yet")
    UNKNOWN = "unknown", _("I don’t know")


class AlreadyCounted(Exception):
    """The person was counted under these words in a quarter that is over. Nobody counts twice, or is taken out."""


class CountedWantQuerySet(SealedQuerySet["CountedWant"]):
    """What may be counted, by when it was said."""

    def said_in(self, quarter: Quarter) -> Self:
        """Those of a quarter that were not counted and whose want stands on the agenda, in the order of their days."""
        theirs = self.filter(said_on__range=(quarter.first, quarter.last), release=None, want__away=None)
        return theirs.exclude(space__in=Unclaimed.objects.values("space")).order_by("said_on", "pk")

    def yeses(self) -> dict[UUID, Yes]:
        """This will open them for the count, one after another, and give what it takes of each, by its row."""
        found = {}
        for each in self.select_related("space").iterator():
            with suppress(NoKey):  # the space was erased meanwhile
                found[each.pk] = each.open_with(each.space.key).yes
        return found


class CountedWant(Sealed):
    """A person's yes to have one want counted, under words of the lexicon. Nothing opens it to another."""

    want = models.OneToOneField(Want, on_delete=models.CASCADE, related_name="+")
    concept_told = SealedText()
    met_told = SealedText()
    said_on = models.DateField(default=timezone.localdate, help_text="The day only.")
    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Where it was counted."
    )

    objects = CountedWantQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta:
        ordering = ["-said_on", "pk"]
        verbose_name_plural = "counted wants"

    def __str__(self) -> str:
        return f"A yes to be counted, said on {self.said_on}"

    # Make

    @classmethod
    @transaction.atomic
    def say(cls, want: Want, concept: str, *, by: Person, met: Met = Met.UNKNOWN) -> Self:
        """This will let a want be counted in this quarter, in place of what was said of it before.

        `concept` is the id of one in the lexicon. Raises NotYours, NotClaimed, Gone; AlreadyCounted where the want, or
        another of theirs under the same concept, was counted.
        """
        held = want.held_for(by)
        held.space.must_be_claimed()
        if any(each.want_id == held.pk or each.concept == concept for each in cls.of_before(held.space, by=by)):
            raise AlreadyCounted
        cls.objects.filter(want=held).delete()
        said = cls(want=held, space=held.space).open_with(held.key)
        said.concept_told, said.met_told = concept, met.value
        said.save()
        return said

    # Change

    @transaction.atomic
    def take_back(self, *, by: Person) -> None:
        """This will take the yes back, as long as it was not counted. Raises NotYours, Gone, AlreadyCounted."""
        held = self.held_for(by)
        if held.release_id:
            raise AlreadyCounted
        held.delete()

    @classmethod
    @transaction.atomic
    def keep_out(cls, space: Space, *, by: Person) -> None:
        """This will take back each yes that was not counted. Raises NotYours, Gone."""
        space.hold_for(by)
        cls.objects.filter(space=space, release=None).delete()

    # Ask

    @classmethod
    def of_before(cls, space: Space, *, by: Person) -> list[Self]:
        """Those of a person's own that were counted."""
        counted: list[Self] = cls.objects.filter(space=space, release__isnull=False).read(by=by)  # type: ignore[assignment]
        return counted

    @property
    def concept(self) -> str:
        """The id of the concept it counts under."""
        return self.concept_told

    @property
    def met(self) -> Met:
        """Whether it came about."""
        return Met(self.met_told)

    @property
    def quarter(self) -> Quarter:
        """The quarter in which it was said."""
        return Quarter.of(self.said_on)

    @property
    def can_be_counted(self) -> bool:
        """Whether its quarter is still to be counted, as far as its day tells."""
        return not self.release_id and not self.quarter.is_public(timezone.localdate())

    @property
    def yes(self) -> Yes:
        """What the count takes of it."""
        return Yes(self.space_id, self.concept, self.met == Met.NOT_YET)
