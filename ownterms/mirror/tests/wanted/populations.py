"""Simulated people over eight quarters: they join, leave, change their minds, say things twice, and erase all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Final

from ownterms.mirror.wanting.tables import Yes

QUARTERS: Final = 8
CONCEPTS: Final = ("help-with-sleep", "learning-an-instrument", "watching-films-with-others")


@dataclass
class Quarter:
    """What stands when a quarter is over, and who wipes out their space in the months after it."""

    yeses: list[Yes]
    erased_after: set[int] = field(default_factory=set)


def population(seed: int, *, quarters: int = QUARTERS) -> list[Quarter]:
    """This will give a history; small groups, and those about as large as what may be told, are in most of them."""
    dice = Random(seed)  # noqa: S311  (it draws people, not keys)
    names = count()
    living: list[Yes] = []
    history = []
    for _ in range(quarters):
        joined = [changed(dice, yes) for yes in joining(dice, names) if dice.random() > 0.05]  # some take it back
        said = [*joined, *repeating(dice, living)]
        dice.shuffle(said)
        living += said
        gone = {yes.person for yes in living if dice.random() < 0.03}
        living = [yes for yes in living if yes.person not in gone]
        history.append(Quarter(said, gone))  # type: ignore[arg-type]
    return history


def joining(dice: Random, names: Iterator[int]) -> Iterator[Yes]:
    """Some who are new, each with one want or with a few."""
    for concept in CONCEPTS:
        lacks = dice.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        for _ in range(dice.choice((0, 1, 3, 6, 9, 10, 11, 14, 20, 26, 40))):
            person = next(names)
            yield Yes(person, concept, dice.random() < lacks)
            if dice.random() < 0.1:
                yield Yes(person, dice.choice(CONCEPTS), dice.random() < lacks)


def repeating(dice: Random, living: list[Yes]) -> Iterator[Yes]:
    """Some, or all, of those who said it before say it again, with another want."""
    share = dice.choice((0, 0, 0.1, 1))
    for yes in living:
        if dice.random() < share:
            yield yes._replace(unmet=dice.random() < 0.5)


def changed(dice: Random, yes: Yes) -> Yes:
    """One in ten changes their mind before the quarter is over."""
    if dice.random() > 0.1:
        return yes
    return yes._replace(concept=dice.choice(CONCEPTS), unmet=not yes.unmet)
