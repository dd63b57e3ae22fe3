"""What goes between a space and a device that keeps a copy of it, where its person chose so."""

from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from ownterms.agenda.models import Want
from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Space

MOST: Final = 2_000
"""Entries that a device keeps, the newest."""


@transaction.atomic
def keep_once(space: Space, words: str, *, by: Person, known_as: UUID, is_want: bool = False) -> None:
    """This will keep words that were written without a network, once, however often they come.

    `known_as` is the id that the device gave them. No id of another's space can come of it. Raises NotYours, Gone.
    """
    space.hold_for(by)
    pk = uuid5(space.pk, str(known_as))
    if any(kind.objects.filter(space=space, pk=pk).exists() for kind in (Want, Entry)):
        return
    if is_want:
        Want.say(space, words, by=by, pk=pk)
    else:
        Entry.write(space.notebook, by=by, words=words, pk=pk)
