"""How far the trail of each space goes."""

import hmac
import uuid
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.db import models

from ownterms.lib import chain
from ownterms.lib.sealing import key_for

PURPOSE: Final = "heads of trails"
PAGE: Final = 500  # heads read at a time


class HeadQuerySet(models.QuerySet["Head"]):
    """Heads by their space."""

    def of(self, space: uuid.UUID) -> "Head | None":
        """This will give the head of a space; None where nothing was written about it yet."""
        return self.filter(space=space).first()

    def one_by_one(self) -> Iterator["Head"]:
        """This will give all heads in the order of their spaces.

        A page is read whole before any of it is given: with a row half read, SQLite would let nobody write here.
        """
        page = list(self.order_by("space")[:PAGE])
        while page:
            yield from page
            page = list(self.filter(space__gt=page[-1].space).order_by("space")[:PAGE])

    def held(self, space: uuid.UUID) -> "Head":
        """This will give a space's head, made where there is none yet, and hold it until the transaction ends."""
        beginning = chain.Head(space, 0, chain.BEGINNING)
        first = {"number": 0, "link": beginning.link, "seal": seal(beginning)}
        return self.select_for_update().get_or_create(space=space, defaults=first)[0]

    def hold(self, space: uuid.UUID) -> None:
        """This will hold a space's head until the transaction ends, and make none: the space may be erased by now."""
        self.select_for_update().filter(space=space).first()

    def reseal(self) -> int:
        """This will seal all heads with the newest master key, and give how many were sealed with an older one.

        A head whose seal was no seal of ours is left as it is: nothing that we do mends it.
        """
        count = 0
        for head in self.one_by_one():
            new = seal(head.reached)
            if head.seal != new and head.is_sealed:
                count += self.filter(space=head.space, seal=head.seal).update(seal=new)
        return count


class Head(models.Model):
    """How far the trail of one space goes, and its link there.

    Its seal can be made only by who has the master key: whoever reaches the database alone cannot write a
    trail anew so that it looks whole. Whoever has both can; then only a head that the person holds will tell.
    """

    space = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField()
    link = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    objects = HeadQuerySet.as_manager()

    def __str__(self) -> str:
        return self.reached.shown

    # Change

    def move_to(self, trace: chain.Row) -> None:
        """This will take the head on to a new row. A seal that was broken stays so, however many rows follow."""
        was_sealed = self.is_sealed
        self.number, self.link = trace.number, trace.link
        if was_sealed:
            self.seal = seal(self.reached)
        self.save(force_update=True)

    # Ask

    @property
    def reached(self) -> chain.Head:
        """The head without its seal, as a person holds it."""
        return chain.Head(self.space, self.number, self.link)

    @property
    def is_sealed(self) -> bool:
        """Whether the seal is ours, under any of the master keys."""
        kept = str(self.seal).encode()
        return any(hmac.compare_digest(seal(self.reached, each).encode(), kept) for each in settings.MASTER_KEYS)


def seal(head: chain.Head, master: bytes | None = None) -> str:
    """The seal of a head under a master key, the newest unless another is given."""
    key = key_for(master or settings.MASTER_KEYS[0], PURPOSE)
    return hmac.digest(key, head.line.encode(), "sha256").hex()
