"""Invented organisations whose ways are known: what they truly do, and the rows that they would export.

Each has people, contacts that are alike within a person (a beta distribution of each person's own share), and shares of
each of the nine. A sin is a share that lies past its cut; the others lie anywhere.
"""

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from ownterms.mirror.reading import COLUMNS, Facts, read_cuts
from ownterms.mirror.reading.columns import KINDS, WOUNDS
from ownterms.mirror.reading.cuts import NINE
from ownterms.mirror.reading.facts import TYPES, Array, holds

SINS: Final = {"policy": "N1", "service": "N2", "deficit": "N3", "push": "N4", "target": "N5"}
OTHERS: Final = ("twin", "unknown-heavy", "tiny", "dumping", "clean", "edge")
REFUSED: Final = 0.6
"""How many, of those who were left to their neighbours, had asked for somebody paid."""
EDGE: Final = 1e-6
PROFESSIONAL: Final = 1 << KINDS.index("professional")


@dataclass(frozen=True)
class Organisation:
    """What one truly does: shares of the nine, how alike the contacts of a person are, how much is not written down."""

    kind: str
    people: int
    contacts: Array
    alike: float
    unknown: float
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def who(self) -> Array:
        """Whose each contact is, from 0."""
        return np.repeat(np.arange(self.people), self.contacts)

    def truth(self, name: str) -> float:
        """The share that endless rows of it would show. Who is written to uninvited did not start it."""
        if name == "C1":
            return self.shares["C1"] * (1 - self.shares["N4"])
        return 1 - REFUSED if name == "C3" and self.kind == "dumping" else self.shares[name]


def invent(kind: str, dice: np.random.Generator) -> Organisation:
    """This will invent one of a kind."""
    people = int(dice.integers(3, 10)) if kind == "tiny" else int(np.exp(dice.uniform(np.log(12), np.log(400))))
    contacts = 1 + dice.geometric(1 / dice.uniform(1.01, 8), people)
    unknown = dice.uniform(0.35, 0.6) if kind == "unknown-heavy" else dice.choice([0, dice.uniform(0, 0.2)])
    made = Organisation(kind, people, contacts, dice.uniform(0.1, 0.5), float(unknown))
    return replace(made, shares={name: _share(name, kind, dice) for name in NINE})


def _share(name: str, kind: str, dice: np.random.Generator) -> float:
    cut = read_cuts().nine[name]
    if SINS.get(kind) == name:
        return float(dice.uniform(cut.bad + 0.05, 0.98))
    if kind == "clean":
        return float(dice.uniform(cut.good + 0.05, 0.999) if cut.high_is_good else dice.uniform(0.001, cut.good * 0.8))
    if kind == "service" and name == "C2":  # and it names itself before anyone has said a word
        return float(dice.uniform(0.02, 0.35))
    if kind == "edge":  # a hair on the wrong side of a cut: one in forty is called wrongly by an honest interval
        hair = EDGE if cut.high_is_good else -EDGE
        return float(dice.choice([cut.good - hair, cut.bad + hair]))
    return float(dice.uniform(0.001, 0.999))


def rows(made: Organisation, dice: np.random.Generator) -> Facts:
    """This will write down what it did, as a service would export it."""
    who, last = made.who, np.cumsum(made.contacts) - 1
    size = len(who)

    def happens(name: str, whose: Array) -> Array:
        share, alike = made.shares[name], made.alike
        own = dice.beta(share * (1 - alike) / alike, (1 - share) * (1 - alike) / alike, made.people)
        return np.asarray(dice.random(len(whose)) < own[whose])

    def word(name: str, *, yes: str, no: str, where: Array) -> Array:
        values = COLUMNS[name].values
        said = np.where(where, values.index(yes), values.index(no))
        return np.where(dice.random(len(said)) < made.unknown, -1, said)

    uninvited, own_start = happens("N4", who), happens("C1", who)
    ended = np.zeros(size, bool)
    ended[last] = True
    agreed = word("person_agreed_end", yes="no", no="yes", where=happens("N5", who))
    handed = word("referred_on", yes="no", no="yes", where=happens("C4", who))
    wound = happens("N3", who)
    silent = dice.random(size) < made.unknown
    started = np.where(own_start & ~uninvited, 0, np.where(uninvited, 1, 2))
    columns = {
        "person_id": who + 1,
        "date": 19_700 + dice.integers(0, 365, size),
        "started_by": np.where(silent, -1, started),
        "invited": np.where(silent, -1, np.where(uninvited, 1, 0)),
        "purpose_set_by": word("purpose_set_by", yes="contract", no="person", where=happens("N1", who)),
        "provider": np.where(dice.random(size) < made.unknown, 0, np.where(happens("N2", who), 1, 2)),
        "recorder_org": np.ones(size),
        "required_items": np.where(silent, -1, 2),
        WOUNDS: np.where(silent, -1, wound.astype(int)),
        "person_agreed_end": np.where(ended, agreed, -1),
        "ended_date": np.where(ended, 19_800 + dice.integers(0, 365, size), TYPES[holds("ended_date")][1]),
        "not_ours": np.where(handed < 0, -1, 0),
        "referred_on": handed,
        **_options(made, dice),
    }
    return Facts({name: np.asarray(each).astype(TYPES[holds(name)][0]) for name, each in columns.items()}, size)


def _options(made: Organisation, dice: np.random.Generator) -> dict[str, Array]:
    """What was weighed, told once for each person: both sides (C3), and own words first (C2 is both of these)."""
    both = dice.random(made.people) < made.shares["C3"]
    own = dice.random(made.people) < min(1.0, made.shares["C2"])
    close = 1 << dice.integers(0, len(KINDS) - 1, made.people)
    other = 1 << ((np.log2(close).astype(int) + 1) % (len(KINDS) - 1))
    # Where no paid help stands beside, two of the close kinds do, so that C2 turns on whose words came first.
    kinds = np.where(both, close | PROFESSIONAL, close | other)
    first = np.r_[0, np.cumsum(made.contacts)[:-1]]
    size = int(made.contacts.sum())
    told = {name: np.full(size, unknown) for name, unknown in (("source_kind", 0), ("own_words_first", -1))}
    told["source_kind"][first] = kinds
    told["own_words_first"][first] = np.where(dice.random(made.people) < made.unknown, -1, np.where(own, 0, 1))
    if made.kind == "dumping":
        told["source_kind"][first] = close
        told |= {"asked_for": np.zeros(size, int), "asked_refused": np.full(size, -1)}
        told["asked_for"][first] = PROFESSIONAL
        told["asked_refused"][first] = np.where(dice.random(made.people) < REFUSED, 0, 1)
    return told


def relabelled(facts: Facts, dice: np.random.Generator) -> Facts:
    """This will give the twin: other names for every person, service and purpose, in another order; nothing moved."""
    order = dice.permutation(facts.size)
    key = np.uint64(dice.integers(1, 2**62)) | np.uint64(1)
    columns = {name: (each * key if each.dtype == np.uint64 else each)[order] for name, each in facts.columns.items()}
    return Facts(columns, facts.size)
