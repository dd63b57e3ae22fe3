"""Whether every trail is still as it was written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef

from ownterms.lib import chain
from ownterms.trail.models import Head, Trace

MOST: Final = 100
"""Sentences that are kept of one check, and of one space; what is wrong beyond them is counted only."""

# What comes of a column that holds what cannot stand there; only SQLite lets anyone write such a thing.
UNREADABLE: Final = (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError, DatabaseError)


@dataclass(slots=True)
class Check:
    """What one look at all of a kind came to: how many there were, how many are wrong, and what is."""

    name: str
    noun: str
    looked: int = 0
    wrong: int = 0
    found: list[str] = field(default_factory=list)

    def note(self, space: UUID | str, sentences: list[str]) -> None:
        """This will count one, and keep what is wrong with it, if anything is."""
        self.looked += 1
        self.wrong += bool(sentences)
        self.found += [f"{space}: {each}" for each in sentences[: MOST - len(self.found)]]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong

    @property
    def says(self) -> str:
        """It in a sentence."""
        if self.ok:
            return f"All {self.looked} {self.noun} are as they were written."
        return f"{self.wrong} of {self.looked} {self.noun} are not as they were written."

    @contextmanager
    def reading(self) -> Iterator[None]:
        """This will note where the rows themselves cannot be read, and stop there."""
        try:
            yield
        except UNREADABLE:
            self.note("A space", ["What stands there cannot be read, nor what would come after it."])


def verify() -> tuple[Check, Check]:
    """This will look at the trail of every space, one after another: at its rows, and at its head."""
    chains, heads = Check("chains", "trails"), Check("heads", "heads")
    with heads.reading():
        for head in Head.objects.one_by_one():
            rows, seal = wrong_with(head)
            if rows or seal:  # somebody may just have written: then nobody else does while we look again
                rows, seal = look_again(head.space)
            chains.note(head.space, rows)
            heads.note(head.space, seal)
    alone = Trace.objects.filter(~Exists(Head.objects.filter(space=OuterRef("space")))).order_by("space")
    with chains.reading():
        for space in alone.values_list("space", flat=True).distinct().iterator():
            chains.note(space, ["There are rows, and no head."])
    return chains, heads


def wrong_with(head: Head) -> tuple[list[str], list[str]]:
    """What is wrong with a trail's rows, and with its head."""
    try:
        found = chain.check(head.space, Trace.objects.rows(head.space), end=head.reached)
        rows = [each.says for each in islice(found, MOST)]
    except UNREADABLE:
        rows = ["Not all of its rows can be read."]
    return rows, [] if head.is_sealed else ["The seal was not made here."]


@transaction.atomic
def look_again(space: UUID) -> tuple[list[str], list[str]]:
    """What is wrong with a trail while nobody writes to it; nothing where it was just erased."""
    head = Head.objects.select_for_update().of(space)
    return wrong_with(head) if head else ([], [])


def verify_held(heads: Iterable[chain.Head]) -> Check:
    """This will look whether what people hold of their trails still fits.

    A head tells of all rows up to its own, where the chain itself is in order.
    """
    check = Check("held heads", "heads that were held")
    for held in heads:
        here = Trace.objects.filter(space=held.space, number=held.number).values_list("link", flat=True).first()
        if here == held.link:
            sentences = []
        elif here is not None:
            sentences = [f"Number {held.number} is another than the one that was seen."]
        elif Head.objects.of(held.space):
            sentences = [f"Number {held.number} was seen, and the rows end before it."]
        else:
            sentences = ["Nothing is here. The space was erased, or its trail was taken away."]
        check.note(held.space, sentences)
    return check
