"""Which listings a change in any record reaches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from ownterms.directory.models import Attribute, Contact, Location, Phone, Service, ServiceAtLocation, TaxonomyTerm
from ownterms.directory.taking.tables import Table

CHUNK = 500  # ids in one question
CARRIERS = ("service", "organization", "location", "service_at_location", "contact", "phone")

# On which of the records that it points to a record is shown, where not on all.
SHOWN_ON: dict[str, tuple[str, ...]] = {
    "service": (),
    "service_at_location": ("service",),
    "organization": (),
    "location": (),
    "program": (),
    "taxonomy_term": (),
}


class Touched:
    """The records that changed, and what they hang on, until it is asked which listings show them."""

    def __init__(self) -> None:
        self.ids: dict[str, set[str]] = defaultdict(set)

    def add(self, table: Table, identity: str, values: Iterable[object]) -> None:
        """This will note a record that was made, changed or dropped, and all that it points to."""
        self.ids[table.name].add(identity)
        for column, value in zip(table.columns, values, strict=True):
            if value is None or not column.to:
                continue
            for name in CARRIERS if column.to == "*" else (column.to,):
                if name in SHOWN_ON.get(table.name, CARRIERS):
                    self.ids[name].add(_hex(value))
                elif (table.name, name) == ("location", "organization"):
                    self.ids["body"].add(_hex(value))  # shows it on its own page, but not on those of its services

    def add_all(self, others: "Touched") -> None:
        """This will note what others noted too."""
        for name, found in others.ids.items():
            self.ids[name] |= found

    def subjects(self) -> set[str]:
        """This will give the ids of all services and organisations whose listings show a change."""
        self._spread("taxonomy", TaxonomyTerm.objects.values_list("pk"), "taxonomy", ("taxonomy_term",))
        links = Attribute.objects.values_list("link_id")
        for found in self._found("taxonomy_term", links, "taxonomy_term"):
            for name in CARRIERS:
                self.ids[name].update(found)
        self._spread(
            "phone", Phone.objects.values_list(*(f"{name}_id" for name in OURS)), "pk", (*CARRIERS[:4], "contact")
        )
        contacts = Contact.objects.values_list(*(f"{name}_id" for name in OURS[:4]))
        self._spread("contact", contacts, "pk", CARRIERS[:4])
        self._spread("location", Location.objects.values_list("organisation_id"), "pk", ("body",))
        self._spread("location", ServiceAtLocation.objects.values_list("service_id"), "location", ("service",))
        self._spread("service_at_location", ServiceAtLocation.objects.values_list("service_id"), "pk", ("service",))
        self._spread("program", Service.objects.values_list("pk"), "program", ("service",))
        self._spread("organization", Service.objects.values_list("pk"), "organisation", ("service",))
        return self.ids["service"] | self.ids["organization"] | self.ids["body"]

    def _spread(self, name: str, rows: QuerySet[Any, Any], by: str, to: tuple[str, ...]) -> None:
        for found in self._found(name, rows, by, width=len(to)):
            for target, value in zip(to, found, strict=True):
                if value:
                    self.ids[target].add(value)

    def _found(self, name: str, rows: QuerySet[Any, Any], by: str, *, width: int = 1) -> Iterator[tuple[str, ...]]:
        for chunk in chunks(self.ids[name]):
            for row in rows.filter(Q(**{f"{by}__in": [UUID(each) for each in chunk]})):
                yield tuple(_hex(value) if value else "" for value in row[:width])


OURS = ("service", "organisation", "location", "service_at_location", "contact")


def _hex(value: object) -> str:
    return value.hex if isinstance(value, UUID) else str(value).replace("-", "")


def chunks(ids: Iterable[str], size: int = CHUNK) -> Iterator[list[str]]:
    """This will cut ids into lists that fit into one question to the database."""
    rest = iter(sorted(ids))
    while chunk := list(islice(rest, size)):
        yield chunk
