"""Telling what a feed is by looking at it, and reading it accordingly."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from ownterms.directory.feeds import csvs, flat, jsons, nested, plain
from ownterms.directory.feeds.flat import Sheet
from ownterms.directory.feeds.mapping import TableMapping, guess
from ownterms.directory.feeds.names import snake, table_named
from ownterms.directory.feeds.opening import Document
from ownterms.directory.feeds.plain import PlainTable
from ownterms.directory.feeds.reshaping import TERM_COLUMNS
from ownterms.directory.feeds.row import FeedRefused, Row, Troubles, Where

TABLES = {".csv", ".tsv", ".txt"}
LINES = {".jsonl", ".ndjson"}
FIRST = 20  # records that are looked at
MOST_COLUMNS = 2_000
MOST_LISTS = 200
# Where pages of services keep their records.
HOLDERS = ("contents[]", "items[]", "content[]", "data[]", "results[]", "records[]", "value[]", "listings[]")
Records = Callable[[], Iterator[tuple[str, dict[str, object]]]]


@dataclass(slots=True)
class Feed:
    """A feed that was looked at. `format` is one of `Source.Format`'s values."""

    format: str = ""
    sheets: list[Sheet] = field(default_factory=list)
    nested: list[tuple[str, str, Records]] = field(default_factory=list)
    tables: list[PlainTable] = field(default_factory=list)
    guessed: list[TableMapping] = field(default_factory=list)
    is_uk: bool = False

    def rows(self, troubles: Troubles) -> Iterator[Row]:
        """This will read the whole feed as rows of HSDS 3."""
        yield from flat.rows(self.sheets, troubles)
        for table, document, records in self.nested:
            for place, record in records():
                kind = table or nested.looks_like(record)
                if kind:
                    yield from nested.rows(kind, record, Where(document, place), troubles)
                else:
                    troubles.refuse(Where(document, place), "this is no record of a directory")
        yield from plain.rows(self.tables, troubles)


def look(documents: list[Document], mappings: list[TableMapping], troubles: Troubles) -> Feed:
    """This will tell what a feed is. Raises FeedRefused where nothing in it is a directory."""
    feed = Feed()
    named = _packaged(documents)
    for document in documents:
        if document.ending in TABLES:
            _look_at_table(document, named.get(document.name, ""), mappings, feed, troubles)
        elif document.ending in LINES:
            _look_at_lines(document, mappings, feed, troubles)
        else:
            _look_at_json(document, mappings, feed, troubles)
    if not (feed.sheets or feed.nested or feed.tables):
        causes = "; ".join(f"{name}: {cause}" for name, cause in islice(troubles.left_out.items(), 5))
        raise FeedRefused(f"Nothing there is a directory that can be read ({causes}). Nothing was changed.")
    feed.format = _format(feed)
    return feed


def _look_at_table(
    document: Document, called: str, mappings: list[TableMapping], feed: Feed, troubles: Troubles
) -> None:
    def records() -> Iterator[tuple[str, dict[str, object]]]:
        return ((f"line {line}", record) for line, record in csvs.records(document, troubles))

    columns = csvs.header(document)
    known = {snake(column) for column in columns}
    mapped = next((each for each in mappings if each.matches(document.name)), None)
    table = table_named(called) or table_named(document.stem)
    if table == "taxonomy" and known & {*TERM_COLUMNS, "taxonomy_id"}:
        table = "taxonomy_term"
    if not known:
        troubles.leave_out(document.name, "it is empty")
    elif mapped:
        feed.tables.append(PlainTable(mapped, document.name, records))
    elif table and _is_hsds(table, known):
        feed.sheets.append(Sheet(table, document.name, records))
    elif guessed := guess(document.name, columns):
        feed.guessed.append(guessed)
        feed.tables.append(PlainTable(guessed, document.name, records))
    else:
        troubles.leave_out(document.name, "no column of it could be told to be a name")


def _is_hsds(table: str, columns: set[str]) -> bool:
    if table == "service" and "organization" in columns and "organization_id" not in columns:
        return False
    if table in {"organization", "service", "location", "taxonomy"}:
        return "name" in columns and ("id" in columns or f"{table}_id" in columns)
    return "id" in columns or any(column.endswith("_id") for column in columns) or "name" in columns


def _look_at_lines(document: Document, mappings: list[TableMapping], feed: Feed, troubles: Troubles) -> None:
    def records() -> Iterator[tuple[str, dict[str, object]]]:
        for line, value in jsons.lines(document, troubles):
            if isinstance(value, dict):
                yield f"line {line}", value
            else:
                troubles.refuse(Where(document.name, f"line {line}"), "this line is no record")

    _look_at_records(document, records, mappings, feed, troubles)


def _look_at_records(
    document: Document, records: Records, mappings: list[TableMapping], feed: Feed, troubles: Troubles
) -> None:
    """A series of records: nested HSDS where the first ones look like it, a plain table where not."""
    quiet = troubles if document.ending not in LINES else Troubles()
    columns: dict[str, None] = {}
    is_nested = False
    for _place, record in islice(_quietly(document, records, quiet), FIRST):  # one at a time: each may be large
        columns |= dict.fromkeys(islice(record, MOST_COLUMNS))
        is_nested = is_nested or bool(nested.looks_like(record))
    mapped = next((each for each in mappings if each.matches(document.name)), None)
    if not columns:
        troubles.leave_out(document.name, "it holds no records")
    elif mapped:
        feed.tables.append(PlainTable(mapped, document.name, records))
    elif is_nested:
        feed.nested.append((_told_by_name(document), document.name, records))
    elif guessed := guess(document.name, columns):
        feed.guessed.append(guessed)
        feed.tables.append(PlainTable(guessed, document.name, records))
    else:
        troubles.leave_out(document.name, "its records are not those of a directory")


def _quietly(document: Document, records: Records, troubles: Troubles) -> Iterator[tuple[str, dict[str, object]]]:
    """Looking must not tell troubles that reading will tell again."""
    if document.ending in LINES:
        return ((f"line {line}", value) for line, value in jsons.lines(document, troubles) if isinstance(value, dict))
    return records()


def _told_by_name(document: Document) -> str:
    """A list's table where its file says so ("service_at_location_list.json") and HSDS nests such records."""
    stem = snake(document.stem).removesuffix("_list").removesuffix("_full")
    table = table_named(stem)
    return (
        table
        if table in {"organization", "service", "service_at_location", "location", "taxonomy", "taxonomy_term"}
        else ""
    )


def _look_at_json(document: Document, mappings: list[TableMapping], feed: Feed, troubles: Troubles) -> None:
    if document.stem == "datapackage":
        troubles.leave_out(document.name, "it describes the tables beside it")
        return
    if not jsons.opens_well(document):
        troubles.leave_out(document.name, "it is not JSON")
        return
    keys = {key for key, _line, _value in islice(jsons.values(document), 2 * FIRST)}
    held = next((key for key in ("[]", *HOLDERS) if key in keys), "")
    tables = [key for key in keys if key.endswith("[]") and table_named(key.removesuffix("[]").removesuffix(".csv"))]
    if held:
        _look_at_records(document, _from_key(document, held, troubles), mappings, feed, troubles)
    elif tables and not keys & {"id", "name"}:
        _look_at_tables(document, feed, troubles)
    else:
        _look_at_one(document, feed, troubles)


def _look_at_one(document: Document, feed: Feed, troubles: Troubles) -> None:
    record = jsons.whole(document)
    if not isinstance(record, dict):
        troubles.leave_out(document.name, "it holds no records")
        return
    table = nested.looks_like(record)
    if "UK" in str(record.get("version", "")).upper():
        feed.is_uk = True
    if table:
        feed.nested.insert(0, (table, document.name, lambda: iter([("the record", record)])))
    else:
        troubles.leave_out(document.name, "it is not a record of a directory")


def _from_key(document: Document, key: str, troubles: Troubles) -> Records:
    def records() -> Iterator[tuple[str, dict[str, object]]]:
        for found, line, value in jsons.values(document):
            if found == key and isinstance(value, dict):
                yield f"line {line}", value
            elif found == key:
                troubles.refuse(Where(document.name, f"line {line}"), "this is no record")

    return records


def _look_at_tables(document: Document, feed: Feed, troubles: Troubles) -> None:
    """One JSON with all tables ({"services.csv": [...], ...}), flat, or nested each in its own way."""
    lists: dict[str, bool] = {}
    for key, _line, value in jsons.values(document):
        if key.endswith("[]") and key not in lists:
            lists[key] = isinstance(value, dict) and any(isinstance(each, dict | list) for each in value.values())
        if len(lists) > MOST_LISTS:
            raise FeedRefused(f"{document.name} holds more than {MOST_LISTS} lists. Nothing was changed.")
    for key, is_nested in lists.items():
        name = f"{document.name} → {key[:-2]}"
        table = table_named(key.removesuffix("[]").removesuffix(".csv"))
        records = _from_key(document, key, troubles)
        if not table:
            troubles.leave_out(name, "it is no table of HSDS")
        elif is_nested:
            feed.nested.append((table, document.name, records))
        else:
            feed.sheets.append(Sheet(table, document.name, records))


def _packaged(documents: list[Document]) -> dict[str, str]:
    """What a datapackage.json calls the files beside it: document name → table's name."""
    named: dict[str, str] = {}
    for document in documents:
        if document.stem != "datapackage" or document.ending != ".json" or document.size > 5_000_000:
            continue
        folder = document.name[: -len("datapackage.json")]
        try:
            with document.open() as stream:
                package = json.load(stream)
            resources = package.get("resources", []) if isinstance(package, dict) else []
            named |= {
                folder + str(each["path"]): str(each["name"]) for each in resources if "path" in each and "name" in each
            }
        except (ValueError, TypeError, RecursionError, KeyError):
            continue
    return named


def _format(feed: Feed) -> str:
    tables = {sheet.table for sheet in feed.sheets}
    if feed.is_uk and feed.nested:
        return "open-referral-uk"
    if feed.nested or tables & {"schedule", "attribute", "cost_option", "organization_identifier"}:
        return "hsds-3"
    if not tables:
        return "plain"
    return "hsds-2" if tables & {"service_at_location", "physical_address", "postal_address"} else "hsds-1"
