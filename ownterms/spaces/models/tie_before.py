"""A tie from another place."""

import json
from typing import Any, Self
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models.sealed import Sealed
from ownterms.spaces.models.space import Space
from ownterms.spaces.terms import Terms


class TieBefore(Sealed):
    """A tie as it was in another place, brought along by its person. It opens nothing, and nobody is told of it.

    The two have a tie again once the person asks anew, and the other says yes by six words.
    """

    told = SealedText(help_text="All that was said, as JSON (docs/taking.md).")
    typed_told = SealedText(help_text="The ids of what its helper typed, as JSON.")
    brought_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "ties before"
        ordering = ["brought_at", "pk"]

    def __str__(self) -> str:
        return f"A tie brought along on {self.brought_at:%d %B %Y}"

    # Make

    @classmethod
    def keep(cls, space: Space, told: dict[str, Any], *, by: Person, typed: list[str]) -> Self:
        """This will keep what was said; `typed` are ids of what the helper typed. Raises NotYours."""
        space.must_be_of(by)
        before = cls(space=space, pk=UUID(told["id"])).open_with(space.key)
        before.told, before.typed_told = json.dumps(told), json.dumps(typed)
        before.save(force_insert=True)
        return before

    # Change

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask, in the same words as an invitation

    @property
    def said(self) -> dict[str, Any]:
        """All that was said, by the keys of docs/taking.md."""
        said: dict[str, Any] = json.loads(self.told)
        return said

    @property
    def typed(self) -> list[UUID]:
        """What its helper typed."""
        return [UUID(each) for each in json.loads(self.typed_told)]

    @property
    def called(self) -> str:
        """Whom it was with, as the person calls them."""
        return str(self.said["called"])

    @property
    def about(self) -> str:
        """What it was about."""
        return str(self.said["about"])

    @property
    def evidence(self) -> str:
        """What showed that the helper might act for the person."""
        return str(self.said["evidence"])

    @property
    def asks_why(self) -> bool:
        """Whether each look needed a reason."""
        return bool(self.said["asks_why"])

    @property
    def may_type(self) -> bool:
        """Whether the helper might type for the person."""
        return bool(self.said["may_type"])

    @property
    def terms(self) -> Terms:
        """The terms that were."""
        return Terms.read(json.dumps(self.said["terms"]))

    @property
    def slice_ids(self) -> set[UUID]:
        """What it showed, by the ids that things have here."""
        return {UUID(each) for each in self.said["shows"]}
