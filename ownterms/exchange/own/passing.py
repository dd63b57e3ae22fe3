"""Somebody who is here for one transaction only: to show what is taken and brought, and to keep nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction

from ownterms.exchange.own import told
from ownterms.exchange.own.bringing import bring
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.reading import read, with_safe_media
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Space


@contextmanager
def in_passing(own: told.Own) -> Iterator[Space]:
    """This will give a space of somebody into which a file was brought. All of it is gone afterwards."""
    with transaction.atomic():
        space = actions.begin(Person.objects.create_user())
        bring(space, own, by=space.person)
        yield space
        transaction.set_rollback(True)


def taken_again(path: Path, *, media: bool = True) -> told.Own:
    """This will bring a file to somebody who is here in passing, and take all of it again. Raises BadFile, OSError."""
    with in_passing(with_safe_media(read(path.read_bytes()))) as space:
        return gathered(space, by=space.person, media=media)
