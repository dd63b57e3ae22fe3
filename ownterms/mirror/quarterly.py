"""A quarter that is over, read once: for this place, and for each organisation whose people help here.

What is kept are verdicts, and how many people it was so for: each group of ten or more, to the nearest five, with three
helpers or more behind it, and so that no group can be reckoned from the others (`lib.small_numbers`).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import numpy as np

from ownterms.lib.small_numbers import FEWEST, FEWEST_HELPERS, Quarter, shown, told_of_helpers
from ownterms.mirror.events import Happenings, TooFewToTell, gather
from ownterms.mirror.models import ReadQuarter
from ownterms.mirror.reading import Facts, Verdict, hold_up, read_cuts
from ownterms.mirror.reading.beside import ASIDES
from ownterms.mirror.reading.facts import Array
from ownterms.mirror.reading.nine import NINE_TESTS, Rows
from ownterms.mirror.seen import can_see
from ownterms.people.models import Person

SOME, REST, UNKNOWN, NOTHING = "some", "rest", "unknown", "nothing"
"""People for whom it was so at least once; it was not; it is not known; and of whom there is nothing to count in it."""
OF_WANTS: Final = {"N1", "C2", "C3"}
"""Readings of what people want; the others are of the invitations themselves, and one of what was chosen."""
OF_CHOICES: Final = {"N2"}
SHOWN: Final = (SOME, REST, UNKNOWN, NOTHING)


def read_last_quarter(today: date, *, without: Iterable[Person] = ()) -> bool:
    """This will read the last quarter that is over, where that is due and nobody did; and say whether it did.

    Once its numbers could have been read by anybody it is never read: a backup that is brought back has nothing anew.
    """
    quarter = Quarter.of(today).before
    is_due = quarter.counted_from <= today < quarter.public_from
    if not is_due or ReadQuarter.objects.filter(first=quarter.first, is_invented=False).exists():
        return False
    return keep(quarter, gather(quarter.first, quarter.last, without=without))


def keep(quarter: Quarter, happened: Happenings, *, is_invented: bool = False) -> bool:
    """This will keep what may be shown of a quarter, unless it was kept before."""
    of_organisations = {}
    for organisation in happened.numbers:
        try:
            theirs = happened.of_organisation(organisation)
        except TooFewToTell:
            continue
        if not 0 < happened.people - theirs.people < FEWEST:  # else the place without them would tell of a few others
            of_organisations[organisation] = read(theirs)
    return ReadQuarter.keep(quarter, read(happened), of_organisations, is_invented=is_invented)


def read(happened: Happenings) -> dict[str, Any]:
    """This will read rows, and give only what may be shown of them: plain values for JSON, without a word."""
    facts = happened.of_place()
    people = happened.people
    if people < FEWEST or happened.helpers_in_all < FEWEST_HELPERS:
        return {"cuts": read_cuts().version, "people": None, "readings": [], "beside": []}
    of_wants, of_choices = facts.known("strand"), facts.known("recorder_org")
    chosen = {"ties": ~of_wants, "wants": of_wants, "choices": of_choices}
    parts = {name: Part(facts, happened.helpers, rows) for name, rows in chosen.items()}
    return {
        "cuts": read_cuts().version,
        "people": shown(people),
        "readings": [parts[_part_of(test.id)].reading(test.id) for test in NINE_TESTS],
        "beside": [
            parts[_part_of(aside.of)].aside(aside.id) for aside in ASIDES if aside.marks is not None and aside.of
        ],
    }


def _part_of(reading: str) -> str:
    return "choices" if reading in OF_CHOICES else "wants" if reading in OF_WANTS else "ties"


class Part:
    """The rows that some of the readings are about, with what may be told of the people in them."""

    def __init__(self, facts: Facts, helpers: Array, rows: Array) -> None:
        self.facts, self.helpers = facts.where(rows), helpers[rows]
        self.everyone = len(np.unique(facts.get("person_id")))
        self.mirror = hold_up(self.facts)
        self.marks = {test.id: test.marks for test in NINE_TESTS}
        self.marks |= {aside.id: aside.marks for aside in ASIDES if aside.marks}

    def reading(self, name: str) -> dict[str, Any]:
        """This will give one of the nine."""
        found = self.mirror[name]
        if not can_see(name) or found.lacks:
            return {"id": name, "verdict": Verdict.CANNOT_SEE.value, "lacks": list(found.lacks)}
        return {"id": name, "verdict": found.verdict.value} | self.people(name)

    def aside(self, name: str) -> dict[str, Any]:
        """This will give one of the numbers beside them."""
        found = next(each for each in self.mirror.beside if each.id == name)
        if not can_see(name) or found.lacks:
            return {"id": name, "of": found.of, "lacks": list(found.lacks)}
        return {"id": name, "of": found.of} | self.people(name)

    def people(self, name: str) -> dict[str, int | None]:
        """This will give how many people it was so for, as may be shown: for each reading groups of the same whole."""
        groups = self._groups(name, self.facts)
        helpers = dict.fromkeys(groups, 0)
        for helper in np.unique(self.helpers):
            theirs = self._groups(name, self.facts.where(self.helpers == helper))
            for group, people in groups.items():
                helpers[group] += bool(people & theirs[group])
        counts = {group: len(people) for group, people in groups.items()}
        return told_of_helpers(counts | {NOTHING: self.everyone - sum(counts.values())}, helpers)

    def _groups(self, name: str, facts: Facts) -> dict[str, set[int]]:
        found, ids = self.marks[name](Rows(facts)), np.unique(facts.get("person_id"))
        by_mark = {mark: {int(each) for each in ids[found.who[found.marks == mark] - 1]} for mark in (1, 0, -1)}
        some, rest, unknown = by_mark[1], by_mark[0] - by_mark[1], by_mark[-1]
        return {SOME: some, REST: rest, UNKNOWN: unknown - some - rest}
