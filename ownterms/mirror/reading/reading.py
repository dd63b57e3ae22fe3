"""What a reading says: a count with its doubt, and a verdict only where the whole of it clears the cut."""

from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What may be said of a reading."""

    PERSON_CENTRED = "person-centred"
    NOT_PERSON_CENTRED = "not-person-centred"
    MIXED = "mixed"
    NOT_ENOUGH = "not-enough-to-say"
    NOT_LOOKED = "not-looked"
    CANNOT_SEE = "cannot-see"


@dataclass(frozen=True, slots=True)
class Count:
    """A share of what was done, and what is not known about it.

    `denominator` counts the unknown ones too. `low` and `high` are the ends of the 95 % interval with every unknown
    counted as good at one end and as bad at the other, from 0 to 1; `least` and `most` the same bounds without chance.
    All four are None where there is nothing to count. The last three are people again: those with something that
    counts, with something that does not, and with something of which it is not known. Somebody may be in all of them.
    """

    numerator: int
    denominator: int
    unknown: int
    people: int
    least: float | None
    most: float | None
    low: float | None
    high: float | None
    people_so: int = 0
    people_not_so: int = 0
    people_unknown: int = 0

    @property
    def share(self) -> float | None:
        """The share among those that are known; None where none is."""
        known = self.denominator - self.unknown
        return self.numerator / known if known else None

    @property
    def unknown_share(self) -> float:
        """How much is unknown, from 0 to 1."""
        return self.unknown / self.denominator if self.denominator else 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the nine. `lacks` names the columns that would have to be there; `more` is about how many more to know.

    `more` is None where a verdict stands, and where no number would do: then it is the unknown ones to ask about.
    """

    id: str
    count: Count
    verdict: Verdict
    more: int | None = None
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A number that is printed without a verdict, beside the reading `of` (empty: beside all of them).

    `count` is None where it cannot be seen, and `lacks` says which columns are not there. `figure` stands in place of a
    share where it is none: days, a ratio, or how many; `low` and `high` of the count are then its interval.
    """

    id: str
    of: str
    count: Count | None
    figure: float | None = None
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mirror:
    """All that is read from one set of facts. No total: the nine stand apart."""

    readings: tuple[Reading, ...]
    beside: tuple[Beside, ...]
    alarm: "Alarm"
    cuts: str
    rows: int
    people: int
    days: tuple[str, str] | None = None
    periods: tuple["Period", ...] = field(default=())

    def __getitem__(self, name: str) -> Reading:
        return next(each for each in self.readings if each.id == name)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Whether somebody paid was asked for and refused, while family, neighbours or a group were written down."""

    count: Count
    rings: bool
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """The nine of one quarter of a year, for the direction of travel."""

    name: str
    readings: tuple[Reading, ...]
