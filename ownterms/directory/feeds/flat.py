"""HSDS as tables, of any version: a CSV file for each table, or one JSON with all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ownterms.directory.feeds.names import TABLES, column_named, current
from ownterms.directory.feeds.reshaping import reshape, words
from ownterms.directory.feeds.row import Row, Troubles, Where

FOLDED = {"eligibility": "eligibility", "payment_accepted": "payment"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a feed: its name in whatever version, and its records with their places."""

    table: str
    document: str
    records: Callable[[], Iterator[tuple[str, dict[str, object]]]]


def rows(sheets: list[Sheet], troubles: Troubles) -> Iterator[Row]:
    """This will read all tables as rows of HSDS 3.

    What older versions keep in tables of their own and HSDS 3 keeps in a
    column (eligibility, payments) is read first and put there. HSDS 1 says
    which organisation runs a service only through its location.
    """
    folded = {table: _fold(sheets, table, troubles) for table in FOLDED}
    ordered = sorted((each for each in sheets if each.table not in FOLDED), key=_place_of)
    owner_of: dict[str, object] = {}
    for sheet in ordered:
        names = _Names(current(sheet.table))
        for place, record in sheet.records():
            values = names.told(record)
            where = Where(sheet.document, place)
            if sheet.table == "location" and values.get("organization_id"):
                owner_of[words(values.get("id"))] = values["organization_id"]
            if sheet.table == "service":
                _complete(values, folded, owner_of)
            yield from reshape(sheet.table, values, where)


class _Names:
    """The columns of one table, each told to HSDS 3 once."""

    def __init__(self, table: str) -> None:
        self.table, self.known = table, dict[str, str]()

    def told(self, record: dict[str, object]) -> dict[str, object]:
        known = self.known
        for name in record:
            if name not in known:
                known[name] = column_named(self.table, name)
        values = {known[name]: value for name, value in record.items()}
        if len(values) < len(record):  # an old name and its new one stand side by side: the new one counts
            values |= {name: value for name, value in record.items() if name in values}
        return values


def _place_of(sheet: Sheet) -> int:
    return TABLES.index(current(sheet.table))


def _fold(sheets: list[Sheet], table: str, troubles: Troubles) -> dict[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for sheet in sheets:
        if sheet.table != table:
            continue
        for place, record in sheet.records():
            text, service = words(record.get(FOLDED[table])), words(record.get("service_id"))
            if text and not service:
                troubles.refuse(Where(sheet.document, place), "it does not say which service it belongs to")
            elif text and text not in said[service]:
                said[service].append(text)
    return said


def _complete(values: dict[str, object], folded: dict[str, dict[str, list[str]]], owner_of: dict[str, object]) -> None:
    own = words(values.get("id"))
    eligible, payments = folded["eligibility"].get(own), folded["payment_accepted"].get(own)
    if eligible:
        said = words(values.get("eligibility_description"))
        values["eligibility_description"] = "\n".join([said, *eligible] if said else eligible)
    if payments:
        values["accepted_payments"] = payments
    if not values.get("organization_id") and values.get("location_id"):
        values["organization_id"] = owner_of.get(words(values["location_id"]))
