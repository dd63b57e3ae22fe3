"""Which column of a plain table holds what: read from a file, or guessed from the columns' names."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from ownterms.directory.feeds.names import snake
from ownterms.directory.feeds.row import FeedRefused

LARGEST_MAPPING = 200_000  # bytes

# Field → names that columns were seen to have, in snake case, the likeliest first.
SHARED = {
    "description": "description desc details about summary overview long_description full_description text body "
    "what_it_is what_it_is_in_your_own_words what_is_it what_happens what_we_do what",
    "website": "website url web web_address webpage link links_url org_website homepage site_url web_site",
    "email": "email e_mail email_address contact_email public_email",
    "phone": "phone telephone tel phone_number telephone_number contact_phone contact_number mobile",
    "categories": "categories category taxonomies service_taxonomies topics tags type service_type basic_type org_type "
    "subjects themes activity_type keywords",
    "address_1": "address address_1 location_address_1 street street_address address_line_1 full_address",
    "address_2": "address_2 address_line_2",
    "city": "city town location_city locality town_city place_name",
    "state_province": "state county province state_province",
    "postal_code": "postcode postal_code zip zip_code location_postcode post_code",
    "country": "country",
    "latitude": "lat latitude location_latitude y",
    "longitude": "lon lng long longitude location_longitude x",
    "accessibility": "accessibility location_accessibilities access disabled_access accessibility_information",
    "transportation": "transport transportation getting_there directions",
    "status": "status state_of_record",
    "kind": "kind kind_of_listing",
}
OWN = {
    "service": {
        "id": "id service_id import_id listing_id uid guid unique_id record_id reference ref key",
        "part_of": "import_id_reference part_of parent_id",
        "name": "name service_name service title activity event group group_name listing programme listing_name",
        "organisation": "organization organization_s organization_name org org_name provider provider_name agency "
        "agency_name charity run_by organizer",
        "location": "location_name location locations location_s venue venue_name place site where",
        "times": "times timing_notes opening_hours opening_times hours when schedule days_and_times times_and_days",
        "weekday": "weekday scheduled_weekday day days",
        "opens_at": "opens_at schedules_opens_at start_time opens",
        "closes_at": "closes_at schedules_closes_at end_time closes",
        "cost": "cost fees price prices charges cost_description fees_description",
        "cost_option": "cost_option",
        "cost_amount": "cost_amount amount",
        "cost_type": "cost_type",
        "free": "free is_free",
        "minimum_age": "min_age minimum_age age_from",
        "maximum_age": "max_age maximum_age age_to",
        "eligibility": "eligibility eligibility_description who_for who_is_it_for audience_cats audience suitabilities "
        "eligibility_criteria who_can_use_it",
        "application_process": "application_process how_to_apply how_to_start referral_process how_to_access",
        "referral": "needs_referral referrals_only referral_only referral_required",
        "languages": "languages language",
        "assured_date": "assured_date last_checked last_verified verified_on reviewed_on last_reviewed checked_on",
        "wait_time": "wait_time waiting_time",
        "contact": "contact_name contact",
        "shown": "visible approved published is_published public",
        "closed": "temporarily_closed",
        "terms_of_welcome": "terms_of_welcome",
    },
    "organisation": {
        "id": "id org_id organization_id uid guid unique_id reference ref",
        "name": "name organization organization_name org_name org agency agency_name provider charity title",
        "legal_status": "legal_status org_type organization_type",
    },
    "location": {
        "id": "id location_id venue_id uid guid unique_id reference ref",
        "name": "name location_name venue venue_name location site place title",
        "organisation": "organization organization_name org owner run_by",
    },
}
ROWS = tuple(OWN)


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How to read the tables whose file name matches `file` (a pattern such as "*.csv").

    `rows` is service, organisation or location. `columns` gives for each
    field the columns that hold it. `separator` stands between several names
    in one cell; "" looks for semicolons, then line ends.
    """

    file: str
    rows: str
    columns: dict[str, tuple[str, ...]]
    separator: str = ""

    def matches(self, name: str) -> bool:
        """This will say whether a document is meant."""
        return fnmatch(PurePosixPath(name).name.lower(), self.file.lower())

    def lacks(self) -> list[str]:
        """This will say which columns it would be worth having, in sentences."""
        said = []
        if self.rows != "location" and "description" not in self.columns:
            said.append(
                _("No column says what each thing is. Name it as “description”, or people will hardly find it.")
            )
        if self.rows == "service" and "id" not in self.columns:
            said.append(_("Give each line an id, in a column called id. Then a page stays the same page."))
        return said

    def shown(self) -> str:
        """This will write the mapping as it can be kept in a file (TOML)."""
        lines = ["[[table]]", f"file = {json.dumps(self.file)}", f"rows = {json.dumps(self.rows)}"]
        if self.separator:
            lines.append(f"separator = {json.dumps(self.separator)}")
        lines += ["", "[table.columns]"]
        for field, columns in self.columns.items():
            held = json.dumps(columns[0]) if len(columns) == 1 else json.dumps(list(columns))
            lines.append(f"{field} = {held}")
        return "\n".join(lines)


def fields_of(rows: str) -> dict[str, tuple[str, ...]]:
    """This will give the fields that rows of a sort can have, with the names their columns usually have."""
    return {field: tuple(names.split()) for field, names in (OWN[rows] | SHARED).items()}


def guess(file: str, columns: Iterable[str]) -> TableMapping | None:
    """This will guess how to read a table from its file's and its columns' names; None where no column is a name."""
    known = {snake(column): column for column in reversed(list(columns)) if snake(column)}
    rows = _rows_of(file, known)
    chosen: dict[str, tuple[str, ...]] = {}
    for field, names in fields_of(rows).items():
        taken = {column for held in chosen.values() for column in held}
        present = [known[name] for name in names if name in known and known[name] not in taken]
        if present:
            chosen[field] = tuple(present) if field == "categories" else (present[0],)
    if "name" not in chosen:
        return None
    return TableMapping(PurePosixPath(file).name, rows, chosen)


def _rows_of(file: str, known: dict[str, str]) -> str:
    stem = snake(PurePosixPath(file).stem)
    if "service" in stem or "listing" in stem or "activit" in stem or "event" in stem:
        return "service"
    if "organization" in stem or stem.endswith(("orgs", "agencies", "providers", "charities")):
        return "organisation"
    if "location" in stem or "venue" in stem or stem.endswith(("places", "sites")):
        return "location"
    return "organisation" if "org_id" in known and "service" not in known else "service"


def read_mapping(path: Path) -> list[TableMapping]:
    """This will read a mapping file (TOML or JSON). Raises FeedRefused, saying what is wrong with it."""
    try:
        if path.stat().st_size > LARGEST_MAPPING:
            raise FeedRefused(f"The mapping {path.name} is too large to be one. Nothing was changed.")
        text = path.read_text("utf-8-sig")
    except OSError as cause:
        raise FeedRefused(f"The mapping {path} could not be read ({cause.strerror}). Nothing was changed.") from cause
    except ValueError as cause:
        raise FeedRefused(f"The mapping {path.name} is no text ({cause}). Nothing was changed.") from cause
    return mapping_in(text, name=path.name)


def mapping_in(text: str, *, name: str) -> list[TableMapping]:
    """This will read a mapping from TOML, or from JSON where `name` ends so. Raises FeedRefused."""
    try:
        held = json.loads(text) if name.lower().endswith(".json") else tomllib.loads(text)
    except (ValueError, RecursionError) as cause:
        raise FeedRefused(f"The mapping {name} is neither TOML nor JSON ({cause}). Nothing was changed.") from cause
    tables = held.get("table") if isinstance(held, dict) else None
    if not isinstance(tables, list) or not tables:
        raise FeedRefused(f"The mapping {name} has no [[table]]. Nothing was changed. See docs/importing.md.")
    return [_table(name, each) for each in tables]


def _table(name: str, held: object) -> TableMapping:
    if not isinstance(held, dict) or held.get("rows", "service") not in ROWS:
        raise FeedRefused(f"In the mapping {name}, rows must be one of: {', '.join(ROWS)}. Nothing was changed.")
    rows = str(held.get("rows", "service"))
    given = held.get("columns")
    if not isinstance(given, dict) or "name" not in given:
        raise FeedRefused(f"In the mapping {name}, a table must say which column is the name. Nothing was changed.")
    unknown = set(given) - set(fields_of(rows))
    if unknown:
        raise FeedRefused(
            f"The mapping {name} names a field that is not known: {', '.join(sorted(unknown))}. Nothing was changed. "
            f"Fields of a {rows}: {', '.join(fields_of(rows))}."
        )
    columns = {
        field: tuple(map(str, each)) if isinstance(each, list) else (str(each),) for field, each in given.items()
    }
    return TableMapping(str(held.get("file", "*")), rows, columns, str(held.get("separator", "")))
