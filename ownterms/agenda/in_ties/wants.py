"""Wants on the page of a tie: those that are open to them, and their own thoughts."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

from ownterms.agenda.models import Sort, Thought, Want
from ownterms.agenda.whole import Whole, whole
from ownterms.spaces.models import Holds, Message, Part
from ownterms.spaces.tie import Look

ON_A_PAGE: Final = 20
"""Wants, with all that hangs on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantsShown:
    """What is open of an agenda, and what its helper thinks beside it."""

    wants: list[Whole]
    loose: Whole | None
    """What hangs on no want, where all of the agenda is open."""
    thoughts: dict[UUID | None, list[Thought]]
    """The helper's own, by the want beside which they stand; beside none, or beside one that is not here, by None."""
    sorts: dict[str, str]
    may_think: bool
    page: int
    pages: int
    template: str = "agenda/in_ties/wants.jinja"

    # Ask

    @property
    def is_to_read(self) -> bool:
        """Whether anything is open of it."""
        return bool(self.wants or self.loose)

    # Make

    @classmethod
    def read(cls, look: Look) -> Self:
        """This will read a page of it: what stands on the agenda now, in its person's order."""
        standing = look.open(Want).filter(away=None).order_by("is_seed", "place", "pk")
        ids = list(standing.values_list("pk", flat=True))
        pages = max(1, -(-len(ids) // ON_A_PAGE))
        page = min(look.page, pages)
        here = ids[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
        is_whole = look.open(Part).filter(holds=Holds.AGENDA).exists()
        read = whole(look.at(standing.filter(pk__in=here)), look, loose=is_whole)
        loose = read.pop() if is_whole else None
        thoughts: dict[UUID | None, list[Thought]] = defaultdict(list)
        for each in look.at(look.open(Thought).filter(by=look.helper)):
            thoughts[each.want_id if each.want_id in here else None].append(each)
        return cls(
            wants=read,
            loose=loose if loose and loose.holds_more else None,
            thoughts=thoughts,
            sorts=Sort.offered(may_type=look.invitation.may_type),
            may_think=Message.may_be_sent(look.invitation),
            page=page,
            pages=pages,
        )


def shown(look: Look) -> WantsShown | None:
    """This will give what a tie shows of an agenda; nothing where nothing is open and nothing can be thought."""
    read = WantsShown.read(look)
    return read if read.is_to_read or read.thoughts or read.may_think else None
