"""What may leave this place: the one rule that every answer and every file asks.

Published is what people find here, and what hangs on it: listings that are
shown, of sources that may be passed on. Neighbours and peers never are, nor
anything that only they use: their places are homes. A row is published where
something that it hangs on is; what it points to besides is left out where
that is not.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from ownterms.directory.models import Attribute, Listing, Service, ServiceAtLocation, TaxonomyTerm
from ownterms.directory.models.taxonomy import KIND_TAXONOMY
from ownterms.directory.taking.tables import tables
from ownterms.exchange.columns import OURS, WITHHELD_TABLES, columns_of, value_of
from ownterms.exchange.models import passed_on

Row = dict[str, Any]
Rows = QuerySet[Any]  # of any table
Known = Mapping[str, Container[str]]
NOTHING: Final[Known] = {}

# Codes of "kind of listing" that are people, not services.
PEOPLE: Final = {"neighbours", "neighbour", "neighbors", "neighbor", "peers", "peer"}
# Tables whose attributes are passed on, the usual ones first.
CARRIERS: Final = ("service", "organization", "location", "service_at_location")
BATCH: Final = 1000  # rows


class Published:
    """One look at what is published. Sources are asked about once; make a new one for each answer or file."""

    def __init__(self) -> None:
        self._rows: dict[str, Rows] = {}

    @cached_property
    def sources(self) -> dict[int, str]:
        """The sources that are passed on: their key and name."""
        return {source.pk: source.name for source in passed_on()}

    def listings(self) -> QuerySet[Listing]:
        """This will give the listings that others may read about, of whatever source."""
        shown = Listing.objects.shown().exclude(kind=Listing.Kind.NEIGHBOURS).exclude(pk__in=self._people())
        return shown.exclude(service__organisation__in=self._people())

    def rows(self, table: str) -> Rows:
        """This will give the rows of a table that may leave this place."""
        if table not in self._rows:
            narrowed = getattr(self, f"_{table}", None)
            allowed = Q(pk__in=[]) if table in WITHHELD_TABLES else narrowed() if narrowed else self._hangs(table)
            self._rows[table] = self.of_ours(table).filter(allowed)
        return self._rows[table].all()

    def of_ours(self, table: str) -> Rows:
        """This will give all rows of a table that came from sources that are passed on, published or not."""
        return tables()[table].model.objects.filter(source__in=self.sources)

    def told(self, table: str, rows: Rows, *, known: Known = NOTHING) -> Iterator[Row]:
        """This will read published rows as HSDS has them, with nothing where nothing is known.

        Pointers to what is not published are left out; `known` are ids that
        need no asking, by table. Memory does not grow with the number of rows.
        """
        columns = columns_of(table)
        fields = ["pk", "source_id", *(column.field for column in columns)]
        lines = rows.values_list(*fields).iterator(chunk_size=BATCH)
        while batch := list(islice(lines, BATCH)):
            loose = {
                place: self._among(columns[place - 2].to, {line[place] for line in batch if line[place]}, known)
                for place in loose_places(table)
            }
            for pk, source, *values in batch:
                row: Row = {"id": str(pk)}
                for place, (column, value) in enumerate(zip(columns, values, strict=True), 2):
                    if place in loose and value not in loose[place]:
                        continue
                    if value is None or value == "":
                        if column.demanded:
                            row[column.name] = ""
                    elif column.fits and not column.fits(value):
                        row[OURS + column.name] = value
                    else:
                        row[column.name] = int(value) if column.fits and column.type == "number" else value_of(value)
                if table in {"service", "organization"}:
                    row[OURS + "source"] = self.sources.get(source, "")
                yield row

    def _among(self, table: str, ids: set[UUID], known: Known) -> set[UUID]:
        """Those of some ids that are published."""
        unsure = {each for each in ids if str(each) not in known.get(table, ())}
        found = set(self.rows(table).filter(pk__in=unsure).values_list("pk", flat=True)) if unsure else set()
        return ids - unsure | found

    def held(self, table: str) -> Rows:
        """This will give rows of a table, to be narrowed by the caller to those that hang on something published."""
        if table in {"location", "service_at_location"}:  # some are homes
            return self.rows(table)
        return self.of_ours(table).exclude(title="", department="") if table == "contact" else self.of_ours(table)

    def said(self) -> Rows:
        """This will give attributes, to be narrowed by the caller to those of something published."""
        return self.of_ours("attribute").exclude(taxonomy_term__in=self._words_for_people)

    # Which rows, table by table

    def _service(self) -> Q:
        return Q(pk__in=self.listings().values("pk"))

    def _organization(self) -> Q:
        offering = self.rows("service").filter(organisation__isnull=False).values("organisation")
        return (Q(pk__in=self.listings().values("pk")) | Q(pk__in=offering)) & ~Q(pk__in=self._people())

    def _program(self) -> Q:
        used = self.rows("service").filter(program__isnull=False).values("program")
        return Q(pk__in=used) | self._in("organization", "organisation")

    def _location(self) -> Q:
        """Where something published happens; an organisation's other places, unless neighbours meet there."""
        used = self.rows("service_at_location").values("location")
        homes = ServiceAtLocation.objects.filter(service__in=self._services_of_people()).values("location")
        of_organisations = self._in("organization", "organisation") & ~Q(pk__in=homes)
        return (Q(pk__in=used) | of_organisations) & ~Q(pk__in=self._people())

    def _service_at_location(self) -> Q:
        return self._in("service", "service") & ~Q(location__in=self._people())

    def _contact(self) -> Q:
        """What somebody is there, and never who: the row says nothing else."""
        return self._hangs("contact") & ~Q(title="", department="")

    def _attribute(self) -> Q:
        """What is said of published services, organisations and places; of smaller rows nothing is passed on."""
        said = Q()
        for table in CARRIERS:
            said |= Q(link_id__in=self.rows(table).values("pk"))
        return said & ~Q(taxonomy_term__in=self._words_for_people)

    def _taxonomy_term(self) -> Q:
        """Terms that are said of something published, or of nothing at all."""
        unused = ~Q(pk__in=Attribute.objects.filter(taxonomy_term__isnull=False).values("taxonomy_term"))
        used = self.rows("attribute").filter(taxonomy_term__isnull=False).values("taxonomy_term")
        return (unused | Q(pk__in=used)) & ~Q(pk__in=self._words_for_people)

    def _hangs(self, table: str) -> Q:
        """What this row belongs to is published; where that may be one of several, one of them."""
        columns, owners = tables()[table].columns, tables()[table].owners
        held = Q()
        if owners:
            for place in owners:
                if columns[place].to != "contact":
                    held |= self._in(columns[place].to, columns[place].field.removesuffix("_id"))
            return held
        for column in columns:
            if column.to and column.required:
                held &= self._in(column.to, column.field.removesuffix("_id"))
        return held

    def _in(self, table: str, field: str) -> Q:
        return Q(**{f"{field}__in": self.rows(table).values("pk")})

    # Who is people

    @cached_property
    def _words_for_people(self) -> list[UUID]:
        """Terms of "kind of listing" that mean neighbours or peers."""
        named = Q(taxonomy__name__icontains=KIND_TAXONOMY) | Q(taxonomy_name__icontains=KIND_TAXONOMY)
        terms = TaxonomyTerm.objects.filter(named).select_related("taxonomy")
        kinds = [term for term in terms if term.set_name == KIND_TAXONOMY]
        return [term.pk for term in kinds if (term.code or term.name).strip().lower() in PEOPLE]

    def _people(self) -> "QuerySet[Attribute, UUID]":
        """Ids of records that say they are neighbours or peers."""
        return Attribute.objects.filter(taxonomy_term__in=self._words_for_people).values("link_id")  # type: ignore[return-value]

    def _services_of_people(self) -> QuerySet[Service]:
        listed = Listing.objects.filter(kind=Listing.Kind.NEIGHBOURS, service__isnull=False).values("service")
        said = self._people()
        return Service.objects.filter(Q(pk__in=listed) | Q(pk__in=said) | Q(organisation__in=said))


@cache
def loose_places(table: str) -> tuple[int, ...]:
    """This will give the places, in a line that `told` reads, of pointers whose ends may not be published."""
    sure = {column.name for column in tables()[table].columns if column.required or column.to in {"taxonomy_term", "*"}}
    return tuple(place for place, column in enumerate(columns_of(table), 2) if column.to and column.name not in sure)


def every_table() -> Iterable[str]:
    """This will give the tables whose rows may leave, in an order in which each comes after those it points to."""
    return (name for name in tables() if name not in WITHHELD_TABLES)
