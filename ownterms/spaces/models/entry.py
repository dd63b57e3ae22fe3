"""An entry of the notebook."""

from collections.abc import Collection
from typing import Final, Self
from uuid import UUID, uuid4

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedBytes, SealedText
from ownterms.spaces.models.part import Part
from ownterms.spaces.models.sealed import M, Sealed, SealedQuerySet, Showable
from ownterms.spaces.models.space import Space

NEWEST: Final = 12
"""Entries that are offered unasked, to be shown; older ones by the way from the entry itself."""
LETTERS: Final = 70


class EntryQuerySet(SealedQuerySet["Entry"]):
    """Entries by their space."""

    def of(self, space: Space) -> Self:
        """Those of a space, the newest first."""
        return self.filter(space=space)

    def page(self, number: int, *, of: int) -> Self:
        """One page of them, `of` entries long, from 1."""
        first = (number - 1) * of
        shown = [each.pk for each in self.only("pk")[first : first + of]]
        return self.filter(pk__in=shown)

    def with_what_they_hold(self) -> Self:
        """The same, with who typed them, and whether they hold a picture or a sound."""
        pictures, sounds = (each.objects.here().filter(entry=OuterRef("pk")) for each in (Picture, Sound))
        return self.select_related("typed_by").annotate(has_picture=Exists(pictures), has_sound=Exists(sounds))


class Entry(Showable):
    """Something that a person wrote, showed or said in their own space. It needs no shape and no reason."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    words = SealedText()
    typed_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, help_text="Who typed it, before its person confirmed."
    )
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    has_picture: bool
    """Known of those that `with_what_they_hold` gave, as is the next."""
    has_sound: bool

    OPENED_BY = ("id", "part_id")
    PAGE = "entry"

    objects = EntryQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["-written_at", "pk"]
        indexes = [models.Index(fields=["space", "part", "-written_at"], name="entries_of_a_part")]

    def __str__(self) -> str:
        return f"An entry of {self.written_at:%d %B %Y}"

    # Make

    @classmethod
    def write(
        cls, part: Part, *, by: Person, words: str = "", typed_by: Person | None = None, pk: UUID | None = None
    ) -> Self:
        """This will keep something in a part of a person's own space. Raises NotYours.

        `pk` is its id, where it must not come twice. `typed_by` is the helper who had typed it for them, where they
        have just confirmed it.
        """
        space = part.space
        space.must_be_of(by)
        entry = cls(pk=pk or uuid4(), space=space, part=part, typed_by=typed_by).open_with(space.key)
        entry.words = words
        entry.save()
        return entry

    @transaction.atomic
    def add_picture(
        self, content: bytes, *, by: Person, media_type: str, says: str = "", sides: tuple[int, int] = (0, 0)
    ) -> "Picture":
        """This will put a picture to the entry, which was made anew before (`lib.picture`). Raises NotYours.

        `sides` are its width and height in pixels, where they are known.
        """
        self.space.must_be_of(by)
        width, height = sides
        picture = Picture(
            entry=self, part=self.part, space=self.space, media_type=media_type, width=width, height=height
        ).open_with(self.space.key)
        picture.content, picture.says = content, says
        picture.save()
        return picture

    @transaction.atomic
    def add_sound(self, content: bytes, *, by: Person, media_type: str, seconds: int) -> "Sound":
        """This will put a voice note to the entry, which was made anew before (`lib.sound`). Raises NotYours."""
        self.space.must_be_of(by)
        sound = Sound(entry=self, part=self.part, space=self.space, media_type=media_type, seconds=seconds).open_with(
            self.space.key
        )
        sound.content = content
        sound.save()
        return sound

    # Change

    @transaction.atomic
    def rewrite(self, words: str, *, by: Person) -> None:
        """This will put other words in place of those before. Raises NotYours, Gone."""
        self.version = self.held_for(by).version + 1
        self.open_with(self.space.key).words = words
        self.changed_at = timezone.now()
        self.save(update_fields=["words", "version", "changed_at"])

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take the entry away, with its picture and sound. Raises NotYours, Gone."""
        self.space.hold_for(by)
        self.delete()

    # Ask

    @classmethod
    def offered(cls, space: Space, *, by: Person, besides: Collection[UUID] = ()) -> dict[str, str]:
        """The newest entries of a space, and those that are named besides."""
        entries = cls.objects.of(space)
        newest = list(entries.values_list("pk", flat=True)[:NEWEST])
        some = entries.filter(pk__in={*newest, *besides}).with_what_they_hold().read(by=by)
        pictures = Picture.objects.filter(entry__in=[each.pk for each in some if each.has_picture and not each.words])
        says = {each.entry_id: each.says for each in pictures.defer("content").read(by=by)}
        return {str(entry.pk): entry.in_few_words(says.get(entry.pk, "")) for entry in some}

    @classmethod
    def in_number(cls, num: int) -> str:
        """Entries in number."""
        return ngettext("an entry", "%(num)s entries", num) % {"num": num}

    @property
    def known_by(self) -> str:
        """Its words, or the day on which it was written."""
        day = date_format(timezone.localtime(self.written_at), "j F Y")
        return Truncator(self.words).chars(80) or _("Of %(day)s") % {"day": day}

    def in_few_words(self, says: str = "") -> str:
        """What it is. `says` puts its picture into words."""
        at = timezone.localtime(self.written_at)
        told = {"day": date_format(at, "j F"), "time": date_format(at, "H:i")}
        told["words"] = Truncator(" ".join((self.words or says).split())).chars(LETTERS)
        if self.words:
            return _("“%(words)s” (%(day)s)") % told
        if says:
            return _("A photo: “%(words)s” (%(day)s, %(time)s)") % told
        has_picture = getattr(self, "has_picture", False)
        return (_("A photo (%(day)s, %(time)s)") if has_picture else _("A voice note (%(day)s, %(time)s)")) % told


class MediumQuerySet(SealedQuerySet[M]):
    """Pictures and sounds by whether they are here."""

    def here(self) -> Self:
        """Those that can be seen or heard: others were left behind when their person came from another place."""
        return self.exclude(content=b"")


class Medium(Sealed):
    """A picture or a sound, made anew before it was kept: it carries no place and no device.

    One without content was left behind elsewhere; what it showed is still said.
    """

    media_type = models.CharField(max_length=40)
    content = SealedBytes()

    objects = MediumQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta:
        abstract = True


class Pictured(Medium):
    """A picture of something."""

    says = SealedText(help_text="What it shows, in words.")
    width = models.PositiveIntegerField(default=0, help_text="Pixels; 0 where it is not known.")
    height = models.PositiveIntegerField(default=0, help_text="Pixels; 0 where it is not known.")

    class Meta:
        abstract = True

    # Change

    @transaction.atomic
    def describe(self, says: str, *, by: Person) -> None:
        """This will put it into these words, for when it cannot be seen; the same again changes nothing.

        Raises NotYours, Gone.
        """
        held = self.held_for(by)
        if held.says != says:
            held.says = says
            held.save(update_fields=["says"])

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:
        """Pictures in number."""
        return ngettext("a picture", "%(num)s pictures", num) % {"num": num}


class Spoken(Medium):
    """A voice note."""

    seconds = models.PositiveIntegerField()

    class Meta:
        abstract = True

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:
        """Voice notes in number."""
        return ngettext("a voice note", "%(num)s voice notes", num) % {"num": num}


class OfAnEntry(Sealed):
    """What an entry holds beside its words, open to whoever the entry is open to."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE)
    part = models.ForeignKey(Part, on_delete=models.CASCADE)

    OPENED_BY = ("entry_id", "part_id")
    HELD_BY = "entry_id"

    class Meta:
        abstract = True


class Picture(OfAnEntry, Pictured):
    """The picture of an entry."""

    def __str__(self) -> str:
        return f"The picture of {self.entry_id}"


class Sound(OfAnEntry, Spoken):
    """The voice note of an entry."""

    def __str__(self) -> str:
        return f"The voice note of {self.entry_id}"
