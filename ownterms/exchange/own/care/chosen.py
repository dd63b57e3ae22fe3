"""What a person chose to tell a service."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from ownterms.exchange.own import told

NOTHING: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which of all that is theirs goes in. `goals` are wants that they call goals of theirs."""

    sheets: frozenset[UUID] = NOTHING
    wants: frozenset[UUID] = NOTHING
    goals: frozenset[UUID] = NOTHING
    ties: frozenset[UUID] = NOTHING
    reaching: bool = False
    name: bool = True

    @classmethod
    def all_of(cls, own: told.Own, *, at: datetime, goals: bool = False) -> Self:
        """This will choose all that stands: wants that are not put away, and ties that live at a moment."""
        wants = frozenset(each.id for each in own.wants if each.away is None)
        ties = frozenset(each.id for each in own.ties if is_live(each, at))
        sheets = frozenset(each.id for each in own.sheets)
        return cls(sheets=sheets, wants=wants, goals=wants if goals else NOTHING, ties=ties, reaching=True)

    def wants_of(self, own: told.Own) -> list[told.Want]:
        """The wants that were chosen, in their person's order."""
        return [each for each in own.wants if each.id in self.wants | self.goals]

    def ties_of(self, own: told.Own) -> list[told.Tie]:
        """The ties that were chosen."""
        return [each for each in own.ties if each.id in self.ties]


def is_live(tie: told.Tie, at: datetime) -> bool:
    """Whether somebody said yes to an invitation that nobody ended and that has time left."""
    stays = tie.ended_at is None and tie.since <= at < tie.until
    return tie.accepted_at is not None and stays
