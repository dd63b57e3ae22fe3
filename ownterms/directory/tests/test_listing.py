"""Listings: what a page can ask of one, and of many at once."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext

from ownterms.directory.models import Listing, RequiredDocument, TermOfWelcome
from ownterms.directory.models.places import nearest_first
from ownterms.directory.tests import factories

pytestmark = pytest.mark.django_db


class TestListing:
    def test_shows_exactly_one_thing(self) -> None:
        service, organisation = factories.make_service(), factories.make_organisation()

        with pytest.raises(IntegrityError), transaction.atomic():
            Listing.objects.create(id=service.pk, kind="service", service=service, organisation=organisation, change=1)

    def test_speaks_for_a_service(self) -> None:
        listing = factories.make_listing("Repair café", description="We mend things together.")

        assert (listing.name, listing.text) == ("Repair café", "We mend things together.")
        assert listing.organisation_name == "Millbrook Neighbours"

    def test_speaks_for_an_organisation(self) -> None:
        listing = factories.make_listing("Millbrook Choir", kind="organisation", website="choir.example.org")

        assert listing.name == listing.organisation_name == "Millbrook Choir"
        assert listing.link
        assert listing.link.href == "https://choir.example.org"

    def test_orders_its_places_by_distance(self) -> None:
        listing = factories.make_listing()
        factories.make_place(listing, "Far barn", latitude=52.0, longitude=0.0)
        factories.make_place(listing, "Near hall", latitude=51.51, longitude=0.0)
        factories.make_place(listing, "Somewhere", latitude=None, longitude=None)

        places = nearest_first(listing.places, latitude=51.5, longitude=0.0)

        assert [place.name for place in places] == ["Near hall", "Far barn", "Somewhere"]
        assert places[0].distance == pytest.approx(1.11, abs=0.01)

    def test_says_when_it_is_on(self) -> None:
        listing = factories.make_listing()
        for day in ("TU", "TH"):
            factories.make_schedule(listing, freq="WEEKLY", byday=day, opens_at=time(10), closes_at=time(12, 30))

        assert listing.times == ["Tuesdays and Thursdays, 10:00–12:30"]

    def test_tells_its_terms_of_welcome_and_limits(self) -> None:
        listing = factories.make_listing()
        factories.say_welcome(listing, TermOfWelcome.NO_REFERRAL)
        factories.say_welcome(listing, TermOfWelcome.GOVERNING_LIMIT, "They may not visit after six.")
        factories.make(RequiredDocument, service=listing.service, document="A letter with your address")
        factories.say(listing.pk, "Cooking")

        assert listing.terms_of_welcome == [TermOfWelcome.NO_REFERRAL, TermOfWelcome.ASKS_FOR]
        assert listing.governing_limits == ["They may not visit after six."]
        assert listing.categories == ["Cooking"]

    def test_says_when_it_was_not_checked(self) -> None:
        listing = factories.make_listing(assured_date=date(2020, 3, 1))

        assert listing.is_stale
        assert listing.last_checked == "Not checked since 1 March 2020."


class TestForCards:
    def test_keeps_the_order_and_leaves_out_the_unknown(self) -> None:
        first, second = factories.make_listing("One"), factories.make_listing("Two")

        found = Listing.objects.for_cards([second.pk, "00000000-0000-0000-0000-000000000000", str(first.pk)])

        assert [listing.name for listing in found] == ["Two", "One"]

    def test_asks_as_often_for_ten_as_for_one(self) -> None:
        from django.db import connection

        def asked(count: int) -> int:
            listings = [factories.make_listing(f"Thing {each}") for each in range(count)]
            for listing in listings:
                factories.make_place(listing, street="1 High Street", town="Millbrook", access="No steps")
                factories.say_welcome(listing, TermOfWelcome.MEMBER_RUN)
            with CaptureQueriesContext(connection) as queries:
                for card in Listing.objects.for_cards([listing.pk for listing in listings]):
                    assert card.places[0].address == "1 High Street, Millbrook"
                    assert card.terms_of_welcome == [TermOfWelcome.MEMBER_RUN]
                    assert card.times == card.costs == card.asks_for == []
                    assert card.source.name
            return len(queries)

        assert asked(10) == asked(1)


class TestInChangeOrder:
    def test_goes_on_from_a_mark(self) -> None:
        names = ["One", "Two", "Three"]
        listings = [factories.make_listing(name) for name in names]

        later = Listing.objects.in_change_order(after=listings[0].change, batch=1)

        assert [listing.name for listing in later] == ["Two", "Three"]
