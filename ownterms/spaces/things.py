"""What a person can show to somebody: parts and entries of their space, each in a few words."""

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Part, Picture, Space

NEWEST: Final = 12
"""Entries that are offered unasked; older ones by the way from the entry itself."""
LETTERS: Final = 70


def offered(space: Space, *, by: Person, besides: Collection[UUID] = ()) -> dict[str, str]:
    """This will give what an invitation may show, by id: all parts, the newest entries, and those that are named."""
    parts = Part.objects.filter(space=space).read(by=by)
    entries = Entry.objects.of(space)
    newest = list(entries.values_list("pk", flat=True)[:NEWEST])
    some = entries.filter(pk__in={*newest, *besides}).with_what_they_hold().read(by=by)
    pictures = Picture.objects.filter(entry__in=[each.pk for each in some if each.has_picture and not each.words])
    says = {each.entry_id: each.says for each in pictures.defer("content").read(by=by)}
    things: list[Part | Entry] = [*parts, *some]
    return {str(thing.pk): in_words(thing, says.get(thing.pk, "")) for thing in things}


def named(space: Space, ids: Collection[UUID]) -> list[Part | Entry]:
    """This will give the things of a space that go by these ids, still closed."""
    return [*Part.objects.filter(space=space, pk__in=ids), *Entry.objects.filter(space=space, pk__in=ids)]


def in_words(thing: Part | Entry, says: str = "") -> str:
    """This will say in a few words what an opened thing is. `says` puts its picture into words."""
    if isinstance(thing, Part):
        return _("All of “%(part)s”, and what comes into it later") % {"part": thing.name}
    at = localtime(thing.written_at)
    told = {"day": date_format(at, "j F"), "time": date_format(at, "H:i")}
    told["words"] = Truncator(" ".join((thing.words or says).split())).chars(LETTERS)
    if thing.words:
        return _("“%(words)s” (%(day)s)") % told
    if says:
        return _("A photo: “%(words)s” (%(day)s, %(time)s)") % told
    has_picture = getattr(thing, "has_picture", False)
    return (_("A photo (%(day)s, %(time)s)") if has_picture else _("A voice note (%(day)s, %(time)s)")) % told


def ids(typed: Iterable[str]) -> set[UUID]:
    """This will give what of these are ids."""
    found = set()
    for each in typed:
        try:
            found.add(UUID(each))
        except ValueError:
            continue
    return found
