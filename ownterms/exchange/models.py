"""What the host decided about passing other people's directories on; what somebody brought and has not let in yet."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ownterms.directory.models import Listing, Source
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedBytes
from ownterms.spaces.models import Sealed, SealedQuerySet, Space

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Licences under which anyone may pass data on. What forbids selling or changing it is not among them.
OPEN = re.compile(
    r"\bcc[ -]?0\b|\bcc[ -]?by\b|creative ?commons (?:zero|attribution)|/licenses/by(?:-sa)?/|/publicdomain/|"
    r"public domain|\bogl\b|open[ -]government[ -]licen[cs]e|\bodbl\b|\bodc-by\b|\bpddl\b|open data commons",
    re.IGNORECASE,
)
CLOSED = re.compile(r"\b(?:nc|nd)\b|non-?commercial|no-?deriv|all rights reserved", re.IGNORECASE)


class Publication(models.Model):
    """The host's word that a source may be passed on from here, or may not. The newest one counts."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="publications")
    allowed = models.BooleanField()
    by = models.TextField(blank=True, help_text=_("Who said so."))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.source}: {'passed on' if self.allowed else 'not passed on'}"


def is_open(licence: str) -> bool:
    """This will say whether a licence, as a source words it, lets anyone pass the data on."""
    return bool(OPEN.search(licence)) and not CLOSED.search(licence)


def may_be_passed_on(source: Source, decided: Publication | None) -> bool:
    """This will say whether a source is published: as the host decided, else where it is ours, invented or open."""
    if decided:
        return decided.allowed
    return source.invented or source.format in {"", "here"} or is_open(source.licence)


class Standing(NamedTuple):
    """Whether a source is passed on, and why."""

    source: Source
    is_passed_on: bool
    why: str


def standings() -> list[Standing]:
    """This will tell of every source whether it is passed on, and why, by name."""
    newest = {each.source_id: each for each in Publication.objects.all()}
    shown = {each.pk for each in passed_on()}
    return [
        Standing(each, each.pk in shown, _why(each, newest.get(each.pk), is_passed_on=each.pk in shown))
        for each in Source.objects.all()
    ]


def _why(source: Source, decided: Publication | None, *, is_passed_on: bool) -> str:
    licence = {"licence": " ".join(source.licence.split())[:100]}
    if source.invented and not is_passed_on and not (decided and not decided.allowed):
        return gettext("it is invented, and real listings are here")
    if decided:
        return gettext("the host said so on %(day)s") % {"day": f"{decided.at:%Y-%m-%d}"}
    if source.invented:
        return gettext("it is invented, and so is all that is here")
    if source.format in {"", "here"}:
        return gettext("its pages are written here, by those whom they are about")
    if is_passed_on:
        return gettext("its licence lets anyone pass it on (%(licence)s)") % licence
    if source.licence:
        return gettext("its licence does not let anyone pass it on (%(licence)s)") % licence
    return gettext("it says no licence")


def passed_on() -> list[Source]:
    """This will give the sources that are published, by name.

    What is invented is left out wherever anything real is listed: a reader
    could not tell the two apart.
    """
    newest = {each.source_id: each for each in Publication.objects.all()}
    found = [each for each in Source.objects.all() if may_be_passed_on(each, newest.get(each.pk))]
    return found if is_all_invented() else [each for each in found if not each.invented]


def is_all_invented() -> bool:
    """This will say whether this whole place is a demo: nothing that is listed here is real."""
    real: QuerySet[Listing] = Listing.objects.filter(
        models.Q(service__source__invented=False) | models.Q(organisation__source__invented=False)
    )
    return not real.exists()


class LuggageQuerySet(SealedQuerySet["Luggage"]):
    """Luggage by its age."""

    def over(self) -> Self:
        """What nobody let in within a day."""
        return self.filter(brought_at__lte=timezone.now() - Luggage.WAITS)


class Luggage(Sealed):
    """A file that its person brought from elsewhere, until they say that it may come in, or a day went by."""

    content = SealedBytes()
    brought_at = models.DateTimeField(default=timezone.now, db_index=True)

    WAITS: ClassVar[timedelta] = timedelta(hours=24)

    objects = LuggageQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes it for another kind

    class Meta:
        verbose_name_plural = "luggage"
        constraints = [models.UniqueConstraint(fields=["space"], name="one_piece_of_luggage")]

    def __str__(self) -> str:
        return f"Brought on {self.brought_at:%d %B %Y %H:%M}"

    # Make

    @classmethod
    @transaction.atomic
    def put_down(cls, space: Space, content: bytes, *, by: Person) -> Self:
        """This will keep a file that was read and can come in, in place of one before. Raises NotYours, Gone."""
        space.hold_for(by)
        cls.objects.filter(space=space).delete()
        luggage = cls(space=space).open_with(space.key)
        luggage.content = content
        luggage.save()
        return luggage

    # Change

    @classmethod
    @transaction.atomic
    def pick_up(cls, space: Space, *, by: Person) -> bytes | None:
        """This will give the file and keep it no longer; None where there is none. Raises NotYours, Gone."""
        space.hold_for(by)
        held = cls.objects.filter(space=space).read_one(by=by)
        if held is None:
            return None
        content = held.content
        held.delete()
        return content
