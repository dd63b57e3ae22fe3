"""What pages show of their keeping: to everyone, and to those who keep them."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from ownterms.directory.models import FeedSaying, Listing, Mistake, Naming, Organisation, Service, Version
from ownterms.directory.models.keeping.access import organisations_kept_by, services_kept_by
from ownterms.directory.models.keeping.naming import NamingQuerySet
from ownterms.people.models import Person

MOST_PAGES = 500


@dataclass
class Told:
    """What a listing's page tells of how it is kept; `reader` is who reads it, where somebody signed in."""

    listing: Listing
    reader: Person | None = None

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """Those that were answered of late."""
        return list(Mistake.objects.shown(self.listing.pk))

    @cached_property
    def is_doubted(self) -> bool:
        """Whether several people said that it is wrong, and nobody has answered them."""
        return Mistake.is_doubted(self.listing.pk)

    @cached_property
    def has_versions(self) -> bool:
        """Whether it ever said something else."""
        return Version.objects.filter(page=self.listing.pk).exists()

    @cached_property
    def is_kept_by_reader(self) -> bool:
        """Whether its reader may change it."""
        if self.reader is None:
            return False
        kept = services_kept_by(self.reader) if self.listing.service else organisations_kept_by(self.reader)
        return kept.filter(pk=self.listing.pk).exists()


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
    def mistakes(self) -> list[tuple[Mistake, str]]:
        """What readers said is wrong and nobody has answered, with the name of its page."""
        return [(each, self._names[each.page]) for each in Mistake.objects.open().filter(page__in=self._names)]

    @cached_property
    def sayings(self) -> list[tuple[FeedSaying, str]]:
        """Where a feed says something else than a page that is kept here, with the page's name."""
        return [(each, self._names[each.page]) for each in FeedSaying.objects.open().filter(page__in=self._names)]

    @cached_property
    def _names(self) -> dict[UUID, str]:
        services = dict(self.organisation.services.values_list("pk", "name"))
        return {self.organisation.pk: self.organisation.name} | services
