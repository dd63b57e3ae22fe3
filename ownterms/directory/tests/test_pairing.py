"""Duplicates: offered for a reason, decided by people, never joined by machine."""

from pathlib import Path

import pytest

from ownterms.directory.actions import pairing
from ownterms.directory.models import Duplicate, Listing, Phone, Withdrawal
from ownterms.directory.tests import factories
from ownterms.directory.tests.millbrook import MILLBROOK, take, write

pytestmark = pytest.mark.django_db

WORDS = "We cook together every Tuesday and everybody eats what there is at one long table."


def pair(**second: object) -> Duplicate | None:
    """What is offered for two listings of one name and one organisation."""
    first = factories.make_listing("Tuesday kitchen", description=WORDS)
    values = {"organisation": first.body, "description": WORDS} | second
    factories.make_listing(str(values.pop("name", "Tuesday Kitchen!")), **values)
    pairing.pair_up(factories.make_source())
    return Duplicate.objects.first()


class TestPairUp:
    def test_offers_the_same_name_with_the_same_words(self) -> None:
        offered = pair()

        assert offered
        assert offered.why == Duplicate.Why.SAME_WORDS
        assert Listing.objects.shown().count() == 2
        assert list(offered.first.duplicates) == [offered.second]
        assert list(offered.second.duplicates) == [offered.first]

    @pytest.mark.parametrize("second", [{"name": "Wednesday kitchen"}, {"description": "Something else altogether."}])
    def test_leaves_others_alone(self, second: dict[str, object]) -> None:
        assert pair(**second) is None

    def test_leaves_another_organisation_alone(self) -> None:
        assert pair(organisation=factories.make_organisation("Somebody else")) is None

    def test_offers_the_same_name_with_the_same_telephone(self) -> None:
        listings = [factories.make_listing("Choir", organisation=None) for _each in range(2)]
        for listing, number in zip(listings, ("01632 960 001", "+44 1632 960001"), strict=True):
            factories.make(Phone, service=listing.service, number=number)

        pairing.pair_up(factories.make_source())

        assert Duplicate.objects.get().why == Duplicate.Why.SAME_PHONE

    def test_offers_the_same_name_at_the_same_place(self) -> None:
        for _each in range(2):
            factories.make_place(factories.make_listing("Choir", organisation=None), street="1 High Street")

        pairing.pair_up(factories.make_source())

        assert Duplicate.objects.get().why == Duplicate.Why.SAME_PLACE

    def test_offers_a_pair_once(self) -> None:
        pair()

        assert pairing.pair_up(factories.make_source()) == 1
        assert Duplicate.objects.count() == 1

    def test_drops_a_pair_that_is_no_longer_alike(self) -> None:
        offered = pair()
        assert offered
        service = offered.second.service
        assert service
        service.name = "Wednesday kitchen"
        service.save()

        pairing.pair_up(factories.make_source())

        assert not Duplicate.objects.exists()

    def test_meets_another_source(self, tmp_path: Path) -> None:
        feed = write(tmp_path / "feed", MILLBROOK)
        take(feed, name="One")

        report = take(feed, name="Two")

        assert report.duplicates == 2


class TestDeciding:
    def test_joining_shows_only_the_one_kept(self) -> None:
        offered = pair()
        assert offered

        pairing.join(offered, keep=offered.second, by="Amina")

        assert list(Listing.objects.shown()) == [offered.second]
        assert list(Listing.objects.in_change_order()) == [offered.second]
        assert Withdrawal.objects.get().pk == offered.first_id
        assert not Duplicate.objects.open().exists()

    def test_separating_brings_the_other_back(self) -> None:
        offered = pair()
        assert offered
        pairing.join(offered, keep=offered.first)
        mark = Withdrawal.objects.get().change

        pairing.separate(offered)

        assert [listing.pk for listing in Listing.objects.in_change_order(after=mark)] == [offered.second_id]
        assert not Withdrawal.objects.exists()
        assert Duplicate.objects.open().get() == offered

    def test_keeping_apart_is_for_good(self) -> None:
        offered = pair()
        assert offered
        pairing.keep_apart(offered, by="Amina")

        pairing.pair_up(factories.make_source())

        assert not Duplicate.objects.open().exists()
        assert Listing.objects.shown().count() == 2
        with pytest.raises(ValueError, match="already decided"):
            pairing.join(offered, keep=offered.first)

    def test_only_one_of_the_two_can_be_kept(self) -> None:
        offered = pair()
        assert offered

        with pytest.raises(ValueError, match="one of the two"):
            pairing.join(offered, keep=factories.make_listing("Stranger"))

    def test_a_joined_listing_stays_hidden_when_its_feed_is_read_again(self, tmp_path: Path) -> None:
        feed = write(tmp_path / "feed", MILLBROOK)
        take(feed, name="One")
        take(feed, name="Two")
        for offered in Duplicate.objects.all():
            pairing.join(offered, keep=offered.first)

        assert take(feed, name="One").is_nothing_new
        assert Listing.objects.shown().count() == 2
