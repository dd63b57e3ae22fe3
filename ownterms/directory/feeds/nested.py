"""HSDS as nested objects: an organisation, a service, a place or a page of them."""

import hashlib
import json
from collections.abc import Iterator

from ownterms.directory.feeds.flat import FOLDED
from ownterms.directory.feeds.names import column_named, current, table_named
from ownterms.directory.feeds.reshaping import reshape, words
from ownterms.directory.feeds.row import Row, Troubles, Where

DEEPEST = 12  # HSDS itself needs seven
Values = dict[str, object]

# Objects that a record points to: (table of the record, key) → (table pointed to, column that points).
POINTED = {
    ("service", "organization"): ("organization", "organization_id"),
    ("service", "program"): ("program", "program_id"),
    ("service_at_location", "location"): ("location", "location_id"),
    ("service_at_location", "service"): ("service", "service_id"),
    ("attribute", "taxonomy_term"): ("taxonomy_term", "taxonomy_term_id"),
    ("service_taxonomy", "taxonomy"): ("taxonomy_term", "taxonomy_term_id"),
    ("link_taxonomy", "taxonomy"): ("taxonomy_term", "taxonomy_term_id"),
    ("taxonomy_term", "taxonomy_detail"): ("taxonomy", "taxonomy_id"),
    ("taxonomy_term", "taxonomy"): ("taxonomy", "taxonomy_id"),
    ("service_capacity", "unit"): ("unit", "unit_id"),
    ("location", "organization"): ("organization", "organization_id"),
    ("program", "organization"): ("organization", "organization_id"),
    ("organization", "parent_organization"): ("organization", "parent_organization_id"),
}
# Which tables point back to the record that holds them, by "<its table>_id".
POINTS_BACK = {
    "organization": {"program", "location", "service", "contact", "phone", "funding", "url", "organization_identifier"},
    "service": {
        "service_at_location", "phone", "schedule", "service_area", "language", "funding", "cost_option",
        "required_document", "contact", "service_capacity", "url",
    },
    "location": {"language", "address", "contact", "accessibility", "phone", "schedule", "service_at_location"},
    "service_at_location": {"contact", "phone", "schedule", "service_area"},
    "contact": {"phone"},
    "phone": {"language"},
    "taxonomy": {"taxonomy_term"},
    "program": {"service"},
}  # fmt: skip


def looks_like(record: Values) -> str:
    """This will tell which HSDS record a nested object is, by its keys; "" where it is none."""
    pointing = {"organization", "organisation", "service", "location"}
    keys = {key for key, value in record.items() if key not in pointing or isinstance(value, dict)}
    for table, marks in _MARKS:
        if any(mark <= keys for mark in marks):
            return table
    return ""


# Sets of keys that only records of a table have; the first that matches tells.
_MARKS = tuple(
    (table, [set(each.split("+")) for each in marks.split()])
    for table, marks in (
        ("service_at_location", "service+location service_id+location_id location+description+id"),
        (
            "service",
            (
                "service_at_locations organization+name organisation+name organization+status organization_id+status "
                "name+status+id assured_date eligibility_description cost_options service_areas service_taxonomys "
                "organization+id+description"
            ),
        ),
        (
            "organization",
            (
                "organization_identifiers services+name legal_status tax_status year_incorporated "
                "parent_organization_id website+name programs"
            ),
        ),
        ("location", "location_type latitude+longitude+id addresses"),
        ("taxonomy_term", "term_uri taxonomy_detail taxonomy_id+name parent_id+name code+taxonomy"),
        ("taxonomy", "version+name+uri id+name+description+uri"),
    )
)


def rows(table: str, record: Values, where: Where, troubles: Troubles, *, depth: int = 0) -> Iterator[Row]:
    """This will read one nested record and all that it holds as rows: what it points to, itself, what points to it."""
    if depth > DEEPEST:
        troubles.refuse(where, "it is nested too deeply to be a directory")
        return
    own = words(record.get("id"))
    if not own:
        own = _mark(record)
        record = {"id": own} | {key: value for key, value in record.items() if key != "id"}
    values: Values = {}
    held: list[tuple[str, int, Values]] = []
    for key, value in record.items():
        child = table_named(key)
        pointed = POINTED.get((table, key.replace("organisation", "organization")))
        if isinstance(value, dict) and pointed:
            known = value if words(value.get("id")) else value | {"id": _mark(value)}
            yield from rows(pointed[0], known, _inside(where, key), troubles, depth=depth + 1)
            values[pointed[1]] = known["id"]
        elif isinstance(value, dict) and child:
            held.append((key, 0, value))
        elif isinstance(value, list) and child and any(isinstance(each, dict) for each in value):
            held += [(key, number, each) for number, each in enumerate(value) if isinstance(each, dict)]
        elif isinstance(value, dict):
            values[column_named(current(table), key)] = _flattened(value)
        else:
            values.setdefault(column_named(current(table), key), value)
    _fold(values, held)
    yield from reshape(table, values, where)
    for key, number, value in held:
        child = table_named(key)
        if child not in FOLDED:
            known = value | _back(current(table), child, own)
            yield from rows(child, known, _inside(where, f"{key}[{number}]"), troubles, depth=depth + 1)


def _back(parent: str, child: str, own: str) -> Values:
    """How a nested record points back to the one that holds it."""
    if current(child) == "attribute":
        return {"link_entity": parent, "link_id": own}
    if child == "metadata":
        return {"resource_type": parent, "resource_id": own}
    return {f"{parent}_id": own} if current(child) in POINTS_BACK.get(parent, ()) else {}


def _fold(values: Values, held: list[tuple[str, int, Values]]) -> None:
    """What HSDS 2 nests under a service as eligibility becomes its description and ages."""
    for key, _number, value in held:
        if table_named(key) != "eligibility":
            continue
        said = [words(values.get("eligibility_description")), words(value.get("eligibility"))]
        values["eligibility_description"] = "\n".join(part for part in said if part)
        for age in ("minimum_age", "maximum_age"):
            if value.get(age) is not None:
                values.setdefault(age, value[age])


def _mark(record: Values) -> str:
    """An id for a record that has none: the same content gives the same id."""
    try:
        text = json.dumps(record, sort_keys=True, default=str)
    except (RecursionError, TypeError, ValueError):
        text = str(len(record))
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _inside(where: Where, step: str) -> Where:
    return Where(where.document, f"{where.place} → {step}")


def _flattened(value: Values) -> str:
    return "; ".join(f"{key}: {words(each)}" for key, each in value.items() if words(each))[:1000]
