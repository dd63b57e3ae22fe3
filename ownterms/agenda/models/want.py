"""One thing that a person wants, in their own words."""

from collections.abc import Collection
from typing import Final, Self
from uuid import UUID, uuid4

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ownterms.agenda.models.placed import Placed, PlacedQuerySet
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Holds, Part, Pictured, Sealed, Showable, Space, Spoken

OFFERED: Final = 50
"""Wants that are offered to be shown, in their person's order."""
LETTERS: Final = 70


class WantQuerySet(PlacedQuerySet["Want"]):
    """Wants by where they stand."""

    def standing(self) -> Self:
        """Those that are on the agenda now."""
        return self.filter(away=None)

    def put_away(self) -> Self:
        """Those that were on it, the last one put away first."""
        return self.exclude(away=None).order_by("-away__at", "pk")

    def in_order(self) -> Self:
        """As they stand on the page: wants in their person's order, and seeds behind them."""
        return self.order_by("is_seed", "place", "pk")

    def page(self, number: int, *, of: int) -> Self:
        """One page of them, `of` wants long, from 1."""
        first = (number - 1) * of
        return self.filter(pk__in=list(self.values_list("pk", flat=True)[first : first + of]))

    def with_what_they_hold(self) -> Self:
        """The same, with who typed them, and whether they hold a picture or a sound."""
        pictures, sounds = (each.objects.here().filter(want=OuterRef("pk")) for each in (WantPicture, WantSound))
        return self.select_related("typed_by", "away").annotate(has_picture=Exists(pictures), has_sound=Exists(sounds))


class Want(Placed, Showable):
    """One thing that a person wants. It may be fun, daily or vague; a seed has no shape yet and needs none.

    Only its person writes it. What it said before stays with them, as `WantVersion`.
    """

    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    words = SealedText()
    is_seed = models.BooleanField(default=False, help_text="An idea without a shape.")
    typed_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who thought of it or typed it, before its person took it up.",
    )
    said_at = models.DateTimeField(default=timezone.now, help_text="When these words were said.")
    version = models.PositiveIntegerField(default=1)
    has_picture: bool
    """Known of those that `with_what_they_hold` gave, as is the next."""
    has_sound: bool

    OPENED_BY = ("id", "part_id")
    PAGE = "want"

    objects = WantQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["space", "place"], name="wants_in_order")]

    def __str__(self) -> str:
        return f"A want, last said on {self.said_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def say(  # noqa: PLR0913  (what it says, and how it came; none but `by` is asked)
        cls,
        space: Space,
        words: str = "",
        *,
        by: Person,
        is_seed: bool = False,
        typed_by: Person | None = None,
        pk: UUID | None = None,
    ) -> Self:
        """This will put a want on a person's own agenda, behind the others. Raises NotYours, Gone.

        `typed_by` is the helper whose thought or typing the person has just taken up; `pk` its id, where it must not
        come twice.
        """
        part = Part.of(space, Holds.AGENDA, by=by)
        place = cls.objects.next_place(space)
        want = cls(pk=pk or uuid4(), space=space, part=part, is_seed=is_seed, typed_by=typed_by, place=place)
        want.open_with(space.key).words = words
        want.save()
        return want

    # Change

    @transaction.atomic
    def change(self, words: str, *, by: Person) -> Self:
        """This will say it in other words, and keep what it said before. To change one's mind is a success.

        The same words again change nothing. Raises NotYours, Gone.
        """
        held = self.held_for(by)
        if held.words == words:
            return held
        WantVersion.keep(held)
        held.words, held.version, held.said_at = words, held.version + 1, timezone.now()
        held.save(update_fields=["words", "version", "said_at"])
        return held

    @transaction.atomic
    def shape(self, *, by: Person, is_seed: bool) -> Self:
        """This will let a seed grow into a want, or a want be a seed again. Raises NotYours, Gone."""
        held = self.held_for(by)
        held.is_seed = is_seed
        held.save(update_fields=["is_seed"])
        return held

    @transaction.atomic
    def put_away(self, how: "How", *, by: Person) -> "Away":
        """This will take it off the agenda: it came about, the person thinks otherwise now, or it is another's.

        Nothing of it goes, and it can be brought back. Raises NotYours, Gone.
        """
        held = self.held_for(by)
        Away.objects.filter(want=held).delete()
        away = Away(want=held, space=held.space).open_with(held.key)
        away.how_told = how.value
        away.save()
        return away

    @transaction.atomic
    def bring_back(self, *, by: Person) -> None:
        """This will put it on the agenda again. Raises NotYours, Gone."""
        Away.objects.filter(want=self.held_for(by)).delete()

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away for good, with all that hangs on it. Raises NotYours, Gone."""
        self.held_for(by).delete()

    @transaction.atomic
    def add_picture(
        self, content: bytes, *, by: Person, media_type: str, says: str = "", sides: tuple[int, int] = (0, 0)
    ) -> "WantPicture":
        """This will show it with a picture that was made anew before (`lib.picture`), in place of the one before.

        `sides` are its width and height in pixels, where they are known. Raises NotYours, Gone.
        """
        held = self.held_for(by)
        WantPicture.objects.filter(want=held).delete()
        width, height = sides
        picture = WantPicture(
            want=held, part_id=held.part_id, space=held.space, media_type=media_type, width=width, height=height
        ).open_with(held.key)
        picture.content, picture.says = content, says
        picture.save()
        return picture

    @transaction.atomic
    def add_sound(self, content: bytes, *, by: Person, media_type: str, seconds: int) -> "WantSound":
        """This will say it in a voice note that was made anew before (`lib.sound`), in place of the one before.

        Raises NotYours, Gone.
        """
        held = self.held_for(by)
        WantSound.objects.filter(want=held).delete()
        sound = WantSound(want=held, part_id=held.part_id, space=held.space, media_type=media_type, seconds=seconds)
        sound.open_with(held.key).content = content
        sound.save()
        return sound

    @transaction.atomic
    def describe_picture(self, says: str, *, by: Person) -> None:
        """This will put its picture into these words, where there is one. Raises NotYours, Gone."""
        for picture in WantPicture.objects.filter(want=self.held_for(by)).defer("content"):
            picture.describe(says, by=by)

    @transaction.atomic
    def remove_picture(self, *, by: Person) -> None:
        """This will remove its picture. Raises NotYours, Gone."""
        WantPicture.objects.filter(want=self.held_for(by)).delete()

    @transaction.atomic
    def remove_sound(self, *, by: Person) -> None:
        """This will remove its voice note. Raises NotYours, Gone."""
        WantSound.objects.filter(want=self.held_for(by)).delete()

    # Ask

    @classmethod
    def offered(cls, space: Space, *, by: Person, besides: Collection[UUID] = ()) -> dict[str, str]:
        """The wants that stand on the agenda, in their person's order."""
        first = list(cls.objects.of(space).standing().values_list("pk", flat=True)[:OFFERED])
        wants = cls.objects.of(space).filter(pk__in={*first, *besides}).read(by=by)
        told = _("“%(words)s”, with its options, what you chose, its steps and what came of it")
        return {str(want.pk): told % {"words": want.in_few_words} for want in wants}

    @classmethod
    def in_number(cls, num: int) -> str:
        """Wants in number."""
        return ngettext("a want", "%(num)s wants", num) % {"num": num}

    @property
    def line(self) -> str:
        """Its words in one short line, "" where it has none. Each time they are unsealed anew."""
        words = " ".join(self.words.split())
        return Truncator(words).chars(LETTERS) if len(words) > LETTERS else words

    @property
    def in_few_words(self) -> str:
        """Its words in one short line; that it is shown or spoken, where it has none."""
        return self.line or _("A want without words")

    @property
    def known_by(self) -> str:
        """Its words in one short line."""
        return self.in_few_words


def beside(want: Want | None, space: Space, *, by: Person) -> tuple[Want | None, Part]:
    """This will hold the want that something is put beside, and give it with the part that both lie in.

    What stands beside no want lies in the agenda's first part. Raises NotYours, Gone.
    """
    if want is None:
        return None, Part.of(space, Holds.AGENDA, by=by)
    held = want.held_for(by)
    return held, held.part


class WantVersion(Sealed):
    """What a want said before its person said it otherwise. It stays with them: nothing opens it to another."""

    want = models.ForeignKey(Want, on_delete=models.CASCADE, related_name="versions")
    words = SealedText()
    version = models.PositiveIntegerField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["want", "version"], name="each_version_of_a_want_once")]

    def __str__(self) -> str:
        return f"Version {self.version} of {self.want_id}"

    # Make

    @classmethod
    def keep(cls, want: Want) -> None:
        """This will keep what an opened want says now."""
        before = cls(want=want, space=want.space, version=want.version, said_at=want.said_at).open_with(want.key)
        before.words = want.words
        before.save()


class OfAWant(Sealed):
    """What a want is shown or spoken with, open to whoever the want is open to."""

    want = models.OneToOneField(Want, on_delete=models.CASCADE)
    part = models.ForeignKey(Part, on_delete=models.CASCADE)

    OPENED_BY = ("want_id", "part_id")
    HELD_BY = "want_id"

    class Meta:
        abstract = True


class WantPicture(OfAWant, Pictured):
    """The picture of a want."""

    def __str__(self) -> str:
        return f"The picture of {self.want_id}"


class WantSound(OfAWant, Spoken):
    """The voice note of a want."""

    def __str__(self) -> str:
        return f"The voice note of {self.want_id}"


class How(models.TextChoices):
    """How a want came to stand on the agenda no more."""

    CAME = "came", gettext_lazy("It came about")
    CHANGED = "changed", gettext_lazy("I want something else now")
    THEIRS = "theirs", gettext_lazy("It was never mine")
    UNSAID = "unsaid", gettext_lazy("I’d rather not say")


class Away(Sealed):
    """That a want stands on the agenda no more, and how that came about. Its person's alone."""

    want = models.OneToOneField(Want, on_delete=models.CASCADE, related_name="away")
    how_told = SealedText()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "away"

    def __str__(self) -> str:
        return f"Put away on {self.at:%d %B %Y}"

    # Ask

    @property
    def how(self) -> How:
        """How it came about."""
        return How(self.how_told)
