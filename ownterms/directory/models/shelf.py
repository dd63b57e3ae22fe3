"""Questions that pages and the index ask of all listings together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Prefetch, Q, prefetch_related_objects

from ownterms.directory.models.keeping.version import Check
from ownterms.directory.models.location import ServiceAtLocation
from ownterms.directory.models.record import Source
from ownterms.directory.models.taxonomy import Attribute

if TYPE_CHECKING:
    from ownterms.directory.models.listing import Listing

ONE_EACH = ("service__source", "service__organisation", "service__program", "organisation__source")
FOR_CARDS = (
    "service__schedules",
    "service__cost_options",
    "service__languages",
    "service__required_documents",
    Prefetch("service__at_locations", queryset=ServiceAtLocation.objects.select_related("location")),
    "service__at_locations__schedules",
    "service__at_locations__location__addresses",
    "service__at_locations__location__accessibilities",
    "service__at_locations__location__languages",
    "service__at_locations__location__schedules",
    "organisation__locations__addresses",
    "organisation__locations__accessibilities",
    "organisation__locations__languages",
    "organisation__locations__schedules",
)


class ListingQuerySet(models.QuerySet["Listing"]):
    """Questions about many listings."""

    def shown(self) -> Self:
        """Listings that a person has not joined into another."""
        joinings = self.model._meta.get_field("joinings_kept").related_model._default_manager  # noqa: SLF001  it knows us
        first = joinings.filter(kept=models.F("duplicate__second")).values("duplicate__first")
        second = joinings.filter(kept=models.F("duplicate__first")).values("duplicate__second")
        return self.exclude(pk__in=first).exclude(pk__in=second)

    def of(self, source: Source) -> Self:
        """Listings read from one source."""
        return self.filter(Q(service__source=source) | Q(organisation__source=source))

    def that_may_be(self, listing: "Listing") -> Self:
        """Listings offered as the same thing as `listing`, undecided."""
        undecided = {"joining": None, "keeping_apart": None}
        first = Q(
            **{f"pairs_as_first__{name}": value for name, value in undecided.items()}, pairs_as_first__second=listing
        )
        second = Q(
            **{f"pairs_as_second__{name}": value for name, value in undecided.items()}, pairs_as_second__first=listing
        )
        return self.filter(first | second).distinct()

    def for_cards(self, ids: Iterable[UUID | str]) -> list["Listing"]:
        """This will give listings in the order of `ids`, with all that a result shows.

        The number of queries is fixed, however many there are. Ids that are
        not there, or were joined into another, are left out.
        """
        order = {UUID(str(each)): place for place, each in enumerate(ids)}
        found = list(self.shown().filter(pk__in=order).select_related(*ONE_EACH))
        found.sort(key=lambda listing: order[listing.pk])
        return complete(found)

    def in_change_order(self, *, after: int = 0, batch: int = 500) -> Iterator["Listing"]:
        """This will go through shown listings with `change > after`, complete, the oldest change first.

        Reads `batch` listings at a time, so that memory does not grow.
        """
        mark = after
        while True:
            part = list(self.shown().filter(change__gt=mark).order_by("change").select_related(*ONE_EACH)[:batch])
            if not part:
                return
            yield from complete(part)
            mark = part[-1].change


def complete(listings: list["Listing"]) -> list["Listing"]:
    """This will fetch all that cards need for these listings, in a fixed number of queries."""
    prefetch_related_objects(listings, *FOR_CARDS)
    subjects = {each.pk for listing in listings for each in (listing.service, listing.body) if each}
    said = defaultdict(list)
    for attribute in Attribute.objects.filter(link_id__in=subjects).select_related("taxonomy_term__taxonomy"):
        said[attribute.link_id].append(attribute)
    checks = Check.objects.newest_of([listing.pk for listing in listings])
    for listing in listings:
        listing.newest_check = checks.get(listing.pk)
        about = [each.pk for each in (listing.service, listing.body) if each]
        listing.attributes = [attribute for pk in dict.fromkeys(about) for attribute in said[pk]]
    return listings
