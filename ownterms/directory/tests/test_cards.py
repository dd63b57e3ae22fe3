"""Cards: short, and in the order in which people ask."""

from datetime import UTC, date, datetime, time
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from ownterms.directory.cards import _made, card, cards, distance, shortened
from ownterms.directory.models import ChangeCounter, Duplicate, Joining, Listing, Service
from ownterms.directory.touch import touch

from .factories import make_listing, make_place, make_schedule, next_change


@pytest.mark.django_db
class TestCard:
    def test_tells_when_where_cost_whom_and_access_in_this_order(self) -> None:
        listing = make_listing(fees_description="£2", eligibility_description="Anyone")
        make_place(listing, "The hall", town="Millbrook", access="Flat to the door", latitude=53.0, longitude=-2.0)
        make_schedule(listing, freq="WEEKLY", byday="MO", opens_at=time(9), closes_at=time(10))

        shown = card(listing).seen_from((53.0, -2.0))

        assert [words for _picture, _name, words in shown.facts] == [
            "Mondays, 9:00–10:00",
            "The hall, Millbrook, a few minutes’ walk",
            "£2",
            "Anyone",
            "Flat to the door",
        ]

    def test_leaves_out_what_nobody_told(self) -> None:
        told = card(make_listing(description=""))

        assert told.facts == told.seen_from((53.0, -2.0)).facts == ()

    def test_stays_the_same_from_anywhere_where_it_has_no_place(self) -> None:
        shown = card(make_listing("Warm line"))

        assert shown.seen_from((53.0, -2.0)) == shown

    def test_says_how_many_more_places_there_are(self) -> None:
        listing = make_listing()
        for town in ("Millbrook", "Ashby"):
            make_place(listing, "", town=town)

        assert "and 1 more place" in card(listing).facts[0][2]

    @pytest.mark.parametrize("kind", Listing.Kind.values)
    def test_has_a_picture_and_words_for_every_kind(self, kind: str) -> None:
        shown = card(make_listing(kind=kind))

        assert shown.icon
        assert shown.kind_words


@pytest.mark.django_db(transaction=True)
class TestKeptCards:
    """Cards are kept in memory: each test says what must end that."""

    def test_are_asked_for_once(self) -> None:
        listings = [make_listing(f"Thing {number}") for number in range(3)]
        order = [listing.pk for listing in reversed(listings)]
        assert [each.name for each in cards(order).values()] == ["Thing 2", "Thing 1", "Thing 0"]

        with CaptureQueriesContext(connection) as queries:
            assert [each.name for each in cards(order).values()] == ["Thing 2", "Thing 1", "Thing 0"]

        assert len(queries) == 1

    def test_change_with_their_listing(self) -> None:
        listing = make_listing("Before")
        assert cards([listing.pk])[listing.pk].name == "Before"

        listing.service.name = "After"
        listing.service.save()
        Listing.objects.filter(pk=listing.pk).update(change=next_change())

        assert cards([listing.pk])[listing.pk].name == "After"

    def test_go_with_their_listing(self) -> None:
        gone, joined, kept = make_listing(), make_listing(), make_listing()
        assert len(cards([gone.pk, joined.pk, kept.pk])) == 3

        gone.delete()
        pair = Duplicate.objects.create(first=kept, second=joined, why=Duplicate.Why.SAME_WORDS)
        Joining.objects.create(duplicate=pair, kept=kept)
        Listing.objects.filter(pk=joined.pk).update(change=next_change())

        assert list(cards([gone.pk, joined.pk, kept.pk])) == [kept.pk]

    def test_change_with_the_day(self) -> None:
        listing = make_listing(assured_date=date(2026, 1, 1))
        with time_machine.travel(datetime(2026, 1, 2, 12, tzinfo=UTC)):
            assert cards([listing.pk])[listing.pk].checked == ""

        with time_machine.travel(datetime(2027, 1, 2, 12, tzinfo=UTC)):
            assert cards([listing.pk])[listing.pk].checked == "Not checked since 1 January 2026."

    def test_change_with_the_language(self) -> None:
        listing = make_listing()
        assert cards([listing.pk])[listing.pk].kind_words == "Service"

        with translation.override("de"), patch.object(Listing.Kind, "label", "Dienst", create=True):
            assert cards([listing.pk])[listing.pk].kind_words == "Dienst"

    def test_are_not_kept_from_a_transaction_that_is_taken_back(self) -> None:
        listing = make_listing("Before")
        with transaction.atomic():
            Service.objects.filter(pk=listing.pk).update(name="Taken back")
            Listing.objects.filter(pk=listing.pk).update(change=ChangeCounter.take(1)[0])
            assert cards([listing.pk])[listing.pk].name == "Taken back"
            transaction.set_rollback(True)

        Service.objects.filter(pk=listing.pk).update(name="After")
        Listing.objects.filter(pk=listing.pk).update(change=next_change())

        assert cards([listing.pk])[listing.pk].name == "After"

    def test_are_so_many_at_most(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ownterms.directory.cards.MOST_KEPT", 2)
        listings = [make_listing(f"Thing {number}") for number in range(5)]

        assert len(cards([listing.pk for listing in listings])) == 5
        assert len(_made) <= 2


class TestShortened:
    def test_keeps_a_short_text(self) -> None:
        assert shortened("Tea\nand  cake.") == "Tea and cake."

    def test_cuts_at_a_word(self) -> None:
        assert shortened("Tea and cake, and company", length=14) == "Tea and cake…"


class TestDistance:
    @pytest.mark.parametrize(
        ("kilometres", "words"),
        [
            (0.1, "a few minutes’ walk"),
            (1.609344, "about a mile away"),
            (4, "about 2.5 miles away"),
            (160.9344, "about 100 miles away"),
        ],
    )
    def test_is_said_in_miles(self, kilometres: float, words: str) -> None:
        assert distance(kilometres) == words


class TestTouch:
    @pytest.mark.parametrize(
        ("words", "href"),
        [
            ("01632 960001", "tel:01632960001"),
            ("+44 (1632) 960 001 (evenings)", "tel:+441632960001"),
            ("ask for Moss", ""),
            ("999", ""),
        ],
    )
    def test_dials_what_can_be_dialled(self, words: str, href: str) -> None:
        (way,) = touch(phones=[words], email="")

        assert (way.words, way.href) == (words, href)

    def test_writes_only_to_a_real_mailbox(self) -> None:
        assert touch(phones=[], email="not a mailbox") == []
        assert touch(phones=[], email="hello@example.org")[0].href == "mailto:hello@example.org"
