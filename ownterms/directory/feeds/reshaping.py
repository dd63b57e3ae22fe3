"""Records of HSDS 1 and 2 (and of the older UK profile) told as records of HSDS 3."""

import re
from collections.abc import Callable, Iterator, Mapping

from ownterms.directory.feeds.names import current
from ownterms.directory.feeds.row import Row, Where

Values = dict[str, object]

WEEKDAYS = {
    "mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU",
    "mo": "MO", "tu": "TU", "we": "WE", "th": "TH", "fr": "FR", "sa": "SA", "su": "SU",
    "1": "MO", "2": "TU", "3": "WE", "4": "TH", "5": "FR", "6": "SA", "7": "SU", "0": "SU",
}  # fmt: skip
ORDER = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LINKED = ("service", "organization", "location", "service_at_location")
TERM_COLUMNS = ("parent_id", "parent_name", "vocabulary", "code", "taxonomy_facet", "term_uri", "taxonomy")


def words(value: object) -> str:
    """This will read any value as text; "" for none."""
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def split(value: object) -> list[str]:
    """This will split a cell that lists several things by commas or semicolons."""
    if isinstance(value, list):
        return [words(each) for each in value if words(each)]
    text = words(value)
    return [part.strip() for part in re.split(r";" if ";" in text else r",", text) if part.strip()]


def weekdays(value: object) -> str:
    """This will give the two letters of each weekday named ("Monday", "Mon, Tue", "3"); "" for none."""
    named = [(_weekday(part), part) for part in re.findall(r"[a-z]+|\d|[-–]", words(value).lower())]
    found: list[str] = []
    through = False
    for day, part in named:
        if day and through and found:
            first, last = ORDER.index(found[-1]), ORDER.index(day)
            found += [ORDER[place % 7] for place in range(first + 1, (last if last > first else last + 7) + 1)]
        elif day:
            found.append(day)
        through = not day and part in {"-", "–", "to", "through", "until"}
    return ",".join(dict.fromkeys(found))


def _weekday(part: str) -> str:
    return WEEKDAYS.get(part[:3]) or (WEEKDAYS.get(part, "") if len(part) < 3 else "")


def reshape(table: str, values: Values, where: Where) -> Iterator[Row]:
    """This will tell one record of any version as one or more rows of HSDS 3, what it leans on first."""
    if table == "taxonomy" and any(field in values for field in TERM_COLUMNS):
        table = "taxonomy_term"  # until HSDS 2 the table of terms was called taxonomy
    change = RESHAPED.get(table)
    if change:
        yield from change(values, where)
    else:
        yield Row(current(table), values, where)


def _service(values: Values, where: Where) -> Iterator[Row]:
    audience, payments = words(values.pop("audience", "")), split(values.pop("accepted_payments", ""))
    if audience:
        said = words(values.get("eligibility_description"))
        values["eligibility_description"] = "\n".join(part for part in (said, audience) if part)
    if payments:
        values["fees_description"] = _and_payments(values, payments)
    status = words(values.get("status")).lower()
    extras = {column: values.pop(column, None) for column in _SERVICE_LISTS}
    location = values.pop("location_id", None)
    keywords, terms = split(values.pop("keywords", "")), split(values.pop("taxonomy_ids", ""))
    own = values.get("id")
    yield Row("service", values | {"status": status}, where)
    if location:
        yield Row("service_at_location", {"service_id": own, "location_id": location}, where)
    for column, (table, field) in _SERVICE_LISTS.items():
        for each in split(extras[column]) if not _is_rows(extras[column]) else []:
            yield Row(table, {"service_id": own, field: each}, where)
    for term in terms:
        yield Row("attribute", {"link_entity": "service", "link_id": own, "taxonomy_term_id": term}, where)
    inside = Where(where.document, f"{where.place} → keywords")
    for word in keywords:
        yield Row("taxonomy_term", {"id": f"keyword:{word.lower()}", "name": word, "taxonomy": "keywords"}, inside)
        link = {"link_entity": "service", "link_id": own, "taxonomy_term_id": f"keyword:{word.lower()}"}
        yield Row("attribute", link, where)


_SERVICE_LISTS = {
    "funding_sources": ("funding", "source"),
    "languages": ("language", "name"),
    "required_documents": ("required_document", "document"),
    "service_areas": ("service_area", "name"),
}


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _and_payments(values: Mapping[str, object], payments: list[str]) -> str:
    said = words(values.get("fees_description"))
    taken = "They take: " + ", ".join(payment.replace("_", " ").lower() for payment in payments) + "."
    return f"{said}\n{taken}" if said else taken


def _organization(values: Values, where: Where) -> Iterator[Row]:
    incorporated = words(values.get("year_incorporated"))
    if year := re.search(r"\b(1[5-9]\d\d|20\d\d)\b", incorporated):
        values["year_incorporated"] = year.group()
    sources = values.pop("funding_sources", None)
    yield Row("organization", values, where)
    for each in split(sources) if not _is_rows(sources) else []:
        yield Row("funding", {"organization_id": values.get("id"), "source": each}, where)


def _location(values: Values, where: Where) -> Iterator[Row]:
    short, virtual = words(values.pop("short_desc", "")), words(values.pop("virtual", "")).lower()
    if short and not words(values.get("description")):
        values["description"] = short
    if virtual in {"true", "t", "1", "yes"}:
        values["location_type"] = "virtual"
    access = values.get("accessibility")
    spoken = values.get("languages")
    flat_access = split(values.pop("accessibility")) if access and not _is_rows(access) else []
    flat_spoken = split(values.pop("languages")) if spoken and not _is_rows(spoken) else []
    yield Row("location", values, where)
    for each in flat_access:
        yield Row("accessibility", {"location_id": values.get("id"), "description": _spaced(each)}, where)
    for each in flat_spoken:
        yield Row("language", {"location_id": values.get("id"), "name": each}, where)


def _spaced(code: str) -> str:
    return code.replace("_", " ").capitalize() if "_" in code or code.islower() else code


def _accessibility(values: Values, where: Where) -> Iterator[Row]:
    values["description"] = _spaced(words(values.get("description")))
    yield Row("accessibility", values, where)


def _address(kind: str) -> Callable[[Values, Where], Iterator[Row]]:
    def told(values: Values, where: Where) -> Iterator[Row]:
        lines = [words(values.pop(column, "")) for column in ("address_2", "address_3", "address_4")]
        values["address_2"] = ", ".join(line for line in lines if line)
        yield Row("address", values if not kind else {"address_type": kind} | values, where)

    return told


def _phone(values: Values, where: Where) -> Iterator[Row]:
    department, prefix = words(values.pop("department", "")), words(values.pop("country_prefix", ""))
    if department and not words(values.get("description")):
        values["description"] = department
    if prefix:
        values["number"] = f"+{prefix.lstrip('+')} {words(values.get('number'))}"
    spoken = split(values.pop("language", ""))
    yield Row("phone", values, where)
    for each in spoken:
        yield Row("language", {"phone_id": values.get("id"), "name": each}, where)


def _language(values: Values, where: Where) -> Iterator[Row]:
    name = words(values.get("name"))
    if re.fullmatch(r"[a-z]{2}", name) and not words(values.get("code")):
        values["code"] = name
    yield Row("language", values, where)


def _regular_schedule(values: Values, where: Where) -> Iterator[Row]:
    values.pop("original_text", None)
    day = weekdays(values.pop("weekday", "") or values.get("byday", ""))
    yield Row("schedule", {"freq": "WEEKLY"} | values | {"byday": day} if day else values, where)


def _holiday_schedule(values: Values, where: Where) -> Iterator[Row]:
    closed = words(values.pop("closed", "")).lower() in {"true", "t", "1", "yes", "y"}
    values.setdefault("description", "Closed" if closed else "Holiday hours")
    yield Row("schedule", values, where)


def _attribute(values: Values, where: Where) -> Iterator[Row]:
    detail = words(values.pop("taxonomy_detail", ""))
    for table in LINKED:
        own = values.pop(f"{table}_id", None)
        if own and not values.get("link_id"):
            values |= {"link_entity": table, "link_id": own}
    if detail and not words(values.get("value")):
        values["value"] = detail
    yield Row("attribute", values, where)


def _link(values: Values, where: Where) -> Iterator[Row]:
    values["link_entity"] = words(values.pop("link_type", ""))
    yield from _attribute(values, where)


def _term(values: Values, where: Where) -> Iterator[Row]:
    if not values.get("id"):
        values["id"] = values.pop("taxonomy_id", None)
    yield Row("taxonomy_term", values, where)


RESHAPED: dict[str, Callable[[Values, Where], Iterator[Row]]] = {
    "organization": _organization,
    "service": _service,
    "location": _location,
    "accessibility_for_disability": _accessibility,
    "address": _address(""),
    "physical_address": _address("physical"),
    "postal_address": _address("postal"),
    "mail_address": _address("postal"),
    "phone": _phone,
    "language": _language,
    "regular_schedule": _regular_schedule,
    "holiday_schedule": _holiday_schedule,
    "service_taxonomy": _attribute,
    "other_attribute": _attribute,
    "link_taxonomy": _link,
    "taxonomy_term": _term,
}
