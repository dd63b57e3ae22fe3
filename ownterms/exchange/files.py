"""HSDS whole, as files: a tabular datapackage in a zip, and one JSON with all tables.

Rows are read and written a thousand at a time, so memory does not grow with
the directory. Both files hold the same rows.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ownterms.exchange.columns import OURS, Column, columns_of, names
from ownterms.exchange.models import is_all_invented, passed_on
from ownterms.exchange.published import Published, Row, every_table
from ownterms.lib.cells import write_table
from ownterms.lib.written.draft import being_written

Progress = Callable[[str, int], None]
Counts = dict[str, int]

FORMATS: Final = ("datapackage", "json")
ODD_NAMES: Final = {
    "taxonomy": "taxonomies",
    "address": "addresses",
    "accessibility": "accessibility",
    "funding": "funding",
    "service_at_location": "service_at_location",
    "service_capacity": "service_capacities",
}


def file_name(table: str) -> str:
    """This will give the name of a table's file, as HSDS 3 has it."""
    return f"{ODD_NAMES.get(table, f'{table}s')}.csv"


def write(path: Path, *, kind: str, progress: Progress = lambda _table, _count: None) -> Counts:
    """This will write all that is published into a file, and give the count of rows of each table.

    `kind` is one of FORMATS. The file is whole or not there.
    """
    with being_written(path) as draft, draft.open("wb") as file:
        return (_datapackage if kind == "datapackage" else _json)(file, progress)


def title() -> str:
    """This will give what this directory is called, and say so where all of it is made up."""
    if is_all_invented():
        made_up = ", ".join(source.name for source in passed_on())
        return _("Invented. Nobody and nothing in it is real: %(name)s") % {"name": made_up or settings.PLACE}
    return settings.PLACE or _("A directory kept with Own Terms")


def _rows(published: Published, table: str, progress: Progress) -> Iterator[Row]:
    count = 0
    for count, row in enumerate(published.told(table, published.rows(table)), 1):
        yield row
        if count % 1000 == 0:
            progress(table, count)
    progress(table, count)


def _json(file: IO[bytes], progress: Progress) -> Counts:
    published, counts = Published(), Counts()
    file.write(b"{")
    for place, table in enumerate(every_table()):
        file.write(f'{"," if place else ""}\n"{file_name(table)}": ['.encode())
        counts[table] = 0
        for row in _rows(published, table, progress):
            file.write(b",\n" if counts[table] else b"\n")
            file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
            counts[table] += 1
        file.write(b"]")
    file.write(b"\n}\n")
    return counts


def _datapackage(file: IO[bytes], progress: Progress) -> Counts:
    published, counts = Published(), Counts()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for table in every_table():
            with pack.open(_dated(file_name(table)), "w", force_zip64=True) as member:
                text = io.TextIOWrapper(member, encoding="utf-8", errors="replace", newline="", write_through=True)
                counts[table] = _table(text, names(table), _rows(published, table, progress))
                text.detach()
        pack.writestr(_dated("datapackage.json"), json.dumps(descriptor(), indent=1, ensure_ascii=False))
    return counts


def _table(text: io.TextIOWrapper, columns: tuple[str, ...], rows: Iterator[Row]) -> int:
    cells = ([row.get(name) for name in columns] for row in rows)
    return write_table(text, chain([columns], cells)) - 1


def _dated(name: str) -> zipfile.ZipInfo:
    """A member of the zip: packed, and dated with the day."""
    member = zipfile.ZipInfo(name, date_time=timezone.localtime().timetuple()[:6])
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    return member


def descriptor() -> dict[str, Any]:
    """This will describe the package, as the Frictionless Tabular Data Package has it."""
    return {
        "profile": "tabular-data-package",
        "name": "human_services_data",
        "title": title(),
        "created": timezone.now().isoformat(timespec="seconds"),
        "sources": sources(),
        "resources": [_resource(table) for table in every_table()],
        f"{OURS}guard": "'",
    }


def sources() -> list[dict[str, str]]:
    """This will name the sources that are passed on, each with the terms on which it may be used."""
    return [
        {"title": source.name} | ({f"{OURS}licence": source.licence} if source.licence else {})
        for source in passed_on()
    ]


def _resource(table: str) -> dict[str, Any]:
    keys = [
        {"fields": column.name, "reference": {"resource": column.to, "fields": "id"}}
        for column in columns_of(table)
        if column.to and column.to != "*"
    ]
    schema: dict[str, Any] = {"fields": _fields(table), "primaryKey": "id", "missingValues": [""]}
    return {
        "name": table,
        "path": file_name(table),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _fields(table: str) -> list[dict[str, Any]]:
    known = {column.name: column for column in columns_of(table)}
    return [_field(name, known.get(name)) for name in names(table)]


def _field(name: str, column: Column | None) -> dict[str, Any]:
    if column is None:
        return {"name": name, "type": "string"} | ({"format": "uuid"} if name == "id" else {})
    described: dict[str, Any] = {"name": name, "type": column.type}
    if column.format:
        described["format"] = column.format
    if column.enum:
        described["constraints"] = {"enum": list(column.enum)}
    return described
