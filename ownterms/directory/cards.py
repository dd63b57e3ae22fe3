"""A listing as a card shows it: short, in the order in which people ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.directory.models import Listing, Place, TermOfWelcome

TEXT_LENGTH: Final = 190
"""Characters of text on a card: about two lines."""

MOST_TIMES: Final = 2
MOST_TERMS: Final = 3
RECKON_WITH: Final = (TermOfWelcome.CONSEQUENCE_ATTACHED, TermOfWelcome.ASKS_FOR)
ICONS: Final = {
    "service": "door",
    "group": "people",
    "place": "leaf",
    "neighbours": "heart",
    "organisation": "town",
}

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True)
class Card:
    """What a card shows. `facts` are (picture, name, words); a `faint` reason is no reason to go."""

    name: str
    href: str
    kind: str
    kind_words: str
    icon: str
    by: str
    text: str
    facts: tuple[tuple[str, str, str], ...]
    welcome: tuple[str, ...]
    checked: str
    is_invented: bool
    alert: str
    why: str = ""
    faint: bool = False


def card(listing: Listing, *, text: str = "", why: str = "", faint: bool = False, near: Point | None = None) -> Card:
    """This will make the card of a listing; `text`, `why` and whether that is `faint` come from its finder."""
    return Card(
        name=listing.name,
        href=reverse("listing", args=[listing.pk]),
        kind=listing.kind,
        kind_words=str(Listing.Kind(listing.kind).label),
        icon=ICONS[listing.kind],
        by=listing.organisation_name if listing.organisation_name != listing.name else "",
        text=text or shortened(listing.text),
        facts=tuple(facts(listing, near)),
        welcome=tuple(welcome(listing)),
        checked=listing.last_checked if listing.is_stale else "",
        is_invented=listing.is_invented,
        alert=listing.alert,
        why=why,
        faint=faint,
    )


def welcome(listing: Listing) -> list[str]:
    """This will give a few terms of welcome: first what a person must reckon with, then what they can count on."""
    terms = listing.terms_of_welcome
    terms.sort(key=lambda term: term not in RECKON_WITH)  # else the order stays
    return [str(term.label) for term in terms[:MOST_TERMS]]


def facts(listing: Listing, near: Point | None) -> Iterator[tuple[str, str, str]]:
    """This will give what is known: when, where and how far, what it costs, for whom, getting in."""
    if listing.times:
        yield "clock", _("When"), "; ".join(listing.times[:MOST_TIMES]) + ("…" if listing.times[MOST_TIMES:] else "")
    places = listing.places_from(*near) if near else listing.places
    if places:
        yield "pin", _("Where"), where(places)
    cost = _("Free") if listing.is_free else "; ".join(listing.costs[:MOST_TIMES])
    if cost:
        yield "coin", _("Cost"), shortened(cost, length=100)
    if whom := listing.ages or listing.eligibility:
        yield "people", _("Who it is for"), shortened(whom, length=100)
    if listing.accessibility:
        yield "access", _("Getting in"), shortened("; ".join(listing.accessibility), length=100)


def where(places: list[Place]) -> str:
    """This will say where the first of some places is, how far away, and how many more there are."""
    first = places[0]
    named = (
        _("Online or by phone") if first.online else ", ".join(dict.fromkeys(filter(None, [first.name, first.town])))
    )
    parts = [named or first.address, distance(first.distance) if first.distance is not None else ""]
    if len(places) > 1:
        more = ngettext("and %(number)s more place", "and %(number)s more places", len(places) - 1)
        parts.append(more % {"number": len(places) - 1})
    return ", ".join(part for part in parts if part)


def distance(kilometres: float) -> str:
    """This will say a distance as people walk or ride it, in miles."""
    miles = kilometres / 1.609344
    if miles < 0.3:
        return _("a few minutes’ walk")
    if 0.9 <= miles < 1.1:
        return _("about a mile away")
    return _("about %(miles)s miles away") % {"miles": f"{miles:.1f}" if miles < 10 else f"{miles:.0f}"}


def shortened(text: str, *, length: int = TEXT_LENGTH) -> str:
    """This will cut a text at a word, with a mark where something was left out."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[:length].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
