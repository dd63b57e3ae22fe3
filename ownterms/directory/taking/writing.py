"""Writing staged rows: only what is new or changed, many at a time, and dropping what is gone."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any

from django.db import connection

from ownterms.directory.models import Record, Source
from ownterms.directory.taking.kept import KeptHere
from ownterms.directory.taking.staging import Staged, Staging, mark_of
from ownterms.directory.taking.tables import Table
from ownterms.directory.taking.touched import Touched, chunks

Line = tuple[Any, ...]
Notice = Callable[[Touched], None]
"""What is told of records just before they change."""


class Writer:
    """Writes one feed into the database, inside a transaction of the caller's."""

    def __init__(self, source: Source, staging: Staging) -> None:
        self.source, self.staging, self.kept = source, staging, KeptHere(source)
        self.notice: Notice = lambda _moved: None
        self.touched: Touched | None = None
        self.new: Counter[str] = Counter()
        self.changed: Counter[str] = Counter()
        self.gone: Counter[str] = Counter()
        self.had_rows: dict[str, bool] = {}

    def write(self, table: Table) -> None:
        """This will write a table's rows that are new or have changed."""
        had_rows = self.had_rows[table.name] = table.model.objects.filter(source=self.source).exists()
        statement, source = statement_of(table), self.source.pk
        for read in self.staging.batches(table.name):
            batch = self.kept.set_aside(table, read)
            digests = [digest_of(each) for each in batch]
            before = self._before(table, batch) if had_rows else {}
            lines: list[Line] = []
            moved = Touched()
            for each, digest in zip(batch, digests, strict=True):
                old = before.get(each.id)
                if old and old[0] == digest:
                    continue
                lines.append(line_of(each, digest, source=source))
                (self.changed if old else self.new)[table.name] += 1
                if self.touched:
                    moved.add(table, each.id, each.values)
                    if old:
                        moved.add(table, each.id, old[1])
            self._note(moved)
            if lines:
                with connection.cursor() as cursor:
                    cursor.executemany(statement, lines)

    def _before(self, table: Table, batch: Sequence[Staged]) -> dict[str, tuple[str, Line]]:
        """The digest of each row as it stands, and what it points to now, by id."""
        fields = [column.field if column.to else None for column in table.columns]
        asked = [field for field in fields if field]
        found: dict[str, tuple[str, Line]] = {}
        for chunk in chunks(each.id for each in batch):
            rows = table.model.objects.filter(pk__in=chunk).values_list("pk", "digest", *asked)
            for pk, digest, *pointers in rows:
                rest = iter(pointers)
                found[pk.hex] = (digest, tuple(next(rest) if field else None for field in fields))
        return found

    def drop_gone(self, table: Table) -> None:
        """This will drop the rows of this source that the feed no longer holds."""
        if not self.had_rows[table.name]:
            return
        known = self.staging.known[table.name]
        rows = table.model.objects.filter(source=self.source)
        fields = [column.field if column.to else None for column in table.columns]
        asked = [field for field in fields if field]
        gone: list[str] = []
        moved = Touched()
        for pk, *pointers in rows.values_list("pk", *asked).iterator(chunk_size=5000):
            if mark_of(pk.hex) in known:
                continue
            gone.append(pk.hex)
            if self.touched:
                rest = iter(pointers)
                moved.add(table, pk.hex, [next(rest) if field else None for field in fields])
        self._note(moved)
        self.gone[table.name] += len(gone)
        _delete(table.model, gone)

    def _note(self, moved: Touched) -> None:
        """What is about to change: its pages are looked at while they still say what they said."""
        if self.touched:
            self.touched.add_all(moved)
            self.notice(moved)

    @property
    def is_idle(self) -> bool:
        """Whether nothing was new, changed or gone."""
        return not (self.new.total() or self.changed.total() or self.gone.total())


def _delete(model: type[Record], ids: Iterable[str]) -> None:
    # Straight from the table: all that hangs on these rows is this source's too, and is gone or dropped with them.
    for chunk in chunks(ids):
        rows = model.objects.filter(pk__in=chunk)
        rows._raw_delete(rows.db)  # noqa: SLF001  no signals, no cascade: see above


def line_of(staged: Staged, digest: str, *, source: int) -> Line:
    """This will give a row as its statement takes it."""
    return (staged.id, source, staged.original_id, digest, staged.extra, *staged.values)


def digest_of(staged: Staged) -> str:
    """This will give a mark of what a row holds (32 hexadecimal digits)."""
    content = repr((staged.values, staged.extra)).encode("utf-8", "replace")
    return blake2b(content, digest_size=16).hexdigest()


def statement_of(table: Table) -> str:
    """This will give the statement that makes one line, or puts it in the place of the one with its id.

    The names are our models' own.
    """
    quote = connection.ops.quote_name
    model = table.model._meta  # noqa: SLF001  Django's own name for it
    names = ["id", "source_id", "original_id", "digest", "extra"]
    names += [column.field for column in table.columns]
    columns = ", ".join(map(quote, names))
    replaced = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in names[1:])
    marks = ", ".join(["%s"] * len(names))
    return (
        f"INSERT INTO {quote(model.db_table)} ({columns}) VALUES ({marks}) "  # noqa: S608
        f"ON CONFLICT ({quote('id')}) DO UPDATE SET {replaced}"
    )
