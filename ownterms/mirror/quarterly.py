"""A quarter that is over, read once: for this place, and for each organisation whose people help here.

What is kept are verdicts, and how many people it was so for, in groups that make up the whole. Parted by organisation
and by group, people are nobody or many (`lib.small_numbers`) in each part: so no sum and no difference tells of a few.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
from django.db import transaction

from ownterms.lib.small_numbers import Group, Quarter, are_apart, shown, told_of_helpers
from ownterms.mirror.events import Happenings, gather, still_said
from ownterms.mirror.models import ReadQuarter
from ownterms.mirror.reading import Facts, Mirror, Verdict, hold_up, read_cuts
from ownterms.mirror.reading.facts import Array
from ownterms.mirror.reading.nine import NINE_TESTS, Rows
from ownterms.mirror.seen import can_see
from ownterms.people.models import Person

SOME, REST, UNKNOWN, NOTHING = "some", "rest", "unknown", "nothing"
"""People for whom it was so at least once; it was not; it is not known; and of whom there is nothing to count in it."""
ALL: Final = "all"
"""The one group of everyone."""
OF_WANTS: Final = {"N1", "C2", "C3"}
"""Readings of what people want; the others are of the invitations themselves, and one of what was chosen."""
OF_CHOICES: Final = {"N2"}
SHOWN: Final = (SOME, REST, UNKNOWN, NOTHING)

Groups = dict[str, Group]


def read_last_quarter(today: date, *, without: Iterable[Person] = ()) -> bool:
    """This will read the last quarter that is over, where that is due and nobody did; and say whether it did.

    Once its numbers could have been read by anybody it is never read: a backup that is brought back has nothing anew.
    """
    quarter = Quarter.of(today).before
    if not quarter.is_due(today) or ReadQuarter.objects.filter(first=quarter.first, is_invented=False).exists():
        return False
    happened = gather(quarter, without=without)  # what takes long comes before anything is held
    with transaction.atomic():
        return keep(quarter, still_said(happened, quarter))


def keep(quarter: Quarter, happened: Happenings, *, is_invented: bool = False) -> bool:
    """This will keep what may be shown of a quarter, unless it was kept before."""
    place, parts = Table(happened), happened.parted()
    apart = {name: Table(parts[number]) for name, number in happened.organisations.items() if number in parts}
    own = {happened.organisations[name] for name in apart}
    others = [Table(part) for number, part in parts.items() if number not in own]
    tellable = told_beside(place, apart, others)
    of_organisations = {name: apart[name].as_shown(tells) for name, tells in tellable.items()}
    return ReadQuarter.keep(quarter, place.as_shown(place.tells), of_organisations, is_invented=is_invented)


def told_beside(
    place: "Table", apart: Mapping[str, "Table"], others: Iterable["Table"]
) -> dict[str, dict[str, Collection[str]]]:
    """This will give, for each organisation that can be told of, the groups to tell of it, by reading.

    They are those of the place. Each is nobody or many there, and so is what is left of the place without all of them.
    """
    found: dict[str, dict[str, Collection[str]]] = {}
    for measure, tells in place.tells.items():
        named = apart if measure == ALL else {name: apart[name] for name in found}
        rest = [table.groups[measure] for table in (*others, *(apart[name] for name in apart if name not in named))]
        telling = [name for name in named if tells and are_apart(tells, named[name].groups[measure])]
        telling.sort(key=lambda name: apart[name].everyone.people)
        rest += [named[name].groups[measure] for name in named if name not in telling]
        while telling and not are_apart(tells, joined(rest)):
            rest.append(apart[telling.pop(0)].groups[measure])
        for name in telling:
            found.setdefault(name, {})[measure] = tells
    return found


def joined(parts: Iterable[Groups]) -> Groups:
    """This will join the groups of parts that nobody is in twice."""
    whole: Groups = {}
    for part in parts:
        for name, group in part.items():
            whole[name] = whole.get(name, Group()) + group
    return whole


class Table:
    """What happened to some people, laid out in groups for each of the nine. `groups` has everyone under `ALL`."""

    def __init__(self, happened: Happenings) -> None:
        facts, helpers = happened.facts, happened.helpers
        of_wants, of_choices = facts.known("strand"), facts.known("recorder_org")
        chosen = {"ties": ~of_wants, "wants": of_wants, "choices": of_choices}
        self.parts = {name: Part(facts.where(rows), helpers[rows]) for name, rows in chosen.items()}
        ids = facts.get("person_id")
        self.behind = {int(each): set(ids[helpers == each].tolist()) for each in np.unique(helpers)}
        self.everyone = group_of(set(ids.tolist()), self.behind)
        self.groups: dict[str, Groups] = {ALL: {ALL: self.everyone}}
        self.groups |= {test.id: self._groups(test.id) for test in NINE_TESTS if can_see(test.id)}

    @property
    def tells(self) -> dict[str, Collection[str]]:
        """Which groups it tells by itself, by reading."""
        told = {measure: told_of_helpers(groups) for measure, groups in self.groups.items()}
        return {measure: [name for name in groups if groups[name] is not None] for measure, groups in told.items()}

    def as_shown(self, tells: Mapping[str, Collection[str]]) -> dict[str, Any]:
        """This will give what may be shown, where these groups may: plain values for JSON, without a word."""
        people = shown(self.everyone.people) if tells.get(ALL) else None
        readings = [self._reading(test.id, tells.get(test.id, ())) for test in NINE_TESTS] if people else []
        return {"cuts": read_cuts().version, "people": people, "readings": readings}

    def _reading(self, name: str, tells: Collection[str]) -> dict[str, Any]:
        found = self.parts[_part_of(name)].mirror[name]
        if not can_see(name) or found.lacks:
            return {"id": name, "verdict": Verdict.CANNOT_SEE.value, "lacks": list(found.lacks)}
        groups = self.groups[name]
        told = {group: shown(groups[group].people) if group in tells else None for group in SHOWN}
        is_of_many = any(told[group] for group in (SOME, REST, UNKNOWN))  # else it would be a reading of a helper
        return {"id": name, "verdict": (found.verdict if is_of_many else Verdict.NOT_ENOUGH).value} | told

    def _groups(self, name: str) -> Groups:
        part = self.parts[_part_of(name)]
        people, behind = part.sorted(name)
        groups = {
            group: group_of(these, {helper: of[group] for helper, of in behind.items()})
            for group, these in people.items()
        }
        others = set().union(*self.behind.values()).difference(*people.values())
        return groups | {NOTHING: group_of(others, self.behind)}


def group_of(people: set[int], behind: Mapping[int, set[int]]) -> Group:
    """This will count people, and for each helper those of them whom they help."""
    helpers = Counter[Hashable]({helper: len(people & theirs) for helper, theirs in behind.items()})
    return Group(len(people), +helpers)


def _part_of(reading: str) -> str:
    return "choices" if reading in OF_CHOICES else "wants" if reading in OF_WANTS else "ties"


class Part:
    """The rows that some of the readings are about, and under whose invitation each of them is."""

    def __init__(self, facts: Facts, helpers: Array) -> None:
        self.facts = facts
        self.by_helper = {int(each): facts.where(helpers == each) for each in np.unique(helpers)}

    @cached_property
    def mirror(self) -> Mirror:
        """What these rows show."""
        return hold_up(self.facts)

    def sorted(self, name: str) -> tuple[dict[str, set[int]], dict[int, dict[str, set[int]]]]:
        """This will sort people into the groups of a reading; and again for each helper, by their own rows alone."""
        return sorted_in(name, self.facts), {each: sorted_in(name, own) for each, own in self.by_helper.items()}


def sorted_in(name: str, facts: Facts) -> dict[str, set[int]]:
    """This will sort the people in some rows into the groups of a reading."""
    found, ids = MARKS[name](Rows(facts)), np.unique(facts.get("person_id"))
    by_mark = {mark: {int(each) for each in ids[found.who[found.marks == mark] - 1]} for mark in (1, 0, -1)}
    some, rest, unknown = by_mark[1], by_mark[0] - by_mark[1], by_mark[-1]
    return {SOME: some, REST: rest, UNKNOWN: unknown - some - rest}


MARKS: Final = {test.id: test.marks for test in NINE_TESTS}
