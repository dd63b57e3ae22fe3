"""What a person can show to somebody: parts and entries of their space, each in a few words."""

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Part, Space

NEWEST: Final = 12
"""Entries that are offered unasked; older ones by the way from the entry itself."""
LETTERS: Final = 70


def offered(space: Space, *, by: Person, besides: Collection[UUID] = ()) -> dict[str, str]:
    """This will give what an invitation may show, by id: all parts, the newest entries, and those that are named."""
    parts = Part.objects.filter(space=space).read(by=by)
    entries = Entry.objects.of(space)
    newest = list(entries.values_list("pk", flat=True)[:NEWEST])
    some = entries.filter(pk__in={*newest, *besides}).with_what_they_hold().read(by=by)
    things: list[Part | Entry] = [*parts, *some]
    return {str(thing.pk): in_words(thing) for thing in things}


def named(space: Space, ids: Collection[UUID]) -> list[Part | Entry]:
    """This will give the things of a space that go by these ids, still closed."""
    return [*Part.objects.filter(space=space, pk__in=ids), *Entry.objects.filter(space=space, pk__in=ids)]


def in_words(thing: Part | Entry) -> str:
    """This will say in a few words what an opened thing is."""
    if isinstance(thing, Part):
        return _("All of “%(part)s”, and what comes into it later") % {"part": thing.name}
    day = date_format(localdate(thing.written_at), "j F")
    words = Truncator(" ".join(thing.words.split())).chars(LETTERS)
    if words:
        return _("“%(words)s” (%(day)s)") % {"words": words, "day": day}
    return (_("A picture (%(day)s)") if getattr(thing, "has_picture", False) else _("A voice note (%(day)s)")) % {
        "day": day
    }


def ids(typed: Iterable[str]) -> set[UUID]:
    """This will give what of these are ids."""
    found = set()
    for each in typed:
        try:
            found.add(UUID(each))
        except ValueError:
            continue
    return found
