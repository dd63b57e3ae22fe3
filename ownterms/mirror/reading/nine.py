"""What each of the nine counts: for every row, whether it counts, does not, or is not known.

After the nine tests of the first source, as `docs/mirror.md` words them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from ownterms.mirror.reading.columns import KINDS, WOUNDS
from ownterms.mirror.reading.doubt import Marks
from ownterms.mirror.reading.facts import Array, Facts

OUTSIDE: Final = ("contract", "policy", "court", "creed")
"""Who sets a purpose for the sake of a policy. What a service itself sets is beside it, not in it."""
CLOSE: Final = tuple(kind for kind in KINDS if kind != "professional")
"""Whoever is not paid: the person, family, neighbours, peers, groups and places."""
MIX: Final = np.uint64(0x9E3779B97F4A7C15)
"""An odd number: times it, ids of people stay apart, and far from ids of strands."""
NEVER: Final = 2**31 - 1
COPIED: Final = 5
"""The same words for so many people are no longer anybody's own."""


def told(counts: Array, does_not: Array) -> Array:
    """This will give marks: 1 where it counts, 0 where it does not, -1 elsewhere."""
    return np.where(counts, 1, np.where(does_not, 0, -1)).astype(np.int8)


@dataclass(frozen=True)
class Rows:
    """Facts, and who is who among them."""

    facts: Facts

    @cached_property
    def who(self) -> Array:
        """Whose each row is, from 1; 0 for nobody by name."""
        return numbered(self.facts.get("person_id"))

    @cached_property
    def strand(self) -> Array:
        """To which strand of support each row belongs: as the file says, or one for each person."""
        person, strand = self.facts.get("person_id"), self.facts.get("strand")
        return numbered(np.where((person == 0) & (strand == 0), 0, (person * MIX) ^ strand | 1))

    @property
    def strands(self) -> int:
        """How many numbers strands have, 0 among them."""
        return int(self.strand.max(initial=0)) + 1

    @cached_property
    def starts(self) -> Array:
        """Rows with which something starts: those that say so; in strands where none does, the first row."""
        said = self.facts.says("event", "start")
        silent = ~self.facts.known("event") & ~self.any_in_strand(said)[self.strand]
        return np.asarray(said | self.first(silent))

    @cached_property
    def contacts(self) -> Array:
        """Rows that are a contact: all but those that tell of something else, and of nobody who began it."""
        facts = self.facts
        elsewhere = facts.says("event", "ending", "matter") & ~facts.known("started_by")
        return np.asarray(~elsewhere & ~facts.says("event", "refusal"))

    @cached_property
    def endings(self) -> Array:
        """Rows that tell of an ending."""
        of_ending = ("ended_date", "ended_by", "person_agreed_end", "end_reason")
        ended = np.logical_or.reduce([self.facts.known(name) for name in of_ending])
        return np.asarray(ended | self.facts.says("event", "ending"))

    @cached_property
    def weighed(self) -> Array:
        """Which kinds of options each strand had, as bits, by strand; 0 where nothing is told."""
        kinds = np.zeros(self.strands, np.uint16)
        np.bitwise_or.at(kinds, self.strand, self.facts.get("source_kind"))
        return kinds

    @cached_property
    def lists_weighed(self) -> bool:
        """Whether the file tells what was weighed, several kinds at once, of half of the strands or more."""
        several = self.any_in_strand(np.bitwise_count(self.facts.get("source_kind")) > 1)
        return bool(2 * several.sum() >= max(1, np.count_nonzero(self.weighed)))

    @cached_property
    def copied(self) -> Array:
        """Rows whose purpose stands word for word with five people or more."""
        purpose = numbered(self.facts.get("purpose"))
        pairs = np.unique(purpose.astype(np.int64) * (int(self.who.max(initial=0)) + 1) + self.who)
        people = np.bincount(pairs // (int(self.who.max(initial=0)) + 1), minlength=int(purpose.max(initial=0)) + 1)
        return np.asarray((purpose > 0) & (people[purpose] >= COPIED))

    def of(self, chosen: Array, marks: Array) -> Marks:
        """Marks of the chosen rows."""
        return Marks(self.who[chosen], marks[chosen])

    def of_strands(self, marks: Array, where: Array | None = None) -> Marks:
        """Marks by strand, of those strands that had options or of others, each with whose it is."""
        chosen = np.flatnonzero(self.weighed if where is None else where)
        whose = np.zeros(self.strands, self.who.dtype)
        whose[self.strand] = self.who
        return Marks(whose[chosen], marks[chosen])

    def first(self, among: Array) -> Array:
        """Of these rows, the first of each strand by its day; on one day, the one that would be better left out."""
        facts, rows = self.facts, np.flatnonzero(among)
        days = np.where(facts.known("date"), facts.get("date"), NEVER)
        worst = (-facts.get("own_words_first"), -facts.get("started_by"), -facts.get(WOUNDS))
        keys = (*(each[rows] for each in worst), days[rows], self.strand[rows])
        order = rows[np.lexsort(keys)]
        found = np.zeros(facts.size, bool)
        found[order[np.r_[True, self.strand[order][1:] != self.strand[order][:-1]][: len(order)]]] = True
        return found

    def once(self, rows: Array, day: Array, known: Array, marks: Array) -> Array:
        """Of these rows, one for each strand and day, the worst of them; those without a day each stand alone."""
        with_day = np.flatnonzero(rows & known)
        order = with_day[np.lexsort((-marks[with_day], day[with_day], self.strand[with_day]))]
        pairs = np.stack((self.strand[order], day[order]))
        kept = rows & ~known
        kept[order[np.r_[True, (pairs[:, 1:] != pairs[:, :-1]).any(axis=0)][: len(order)]]] = True
        return np.asarray(kept)

    def any_in_strand(self, rows: Array) -> Array:
        """By strand: whether any of its rows is among these."""
        return np.bincount(self.strand, weights=rows, minlength=self.strands) > 0


def numbered(ids: Array) -> Array:
    """This will number ids from 1, and keep 0 for none."""
    values, places = np.unique(ids, return_inverse=True)
    return (places + (0 if values.size and values[0] == 0 else 1)).astype(np.int32)


def bits(kinds: tuple[str, ...]) -> int:
    """These kinds as bits."""
    return sum(1 << KINDS.index(kind) for kind in kinds)


def policy(rows: Rows) -> Marks:
    """N1. Purposes set by contract, policy, court or creed; where nobody says by whom: targets, and copied words."""
    facts = rows.facts
    if facts.has("purpose_set_by"):
        marks = told(facts.says("purpose_set_by", *OUTSIDE), facts.known("purpose_set_by"))
    else:
        marks = told(facts.known("target_code") | rows.copied, facts.known("purpose"))
    return rows.of(rows.contacts, marks)


def service(rows: Rows) -> Marks:
    """N2. Options acted on that the recording service supplies itself."""
    facts = rows.facts
    known = facts.known("provider") & facts.known("recorder_org")
    return rows.of(rows.contacts, told(known & (facts.get("provider") == facts.get("recorder_org")), known))


def deficit(rows: Rows) -> Marks:
    """N3. Starts at which a wound was demanded first."""
    wounds = rows.facts.get(WOUNDS)
    return rows.of(rows.starts, told(wounds > 0, wounds == 0))


def uninvited(rows: Rows) -> Marks:
    """N4. Contacts that the service started without an invitation. Whether it sent another who did, nobody knows."""
    facts = rows.facts
    by_service = facts.says("started_by", "service")
    counts = by_service & facts.says("invited", "no")
    by_another = facts.says("started_by", "other") & ~facts.says("invited", "no")
    does_not = facts.says("invited", "yes") | facts.says("started_by", "person") | by_another
    return rows.of(rows.contacts, told(counts, does_not))


def target(rows: Rows) -> Marks:
    """N5. Endings that the person did not want."""
    facts = rows.facts
    unsaid = ~facts.known("person_agreed_end")
    wanted = facts.says("person_agreed_end", "yes") | (unsaid & facts.says("ended_by", "person"))
    marks = told(facts.says("person_agreed_end", "no"), wanted)
    one_each = rows.once(rows.endings, facts.get("ended_date"), facts.known("ended_date"), marks)
    return rows.of(one_each, marks)


def invited(rows: Rows) -> Marks:
    """C1. Starts whose first act is the person's own."""
    facts = rows.facts
    return rows.of(rows.starts, told(facts.says("started_by", "person"), facts.known("started_by")))


def agenda(rows: Rows) -> Marks:
    """C2. Strands with options where own words came first, two kinds were weighed, and nothing was demanded.

    A file that tells one kind a row tells what was used, not what was weighed: then one kind alone says nothing.
    """
    facts, weighed = rows.facts, rows.weighed
    by = "own_words_first" if facts.has("own_words_first") else "purpose_set_by"
    first = rows.first(facts.known(by))
    is_own = rows.any_in_strand(first & facts.says(by, "yes" if by == "own_words_first" else "person"))
    is_not_own = ~is_own & rows.any_in_strand(first)
    demanded = rows.any_in_strand(facts.says("outcome_at_intake", "yes"))
    several = np.bitwise_count(weighed) > 1
    one = ~several & (weighed > 0) if rows.lists_weighed else np.zeros_like(several)
    return rows.of_strands(told(is_own & several & ~demanded, is_not_own | demanded | one))


def neighbours(rows: Rows) -> Marks:
    """C3. Strands where the person, family, neighbours, peers, groups or places stood beside somebody paid.

    Where a file tells what was used, one of them is enough: the service that keeps the file is itself paid. It does not
    count where somebody paid was asked for and refused.
    """
    weighed = rows.weighed
    close, paid = (weighed & bits(CLOSE)) > 0, (weighed & bits(("professional",))) > 0
    both = close & paid if rows.lists_weighed else close
    refused = rows.any_in_strand(refusals(rows))
    return rows.of_strands(told(both & ~refused, weighed > 0))


def whole(rows: Rows) -> Marks:
    """C4. Matters that were closed as "not ours", without an introduction."""
    facts = rows.facts
    not_ours = facts.says("not_ours", "yes")
    does_not = facts.says("not_ours", "no") | (not_ours & facts.says("referred_on", "yes"))
    matters = rows.contacts | facts.says("event", "matter")
    return rows.of(matters, told(not_ours & facts.says("referred_on", "no"), does_not))


def refusals(rows: Rows) -> Array:
    """Rows where somebody paid was asked for and refused."""
    facts = rows.facts
    return np.asarray(facts.says("asked_for", "professional") & facts.says("asked_refused", "yes"))


@dataclass(frozen=True, slots=True)
class Test:
    """One of the nine: how it marks rows, and the columns that it needs; of several in one place, one will do."""

    id: str
    marks: Callable[[Rows], Marks]
    needs: tuple[tuple[str, ...], ...]

    def lacks(self, facts: Facts) -> tuple[str, ...]:
        """The columns that would have to be there; the first of those of which one will do."""
        return tuple(names[0] for names in self.needs if not any(facts.has(name) for name in names))


ONE_OF_MANY: Final = ("person_id",)
NINE_TESTS: Final = (
    Test("N1", policy, (ONE_OF_MANY, ("purpose_set_by", "purpose", "target_code"))),
    Test("N2", service, (ONE_OF_MANY, ("provider",), ("recorder_org",))),
    Test("N3", deficit, (ONE_OF_MANY, ("required_items",))),
    Test("N4", uninvited, (ONE_OF_MANY, ("started_by",), ("invited",))),
    Test("N5", target, (ONE_OF_MANY, ("person_agreed_end",))),
    Test("C1", invited, (ONE_OF_MANY, ("started_by",))),
    Test("C2", agenda, (ONE_OF_MANY, ("own_words_first", "purpose_set_by"), ("source_kind",))),
    Test("C3", neighbours, (ONE_OF_MANY, ("source_kind",))),
    Test("C4", whole, (ONE_OF_MANY, ("not_ours",), ("referred_on",))),
)
