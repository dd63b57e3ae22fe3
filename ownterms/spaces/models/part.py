"""A named part of a space."""

from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models.sealed import Showable
from ownterms.spaces.models.space import Space


class Holds(models.TextChoices):
    """What a part holds, and how it is called unless its person says otherwise."""

    NOTEBOOK = "notebook", _("Notebook")
    AGENDA = "agenda", _("My agenda")
    ABOUT_ME = "about me", _("About me")


class Part(Showable):
    """A named part of a space, such as the notebook: what can be shown as a whole."""

    holds = models.CharField(max_length=10, choices=Holds, default=Holds.NOTEBOOK)
    name = SealedText()
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["begun_at", "pk"]

    def __str__(self) -> str:
        return f"A part of {self.space_id}"

    # Make

    @classmethod
    @transaction.atomic
    def begin(cls, space: Space, *, by: Person, name: str = "", holds: Holds = Holds.NOTEBOOK) -> Self:
        """This will begin a part of a person's own space: a notebook, unless they say otherwise. Raises NotYours."""
        space.must_be_of(by)
        part = cls(space=space, holds=holds).open_with(space.key)
        part.name = name or str(holds.label)
        part.save()
        return part

    @classmethod
    @transaction.atomic
    def of(cls, space: Space, holds: Holds, *, by: Person) -> "Part":
        """This will give the part of a space that holds one kind of thing, begun where there is none yet.

        Raises NotYours, Gone.
        """
        space.hold_for(by)
        return cls.objects.filter(space=space, holds=holds).first() or cls.begin(space, by=by, holds=holds)

    # Ask

    @classmethod
    def offered(cls, space: Space, *, by: Person, besides: Collection[UUID] = ()) -> dict[str, str]:  # noqa: ARG003
        """All parts of a space, as wholes."""
        whole = _("All of “%(part)s”, and what comes into it later")
        return {str(part.pk): whole % {"part": part.name} for part in cls.objects.filter(space=space).read(by=by)}
