"""An organisation's pages as its keepers see them, with what waits for them."""

from dataclasses import dataclass
from functools import cached_property

from ownterms.directory.models import Listing, Mistake, Naming, Organisation, Service
from ownterms.directory.models.keeping.naming import NamingQuerySet

MOST_PAGES = 500


@dataclass
class Kept:
    """All that a page for keepers shows of one organisation."""

    organisation: Organisation

    @cached_property
    def listed(self) -> list[Listing]:
        """Its pages that people can find, by name."""
        own = Listing.objects.filter(service__organisation=self.organisation).order_by("service__name")
        return Listing.objects.for_cards(own.values_list("pk", flat=True)[:MOST_PAGES])

    @cached_property
    def ended(self) -> list[Service]:
        """What it no longer offers, and could bring back."""
        listed = Listing.objects.filter(service__organisation=self.organisation).values("pk")
        return list(self.organisation.services.exclude(pk__in=listed).order_by("name")[:MOST_PAGES])

    @cached_property
    def keepers(self) -> NamingQuerySet:
        """Who is named for it, in the order in which they were."""
        return Naming.objects.standing().filter(organisation=self.organisation).select_related("taking_up")

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """What readers said is wrong, and nobody has answered."""
        pages = [self.organisation.pk, *self.organisation.services.values_list("pk", flat=True)]
        return list(Mistake.objects.open().filter(page__in=pages))

    def name_of(self, mistake: Mistake) -> str:
        """What the page is called that a mistake is on."""
        return next((each.name for each in self.listed if each.pk == mistake.page), self.organisation.name)
