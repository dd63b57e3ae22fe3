"""Filters as questions to the database."""

from datetime import time
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from ownterms.directory.models import Address
from ownterms.exchange.forms import OrganisationFilters, PlacedFilters, ServiceFilters, TermFilters
from ownterms.exchange.published import Published, Rows
from ownterms.finding.whereabouts import Whereabouts, whereabouts
from ownterms.lib.distance import kilometres

MOST_WORDS: Final = 12
DEGREE: Final = 111.0  # kilometres from north to south, at the least


class UnknownPlace(Exception):
    """This directory knows no such place. Its text is a sentence fit to show."""


def services(asked: ServiceFilters, published: Published) -> Rows:
    """This will give the published services that fit, in an order that does not change."""
    found: Rows = published.rows("service")
    return found.filter(_offered(asked, published), _scheduled(asked, published)).order_by("pk")


def at_locations(asked: PlacedFilters, published: Published) -> Rows | list[Any]:
    """This will give the published services at locations that fit; with a postcode, the nearest first.

    Raises UnknownPlace.
    """
    found: Rows = published.rows("service_at_location")
    fitting = published.rows("service").filter(_offered(asked, published), _scheduled(asked, published))
    found = found.filter(service__in=fitting.values("pk")) if _narrows(asked) else found
    if not asked.postcode.strip():
        if asked.proximity:
            raise UnknownPlace(_("Say from where: give a postcode too."))
        return found.order_by("pk")
    addresses: QuerySet[Address] = published.rows("address")
    here = whereabouts(asked.postcode, among=addresses)
    if here is None:
        raise UnknownPlace(_("This directory knows no place by that postcode."))
    return nearest(found, here, metres=asked.proximity)


def organisations(asked: OrganisationFilters, published: Published) -> Rows:
    """This will give the published organisations that fit."""
    wanted = _said(asked.search, "name", "alternate_name", "description")
    return published.rows("organization").filter(wanted).order_by("pk")


def terms(asked: TermFilters, published: Published) -> Rows:
    """This will give the published taxonomy terms that fit."""
    found = published.rows("taxonomy_term").filter(_said(asked.search, "name", "code", "description"))
    if asked.taxonomy_id:
        found = found.filter(Q(taxonomy=asked.taxonomy_id))
    if asked.parent_id:
        found = found.filter(Q(parent=asked.parent_id))
    return found.order_by("pk")


def nearest(found: Rows, here: Whereabouts, *, metres: int | None) -> list[Any]:
    """This will order services at locations by distance, those without coordinates left out; give their ids.

    A box on the map goes first, so that only what is near is measured.
    """
    placed = found.filter(location__latitude__isnull=False, location__longitude__isnull=False)
    if metres is not None:
        high = metres / 1000 / DEGREE
        placed = placed.filter(location__latitude__range=(here.latitude - high, here.latitude + high))
    rows = placed.values_list("pk", "location__latitude", "location__longitude")
    measured = ((kilometres(here.point, (north, east)) * 1000, pk) for pk, north, east in rows.iterator())
    return [pk for far, pk in sorted(measured) if metres is None or far <= metres]


def _narrows(asked: ServiceFilters) -> bool:
    paging = {"page", "per_page", "full", "postcode", "proximity"}
    return any(value not in {None, ""} for name, value in asked if name not in paging)


def _said(words: str, *fields: str) -> Q:
    """Every word is in one of these fields."""
    wanted = Q()
    for word in words.split()[:MOST_WORDS]:
        somewhere = Q()
        for field in fields:
            somewhere |= Q(**{f"{field}__icontains": word})
        wanted &= somewhere
    return wanted


def _offered(asked: ServiceFilters, published: Published) -> Q:
    """What is said of the service itself, in rows that are published."""
    organisations = published.rows("organization")
    wanted = Q()
    for word in asked.search.split()[:MOST_WORDS]:
        offerer = organisations.filter(name__icontains=word).values("pk")
        wanted &= _said(word, "name", "alternate_name", "description") | Q(organisation__in=offerer)
    if asked.organization_id:
        wanted &= Q(organisation__in=organisations.filter(pk=asked.organization_id).values("pk"))
    if asked.minimum_age is not None:
        wanted &= Q(minimum_age__gte=asked.minimum_age)
    if asked.maximum_age is not None:
        wanted &= Q(maximum_age__lte=asked.maximum_age)
    if asked.modified_after:
        wanted &= Q(last_modified__gte=asked.modified_after) | Q(last_modified=None)
    # A term of ours that is said of a published service is published: to ask more would take long.
    said, terms = published.said().values("link_id"), published.of_ours("taxonomy_term").values("pk")
    if asked.taxonomy_term_id:
        wanted &= Q(pk__in=said.filter(taxonomy_term__in=terms.filter(pk=asked.taxonomy_term_id)))
    if asked.taxonomy_id:
        wanted &= Q(pk__in=said.filter(taxonomy_term__in=terms.filter(taxonomy=asked.taxonomy_id)))
    return wanted


def _scheduled(asked: ServiceFilters, published: Published) -> Q:
    """One published rule of opening, of the service or of it at a place, fits the day and the hours."""
    rules = published.held("schedule")
    if asked.day:
        rules = rules.filter(byday__icontains=asked.day)
    if asked.start_time:
        rules = rules.filter(opens_at__gte=time.fromisoformat(asked.start_time))
    if asked.end_time:
        rules = rules.filter(closes_at__lte=time.fromisoformat(asked.end_time))
    if not (asked.day or asked.start_time or asked.end_time):
        return Q()
    own = rules.filter(service__isnull=False).values("service")
    there = rules.filter(service_at_location__in=published.rows("service_at_location").values("pk"))
    there = there.annotate(of=F("service_at_location__service")).values("of")
    return Q(pk__in=own) | Q(pk__in=there)
