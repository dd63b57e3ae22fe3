"""What was understood of what a person said, as values that a page can show and strike out."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FREE: Final = "free"
TIMES: Final = "when"
REFUSALS: Final = "not"
FOR: Final = "for:"
ONLY: Final = "only:"
"""What a person can strike out beside concepts: the last two are followed by an audience's name."""


@dataclass(frozen=True, kw_only=True)
class Understood:
    """One concept: its id and label, the person's words that led to it, and how sure we are (0–1).

    ``at`` are the numbers of those words in the question, from 0.
    """

    id: str
    label: str
    words: tuple[str, ...]
    confidence: float
    danger: bool = False
    at: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class When:
    """When a person can come: in the evening, at weekends, on weekdays (0–6), not on others."""

    evening: bool = False
    weekend: bool = False
    days: tuple[int, ...] = ()
    not_days: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.evening or self.weekend or self.days or self.not_days)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What was understood.

    ``words`` are the words that carry meaning, repaired, in the order said; ``without`` are those
    the person does not want. ``audiences`` are names from the file of audiences, ``only`` those that
    nobody else may be among. ``danger`` are ids of concepts that speak of danger: help now comes
    first, and nothing is kept. ``struck`` is what the person struck out, sorted.
    """

    text: str
    concepts: tuple[Understood, ...] = ()
    words: tuple[str, ...] = ()
    repaired: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()
    without_concepts: tuple[str, ...] = ()
    without_audiences: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    free: bool = False
    when: When = field(default_factory=When)
    danger: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    said: str = ""
    """The words wanted, in order, for the vectors: negated words are left out."""

    def striking(self, without: AbstractSet[str]) -> "Question":
        """The question without the cost, the times and the people that were struck out."""
        return replace(
            self,
            free=self.free and FREE not in without,
            when=When() if TIMES in without else self.when,
            audiences=tuple(name for name in self.audiences if FOR + name not in without),
            only=tuple(name for name in self.only if without.isdisjoint((FOR + name, ONLY + name))),
            struck=tuple(sorted(without)),
        )
