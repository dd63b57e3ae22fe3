"""An attack on public tables: every sum and difference of their cells, to single out a few people.

The attacker holds every table that was ever public, knows the rules by which they are made, and even knows which cells
lie within which others. What they lack is the people: of those they know what each number, with its rounding, allows.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, product
from typing import Any, NamedTuple

import numpy as np

from ownterms.lib.small_numbers import FEWEST, STEP, Told

Numbers = np.ndarray[Any, np.dtype[np.int16]]
Group = frozenset[Hashable]
NEAREST = STEP // 2
BY_CHANCE = STEP - 1
"""How far a number may be from the truth."""
WITHIN = 4
"""How many cells of one concept, from all quarters, are added up and taken away together."""


class Cell(NamedTuple):
    """One cell that was public: what is known of its number, and, as the attacker never does, who is in it."""

    table: Hashable
    concept: str
    low: int
    high: int
    members: Group


def cells(table: Hashable, concept: str, said: Told, members: Group, some: Group, *, off: int = NEAREST) -> list[Cell]:
    """The two cells of one line: all, and those who do not have it yet, with what a reader knows of each.

    `off` is how far a number may be from the truth.
    """
    everyone = Cell(table, concept, *known(said.people, FEWEST + off, off), members)
    return [everyone, Cell(table, concept, *known(said.some, everyone.high, off), some)]


def known(shown: int | None, most: int, off: int) -> tuple[int, int]:
    """What a number that is shown allows; one that is not allows all from none to `most`."""
    if shown is None:
        return 0, most
    return max(FEWEST, shown - off), shown + off


class Nearest:
    """Dice that always fall so that a number goes to the nearest five: as if an attacker had seen each draw."""

    def randrange(self, _step: int) -> int:
        """This will fall in the middle."""
        return STEP // 2


def isolated(public: Iterable[Cell], *, anywhere: int = 2) -> list[Group]:
    """The groups that somebody can be sure of: there is somebody in them, and they are fewer than ten."""
    distinct = list(dict.fromkeys(public))
    found = {group for some, ways in together(distinct, anywhere) for group in singled_out(some, ways)}
    return sorted(found, key=len)


def together(public: Sequence[Cell], anywhere: int) -> Iterator[tuple[Sequence[Cell], Numbers]]:
    """The cells that are tried together, with the signs that are tried.

    All of one table, in every way; up to four of one concept, from all tables; and any few, from `anywhere`.
    """
    for name in dict.fromkeys(cell.table for cell in public):
        of_table = [cell for cell in public if cell.table == name]
        yield of_table, signs(len(of_table), len(of_table))
    for name in dict.fromkeys(cell.concept for cell in public):
        of_concept = [cell for cell in public if cell.concept == name]
        yield of_concept, signs(len(of_concept), WITHIN)
    yield public, signs(len(public), anywhere)


@cache
def signs(number: int, most: int) -> Numbers:
    """Every way of adding and taking away at most so many of some cells: a row for each, -1, 0 or 1 for each cell."""
    rows = []
    for size in range(1, min(most, number) + 1):
        ways = np.array(list(product((1, -1), repeat=size)), dtype=np.int16)
        for which in combinations(range(number), size):
            block = np.zeros((len(ways), number), dtype=np.int16)
            block[:, which] = ways
            rows.append(block)
    return np.concatenate(rows) if rows else np.zeros((0, number), dtype=np.int16)


def singled_out(some: Sequence[Cell], ways: Numbers) -> Iterator[Group]:
    """The groups that some signs leave and whose number they betray."""
    low, high = (np.array([getattr(cell, end) for cell in some]) for end in ("low", "high"))
    plus, minus = ways == 1, ways == -1
    least, most = plus @ low - minus @ high, plus @ high - minus @ low
    betrayed = ways[(least >= 1) & (most < FEWEST)]
    people = sorted({each for cell in some for each in cell.members}, key=repr)
    within = np.array([[each in cell.members for each in people] for cell in some], dtype=np.int16)
    for left in betrayed @ within if len(betrayed) else ():
        if left.min() >= 0 and left.max() == 1:  # these are people, each once: what is left is a group
            yield frozenset(each for each, there in zip(people, left, strict=True) if there)
