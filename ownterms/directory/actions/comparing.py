"""What a feed would change, found by taking it in and letting go again: it cannot differ from the real thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.directory.actions.importing import Prepared
from ownterms.directory.actions.report import Report
from ownterms.directory.models import ChangeCounter, Difference, Listing, Source
from ownterms.directory.models.reading import MOST_SPELT
from ownterms.directory.taking.touched import chunks

LONGEST = 20_000  # characters kept of one part
Parts = dict[str, str]
# What is told of a listing, and how it is called on pages.
PARTS = {
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("What it is"),
    "text": gettext_lazy("What it says"),
    "by": gettext_lazy("Who runs it"),
    "behind": gettext_lazy("What they say of themselves"),
    "alert": gettext_lazy("Please note"),
    "link": gettext_lazy("Web page"),
    "email": gettext_lazy("Email"),
    "phone": gettext_lazy("Phone"),
    "where": gettext_lazy("Where"),
    "when": gettext_lazy("When"),
    "cost": gettext_lazy("Cost"),
    "for": gettext_lazy("Who it is for"),
    "getting_in": gettext_lazy("Getting in and around"),
    "how": gettext_lazy("How to come"),
    "languages": gettext_lazy("Languages"),
    "asks_for": gettext_lazy("What they ask for first"),
    "welcome": gettext_lazy("How you are welcome"),
    "limits": gettext_lazy("What they cannot do, and why"),
    "topics": gettext_lazy("Topics"),
    "checked": gettext_lazy("Last checked"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a feed would do, and what the directory was when this was found out."""

    report: Report
    differences: list[Difference]
    mark: int
    listed: int
    digest_before: str

    @property
    def counts(self) -> dict[str, Any]:
        """The fields of a reading that are known from it."""
        listings = self.report.listings
        moved = {"new": listings.new, "changed": listings.changed, "withdrawn": listings.withdrawn}
        found = {"records": self.report.records, "mark": self.mark, "listed": self.listed}
        troubles = self.report.troubles
        lost = {"records_refused": troubles.refused, "values_left_empty": troubles.mended}
        return moved | found | lost | {"digest_before": self.digest_before}


def compare(feed: Prepared, source: Source) -> Comparison:
    """This will say what taking a feed would do, and leave what people find as it is.

    It holds the place of a writer meanwhile: on SQLite, others wait to write.
    """
    with transaction.atomic():
        mark, listed = ChangeCounter.newest(), Listing.objects.of(source).count()
        digest = Source.objects.values_list("last_digest", flat=True).get(pk=source.pk)
        with transaction.atomic():
            report = feed.write(may_shrink=True)
            fresh = list(_named(report.listings.fresh, Difference.Sort.NEW))
            spelt = report.listings.moved[:MOST_SPELT]
            after = dict(_portraits([*spelt, *report.listings.fresh[:MOST_SPELT]]))
            if not report.is_nothing_new:  # what moves nothing may stand: its keepers hear what it says of them
                transaction.set_rollback(True)  # only of this inner part
        before = dict(_portraits(spelt))
        gone = list(_named(report.listings.gone, Difference.Sort.WITHDRAWN))
        changed = list(_named(report.listings.moved, Difference.Sort.CHANGED))
    for each in [*changed, *fresh]:
        each.words = _moved(before.get(str(each.listing), {}), after.get(str(each.listing), {}))
    return Comparison(report, [*fresh, *changed, *gone], mark, listed, digest)


def _named(ids: list[str], sort: Difference.Sort) -> Iterator[Difference]:
    fields = ("pk", "service__name", "service__organisation__name", "organisation__name")
    for chunk in chunks(ids):
        for pk, service, behind, body in Listing.objects.filter(pk__in=chunk).values_list(*fields):
            yield Difference(sort=sort, listing=pk.hex, name=service or body or "", by=behind or "")


def _portraits(ids: list[str]) -> Iterator[tuple[str, Parts]]:
    for chunk in chunks(ids):
        for listing in Listing.objects.for_cards(chunk):
            yield listing.pk.hex, portrait(listing)


def portrait(listing: Listing) -> Parts:
    """This will put into words all that pages show of a listing, part by part; several of a sort on lines."""
    places = [", ".join(filter(None, [each.name, each.address, each.getting_there])) for each in listing.places]
    welcome = [str(term.label) for term in listing.terms_of_welcome]
    service = listing.service
    told: dict[str, str | list[str]] = {
        "name": listing.name,
        "kind": str(Listing.Kind(listing.kind).label),
        "text": listing.text,
        "by": listing.organisation_name,
        "behind": listing.body.description if service and listing.body else "",
        "alert": listing.alert,
        "link": [link.href for link in listing.links],
        "email": listing.email,
        "phone": listing.phones,
        "where": places,
        "when": listing.times,
        "cost": listing.costs,
        "for": [listing.eligibility, listing.ages],
        "getting_in": listing.accessibility,
        "how": [service.application_process, service.wait_time] if service else [],
        "languages": [*listing.languages, service.interpretation_services if service else ""],
        "asks_for": listing.asks_for,
        "welcome": welcome,
        "limits": listing.governing_limits,
        "topics": listing.categories,
        "checked": listing.assured_date.isoformat() if listing.assured_date else "",
    }
    return {part: words if isinstance(words, str) else "\n".join(filter(None, words)) for part, words in told.items()}


def _moved(before: Parts, after: Parts) -> list[list[str]]:
    return [
        [part, _kept(before.get(part, "")), _kept(words)]
        for part, words in after.items()
        if words != before.get(part, "")
    ]


def _kept(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…\n" + _("It goes on. The rest is not shown here.")
