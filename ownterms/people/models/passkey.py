"""A passkey: a device's own way to show who holds it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from allauth.mfa.models import Authenticator
from django.db import models, transaction
from django.utils import timezone

from ownterms.people.models.person import Person


class CopiedPasskey(Exception):
    """The passkey has signed later than this, or more often: the answer is an old one, or two devices hold the key."""


class PasskeyQuerySet(models.QuerySet["Passkey"]):
    """Passkeys by whose they are."""

    def of(self, person: Person) -> Self:
        """Those of a person, the oldest first."""
        return self.filter(user=person, type=Authenticator.Type.WEBAUTHN).order_by("created_at", "pk")


class Passkey(Authenticator):  # type: ignore[misc]  # the library has no types
    """The public half of a key whose other half never leaves the person's device."""

    objects = PasskeyQuerySet.as_manager()

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return self.name

    # Make

    @classmethod
    def add(cls, person: Person, *, name: str, credential: Mapping[str, Any], count: int = 0) -> Self:
        """This will keep what a device answered when it was asked for a passkey, under a name of its person's.

        `count` says how often the key has signed, as it says itself; most devices say 0 always.
        """
        data = {"name": name, "credential": credential, "count": count}
        made: Self = cls.objects.create(user=person, type=cls.Type.WEBAUTHN, data=data)
        return made

    # Change

    @transaction.atomic
    def sign(self, *, asked_at: float, count: int) -> None:
        """This will note that the key signed what was asked at a time, in seconds since 1970. Raises CopiedPasskey."""
        kept = Passkey.objects.select_for_update().get(pk=self.pk)
        before: int = kept.data.get("count", 0)
        if asked_at <= kept.data.get("asked_at", 0) or (count <= before and (count or before)):
            raise CopiedPasskey
        kept.data |= {"asked_at": asked_at, "count": count}
        kept.save(update_fields=["data"])

    # Ask

    @property
    def name(self) -> str:
        """What its person calls it."""
        name: str = self.data["name"]
        return name

    @property
    def made_on(self) -> date:
        """The day on which it was added."""
        return timezone.localdate(self.created_at)
