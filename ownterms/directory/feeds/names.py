"""The names of HSDS tables and columns through its versions, told to those of HSDS 3."""

import re

# In this order every table comes after those it points to.
TABLES = (
    "organization",
    "organization_identifier",
    "taxonomy",
    "taxonomy_term",
    "unit",
    "program",
    "location",
    "service",
    "service_at_location",
    "address",
    "accessibility",
    "contact",
    "phone",
    "schedule",
    "language",
    "service_area",
    "cost_option",
    "required_document",
    "funding",
    "service_capacity",
    "url",
    "attribute",
    "metadata",
    "meta_table_description",
)

# Tables of older versions that are told in columns or tables of HSDS 3.
OLD_TABLES = {
    "physical_address": "address",
    "postal_address": "address",
    "mail_address": "address",
    "regular_schedule": "schedule",
    "holiday_schedule": "schedule",
    "accessibility_for_disability": "accessibility",
    "service_taxonomy": "attribute",
    "other_attribute": "attribute",
    "link_taxonomy": "attribute",
    "additional_website": "url",
    "additional_url": "url",
    "capacity": "service_capacity",
    "area": "service_area",
    "identifier": "organization_identifier",
    "cost": "cost_option",
    "document": "required_document",
    "eligibility": "eligibility",
    "payment_accepted": "payment_accepted",
}

ODD_FORMS = {
    "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
    "service_at_locations": "service_at_location",
    "service_location": "service_at_location",
    "services_location": "service_at_location",
    "services_taxonomy": "service_taxonomy",
    "services_taxonomies": "service_taxonomy",
    "service_taxonomys": "service_taxonomy",
    "payments_accepted": "payment_accepted",
    "accessibility_for_disabilities": "accessibility_for_disability",
    "accessibilities": "accessibility",
    "addresses": "address",
    "physical_addresses": "physical_address",
    "postal_addresses": "postal_address",
    "mail_addresses": "mail_address",
    "eligibilities": "eligibility",
    "eligibilitys": "eligibility",
    "taxonomies": "taxonomy",
    "taxonomys": "taxonomy",
    "link_taxonomies": "link_taxonomy",
    "capacities": "service_capacity",
    "service_capacities": "service_capacity",
    "programmes": "program",
    "programme": "program",
    "metadata": "metadata",
    "fundings": "funding",
    "additional_urls": "additional_url",
}

# Table → column of an older version → column of HSDS 3.
COLUMNS: dict[str, dict[str, str]] = {
    "organization": {
        "url": "website",
        "date_incorporated": "year_incorporated",
        "parent_organisation_id": "parent_organization_id",
    },
    "service": {
        "website": "url",
        "eligibility": "eligibility_description",
        "min_age": "minimum_age",
        "max_age": "maximum_age",
        "licences": "licenses",
        "accreditation": "accreditations",
        "assured": "assured_date",
    },
    "location": {"website": "url"},
    "phone": {"number_type": "type", "phone_number": "number"},
    "accessibility": {"accessibility": "description"},
    "language": {"language": "name"},
    "service_area": {"service_area": "name"},
    "required_document": {"required_document": "document"},
    "taxonomy_term": {"vocabulary": "taxonomy", "term": "name", "parent_taxonomy_id": "parent_id"},
    "attribute": {"taxonomy_id": "taxonomy_term_id"},
    "schedule": {"start_date": "valid_from", "end_date": "valid_to"},
    "address": {"address": "address_1", "postcode": "postal_code", "zip": "postal_code", "state": "state_province"},
    "cost_option": {"linked_id": "service_id"},
}

# What HSDS 3 lets a column hold is sometimes less than what was known. The rest stands beside it, under our prefix.
OURS = {f"ownterms_{name}": name for name in ("freq", "wkst", "extension", "uri", "term_uri")}


def snake(name: str) -> str:
    """This will write a name in lower case with underscores, as HSDS does."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_").replace("organisation", "organization")


def table_named(name: str) -> str:
    """This will give the table that a file or a key names, in HSDS 3 or an older version; "" for none.

    The tables of older versions keep their own names here ("regular_schedule"),
    because they need reshaping; `current` gives those of HSDS 3.
    """
    plain = snake(name)
    for candidate in (plain, plain.removeprefix("hsds_"), plain.removeprefix("open_referral_")):
        known = ODD_FORMS.get(candidate, candidate)
        for form in (known, known.removesuffix("s")):
            if form in TABLES or form in OLD_TABLES:
                return form
    return ""


def current(table: str) -> str:
    """This will give the HSDS 3 name of a table of any version."""
    return OLD_TABLES.get(table, table)


def column_named(table: str, name: str) -> str:
    """This will give the HSDS 3 name of a table's column."""
    plain = snake(name)
    return COLUMNS.get(table, {}).get(plain) or OURS.get(plain, plain)
