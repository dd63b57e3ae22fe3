"""A listing as a card shows it: short, in the order in which people ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ownterms.directory.models import Listing, Place, TermOfWelcome
from ownterms.directory.models.places import nearest_first

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

MOST_KEPT: Final = 5_000
"""Cards that a process keeps, about 15 MB; when they are so many, it begins anew."""

_made: "dict[tuple[UUID, int, date, str | None], Card]" = {}


@dataclass(frozen=True)
class Card:
    """What a card shows. `facts` are (picture, name, words); a `faint` reason is no reason to go.

    `whole` is all that the listing says, for a finder to cut from.
    """

    pk: UUID
    name: str
    href: str
    kind: str
    kind_words: str
    icon: str
    by: str
    text: str
    whole: str
    facts: tuple[tuple[str, str, str], ...]
    places: tuple[Place, ...]
    welcome: tuple[str, ...]
    checked: str
    is_invented: bool
    alert: str
    why: str = ""
    faint: bool = False

    def seen_from(self, near: Point) -> Self:
        """This will give the same card with how far away the nearest of its places is."""
        if not self.places:
            return self
        there = where(nearest_first(self.places, latitude=near[0], longitude=near[1]))
        facts = tuple((each[0], each[1], there) if each[0] == "pin" else each for each in self.facts)
        return replace(self, facts=facts)


def card(listing: Listing) -> Card:
    """This will make the card of a listing, complete with all that `for_cards` fetches."""
    return Card(
        pk=listing.pk,
        name=listing.name,
        href=reverse("listing", args=[listing.pk]),
        kind=listing.kind,
        kind_words=str(Listing.Kind(listing.kind).label),
        icon=ICONS[listing.kind],
        by=listing.organisation_name if listing.organisation_name != listing.name else "",
        text=shortened(listing.text),
        whole=listing.text,
        facts=facts(listing),
        places=tuple(listing.places),
        welcome=tuple(welcome(listing)),
        checked=listing.last_checked if listing.is_stale else "",
        is_invented=listing.is_invented,
        alert=listing.alert,
    )


def cards(ids: Iterable[UUID]) -> dict[UUID, Card]:
    """This will give the cards of listings by id, in that order, without those that are not there or not shown.

    A card that was made before is taken again while its listing's change number, the day and the language are
    the same. Inside a transaction none is: what is read there may be taken back, and its number given again.
    """
    order = list(ids)
    if connection.in_atomic_block:
        return {listing.pk: card(listing) for listing in Listing.objects.for_cards(order)}
    today, language = timezone.localdate(), get_language()
    changes = dict(Listing.objects.filter(pk__in=order).values_list("pk", "change"))
    found = {pk: _made.get((pk, change, today, language)) for pk, change in changes.items()}
    if unknown := [pk for pk, known in found.items() if known is None]:
        for listing in Listing.objects.for_cards(unknown):
            if len(_made) >= MOST_KEPT:
                _made.clear()
            found[listing.pk] = _made[listing.pk, listing.change, today, language] = card(listing)
    return {pk: known for pk in order if (known := found.get(pk))}


def welcome(listing: Listing) -> list[str]:
    """This will give a few terms of welcome: first what a person must reckon with, then what they can count on."""
    terms = listing.terms_of_welcome
    terms.sort(key=lambda term: term not in RECKON_WITH)  # else the order stays
    return [str(term.label) for term in terms[:MOST_TERMS]]


def facts(listing: Listing) -> tuple[tuple[str, str, str], ...]:
    """This will give what is known: when, where, what it costs, for whom, getting in."""
    cost = _("Free") if listing.is_free else "; ".join(listing.costs[:MOST_TIMES])
    known = (
        ("clock", _("When"), "; ".join(listing.times[:MOST_TIMES]) + ("…" if listing.times[MOST_TIMES:] else "")),
        ("pin", _("Where"), where(listing.places) if listing.places else ""),
        ("coin", _("Cost"), shortened(cost, length=100)),
        ("people", _("Who it is for"), shortened(listing.ages or listing.eligibility, length=100)),
        ("access", _("Getting in"), shortened("; ".join(listing.accessibility), length=100)),
    )
    return tuple(fact for fact in known if fact[2])


def where(places: Sequence[Place]) -> str:
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
