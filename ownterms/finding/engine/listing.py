"""A listing as the engine sees it: what it is called, says, costs, and where and when it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

KINDS: Final = ("service", "group", "place", "neighbours", "organisation")
"""The kinds of listing; any other word is kept as it is, and none is lifted."""


class BadListing(ValueError):
    """A row that cannot be read as a listing; its sentence says why."""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One page that people can find.

    ``places`` are (latitude, longitude) in degrees. ``ages`` are the youngest and the oldest
    it is open to, in years, ``None`` for no limit. ``times`` are (weekday 0–6 from Monday, opens,
    closes) in minutes after midnight. ``free`` is ``None`` where the source does not say.
    """

    id: str
    name: str
    kind: str = "service"
    text: str = ""
    organisation: str = ""
    categories: tuple[str, ...] = ()
    places: tuple[tuple[float, float], ...] = ()
    free: bool | None = None
    ages: tuple[int | None, int | None] = (None, None)
    times: tuple[tuple[int, int, int], ...] = ()
    audiences: tuple[str, ...] = ()
    welcome: tuple[str, ...] = ()

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> "Listing":
        """Read one row of a listings file (``id``, ``name``, ``description``, …).

        Raises:
            BadListing: the row has no usable id or name, or a value of the wrong kind.
        """
        if not isinstance(row, Mapping):
            raise BadListing("A listing must be an object with names and values.")
        return cls(
            id=_needed(row, "id"),
            name=_needed(row, "name"),
            kind=_text(row, "kind") or "service",
            text=_text(row, "description"),
            organisation=_text(row, "organization") or _text(row, "organisation"),
            categories=_texts(row, "categories"),
            places=_places(row),
            free=_truth(row, "free"),
        )


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadListing(f"“{key}” must be text, and it is {type(value).__name__}.")
    return value.strip()


def _needed(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    text = _text(row, key)
    if not text:
        raise BadListing(f"A listing needs “{key}”, and this one has none.")
    return text


def _texts(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadListing(f"“{key}” must be a list of texts.")
    return tuple(item.strip() for item in value if item.strip())


def _truth(row: Mapping[str, Any], key: str) -> bool | None:
    value = row.get(key)
    if value is not None and not isinstance(value, bool):
        raise BadListing(f"“{key}” must be true, false or left out.")
    return value


def _places(row: Mapping[str, Any]) -> tuple[tuple[float, float], ...]:
    latitude, longitude = _degrees(row, "lat", 90), _degrees(row, "lon", 180)
    if latitude is None or longitude is None:
        return ()
    return ((latitude, longitude),)


def _degrees(row: Mapping[str, Any], key: str, most: int) -> float | None:
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadListing(f"“{key}” must be a number of degrees.")
    if not -most <= value <= most:
        raise BadListing(f"“{key}” must lie between -{most} and {most} degrees.")
    return float(value)
