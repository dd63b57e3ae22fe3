"""Where options come from: in an order that puts nobody first, and from listings in the directory."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.db import transaction

from ownterms.agenda.models import Option, Source, Want
from ownterms.directory.models import Listing
from ownterms.people.models import Person
from ownterms.spaces.models import Space

OF_KIND: Final[Mapping[str, Source]] = {
    Listing.Kind.NEIGHBOURS: Source.NEIGHBOUR,
    Listing.Kind.GROUP: Source.GROUP,
    Listing.Kind.PLACE: Source.PLACE,
}
"""What a listing is as an option. A service can be given by anyone: that is the person's to say."""

LONGEST: Final = 2_000
"""Characters of what blocks it, as an option keeps them."""


def in_chance_order(space: Space) -> dict[str, str]:
    """This will give every kind of source with its words, in an order that chance drew for this space and that stays.

    No kind stands first everywhere, and someone paid stands first nowhere. What is not known comes last.
    """
    kinds = sorted(set(Source) - {Source.UNKNOWN}, key=lambda kind: sha256(f"{space.pk}|{kind}".encode()).digest())
    if kinds[0] == Source.PROFESSIONAL:
        kinds.append(kinds.pop(0))
    return {kind.value: str(kind.label) for kind in [*kinds, Source.UNKNOWN]}


def listed(pk: UUID | None) -> Listing | None:
    """This will give a listing with all that is said of it; None where it is not there any more."""
    return next(iter(Listing.objects.for_cards([pk])), None) if pk else None


@transaction.atomic
def keep(listing: Listing, space: Space, *, by: Person, want: Want | None = None) -> Option:
    """This will make an option of a listing, with what limits those who offer it. Raises NotYours, Gone.

    Its words are the person's from then on: they stay when the listing goes. Where one of the same listing stands
    there already, that is given.
    """
    space.hold_for(by)
    for option in Option.objects.of(space).of_want(want).read(by=by):
        if option.listing_id == listing.pk:
            return option
    return Option.make(
        space,
        by=by,
        want=want,
        source=OF_KIND.get(listing.kind, Source.UNKNOWN),
        listing=listing.pk,
        words=listing.name,
        blocked_by="\n".join(listing.governing_limits)[:LONGEST],
    )
