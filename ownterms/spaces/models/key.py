"""The key of a space."""

from uuid import UUID

from django.conf import settings
from django.db import models, transaction

from ownterms.lib.sealing import Tampered, key_for, name_of, seal, unseal

PURPOSE = "keys of spaces"


class NoKey(Exception):
    """The space's key is gone, or lies under a master key that is not here."""


class SpaceKey(models.Model):
    """A space's own key, sealed under the master key. It goes, and nothing of the space can be read again.

    A table of its own, without a foreign key: copies of the rows are kept for weeks and leave it out.
    """

    space_id = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    under = models.CharField(max_length=8, help_text="The name of the master key.")

    def __str__(self) -> str:
        return f"The key of {self.space_id}, under {self.under}"

    # Make

    @classmethod
    def make(cls, space: UUID, key: bytes) -> None:
        """This will keep a space's key under the newest master key."""
        newest = settings.MASTER_KEYS[0]
        sealed = seal(key_for(newest, PURPOSE), key, bound=str(space))
        cls.objects.create(space_id=space, sealed=sealed, under=name_of(newest))

    # Change

    @classmethod
    @transaction.atomic
    def rotate(cls) -> int:
        """This will bring every key that lies under an older master key under the newest one, and count them.

        Raises NoKey where one lies under a key that is not here; then nothing is changed.
        """
        newest = settings.MASTER_KEYS[0]
        older = cls.objects.exclude(under=name_of(newest)).select_for_update()
        for row in older:
            row.sealed = seal(key_for(newest, PURPOSE), row.plain(), bound=str(row.space_id))
            row.under = name_of(newest)
            row.save()
        return len(older)

    # Ask

    @classmethod
    def open(cls, space: UUID) -> bytes:
        """This will give a space's key. Raises NoKey."""
        row = cls.objects.filter(pk=space).first()
        if row is None:
            raise NoKey
        return row.plain()

    def plain(self) -> bytes:
        """The key itself. Raises NoKey."""
        for master in settings.MASTER_KEYS:
            if name_of(master) == self.under:
                try:
                    return unseal(key_for(master, PURPOSE), bytes(self.sealed), bound=str(self.space_id))
                except Tampered:
                    break
        raise NoKey
