"""HSDS columns as they leave this place: their names, their types, and what each may hold."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Final
from uuid import UUID

from django.db import models

from ownterms.directory.taking.tables import tables
from ownterms.directory.wording.days import DAYS

OURS: Final = "ownterms_"
"""What HSDS has no place for begins so."""

# Tables whose rows never leave: who changed what, with people's names.
WITHHELD_TABLES: Final = {"metadata"}
# Columns that never leave: what is about a person, and which no page shows.
WITHHELD: Final = {
    ("contact", "name"),
    ("contact", "email"),
    ("phone", "contact_id"),
    ("address", "attention"),
    ("service", "assurer_email"),
}
# What the schema of HSDS 3.0 demands of every row, if only as an empty text.
DEMANDED: Final = {
    "organization": ("name", "description"),
    "service": ("name", "status"),
    "program": ("name", "description"),
    "location": ("location_type",),
    "address": ("address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "phone": ("number",),
    "taxonomy": ("name", "description"),
    "taxonomy_term": ("name", "description"),
    "organization_identifier": ("identifier_type", "identifier"),
    "unit": ("name",),
    "url": ("url",),
    "required_document": ("document",),
}
# What HSDS 3.0 lets a column hold, where that is less than what we keep. The rest stands under our own prefix.
ENUMS: Final = {
    ("schedule", "freq"): ("WEEKLY", "MONTHLY"),
    ("schedule", "wkst"): DAYS,
    ("service", "status"): ("active", "inactive", "defunct", "temporarily closed"),
    ("location", "location_type"): ("physical", "postal", "virtual"),
    ("address", "address_type"): ("physical", "postal", "virtual"),
}
URI: Final = re.compile(r"[a-z][a-z0-9+.-]*://[\x21-\x7e]+", re.IGNORECASE)
NUMBER: Final = re.compile(r"0|[1-9]\d{0,14}")
FITS: Final[dict[tuple[str, str], Callable[[str], object]]] = {
    ("schedule", "freq"): ENUMS["schedule", "freq"].__contains__,
    ("schedule", "wkst"): DAYS.__contains__,
    ("phone", "extension"): NUMBER.fullmatch,
    ("organization", "uri"): URI.fullmatch,
    ("taxonomy", "uri"): URI.fullmatch,
    ("taxonomy_term", "term_uri"): URI.fullmatch,
    ("required_document", "uri"): URI.fullmatch,
    ("unit", "uri"): URI.fullmatch,
}
WEB: Final = {"url", "website", "uri", "term_uri", "schedule_link"}
TYPES: Final[tuple[tuple[type[models.Field], tuple[str, str]], ...]] = (  # type: ignore[type-arg]
    (models.ForeignKey, ("string", "uuid")),
    (models.UUIDField, ("string", "uuid")),
    (models.DateTimeField, ("datetime", "")),
    (models.DateField, ("date", "")),
    (models.TimeField, ("time", "")),
    (models.PositiveIntegerField, ("number", "")),
    (models.FloatField, ("number", "")),
    (models.DecimalField, ("number", "")),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column as others read it.

    `type` and `format` are those of the Frictionless Table Schema. `field` is
    ours; `to` is the table it points to, "*" for any, "" for none. `fits`
    says whether HSDS lets the column hold a value.
    """

    name: str
    field: str
    to: str
    type: str
    format: str
    demanded: bool
    enum: tuple[str, ...]
    fits: Callable[[str], object] | None


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """This will give the columns of a table that leave this place, without its id."""
    kept = []
    for column in tables()[table].columns:
        key = (table, column.name)
        if key in WITHHELD:
            continue
        field = tables()[table].model._meta.get_field(column.field)  # noqa: SLF001  Django's own name for it
        kind, form = next((said for sort, said in TYPES if isinstance(field, sort)), ("string", ""))
        if key == ("phone", "extension"):
            kind = "number"
        if kind == "string" and not form:
            form = "uri" if column.name in WEB else "email" if column.name == "email" else ""
        demanded = column.name in DEMANDED.get(table, ())
        kept.append(
            Column(column.name, column.field, column.to, kind, form, demanded, ENUMS.get(key, ()), FITS.get(key))
        )
    return tuple(kept)


@cache
def names(table: str) -> tuple[str, ...]:
    """This will give every column that a row of a table may have, in order."""
    own = ["id"]
    for column in columns_of(table):
        own += [column.name, OURS + column.name] if column.fits else [column.name]
    return (*own, OURS + "source") if table in {"service", "organization"} else tuple(own)


def value_of(value: object) -> object:
    """This will give a value as JSON has it: days, hours and moments in ISO 8601, moments in UTC."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if hasattr(value, "isoformat"):
        text: str = value.isoformat()
        return text.removesuffix(":00") if text.count(":") == 2 else text
    return value
