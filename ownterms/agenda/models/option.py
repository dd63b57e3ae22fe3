"""An option: a way it could go."""

from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ownterms.agenda.models.again import said_at_once
from ownterms.agenda.models.placed import Placed, PlacedQuerySet
from ownterms.agenda.models.said_anew import SaidAnew, mark_of
from ownterms.agenda.models.want import Want, beside
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Part, Space


class Source(models.TextChoices):
    """Where an option would come from. No kind stands above another."""

    MYSELF = "myself", _("Myself")
    FAMILY = "family", _("Family")
    NEIGHBOUR = "neighbour", _("A neighbour")
    PEER = "peer", _("Someone who has been there")
    GROUP = "group", _("A group")
    PLACE = "place", _("A place")
    PROFESSIONAL = "professional", _("Someone paid")
    CHANGE = "change", _("Change something out there")
    NOTHING = "nothing", _("Nothing for now")
    UNKNOWN = "unknown", _("I don’t know")


class OptionQuerySet(PlacedQuerySet["Option"]):
    """Options by what they are for."""

    def of_want(self, want: Want | None) -> Self:
        """Those of a want, or those that stand alone."""
        return self.filter(want=want)


class Option(Placed):
    """A way it could go, for a want or for none: from anyone, a place, or a listing in the directory."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    want = models.ForeignKey(Want, on_delete=models.CASCADE, null=True, blank=True)
    words = SealedText()
    source_told = SealedText()
    give = SealedText(help_text="What I give.")
    ask = SealedText(help_text="What I ask.")
    agree = SealedText(help_text="Who must agree.")
    blocked_by = SealedText(help_text="What blocks it.")
    not_for_me = SealedText(help_text="Why it is not for me, where it is not.")
    listing_told = SealedText(help_text="The id of the listing it came from.")
    typed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    OPENED_BY = ("want_id", "part_id")

    SAID = ("words", "give", "ask", "agree", "blocked_by", "not_for_me")
    """What of it is said in words."""

    objects = OptionQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["space", "want", "place"], name="options_in_order")]

    def __str__(self) -> str:
        return f"An option of {self.made_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def make(  # noqa: PLR0913  (all that an option can hold; none but `by` is asked)
        cls,
        space: Space,
        *,
        by: Person,
        want: Want | None = None,
        source: Source = Source.UNKNOWN,
        listing: UUID | None = None,
        typed_by: Person | None = None,
        **said: str,
    ) -> "Option":
        """This will put an option beside the others of a want; `said` is any of `SAID`.

        The same again at once is no other option. Raises NotYours, Gone.
        """
        want, part = beside(want, space, by=by)
        words = {name: said.get(name, "") for name in cls.SAID}
        words |= {"listing_told": str(listing or ""), "source_told": source.value}
        if again := said_at_once(cls.objects.filter(want=want, typed_by=typed_by), space, **words):
            return again
        place = cls.objects.filter(want=want).next_place(space)
        option = cls(space=space, part=part, want=want, typed_by=typed_by, place=place).open_with(space.key)
        for name, told in words.items():
            setattr(option, name, told)
        option.save()
        return option

    # Change

    @transaction.atomic
    def change(self, *, by: Person, source: Source | None = None, mark: str = "", **said: str) -> Self:
        """This will say it otherwise: any of `SAID`, and where it comes from.

        `mark` is that of the words which were read before. Raises SaidAnew, NotYours, Gone.
        """
        held = self.held_for(by)
        if mark and mark != held.mark:
            raise SaidAnew
        held.source_told = (source or held.source).value
        for name, words in said.items():
            setattr(held, name, words)
        held.save()
        return held

    @transaction.atomic
    def put_beside(self, want: Want | None, *, by: Person) -> None:
        """This will let it stand beside a want, behind its other options, or alone. Raises NotYours, Gone."""
        held = self.held_for(by)
        if held.want_id == (want.pk if want else None):
            return
        held.want, held.part = beside(want, self.space, by=by)
        held.place = type(self).objects.filter(want=want).next_place(self.space)
        held.save(update_fields=["want", "part", "place"])

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away. What was chosen before still tells what was on the table. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:
        """Options in number."""
        return ngettext("an option", "%(num)s options", num) % {"num": num}

    @property
    def source(self) -> Source:
        """Where it would come from."""
        return Source(self.source_told)

    @property
    def source_in_words(self) -> str:
        """The same, as it is said."""
        return str(self.source.label)

    @property
    def mark(self) -> str:
        """A mark of all that it says now, and of where it stands."""
        return mark_of(self.source_told, str(self.want_id), *(getattr(self, name) for name in self.SAID))

    @property
    def listing_id(self) -> UUID | None:
        """The listing that it came from."""
        return UUID(self.listing_told) if self.listing_told else None
