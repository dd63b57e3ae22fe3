"""A listing of the directory as the engine reads it."""

from collections.abc import Iterator
from datetime import time

from ownterms.directory.models import Listing, Schedule
from ownterms.directory.wording.days import DAYS
from ownterms.finding import engine

MIDNIGHT = 24 * 60  # minutes


def entry(listing: Listing) -> engine.Listing:
    """This will give what the engine needs of a listing: words, places, times, cost, ages and welcome."""
    service = listing.service
    return engine.Listing(
        id=str(listing.pk),
        kind=listing.kind,
        name=listing.name,
        text="\n".join(filter(None, [listing.text, listing.eligibility])),
        organisation=listing.organisation_name,
        categories=tuple(listing.categories),
        places=tuple(
            (place.latitude, place.longitude)
            for place in listing.places
            if place.latitude is not None and place.longitude is not None
        ),
        free=listing.is_free,
        ages=(years(service.minimum_age), years(service.maximum_age)) if service else (None, None),
        times=tuple(dict.fromkeys(span for schedule in listing.schedules for span in spans(schedule))),
        welcome=tuple(term.value for term in listing.terms_of_welcome),
    )


def spans(schedule: Schedule) -> Iterator[tuple[int, int, int]]:
    """This will give (weekday 0–6 from Monday, opens, closes) in minutes after midnight; open ends as the day's."""
    rule = schedule.opening
    days = [day for _, day in rule.byday] or (list(DAYS) if rule.freq == "DAILY" else [])
    opens, closes = minutes(rule.opens, 0), minutes(rule.closes, MIDNIGHT)
    for day in days:
        yield DAYS.index(day), opens, closes if closes > opens else MIDNIGHT


def minutes(at: time | None, otherwise: int) -> int:
    """This will give a time of day in minutes after midnight."""
    return at.hour * 60 + at.minute if at else otherwise


def years(age: float | None) -> int | None:
    """This will give an age in whole years; HSDS allows parts of one ("0.5" for babies)."""
    return None if age is None else int(age)
