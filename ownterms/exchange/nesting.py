"""HSDS rows nested into one another, as JSON has them: a service with all that belongs to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from django.db.models import Q

from ownterms.directory.taking.tables import tables
from ownterms.exchange.published import CARRIERS, Published, Row

# What a record holds, in a list: key → table.
HOLDS: Final[dict[str, dict[str, str]]] = {
    "service": {
        "phones": "phone",
        "schedules": "schedule",
        "service_areas": "service_area",
        "service_at_locations": "service_at_location",
        "languages": "language",
        "funding": "funding",
        "cost_options": "cost_option",
        "required_documents": "required_document",
        "contacts": "contact",
        "capacities": "service_capacity",
        "additional_urls": "url",
    },
    "organization": {
        "funding": "funding",
        "contacts": "contact",
        "phones": "phone",
        "organization_identifiers": "organization_identifier",
        "additional_websites": "url",
    },
    "service_at_location": {
        "contacts": "contact",
        "phones": "phone",
        "schedules": "schedule",
        "service_areas": "service_area",
    },
    "location": {
        "languages": "language",
        "addresses": "address",
        "contacts": "contact",
        "accessibility": "accessibility",
        "phones": "phone",
        "schedules": "schedule",
    },
    "phone": {"languages": "language"},
}
# What an organisation holds besides, where it is told of by itself and not inside each of its services.
ALSO: Final = {"locations": "location", "programs": "program"}
# What a record points to and shows whole: key → (column that points, table).
SHOWS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "service": {"organization": ("organization_id", "organization"), "program": ("program_id", "program")},
    "service_at_location": {"location": ("location_id", "location")},
    "attribute": {"taxonomy_term": ("taxonomy_term_id", "taxonomy_term")},
    "taxonomy_term": {"taxonomy_detail": ("taxonomy_id", "taxonomy")},
    "service_capacity": {"unit": ("unit_id", "unit")},
}


class Nest:
    """Rows gathered for some records of one table, at a fixed number of queries whatever their number."""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.by_id: dict[str, dict[str, Row]] = defaultdict(dict)
        self.held: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        self.said: dict[str, list[Row]] = defaultdict(list)

    def services(self, rows: list[Row], *, full: bool) -> list[Row]:
        """This will give services with what they point to; where `full`, with all that belongs to them."""
        self._keep("service", rows)
        self._gather(full=full)
        return [self._nested("service", row, full=full) for row in rows]

    def at_locations(self, rows: list[Row], *, full: bool) -> list[Row]:
        """This will give services at locations, each with its service and its location."""
        self._keep("service_at_location", rows)
        self._fetch("service", {row["service_id"] for row in rows})
        self._gather(full=full)
        told = []
        for row in rows:
            service = self.by_id["service"].get(row["service_id"], {})
            inside = self._nested("service", service, full=full, without="service_at_locations")
            told.append(self._nested("service_at_location", row, full=full) | {"service": inside})
        return told

    def organisations(self, rows: list[Row], *, full: bool) -> list[Row]:
        """This will give organisations; where `full`, with all that belongs to them but their services."""
        self._keep("organization", rows)
        if full:
            for table in ALSO.values():
                self._hold(table, of=("organization",))
        self._gather(full=full)
        told = []
        for row in rows:
            nested = self._nested("organization", row, full=full)
            for key, table in ALSO.items():
                if held := self.held["organization", table].get(row["id"]):
                    nested[key] = [self._nested(table, each, full=True) for each in held]
            told.append(nested)
        return told

    def terms(self, rows: list[Row]) -> list[Row]:
        """This will give terms, each with the taxonomy that it belongs to."""
        self._keep("taxonomy_term", rows)
        self._show("taxonomy_term")
        return [self._nested("taxonomy_term", row, full=True) for row in rows]

    # Gathering, level by level: each table is asked once

    def _gather(self, *, full: bool) -> None:
        self._show("service")
        if full:
            self._hold("service_at_location", of=("service",))
        self._show("service_at_location")
        if not full:
            return
        self._hold("contact", of=("service", "organization", "service_at_location", "location"))
        self._hold("phone", of=("service", "organization", "service_at_location", "location"))
        self._hold("language", of=("service", "location", "phone"))
        for table, owners in _OWNERS.items():
            self._hold(table, of=owners)
        self._show("service_capacity")
        self._say()
        self._show("attribute")
        self._show("taxonomy_term")

    def _keep(self, table: str, rows: Iterable[Row]) -> None:
        self.by_id[table] |= {row["id"]: row for row in rows}

    def _fetch(self, table: str, ids: set[str]) -> None:
        wanted = ids - self.by_id[table].keys()
        if wanted:
            self._keep(table, self.published.told(table, self.published.rows(table).filter(pk__in=wanted)))

    def _show(self, table: str) -> None:
        for column, shown in SHOWS[table].values():
            self._fetch(shown, {row[column] for row in self.by_id[table].values() if column in row})

    def _hold(self, table: str, *, of: tuple[str, ...]) -> None:
        wanted = Q(pk__in=[])
        for owner in of:
            field = _column(table, owner).replace("organization", "organisation")
            wanted |= Q(**{f"{field}__in": list(self.by_id[owner])})
        found = self.published.held(table).filter(wanted)
        rows = list(self.published.told(table, found, known=self.by_id))
        self._keep(table, rows)
        for row in rows:
            for owner in of:
                if own := row.get(_column(table, owner)):
                    self.held[owner, table][own].append(row)

    def _say(self) -> None:
        ids = [own for table in CARRIERS for own in self.by_id[table]]
        found = self.published.said().filter(link_id__in=ids)
        told = self.published.told("attribute", found, known=self.by_id)
        rows = list(told)
        self._keep("attribute", rows)
        for row in rows:
            self.said[row["link_id"]].append(row)

    # Nesting

    def _nested(self, table: str, row: Row, *, full: bool, without: str = "") -> Row:
        nested = dict(row)
        for key, (column, shown) in SHOWS.get(table, {}).items():
            if found := self.by_id[shown].get(row.get(column, "")):
                nested[key] = self._nested(shown, found, full=full)
        if not full:
            return nested
        for key, held in HOLDS.get(table, {}).items():
            if key != without and (rows := self.held[table, held].get(row["id"])):
                nested[key] = [self._nested(held, each, full=True) for each in rows]
        if said := self.said.get(row["id"]):
            nested["attributes"] = [self._nested("attribute", each, full=True) for each in said]
        return nested


def _column(table: str, owner: str) -> str:
    return next(column.name for column in tables()[table].columns if column.name == f"{owner}_id")


def _owners() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Tables that hang on others, and on which; those on which more hangs are gathered by name, in order."""
    first = {"service_at_location", "contact", "phone", "language"}
    for table in dict.fromkeys(held for kinds in HOLDS.values() for held in kinds.values()):
        if table not in first:
            yield table, tuple(owner for owner, kinds in HOLDS.items() if table in kinds.values())


_OWNERS: Final = dict(_owners())
