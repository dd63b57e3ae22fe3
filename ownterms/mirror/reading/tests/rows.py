"""Rows in words, for tests."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b

from ownterms.mirror.reading import COLUMNS, Facts, Holds
from ownterms.mirror.reading.columns import WOUNDS
from ownterms.mirror.reading.facts import NO_DAY, day_of

Row = Mapping[str, object]


def facts(rows: Sequence[Row]) -> Facts:
    """Rows with words as the columns take them. A column that no row names is not there."""
    names = {name for row in rows for name in row}
    columns: dict[str, list[int]] = {}
    for name in names:
        if COLUMNS[name].holds is Holds.ITEMS:
            items = [row.get(name) for row in rows]
            columns[name] = [-1 if each is None else len(_list(each)) for each in items]
            columns[WOUNDS] = [-1 if each is None else _list(each).count("wound") for each in items]
        else:
            columns[name] = [number(name, row.get(name)) for row in rows]
    return Facts.from_numbers(columns, len(rows))


def number(name: str, said: object) -> int:
    """One cell as its column keeps it."""
    column = COLUMNS[name]
    if column.holds is Holds.DAY:
        return day_of(said) if isinstance(said, date) else NO_DAY
    if column.holds is Holds.WORD:
        return column.values.index(str(said)) if said else -1
    if column.holds is Holds.KINDS:
        return sum(1 << column.values.index(word) for word in str(said).split(";")) if said else 0
    return int.from_bytes(blake2b(str(said).encode(), digest_size=8).digest(), "big") if said else 0


def _list(said: object) -> list[str]:
    return str(said).split(";") if said else []


def people(number_of: int, **said: object) -> list[Row]:
    """One row for each of so many people, who all say the same."""
    return [{"person_id": f"p{each}", **said} for each in range(number_of)]
