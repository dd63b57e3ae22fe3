"""What a person can show to somebody: parts of their space, entries, and whatever else a room above keeps there."""

from collections.abc import Collection, Iterable
from functools import cache
from uuid import UUID

from django.apps import apps

from ownterms.people.models import Person
from ownterms.spaces.models import Grant, Invitation, Picture, Pictured, Sealed, Showable, Sound, Space, Spoken


def sealed_kinds() -> list[type[Sealed]]:
    """This will give every kind of thing that lies sealed in spaces, those of this room first."""
    return [model for model in apps.get_models() if issubclass(model, Sealed)]


def kinds() -> list[type[Showable]]:
    """This will give every kind of thing that can be shown by itself."""
    return [model for model in sealed_kinds() if issubclass(model, Showable)]


@cache
def paged() -> dict[type[Sealed], type[Showable]]:
    """This will give the kinds that a person reads on a page, each with the kind whose page that is.

    It is their own, or that of what holds them (`Sealed.HELD_BY`).
    """
    found: dict[type[Sealed], type[Showable]] = {}
    for kind in sealed_kinds():
        page = kind._meta.get_field(kind.HELD_BY.removesuffix("_id")).related_model if kind.HELD_BY else kind  # noqa: SLF001
        if isinstance(page, type) and issubclass(page, Showable) and page.PAGE:
            found[kind] = page
    return found


def media() -> dict[str, str]:
    """This will say of every kind of picture and sound what it counts as: the picture, or the sound, of an entry."""
    alike = ((Pictured, Picture), (Spoken, Sound))
    return {
        model._meta.label: counted._meta.label  # noqa: SLF001
        for model in apps.get_models()
        for kind, counted in alike
        if issubclass(model, kind)
    }


def offered(space: Space, *, by: Person, besides: Collection[UUID] = ()) -> dict[str, str]:
    """This will give what an invitation may show, by id, in a few words each; `besides` are never left out."""
    found: dict[str, str] = {}
    for kind in kinds():
        found |= kind.offered(space, by=by, besides=besides)
    return found


def named(space: Space, ids: Collection[UUID]) -> list[Showable]:
    """This will give the things of a space that go by these ids, still closed."""
    return [thing for kind in kinds() for thing in kind.objects.filter(space=space, pk__in=ids)]


def shown_to(thing: Showable, *, by: Person) -> list[Invitation]:
    """This will read the invitations that show one thing to somebody now, by itself or with what it lies in."""
    opened_by = Grant.objects.live().of_thing(thing).values("invitation")
    return Invitation.objects.filter(pk__in=opened_by).read(by=by)


def ids(typed: Iterable[str]) -> set[UUID]:
    """This will give what of these are ids."""
    return {found for found in map(one_id, typed) if found}


def one_id(typed: str) -> UUID | None:
    """This will give an id that an address or a form names; None where it names none."""
    try:
        return UUID(typed)
    except ValueError:
        return None
