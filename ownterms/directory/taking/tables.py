"""What each HSDS table becomes here: its model, its columns, how each is read, and what it points to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from django.db import models

from ownterms.directory import models as records
from ownterms.directory.feeds.names import TABLES
from ownterms.directory.taking import values

Reader = Callable[[object], object]

MODELS: dict[str, type[records.Record]] = {
    "organization": records.Organisation,
    "organization_identifier": records.OrganisationIdentifier,
    "taxonomy": records.Taxonomy,
    "taxonomy_term": records.TaxonomyTerm,
    "unit": records.Unit,
    "program": records.Program,
    "location": records.Location,
    "service": records.Service,
    "service_at_location": records.ServiceAtLocation,
    "address": records.Address,
    "accessibility": records.Accessibility,
    "contact": records.Contact,
    "phone": records.Phone,
    "schedule": records.Schedule,
    "language": records.Language,
    "service_area": records.ServiceArea,
    "cost_option": records.CostOption,
    "required_document": records.RequiredDocument,
    "funding": records.Funding,
    "service_capacity": records.ServiceCapacity,
    "url": records.Url,
    "attribute": records.Attribute,
    "metadata": records.Metadata,
    "meta_table_description": records.MetaTableDescription,
}
# Our names where they differ from those of HSDS.
OUR_NAMES = {
    ("organization", "parent_organization"): "parent_organisation",
    ("service", "licenses"): "licences",
    ("funding", "source"): "funding_source",
    ("taxonomy_term", "taxonomy"): "taxonomy_name",
}
# Tables whose rows others point to: their ids must be theirs alone.
POINTED_TO = {
    "organization", "taxonomy", "taxonomy_term", "unit", "program", "location", "service", "service_at_location",
    "contact", "phone", "attribute", "metadata", "meta_table_description",
}  # fmt: skip
STATUSES = {
    "": "active", "active": "active", "open": "active", "inactive": "inactive", "closed": "inactive",
    "defunct": "defunct", "archived": "defunct", "deleted": "defunct", "temporarily closed": "temporarily closed",
    "temporarily_closed": "temporarily closed", "suspended": "temporarily closed",
}  # fmt: skip
LINES = set(
    "name alternate_name number extension type city region state_province postal_code country code identifier "
    "identifier_type identifier_scheme option currency title department tax_id external_identifier "
    "external_identifier_type freq wkst byday label taxonomy link_entity link_type "
    "address_1 address_2 attention".split()
)
READERS: dict[str, Reader] = {
    "latitude": values.as_latitude,
    "longitude": values.as_longitude,
    "minimum_age": values.as_age,
    "maximum_age": values.as_age,
    "timezone": values.as_zone,
    "email": values.as_mail,
    "assurer_email": values.as_mail,
    "website": values.as_web,
    "url": values.as_web,
    "logo": values.as_web,
    "schedule_link": values.as_web,
}


def as_status(value: object) -> str:
    """Whether a service runs; what is not known is taken as running."""
    return STATUSES.get(values.as_line(value).lower(), "active")


def as_place_type(value: object) -> str:
    """What sort of place it is; what is not known is taken as a place to go to."""
    text = values.as_line(value).lower()
    return text if text in records.Location.Type.values else records.Location.Type.PHYSICAL.value


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in HSDS, its field here, how its cells are read, and the table it points to, if any."""

    name: str
    field: str
    read: Reader
    to: str = ""
    required: bool = False
    empty: object = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of HSDS. `owners` are columns of which at least one must hold, where there are any."""

    name: str
    model: type[records.Record]
    columns: tuple[Column, ...]
    owners: tuple[int, ...]
    by_name: dict[str, int]
    names: frozenset[str]
    is_pointed_to: bool
    empties: tuple[object, ...]
    required: tuple[int, ...]

    def says_nothing(self, values: tuple[object, ...]) -> bool:
        """Whether a row holds nothing beyond what it points to."""
        return all(column.to or value == column.empty for column, value in zip(self.columns, values, strict=True))


@cache
def tables() -> dict[str, Table]:
    """This will give all tables of HSDS in an order in which each comes after those it points to."""
    return {name: _table(name, MODELS[name]) for name in TABLES}


def _table(name: str, model: type[records.Record]) -> Table:
    inherited = {"id", "source", "original_id", "digest", "extra"}
    ours = {field: hsds for (table, hsds), field in OUR_NAMES.items() if table == name}
    columns = tuple(
        _column(field, ours.get(field.name, field.name.replace("organisation", "organization")))
        for field in model._meta.concrete_fields  # noqa: SLF001  Django's own name for it
        if field.name not in inherited
    )
    pointing = tuple(place for place, column in enumerate(columns) if column.to)
    optional = all(not columns[place].required for place in pointing)
    owned = name in {"contact", "phone", "schedule", "language", "funding", "url", "service_area"} and optional
    by_name = {each.name: at for at, each in enumerate(columns)}
    return Table(
        name,
        model,
        columns,
        owners=pointing if owned else (),
        by_name=by_name,
        names=frozenset({"id", *by_name}),
        is_pointed_to=name in POINTED_TO,
        empties=tuple(column.empty for column in columns),
        required=tuple(place for place, column in enumerate(columns) if column.required),
    )


def _column(field: models.Field, hsds: str) -> Column:  # type: ignore[type-arg]
    if isinstance(field, models.ForeignKey):
        to = next(name for name, model in MODELS.items() if model is field.related_model)
        return Column(f"{hsds}_id", field.attname, values.as_line, to, required=not field.null, empty=None)
    if isinstance(field, models.UUIDField):  # attribute.link_id and metadata.resource_id point to any table
        return Column(hsds, field.attname, values.as_line, "*", required=not field.null, empty=None)
    required = isinstance(field, models.TextField) and not field.blank
    default = field.get_default()
    empty = default.value if isinstance(default, models.Choices) else default
    return Column(hsds, field.attname, _reader(field, hsds), required=required, empty=empty)


def _stored(read: Reader) -> Reader:
    """Days, times and money as text that SQLite and PostgreSQL both take; moments in UTC."""

    def told(value: object) -> object:
        found = read(value)
        if isinstance(found, datetime):
            found = found.astimezone(UTC).replace(tzinfo=None)
        return None if found is None else str(found)

    return told


def _reader(field: models.Field, hsds: str) -> Reader:  # type: ignore[type-arg]
    if hsds in {"location_type", "address_type"}:
        return as_place_type
    if hsds == "status":
        return as_status
    if hsds in READERS:
        return READERS[hsds]
    kinds: tuple[tuple[type[models.Field], Reader], ...] = (  # type: ignore[type-arg]
        (models.DecimalField, _stored(values.as_money)),
        (models.PositiveIntegerField, values.as_count),
        (models.FloatField, values.as_number),
        (models.DateTimeField, _stored(values.as_moment)),
        (models.DateField, _stored(values.as_date)),
        (models.TimeField, _stored(values.as_time)),
    )
    for kind, reader in kinds:
        if isinstance(field, kind):
            return reader
    return values.as_line if hsds in LINES else values.as_text
