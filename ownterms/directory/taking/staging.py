"""Staging: a feed's rows cleaned and set aside on disk, so that the database is written at one go.

Reading takes long and may fail; writing must be whole. So all rows are read
first, into temporary files (one for each table), and only their identities
stay in memory, about 100 bytes a row.
"""

import json
import marshal
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import IO, NamedTuple, Self

from ownterms.directory.feeds.row import FeedRefused, Row, Troubles, Where
from ownterms.directory.models.record import identify
from ownterms.directory.taking.tables import Column, Table, tables
from ownterms.directory.taking.values import Unreadable, as_line, as_text

BATCH = 1000  # rows
LENGTH = 8  # bytes that say how long a packed batch is
LONGEST_ID = 200  # characters
LONGEST_EXTRA = 1000  # characters of one cell that HSDS has no column for
MOST_EXTRAS = 60  # such cells kept of one row
MOST_UNKNOWN = 5_000  # names of such columns that are counted
MOST_COLUMNS = 2_000
MOST_ROWS = 2_000_000  # records of one feed, about 250,000 services: their identities need 300 MB
TABLE_ENDINGS = (".csv", ".tsv", ".txt")
SHOWN = 40  # characters of a bad cell that are told


class Staged(NamedTuple):
    """One clean row. `values` are in the order of its table's columns; what it points to is not yet checked."""

    id: str
    original_id: str
    values: tuple[object, ...]
    extra: str
    where: tuple[str, str]


def mark_of(identity: str) -> int:
    """This will give the part of an identity that is kept in memory: 64 bits tell a thousand million rows apart."""
    return int(identity[:16], 16)


class Staging:
    """Rows of one feed, set aside. Use as a context: leaving it drops the temporary files."""

    def __init__(self, source: str, troubles: Troubles) -> None:
        self.source, self.troubles = source, troubles
        self.known: dict[str, set[int]] = {name: set() for name in tables()}
        self.read: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.contents: set[int] = set()  # of rows that nothing points to
        self.in_hand: dict[str, list[Staged]] = {name: [] for name in tables()}
        self.files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        for file in self.files.values():
            file.close()

    def take_all(self, rows: Iterable[Row]) -> Iterator[int]:
        """This will take every row, giving the count now and then, for a progress bar."""
        try:
            for count, row in enumerate(rows, 1):
                self.take(row)
                if count % BATCH == 0:
                    yield count
                if count > MOST_ROWS:
                    raise FeedRefused(f"It holds more than {MOST_ROWS:,} records. Nothing was changed. Part it in two.")
        except RecursionError:
            raise FeedRefused("A record in it is nested too deeply. Nothing was changed.") from None

    def take(self, row: Row) -> None:
        """This will clean one row and set it aside, or tell why it cannot be taken."""
        table = tables()[row.table]
        self.read[row.table] += 1
        original = as_line(row.values.get("id"))
        if len(original) > LONGEST_ID or len(row.values) > MOST_COLUMNS:
            too = f"more than {MOST_COLUMNS:,} columns" if len(row.values) > MOST_COLUMNS else "an id that is too long"
            self._refuse(table, row.where, f"it has {too}")
            return
        identity = identify(self.source, row.table, original) if original else ""
        known = self.known[row.table]
        if identity and table.is_pointed_to and mark_of(identity) in known:
            self._tell_repeated(table, row, original)
            return
        values = self._values(table, row)
        if values is None:
            return
        if not table.is_pointed_to:
            content = hash((identity, values))
            if content in self.contents or table.says_nothing(values):
                self.skipped[row.table] += 1
                return
            self.contents.add(content)
            if identity and mark_of(identity) in known:
                identity = ""  # some feeds give all languages of a place one id
        if not identity:
            said = blake2b(repr((original, values)).encode("utf-8", "replace"), digest_size=16).hexdigest()
            identity = identify(self.source, row.table, f"#{said}")
        if mark_of(identity) in known:
            self.skipped[row.table] += 1
            return
        known.add(mark_of(identity))
        self._set_aside(row.table, Staged(identity, original, values, self._extra(table, row), row.where[:2]))

    def _tell_repeated(self, table: Table, row: Row, original: str) -> None:
        """Nested feeds repeat what many records share; in a table, each id stands once."""
        self.skipped[table.name] += 1
        if row.where.document.lower().endswith(TABLE_ENDINGS) and "→" not in row.where.place:
            self.troubles.mend(
                row.where,
                f"{table.name}: the id “{original[:SHOWN]}” was used before; only the first was kept",
                sort=f"{table.name}: its id was used before; only the first was kept",
            )

    def _values(self, table: Table, row: Row) -> tuple[object, ...] | None:
        values = list(table.empties)
        for name, cell in row.values.items():
            place = table.by_name.get(name)
            if place is not None and cell is not None and cell != "":
                values[place] = self._value(table, table.columns[place], cell, row.where)
        for place in table.required:
            if values[place] is None or values[place] == "":
                self._refuse(table, row.where, f"it has no {table.columns[place].name.replace('_', ' ')}")
                return None
        return tuple(values)

    def _value(self, table: Table, column: Column, cell: object, where: Where) -> object:
        try:
            value = column.read(cell)
        except Unreadable as cause:
            shown = as_line(cell)[:SHOWN]
            self.troubles.mend(
                where,
                f"{table.name}: {column.name} “{shown}” {cause}; it was left empty",
                sort=f"{table.name}: {column.name} {cause}; it was left empty",
            )
            return column.empty
        if value is None or value == "":
            return column.empty
        return identify(self.source, column.to, str(value)) if column.to and column.to != "*" else value

    def _extra(self, table: Table, row: Row) -> str:
        if row.values.keys() <= table.names:
            return "{}"
        unknown = row.values.keys() - table.names
        kept: dict[str, str] = {}
        for name in sorted(unknown):
            if row.values[name] in (None, "", [], {}):
                continue
            if len(self.troubles.unknown_columns) < MOST_UNKNOWN:
                self.troubles.unknown_columns[table.name, as_line(name[:100])] += 1
            if len(kept) < MOST_EXTRAS and (text := as_text(row.values[name])[:LONGEST_EXTRA]):
                kept[as_line(name)[:100]] = text
        return json.dumps(kept) if kept else "{}"

    def _refuse(self, table: Table, where: Where, cause: str) -> None:
        self.refused[table.name] += 1
        self.troubles.refuse(where, f"{table.name}: {cause}")

    def _set_aside(self, name: str, staged: Staged) -> None:
        self.troubles.in_a_row = 0
        in_hand = self.in_hand[name]
        in_hand.append(staged)
        if len(in_hand) >= BATCH:
            file = self.files.get(name) or self.files.setdefault(name, tempfile.TemporaryFile())  # noqa: SIM115
            packed = marshal.dumps([tuple(each) for each in in_hand])
            file.write(len(packed).to_bytes(LENGTH, "big") + packed)
            self.in_hand[name] = []

    def batches(self, name: str) -> Iterator[list[Staged]]:
        """This will give a table's rows back, in the order they came, with what they point to checked."""
        file = self.files.get(name)
        if file:
            file.seek(0)
            while length := file.read(LENGTH):
                batch = marshal.loads(file.read(int.from_bytes(length, "big")))  # noqa: S302  our own temporary file
                yield self._checked(name, [Staged(*each) for each in batch])
        yield self._checked(name, self.in_hand[name])

    def _checked(self, name: str, batch: list[Staged]) -> list[Staged]:
        table = tables()[name]
        pointing = [(place, column) for place, column in enumerate(table.columns) if column.to]
        return [found for each in batch if (found := self._points_well(table, pointing, each))] if pointing else batch

    def _points_well(self, table: Table, pointing: list[tuple[int, Column]], staged: Staged) -> Staged | None:
        lost: dict[int, None] = {}
        resolved: dict[int, str] = {}
        for place, column in pointing:
            target = staged.values[place]
            if target is None:
                continue
            found = (
                self._anywhere(table, staged, str(target)) if column.to == "*" else self._there(column.to, str(target))
            )
            if not found:
                lost[place] = None
            elif found != target:
                resolved[place] = found
        if lost or resolved:
            values = list(staged.values)
            for place, value in (*lost.items(), *resolved.items()):
                values[place] = value
            staged = staged._replace(values=tuple(values))
        cause = self._adrift(table, staged, lost)
        if cause:
            self.known[table.name].discard(mark_of(staged.id))
            self._refuse(table, Where(*staged.where), cause)
            return None
        for place in lost:
            column = table.columns[place]
            if column.to != "*":
                self.troubles.mend(
                    Where(*staged.where),
                    f"{table.name}: its {column.name} names nothing in this feed; it was left empty",
                )
        return staged

    def _there(self, name: str, identity: str) -> str:
        return identity if mark_of(identity) in self.known[name] else ""

    def _anywhere(self, table: Table, staged: Staged, original: str) -> str:
        """What an attribute is said of: in the table that it names, or else in any."""
        entity = "link_entity" if table.name == "attribute" else "resource_type"
        named = str(staged.values[table.by_name[entity]])
        if named in self.known and (found := self._there(named, identify(self.source, named, original))):
            return found
        for name in ("service", "organization", "location", *self.known):
            if found := self._there(name, identify(self.source, name, original)):
                return found
        return ""

    @staticmethod
    def _adrift(table: Table, staged: Staged, lost: dict[int, None]) -> str:
        for place in lost:
            if table.columns[place].required:
                return f"its {table.columns[place].name} names nothing in this feed"
        if table.owners and all(staged.values[place] is None for place in table.owners):
            return "it belongs to nothing in this feed"
        return ""
