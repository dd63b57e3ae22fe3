"""What the open directory answers, as JSON Schema, made from the same columns that the answers are."""

from functools import cache
from typing import Any, Final

from ownterms.directory.taking.tables import tables
from ownterms.exchange.columns import OURS, Column, columns_of
from ownterms.exchange.nesting import ALSO, HOLDS, SHOWS
from ownterms.exchange.published import CARRIERS

Shape = dict[str, Any]

TEXT: Final[Shape] = {"type": "string"}
ID: Final[Shape] = {"type": "string", "format": "uuid"}
KINDS: Final[dict[str, Shape]] = {
    "string": {"type": "string"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "time": {"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$"},
}


def ref(name: str) -> Shape:
    """This will point to a shape that has a name."""
    return {"$ref": f"#/components/schemas/{name}"}


def name_of(table: str) -> str:
    """This will give the name of a table's shape: ServiceAtLocation."""
    return "".join(part.capitalize() for part in table.split("_"))


def page_of(table: str) -> Shape:
    """This will describe a page of records, as the UK profile has it."""
    contents = {"type": "array", "items": ref(name_of(table))}
    return {"allOf": [ref("Page"), {"type": "object", "properties": {"contents": contents}, "required": ["contents"]}]}


@cache
def components() -> dict[str, Shape]:
    """This will give every shape by its name."""
    shown = {table for kinds in HOLDS.values() for table in kinds.values()}
    shown |= {table for kinds in SHOWS.values() for _column, table in kinds.values()} | {*HOLDS, *SHOWS, *ALSO.values()}
    records = {name_of(table): record(table) for table in sorted(shown)}
    # A service at a location shows its service, which does not show it again.
    records["ServiceAtLocation"]["properties"]["service"] = ref("Service")
    records["Organization"]["properties"] |= {
        key: {"type": "array", "items": ref(name_of(table))} for key, table in ALSO.items()
    }
    return {"Page": PAGE, "Problem": PROBLEM, "Details": DETAILS, **records}


def record(table: str) -> Shape:
    """This will describe one record, with all that may be nested in it."""
    properties: Shape = {"id": ID}
    required = ["id"]
    for column in columns_of(table):
        properties |= _column(column)
        if column.demanded or (column.to and _is_sure(table, column.name)):
            required.append(column.name)
    for key, (_pointer, shown) in SHOWS.get(table, {}).items():
        properties[key] = ref(name_of(shown))
    for key, held in HOLDS.get(table, {}).items():
        properties[key] = {"type": "array", "items": ref(name_of(held))}
    if table in CARRIERS:
        properties["attributes"] = {"type": "array", "items": ref("Attribute")}
    if table in {"service", "organization"}:
        properties[f"{OURS}source"] = TEXT
    return {"type": "object", "properties": properties, "required": required}


def _column(column: Column) -> Shape:
    shape = dict(KINDS[column.type])
    if column.format == "uuid":
        shape["format"] = "uuid"
    if column.enum:
        shape["enum"] = list(column.enum)
    return {column.name: shape, OURS + column.name: TEXT} if column.fits else {column.name: shape}


def _is_sure(table: str, name: str) -> bool:
    return any(column.name == name and column.required for column in tables()[table].columns)


PAGE: Final[Shape] = {
    "type": "object",
    "description": "The head of every page.",
    "properties": {
        "total_items": {"type": "integer", "minimum": 0},
        "total_pages": {"type": "integer", "minimum": 0},
        "page_number": {"type": "integer", "minimum": 1},
        "size": {"type": "integer", "minimum": 0, "description": "How many are on this page."},
        "first_page": {"type": "boolean"},
        "last_page": {"type": "boolean"},
        "empty": {"type": "boolean"},
    },
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty"],
}
PROBLEM: Final[Shape] = {
    "type": "object",
    "description": "What every answer from 400 on looks like.",
    "properties": {
        "status": {"type": "integer", "minimum": 400},
        "title": {"type": "string", "description": "What happened, in a sentence."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"where": TEXT, "says": TEXT},
                "required": ["where", "says"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["status", "title", "errors"],
    "additionalProperties": False,
}
DETAILS: Final[Shape] = {
    "type": "object",
    "description": "What this feed is.",
    "properties": {
        "version": TEXT,
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
        f"{OURS}title": TEXT,
        f"{OURS}invented": {"type": "boolean"},
        f"{OURS}sources": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"title": TEXT, f"{OURS}licence": TEXT},
                "required": ["title"],
            },
        },
        f"{OURS}datapackage_url": {"type": "string", "format": "uri"},
        f"{OURS}hsds_url": {"type": "string", "format": "uri"},
    },
    "required": ["version", "profile", "openapi_url", f"{OURS}title", f"{OURS}invented", f"{OURS}sources"],
}
