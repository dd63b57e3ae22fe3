"""Days as people write them, read as numbers; day first or month first is decided from a whole column."""

import re
from datetime import date
from typing import Final

import numpy as np

from ownterms.mirror.reading.columns import Holds
from ownterms.mirror.reading.facts import EPOCH, NO_DAY, Array
from ownterms.mirror.sheets.cells import UNREAD, Cells
from ownterms.mirror.sheets.words import all_words, fold

LONGEST: Final = 60
"""Letters of a day with its time and zone."""
YEARS: Final = range(1900, 2101)
OF_THIS_CENTURY: Final = 69
"""Two digits below this are years from 2000 on, as in POSIX (`strptime`, %y)."""
SERIALS: Final = range(20_000, 80_000)
"""Days since 1899-12-30, as spreadsheets count them: 1954 to 2119."""
SERIAL_EPOCH: Final = date(1899, 12, 30).toordinal() - EPOCH
A_DAY: Final = 86_400
"""Seconds."""

_TIME: Final = re.compile(r"(?:[Tt]|\s|,)\s{0,3}(?:at\s)?\s{0,3}\d{1,2}[:.h]\d\d.*$", re.DOTALL)
_PARTS: Final = re.compile(r"\d+|[^\W\d_]+")
_SERIAL: Final = re.compile(r"(\d{5})(?:[.,]\d+)?$")
_SKIPPED: Final = frozenset(
    "st nd rd th of the at am den le de mon tue tues wed thu thur thurs fri sat sun "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)

# How a day is packed into one number: day first, month first, and what was seen. 0 is nothing.
WIDE: Final = 24  # bits
SHIFT: Final = 1 << (WIDE - 2)  # so that days before 1970 are positive too
DAY_FIRST, MONTH_FIRST, NO_DAY_TOLD = (1 << (2 * WIDE + place) for place in range(3))
MASK: Final = (1 << WIDE) - 1


class Days(Cells):
    """One column of days."""

    holds = Holds.DAY
    says = "This is no day that we can read. It counts as unknown."

    def __init__(self, name: str, heading: str) -> None:
        super().__init__(name, heading)
        hint = fold(heading)
        self.month_first, self.day_first = (int(each in hint) for each in ("mm dd", "dd mm"))
        self.months_only, self.is_unclear = 0, False
        self.others: list[Array] = []

    def read(self, cell: str) -> int:
        """This will pack what a cell says."""
        text = _TIME.sub("", cell[: LONGEST + 1].strip().strip("=\"'")) if len(cell) <= LONGEST else cell
        if all_words().is_unknown(text[:LONGEST]):
            return 0
        try:
            return read_day(text)
        except (ValueError, OverflowError):
            return UNREAD

    def keep(self, codes: Array) -> None:
        """This will keep a piece of the column in both ways of reading it, where they part."""
        self.day_first += int(np.count_nonzero(codes & DAY_FIRST))
        self.month_first += int(np.count_nonzero(codes & MONTH_FIRST))
        self.months_only += int(np.count_nonzero(codes & NO_DAY_TOLD))
        ways = [((codes >> by) & MASK).astype(np.int32) for by in (WIDE, 0)]
        first, second = (np.where(way, way - SHIFT, NO_DAY).astype(np.int32) for way in ways)
        same = np.array_equal(first, second)
        self.is_unclear |= not same
        self.parts.append(first)
        self.others.append(first if same else second)

    def finish(self) -> dict[str, Array]:
        """This will decide for the whole column, and let go of the other way."""
        if self.month_first > self.day_first:
            self.parts = self.others
        self.others = []
        return super().finish()

    def told(self) -> list[str]:
        """What is to be said of how the days were read."""
        said, name = [], f"“{self.shown}”"
        if self.day_first and self.month_first:
            first = "month" if self.month_first > self.day_first else "day"
            said.append(f"{name} holds days written both ways round. The unclear ones are read {first} first.")
        elif self.is_unclear and not (self.day_first or self.month_first):
            said.append(f"{name} does not show whether the day or the month comes first. We read the day first.")
        if self.months_only:
            said.append(f"{name} has {self.months_only:,} days that name only a month. We take its first day.")
        return said


def read_day(text: str) -> int:
    """This will pack a day without its time. Raises ValueError where it is none."""
    parts = [each.casefold() for each in _PARTS.findall(text)]
    numbers = [each for each in parts if each.isdecimal()]
    words = [each for each in parts if not each.isdecimal() and each not in _SKIPPED]
    if not words:
        return _of_one_number(text) if len(numbers) == 1 or _SERIAL.match(text) else _of_numbers(numbers)
    month = all_words().months.get(fold(words[0])) if len(words) == 1 else None
    if month is None:
        raise ValueError("this is no month")
    return _of_month(month, numbers, year_follows=parts.index(words[0]) < len(parts) - 1)


def _of_one_number(text: str) -> int:
    """A number alone: 20250403, a spreadsheet's day, or seconds since 1970."""
    digits = text.strip()
    if serial := _SERIAL.match(digits):
        count = int(serial[1])
        if count not in SERIALS:
            raise ValueError("this is out of range")
        return packed(SERIAL_EPOCH + count)
    if not digits.isdecimal() or not digits.isascii():
        raise ValueError("this is no day")
    if len(digits) in {8, 14}:
        return packed(day(digits[:4], digits[4:6], digits[6:8]))
    if len(digits) in {10, 13}:
        return packed(int(digits[:10]) // A_DAY)
    raise ValueError("this is no day")


def _of_numbers(numbers: list[str]) -> int:
    """Two or three numbers, without a word."""
    if len(numbers) == 2:
        year, month = numbers if len(numbers[0]) == 4 else numbers[::-1]
        return packed(day(year, month, "1"), seen=NO_DAY_TOLD)
    first, second, third = numbers
    if len(first) == 4 or int(first) > 31:
        return packed(day(first, second, third))
    ways = [_or_none(third, second, first), _or_none(third, first, second)]
    if ways[0] is None or ways[1] is None:
        only = ways[0] if ways[1] is None else ways[1]
        if only is None:
            raise ValueError("there is no such day")
        return packed(only, seen=DAY_FIRST if ways[1] is None else MONTH_FIRST)
    return packed(ways[0], ways[1])


def _of_month(month: int, numbers: list[str], *, year_follows: bool) -> int:
    """A month by name, with a day and a year, or a year alone."""
    if len(numbers) == 1 and (year_follows or len(numbers[0]) == 4):
        return packed(day(numbers[0], str(month), "1"), seen=NO_DAY_TOLD)
    first, second = numbers
    year, of_month = (first, second) if len(first) == 4 else (second, first)
    return packed(day(year, str(month), of_month))


def day(year: str, month: str, of_month: str) -> int:
    """This will give a day as a number. Raises ValueError where there is none, or the year is far away."""
    if len(year) == 2:
        year = f"{'20' if int(year) < OF_THIS_CENTURY else '19'}{year}"
    if len(year) != 4 or int(year) not in YEARS:
        raise ValueError("this year is far away")
    return date(int(year), int(month), int(of_month)).toordinal() - EPOCH


def _or_none(year: str, month: str, of_month: str) -> int | None:
    try:
        return day(year, month, of_month)
    except ValueError:
        return None


def packed(first: int, second: int | None = None, *, seen: int = 0) -> int:
    """This will pack a day as it is read day first and month first."""
    return (first + SHIFT) << WIDE | ((first if second is None else second) + SHIFT) | seen
