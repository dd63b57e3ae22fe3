"""Where somebody is among several things that are shown one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Screen(Generic[T]):
    """One of several things: which, the how many-th from 1, of how many, and its neighbours."""

    here: T
    number: int
    of: int
    before: T | None
    after: T | None

    @classmethod
    def among(cls, things: Sequence[T], asked: T) -> Self | None:
        """This will stand at what was asked for, or at the first; None among nothing."""
        if not things:
            return None
        at = things.index(asked) if asked in things else 0
        return cls(
            here=things[at],
            number=at + 1,
            of=len(things),
            before=things[at - 1] if at else None,
            after=things[at + 1] if at + 1 < len(things) else None,
        )
