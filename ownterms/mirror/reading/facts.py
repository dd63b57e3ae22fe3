"""Rows as columns of numbers: a million take some 60 bytes each, and no name or text of anybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from ownterms.mirror.reading.columns import COLUMNS, WOUNDS, Holds

Array = NDArray[Any]

NO_DAY: Final = -(2**31)
EPOCH: Final = date(1970, 1, 1).toordinal()
TYPES: Final = {
    Holds.ID: (np.uint64, 0),
    Holds.DAY: (np.int32, NO_DAY),
    Holds.WORD: (np.int8, -1),
    Holds.KINDS: (np.uint16, 0),
    Holds.ITEMS: (np.int16, -1),
}
"""For what a column holds: the type of its numbers, and the number that says that nothing is known."""


def day_of(when: date) -> int:
    """This will give a day as a number."""
    return when.toordinal() - EPOCH


def date_of(day: int) -> date:
    """This will give the day of a number."""
    return date.fromordinal(day + EPOCH)


def holds(name: str) -> Holds:
    """This will tell what a column holds. Raises KeyError for a name that is none of ours."""
    return Holds.ITEMS if name == WOUNDS else COLUMNS[name].holds


@dataclass(frozen=True, slots=True)
class Facts:
    """What many rows tell: an array for each column that there is, all of them `size` long."""

    columns: Mapping[str, Array]
    size: int

    @classmethod
    def from_numbers(cls, rows: Mapping[str, Iterable[int]], size: int) -> Self:
        """This will take columns of plain numbers, each as its `Holds` says; a column that is not given is not seen."""
        return cls({name: np.fromiter(each, TYPES[holds(name)][0], size) for name, each in rows.items()}, size)

    def has(self, *names: str) -> bool:
        """Whether all these columns are there."""
        return all(name in self.columns for name in names)

    def get(self, name: str) -> Array:
        """This will give a column; one that is not there is unknown all the way down."""
        if name in self.columns:
            return self.columns[name]
        kind, unknown = TYPES[holds(name)]
        return np.full(self.size, unknown, kind)

    def known(self, name: str) -> Array:
        """Where a column says something."""
        known: Array = self.get(name) != TYPES[holds(name)][1]
        return known

    def says(self, name: str, *words: str) -> Array:
        """Where a column says one of these words, or holds one of these kinds."""
        column, values = self.get(name), COLUMNS[name].values
        if COLUMNS[name].holds is Holds.KINDS:
            of_any: Array = (column & sum(1 << values.index(word) for word in words)) != 0
            return of_any
        return np.isin(column, [values.index(word) for word in words])

    def where(self, chosen: Array) -> Self:
        """This will keep only the rows where `chosen` is true."""
        return type(self)({name: each[chosen] for name, each in self.columns.items()}, int(chosen.sum()))

    def within(self, first: date, last: date) -> Self:
        """This will keep the rows of these days, both counted in; those without a day are left out."""
        days = self.get("date")
        return self.where((days >= day_of(first)) & (days <= day_of(last)))

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day; None where no row has one."""
        known = self.get("date")[self.known("date")]
        return (date_of(int(known.min())), date_of(int(known.max()))) if known.size else None
