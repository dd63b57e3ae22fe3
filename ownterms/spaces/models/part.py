"""A named part of a space."""

from typing import Self

from django.db import models, transaction
from django.utils.translation import gettext as _

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models.sealed import Sealed
from ownterms.spaces.models.space import Space


class Part(Sealed):
    """A named part of a space, such as the notebook: what can be shown as a whole."""

    name = SealedText()
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["begun_at", "pk"]

    def __str__(self) -> str:
        return f"A part of {self.space_id}"

    # Make

    @classmethod
    @transaction.atomic
    def begin(cls, space: Space, *, by: Person, name: str = "") -> Self:
        """This will begin a part of a person's own space: a notebook, unless they say otherwise. Raises NotYours."""
        space.must_be_of(by)
        part = cls(space=space).open_with(space.key)
        part.name = name or _("Notebook")
        part.save()
        return part
