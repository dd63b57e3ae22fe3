"""Plain tables, read by a mapping: services, and organisations and locations that they name."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ownterms.directory.feeds.mapping import ROWS, TableMapping
from ownterms.directory.feeds.reshaping import weekdays, words
from ownterms.directory.feeds.row import Row, Troubles, Where

ORDER = {"organisation": 0, "location": 1, "service": 2}
YES = {"true", "t", "yes", "y", "1", "x", "✓"}
NO = {"false", "f", "no", "n", "0"}
ONLINE = {"online", "virtual", "zoom", "by phone", "telephone", "remote"}
ADDRESS = ("address_1", "address_2", "city", "state_province", "postal_code", "country")


@dataclass(frozen=True, slots=True)
class PlainTable:
    """One plain table with its mapping."""

    mapping: TableMapping
    document: str
    records: Callable[[], Iterator[tuple[str, dict[str, object]]]]


@dataclass(slots=True)
class _Named:
    """What was named so far, so that tables can be joined by name."""

    organisations: dict[str, str] = field(default_factory=dict)
    locations: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)


class _Record:
    """One record seen through its mapping."""

    def __init__(self, mapping: TableMapping, held: dict[str, object]) -> None:
        self.mapping, self.held = mapping, held

    def get(self, name: str) -> str:
        """The field's text; several columns are joined by an empty line."""
        columns = self.mapping.columns.get(name, ())
        return "\n\n".join(text for column in columns if (text := _text(self.held.get(column))))

    def several(self, name: str) -> list[str]:
        """The field's parts: a list, or a cell with several names in it."""
        parts: list[str] = []
        for column in self.mapping.columns.get(name, ()):
            value = self.held.get(column)
            if isinstance(value, list):
                parts += [words(each) for each in value]
            else:
                parts += re.split(self._separator(words(value), name), words(value))
        return [part.strip() for part in dict.fromkeys(parts) if part.strip()]

    def _separator(self, text: str, name: str) -> str:
        if self.mapping.separator:
            return re.escape(self.mapping.separator)
        return r"[;\n]" if ";" in text or "\n" in text or name in {"organisation", "location"} else r"[,|]"

    def rest(self) -> dict[str, object]:
        """What no field took."""
        taken = {column for columns in self.mapping.columns.values() for column in columns}
        return {name: value for name, value in self.held.items() if name not in taken}


def _text(value: object) -> str:
    return "; ".join(words(each) for each in value) if isinstance(value, list) else words(value)


def rows(tables: list[PlainTable], troubles: Troubles) -> Iterator[Row]:
    """This will read plain tables as rows of HSDS 3: organisations first, then locations, then services.

    An organisation or a location that a service names, and that no table
    holds, is made from its name.
    """
    named = _Named()
    readers = {"organisation": _organisation, "location": _location, "service": _service}
    assert set(readers) == set(ROWS)  # noqa: S101
    for table in sorted(tables, key=lambda each: ORDER[each.mapping.rows]):
        for place, held in table.records():
            record, where = _Record(table.mapping, held), Where(table.document, place)
            yield from readers[table.mapping.rows](record, where, named, troubles)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _mark(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()


def _organisation(record: _Record, where: Where, named: _Named, _troubles: Troubles) -> Iterator[Row]:
    name = record.get("name")
    own = record.get("id") or f"name:{_key(name)}"
    if name:
        named.organisations.setdefault(_key(name), own)
    values = {field: record.get(field) for field in ("name", "description", "website", "email", "legal_status")}
    yield Row("organization", record.rest() | {"id": own} | values, where)
    yield from _about("organization", own, record, where, named)
    if any(record.get(each) for each in ADDRESS):
        yield from _place(f"org:{own}", record, where, named, {"organization_id": own})


def _location(record: _Record, where: Where, named: _Named, _troubles: Troubles) -> Iterator[Row]:
    name = record.get("name")
    own = record.get("id") or f"name:{_key(name)}|{_key(record.get('postal_code'))}"
    if name:
        named.locations.setdefault(_key(name), own)
    owners = record.several("organisation")
    owner = ""
    for each in owners[:1]:
        owner, made = _organisation_named(each, where, named)
        yield from made
    told = record.rest() | {"name": name, "organization_id": owner, "description": record.get("description")}
    yield from _place(own, record, where, named, told)
    if phone := record.get("phone"):
        yield Row("phone", {"location_id": own, "number": phone}, where)


def _place(own: str, record: _Record, where: Where, named: _Named, told: dict[str, object]) -> Iterator[Row]:
    """A location, its address and its access. `told` is what is known of it besides where it is."""
    if own in named.places:
        return
    named.places.add(own)
    plain = {field: record.get(field) for field in ("latitude", "longitude", "transportation")}
    if _key(str(told.get("name", ""))) in ONLINE:
        told = told | {"location_type": "virtual"}
    yield Row("location", told | {"id": own} | plain, where)
    address = {field: " ".join(record.get(field).split()) for field in ADDRESS}
    if any(address.values()):
        yield Row("address", {"id": f"of:{own}", "location_id": own} | address, where)
    for each in record.several("accessibility"):
        yield Row("accessibility", {"location_id": own, "description": each}, where)


def _organisation_named(name: str, where: Where, named: _Named) -> tuple[str, list[Row]]:
    known = named.organisations.get(_key(name))
    if known:
        return known, []
    own = named.organisations[_key(name)] = f"name:{_key(name)}"[:200]
    return own, [Row("organization", {"id": own, "name": name}, where)]


def _service(record: _Record, where: Where, named: _Named, _troubles: Troubles) -> Iterator[Row]:
    name, whole = record.get("name"), record.get("part_of")
    own = record.get("id") or _mark(
        name, *(record.get(each) for each in ("organisation", "address_1", "city", "description"))
    )
    if whole and not name:  # a further line about a service above: another place, another contact
        yield from _where_and_who(whole, record, where, named)
        return
    owners = record.several("organisation")
    values: dict[str, object] = record.rest() | {"id": own, "name": name}
    if owners:
        values["organization_id"], made = _organisation_named(owners[0], where, named)
        yield from made
    if owners[1:]:
        values["also with"] = "; ".join(owners[1:])
    plain = ("description", "email", "minimum_age", "maximum_age", "assured_date", "wait_time", "application_process")
    values |= {field: record.get(field) for field in plain if record.get(field)}
    values |= {"url": record.get("website"), "eligibility_description": record.get("eligibility")}
    values |= {"fees_description": _fees(record), "status": _status(record)}
    if record.get("referral").lower() in YES and not values.get("application_process"):
        values["application_process"] = "Somebody must refer you."
    yield Row("service", values, where)
    yield from _about("service", own, record, where, named)
    yield from _where_and_who(own, record, where, named)
    yield from _when_and_how(own, record, where)


def _fees(record: _Record) -> str:
    cost, free = record.get("cost"), record.get("free").lower()
    if cost.lower() in YES | NO:
        cost, free = "", free or cost.lower()
    return cost or ("Free" if free in YES else "")


def _status(record: _Record) -> str:
    if record.get("closed").lower() in YES:
        return "temporarily closed"
    return "inactive" if record.get("shown").lower() in NO else record.get("status")


def _about(table: str, own: str, record: _Record, where: Where, named: _Named) -> Iterator[Row]:
    for taxonomy, field_name in (
        ("categories", "categories"),
        ("terms of welcome", "terms_of_welcome"),
        ("kind of listing", "kind"),
    ):
        said = record.several(field_name)
        if field_name == "terms_of_welcome" and record.get("referral").lower() in NO:
            said = [*said, "no-referral"]
        for each in said:
            term = f"{taxonomy}:{_key(each)}"[:200]
            if term not in named.terms:
                named.terms.add(term)
                yield Row("taxonomy_term", {"id": term, "code": each, "name": each, "taxonomy": taxonomy}, where)
            link = {"id": _mark(table, own, term), "link_entity": table, "link_id": own, "taxonomy_term_id": term}
            yield Row("attribute", link, where)
    phone = record.get("phone")
    if phone and table == "organization":
        yield Row("phone", {"organization_id": own, "number": phone}, where)


def _where_and_who(service: str, record: _Record, where: Where, named: _Named) -> Iterator[Row]:
    address = [record.get(field) for field in (*ADDRESS, "latitude", "longitude")]
    names = record.several("location")
    if any(address):
        name = ", ".join(names)
        places = [(f"place:{_mark(name, *address)}", name)]
        yield from _place(places[0][0], record, where, named, {"name": name})
    else:
        places = [(named.locations.get(_key(name), f"name:{_key(name)}"[:200]), name) for name in names]
        for own, name in places:
            if _key(name) not in named.locations:
                named.locations[_key(name)] = own
                yield from _place(own, _Record(TableMapping("", "location", {}), {}), where, named, {"name": name})
    for own, _name in places:
        yield Row("service_at_location", {"id": _mark(service, own), "service_id": service, "location_id": own}, where)
    contact, phone = record.get("contact"), record.get("phone")
    if contact:
        known = _mark(service, contact, phone)
        yield Row("contact", {"id": known, "service_id": service, "name": contact}, where)
    if phone:
        yield Row("phone", {"service_id": service, "number": phone}, where)


def _when_and_how(service: str, record: _Record, where: Where) -> Iterator[Row]:
    if times := record.get("times"):
        yield Row("schedule", {"service_id": service, "description": times}, where)
    day, opens = weekdays(record.get("weekday")), record.get("opens_at")
    if day or opens:
        rule = {"freq": "WEEKLY" if day else "", "byday": day, "opens_at": opens, "closes_at": record.get("closes_at")}
        yield Row("schedule", {"service_id": service} | rule, where)
    for each in record.several("languages"):
        yield Row("language", {"service_id": service, "name": each}, where)
    if amount := record.get("cost_amount"):
        price = {"amount": amount, "option": record.get("cost_option"), "amount_description": record.get("cost_type")}
        yield Row("cost_option", {"service_id": service} | price, where)
