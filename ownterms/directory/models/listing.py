"""Listings: what people can find, one page each."""

from datetime import date
from functools import cached_property

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.directory.models.keeping.naming import Speaker
from ownterms.directory.models.keeping.version import Check
from ownterms.directory.models.location import Location
from ownterms.directory.models.organisation import Organisation
from ownterms.directory.models.places import Place, place_of
from ownterms.directory.models.record import Source
from ownterms.directory.models.schedule import Schedule
from ownterms.directory.models.service import Service
from ownterms.directory.models.shelf import ListingQuerySet
from ownterms.directory.models.taxonomy import Attribute, TermOfWelcome
from ownterms.directory.wording import terms
from ownterms.directory.wording.days import times_in_words
from ownterms.lib.links import Link, safe_link


class Listing(models.Model):
    """One page in the directory: a thin row over the record that it shows.

    Its `id` is its subject's id. `change` is a number that only grows: a
    reader who knows everything up to a mark asks for what lies above it
    (`ChangeCounter` says why none is missed).
    """

    class Kind(models.TextChoices):
        """What a listing is. No kind stands above another."""

        SERVICE = "service", gettext_lazy("Service")
        GROUP = "group", gettext_lazy("Group")
        PLACE = "place", gettext_lazy("Place")
        NEIGHBOURS = "neighbours", gettext_lazy("Run by neighbours")
        ORGANISATION = "organisation", gettext_lazy("Organisation")

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    service = models.OneToOneField(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="listing")
    organisation = models.OneToOneField(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="listing"
    )
    change = models.PositiveBigIntegerField(unique=True)

    objects = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["change"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(service__isnull=False, organisation__isnull=True)
                | models.Q(service__isnull=True, organisation__isnull=False),
                name="listing_shows_exactly_one_service_or_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    # Asking who and what

    @property
    def subject(self) -> Service | Organisation:
        """The record that this page shows."""
        subject = self.service or self.organisation
        if subject is None:  # the constraint forbids it
            raise Listing.DoesNotExist
        return subject

    @property
    def name(self) -> str:
        """What it is called."""
        return self.subject.name

    @property
    def text(self) -> str:
        """What it says about itself: plain text, paragraphs split by an empty line."""
        return self.subject.description

    @property
    def body(self) -> Organisation | None:
        """The organisation behind it, if there is one."""
        return self.service.organisation if self.service else self.organisation

    @property
    def organisation_name(self) -> str:
        """The name of the organisation behind it, or nothing."""
        return self.body.name if self.body else ""

    @property
    def source(self) -> Source:
        """Where it was read from."""
        return self.subject.source

    @property
    def is_invented(self) -> bool:
        """Whether it was made up for the demo."""
        return self.source.invented

    @property
    def original_id(self) -> str:
        """Its id in the source it came from."""
        return self.subject.original_id

    @property
    def alert(self) -> str:
        """A warning from the source, or that it is closed for now."""
        if not self.service:
            return ""
        closed = self.service.status == Service.Status.CLOSED
        return self.service.alert or (str(Service.Status.CLOSED.label) if closed else "")

    # Asking reaching it

    @property
    def link(self) -> Link | None:
        """Its own page on the web, or else its organisation's, if safe."""
        own = safe_link(self.service.url) if self.service else None
        return own or (safe_link(self.body.website) if self.body else None)

    @property
    def links(self) -> list[Link]:
        """All its safe links: its page, its organisation's, further ones."""
        found = [self.link, safe_link(self.body.website) if self.body else None]
        found += [safe_link(each.url, label=each.label) for each in self.subject.urls.all()]
        return list({link.href: link for link in reversed(found) if link}.values())[::-1]

    @property
    def email(self) -> str:
        """Where to write, or nothing."""
        return self.subject.email or (self.body.email if self.body else "")

    @property
    def phones(self) -> list[str]:
        """Numbers to ring: its own, then those of its places, then its organisation's."""
        holders = [self.subject.phones]
        if self.service:
            holders += [each.phones for each in self.service.at_locations.all()]
        holders += [location.phones for location in self.locations]
        if self.service and self.service.organisation:
            holders.append(self.service.organisation.phones)
        return list(dict.fromkeys(phone.in_words for holder in holders for phone in holder.all() if not phone.is_fax))

    # Asking where and when

    @property
    def locations(self) -> list[Location]:
        """The records of where it is."""
        if self.service:
            return [each.location for each in self.service.at_locations.all()]
        if not self.organisation:
            return []
        # Where an organisation has left its feed, the feed's own locations still name it.
        return [each for each in self.organisation.locations.all() if each.source_id == self.organisation.source_id]

    @cached_property
    def places(self) -> list[Place]:
        """Where it is."""
        return [place_of(location) for location in self.locations]

    @property
    def schedules(self) -> list[Schedule]:
        """Its own rules of opening; where it has none, those of its places."""
        if not self.service:
            return [each for location in self.locations for each in location.schedules.all()]
        own = list(self.service.schedules.all())
        own += [each for there in self.service.at_locations.all() for each in there.schedules.all()]
        return own or [each for location in self.locations for each in location.schedules.all()]

    @cached_property
    def times(self) -> list[str]:
        """When it is on, in sentences."""
        return times_in_words(schedule.opening for schedule in self.schedules)

    # Asking on what terms

    @cached_property
    def costs(self) -> list[str]:
        """What it costs, in sentences; nothing where nothing is said."""
        if not self.service:
            return []
        said = [option.in_words for option in self.service.cost_options.all()]
        said += [self.service.fees_description, self.service.fees]
        return list(dict.fromkeys(words for words in said if words))

    @property
    def is_free(self) -> bool | None:
        """Whether it costs nothing; None where it does not say."""
        prices = [option.amount for option in self.service.cost_options.all()] if self.service else []
        known = [price for price in prices if price is not None]
        if known:
            return not any(known)
        return True if any(terms.says_free(words) for words in self.costs) else None

    @property
    def eligibility(self) -> str:
        """Who it says it is for."""
        return self.service.eligibility_description if self.service else ""

    @property
    def ages(self) -> str:
        """Which ages may come, in words."""
        return terms.ages(self.service.minimum_age, self.service.maximum_age) if self.service else ""

    @property
    def accessibility(self) -> list[str]:
        """What its places do for people who need something to get in or take part."""
        return list(dict.fromkeys(words for place in self.places for words in place.accessibility))

    @property
    def languages(self) -> list[str]:
        """Languages that are spoken there."""
        spoken = list(self.service.languages.all()) if self.service else []
        spoken += [each for location in self.locations for each in location.languages.all()]
        return list(dict.fromkeys(str(each) for each in spoken if str(each)))

    @property
    def asks_for(self) -> list[str]:
        """What a person must bring or show first."""
        return [each.document for each in self.service.required_documents.all()] if self.service else []

    # Asking what is said of it in agreed words

    @cached_property
    def attributes(self) -> list[Attribute]:
        """The terms said of it and of its organisation. `for_cards` fills this for many at once."""
        subjects = [each.pk for each in (self.service, self.body) if each]
        return list(Attribute.objects.filter(link_id__in=subjects).select_related("taxonomy_term__taxonomy"))

    @property
    def terms_of_welcome(self) -> list[TermOfWelcome]:
        """What a person can count on or must reckon with, in the order of `TermOfWelcome`."""
        codes = {each.term_of_welcome for each in self.attributes}
        if self.asks_for:
            codes.add(TermOfWelcome.ASKS_FOR)
        return [term for term in TermOfWelcome if term in codes and term != TermOfWelcome.GOVERNING_LIMIT]

    @property
    def governing_limits(self) -> list[str]:
        """What stops the organisation from doing something, in plain words."""
        said = [each for each in self.attributes if each.term_of_welcome == TermOfWelcome.GOVERNING_LIMIT]
        return list(dict.fromkeys(each.value for each in said if each.value))

    @property
    def categories(self) -> list[str]:
        """What it is filed under, as the source words it."""
        return list(dict.fromkeys(each.category for each in self.attributes if each.category))

    # Asking how far to trust it

    @cached_property
    def newest_check(self) -> Check | None:
        """The newest word of somebody here that it is right. `for_cards` fills this for many at once."""
        return Check.objects.newest_of([self.pk]).get(self.pk)

    @property
    def assured_date(self) -> date | None:
        """The day on which somebody last checked it, here or where it was read from, if that is known."""
        known = [
            self.newest_check.on if self.newest_check else None,
            self.service.assured_date if self.service else None,
        ]
        return max(filter(None, known), default=None)

    @property
    def checked_by(self) -> str:
        """Who last checked it, in a sentence; nothing where nobody is known to."""
        if self.newest_check and self.newest_check.on == self.assured_date:
            return _("It was checked %(who)s.") % {"who": Speaker(self.newest_check.speaker).label}
        return _("The list that it was read from says so.") if self.assured_date else ""

    @property
    def is_stale(self) -> bool:
        """Whether it was not checked in the last 180 days, or nobody knows."""
        return terms.is_stale(self.assured_date, today=timezone.localdate())

    @property
    def last_checked(self) -> str:
        """When it was last checked, or since when it was not, in a sentence."""
        return terms.last_checked(self.assured_date, today=timezone.localdate())

    @property
    def duplicates(self) -> "ListingQuerySet":
        """Listings that may be the same thing, about which nobody has decided."""
        return Listing.objects.that_may_be(self)
