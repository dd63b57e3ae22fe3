"""Rows of numbers: what went on under each invitation, and whose it was, as far as a run of its own can tell apart."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np

from ownterms.mirror.reading import Facts
from ownterms.mirror.reading.columns import EVENTS, KINDS, PURPOSE, STARTERS, YES_NO
from ownterms.mirror.reading.facts import NO_DAY, Array

OURS, OTHERS = 1, 2
"""Who supplied what was chosen, where somebody's own service is to be told from all else."""
PERSON, SERVICE, OTHER = (STARTERS.index(each) for each in ("person", "service", "other"))
YES, NO = map(YES_NO.index, ("yes", "no"))
START, CONTACT = map(EVENTS.index, ("start", "contact"))


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing under one invitation: that it was open, or a want that it showed. All ids are those of one run.

    `strand` is the want, 0 where the row is the invitation itself. `kept` are the organisations whose pages the helper
    keeps. `supplier` is whose the chosen option was: an organisation, 0 for nobody's, None where it is not known;
    `has_chosen` tells whether something was chosen at all. -1 and NO_DAY are not known.
    """

    person: int
    helper: int
    kept: frozenset[int]
    day: int
    event: int = CONTACT
    started_by: int = PERSON
    ended_day: int = NO_DAY
    ended_by: int = -1
    agreed_end: int = -1
    strand: int = 0
    own_words_first: int = -1
    purpose_set_by: int = -1
    kinds: int = 0
    has_chosen: bool = False
    supplier: int | None = None

    def supplied_by(self, own: Collection[int]) -> int:
        """This will tell who supplied what was chosen: `OURS`, where it is one of these, or `OTHERS`; 0 not known."""
        if not self.has_chosen or self.supplier is None:
            return 0
        return OURS if self.supplier in own else OTHERS


@dataclass(frozen=True, slots=True)
class Happenings:
    """All that was gathered of a quarter, with the numbers in this run of organisations, and of those who said yes."""

    rows: Sequence[Happening]
    organisations: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[UUID, int] = field(default_factory=dict)

    def of(self, people: Collection[int]) -> "Happenings":
        """This will keep what some people have to do with."""
        return Happenings([each for each in self.rows if each.person in people], self.organisations)

    def parted(self) -> dict[int, "Happenings"]:
        """This will part it by people: nobody is in two parts, and of 0 are all who are in no other.

        In an organisation's part are those whose helpers all keep its pages, and no other's. Whoever is helped by
        others too is not: laid beside the place, its numbers would tell of what those others do.
        """
        behind = defaultdict[int, set[frozenset[int]]](set)
        for each in self.rows:
            behind[each.person].add(each.kept)
        people = defaultdict[int, set[int]](set)
        for person, kept in behind.items():
            every = frozenset().union(*kept)
            people[min(every) if len(kept) == len(every) == 1 else 0].add(person)
        return {number: self.of(theirs) for number, theirs in people.items()}

    @property
    def facts(self) -> Facts:
        """What somebody chose is a service's own where one of its people helps them."""
        return facts_of([(each, each.supplied_by(each.kept)) for each in self.rows])

    @property
    def helpers(self) -> Array:
        """Whose invitation each row is of, in the order of the rows."""
        return np.array([each.helper for each in self.rows], np.uint64)


def facts_of(rows: Sequence[tuple[Happening, int]]) -> Facts:
    """This will lay rows out as columns. What nothing here tells of is no column, so that a mirror says so."""
    told = [each for each, _supplied in rows]
    columns = {
        "person_id": (each.person for each in told),
        "date": (each.day for each in told),
        "event": (each.event for each in told),
        "strand": (each.strand for each in told),
        "started_by": (each.started_by for each in told),
        "invited": (YES for _each in told),  # nobody comes into a space without an invitation
        "purpose_set_by": (each.purpose_set_by for each in told),
        "own_words_first": (each.own_words_first for each in told),
        "source_kind": (each.kinds for each in told),
        "provider": (supplied for _each, supplied in rows),
        "recorder_org": (OURS if each.has_chosen else 0 for each in told),
        "ended_date": (each.ended_day for each in told),
        "ended_by": (each.ended_by for each in told),
        "person_agreed_end": (each.agreed_end for each in told),
    }
    return Facts.from_numbers(columns, len(told))


def kind_bit(kind: str) -> int:
    """This will give one kind of source as the bit that a row has for it; 0 for what is none."""
    return 1 << KINDS.index(kind) if kind in KINDS else 0


def purpose(said: str) -> int:
    """This will give who set a purpose as a number; -1 for nobody who is known."""
    return PURPOSE.index(said) if said in PURPOSE else -1
