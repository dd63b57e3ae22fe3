"""A draft: what somebody typed into a page while they were no longer signed in."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from ownterms.lib.sealing import new_key, seal, unseal


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, where, and whose page it was.

    `whose` is the mark that the page bore, `page` the address at which it was seen, `action` where its form is sent.
    `came_along`: it was typed before its writer had begun here, for a form that they come to now.
    """

    whose: str
    page: str
    action: str
    fields: Mapping[str, Sequence[str]]
    came_along: bool = False


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts by their age."""

    def live(self) -> Self:
        """Those that can still be brought back."""
        return self.filter(kept_at__gt=timezone.now() - Draft.LIVES)

    def over(self) -> Self:
        """Those that are too old, which nobody can read."""
        return self.filter(kept_at__lte=timezone.now() - Draft.LIVES)


class Draft(models.Model):
    """Sealed under a key that only the browser holds: nothing in the row tells what it is, or whose."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(default=timezone.now, db_index=True)

    LIVES: ClassVar[timedelta] = timedelta(days=1)
    """Long enough to fetch a card from home."""

    objects = DraftQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Kept at {self.kept_at:%H:%M}"

    # Make

    @classmethod
    def keep(cls, typed: Typed) -> tuple[Self, bytes]:
        """This will keep what was typed, and give the key, which is kept nowhere here."""
        draft, key = cls(), new_key()
        draft.sealed = seal(key, json.dumps(asdict(typed)).encode(), bound=f"draft|{draft.pk}")
        draft.save()
        return draft, key

    # Ask

    def read(self, key: bytes) -> Typed:
        """This will give what was typed to whoever holds the key. Raises Tampered."""
        return Typed(**json.loads(unseal(key, bytes(self.sealed), bound=f"draft|{self.pk}")))
