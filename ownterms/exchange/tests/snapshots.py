"""A directory as others see it, so that two can be compared: every row of every table, and every listing's card."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.removing import remove_source
from ownterms.directory.actions.report import Report
from ownterms.directory.cards import card
from ownterms.directory.models import Listing, Source
from ownterms.directory.taking.tables import tables
from ownterms.exchange.models import Publication
from ownterms.exchange.published import Published, every_table

TOWN = Path(__file__).parents[2] / "site" / "demo" / "town.json"
SHOWN = (
    "alert", "link", "links", "email", "phones", "places", "times", "costs", "is_free", "eligibility", "ages",
    "accessibility", "languages", "asks_for", "terms_of_welcome", "governing_limits", "categories", "assured_date",
)  # fmt: skip
Seen = dict[str, Any]


def seen(*, named: bool = False) -> dict[str, dict[str, Seen]]:
    """Table → id → row, and "listing" → id → what it shows. `named`: ids are those of where it came from."""
    published = Published()
    names = dict(_names()) if named else {}
    found = {
        table: {
            names.get(row["id"], row["id"]): {key: names.get(str(cell), cell) for key, cell in _plain(row).items()}
            for row in published.told(table, published.rows(table))
        }
        for table in every_table()
    }
    shown = Listing.objects.for_cards(published.listings().values_list("pk", flat=True))
    return found | {"listing": {names.get(str(each.pk), str(each.pk)): _shown(each) for each in shown}}


def differences(before: dict[str, dict[str, Seen]], after: dict[str, dict[str, Seen]]) -> list[str]:
    """What is not the same, a line each."""
    lines = []
    for table in before.keys() | after.keys():
        one, other = before.get(table, {}), after.get(table, {})
        lines += [f"{table} {each}: gone" for each in one.keys() - other.keys()]
        lines += [f"{table} {each}: new" for each in other.keys() - one.keys()]
        lines += [
            f"{table} {each}.{key}: {one[each].get(key)!r} became {other[each].get(key)!r}"
            for each in one.keys() & other.keys()
            for key in one[each].keys() | other[each].keys()
            if one[each].get(key) != other[each].get(key)
        ]
    return sorted(lines)


def load_town() -> None:
    """The invented town, as the demo loads it."""
    import_feed([TOWN], origin=Origin(name="Tarrowmouth, an invented town", licence="CC0-1.0", invented=True))


def move(*paths: Path) -> Report:
    """Everything here goes, and these files come in, as they would somewhere else."""
    for source in Source.objects.all():
        remove_source(source)
    report = import_feed(paths, origin=Origin(name="Elsewhere"))
    Publication.objects.create(source=Source.objects.get(), allowed=True)
    return report


def _names() -> list[tuple[str, str]]:
    """The id of every record here, and its id where it came from."""
    pairs = []
    for table in tables().values():
        pairs += [(str(pk), original) for pk, original in table.model.objects.values_list("pk", "original_id")]
    return pairs


def _plain(row: Seen) -> Seen:
    return {key: cell for key, cell in row.items() if key != "ownterms_source"}


def _shown(listing: Listing) -> Seen:
    """What a page shows. No record says in which order what it holds stands, so lists are compared as heaps."""
    told = {name: _heap(getattr(listing, name)) for name in SHOWN}
    told["places"] = _heap(
        [replace(place, accessibility=tuple(_heap(place.accessibility))) for place in listing.places]
    )
    face = card(listing)
    return told | {key: getattr(face, key) for key in ("name", "kind", "by", "text", "welcome", "checked", "alert")}


def _heap(shown: object) -> object:
    return sorted(shown, key=repr) if isinstance(shown, list | tuple) else shown
