"""An agenda as its person reads it: what stands on it, page by page."""

from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

from django.db.models import Count, Q

from ownterms.agenda.models import Want, WantPicture, WantSound
from ownterms.agenda.thoughts import Waiting, waiting
from ownterms.people.models import Person
from ownterms.spaces.models import Space

ON_A_PAGE: Final = 20
"""Wants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One page of a person's agenda: wants first, in their order, and seeds behind them."""

    wants: list[Want]
    seeds: list[Want]
    pictures: dict[UUID, WantPicture]
    """Of those that have no words, as are the sounds: they are shown themselves."""
    sounds: dict[UUID, WantSound]
    thoughts: list[Waiting]
    has_put_away: bool
    count: int
    page: int
    pages: int

    # Ask

    @property
    def before(self) -> int:
        """How many stand on the pages before this one."""
        return (self.page - 1) * ON_A_PAGE

    # Make

    @classmethod
    def read(cls, space: Space, *, by: Person, page: int = 1, of: int = ON_A_PAGE) -> Self:
        """This will read a page of so many wants, in as many queries however long the agenda is."""
        every = Want.objects.of(space)
        stands = Q(away=None)
        counted = every.aggregate(count=Count("pk", filter=stands), put_away=Count("pk", filter=~stands))
        count = counted["count"]
        pages = max(1, -(-count // of))
        page = min(page, pages)
        shown = every.standing().in_order().page(page, of=of)
        found = shown.with_what_they_hold().read(by=by)
        pictures, sounds = held_by(
            [each.pk for each in found if (each.has_picture or each.has_sound) and not each.line], by=by
        )
        return cls(
            wants=[each for each in found if not each.is_seed],
            seeds=[each for each in found if each.is_seed],
            pictures=pictures,
            sounds=sounds,
            thoughts=waiting(space, by=by),
            has_put_away=bool(counted["put_away"]),
            count=count,
            page=page,
            pages=pages,
        )


def held_by(wants: list[UUID], *, by: Person) -> tuple[dict[UUID, WantPicture], dict[UUID, WantSound]]:
    """This will give the pictures and the sounds of some wants; asked for only where there are such wants."""
    if not wants:
        return {}, {}
    pictures = WantPicture.objects.here().filter(want__in=wants).defer("content").read(by=by)
    sounds = WantSound.objects.here().filter(want__in=wants).defer("content").read(by=by)
    return {each.want_id: each for each in pictures}, {each.want_id: each for each in sounds}


def page_of(want: Want) -> int:
    """The page of the agenda on which a want stands; the first where it was put away."""
    order = list(Want.objects.filter(space=want.space_id).standing().in_order().values_list("pk", flat=True))
    return order.index(want.pk) // ON_A_PAGE + 1 if want.pk in order else 1
