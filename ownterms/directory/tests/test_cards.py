"""Cards: short, and in the order in which people ask."""

from dataclasses import replace
from datetime import time

import pytest

from ownterms.directory.cards import card, distance, shortened
from ownterms.directory.models import Listing
from ownterms.directory.touch import touch

from .factories import make_listing, make_place, make_schedule


@pytest.mark.django_db
class TestCard:
    def test_tells_when_where_cost_whom_and_access_in_this_order(self) -> None:
        listing = make_listing(fees_description="£2", eligibility_description="Anyone")
        make_place(listing, "The hall", town="Millbrook", access="Flat to the door", latitude=53.0, longitude=-2.0)
        make_schedule(listing, freq="WEEKLY", byday="MO", opens_at=time(9), closes_at=time(10))

        shown = replace(card(listing), near=(53.0, -2.0))

        assert [words for _picture, _name, words in shown.facts] == [
            "Mondays, 9:00–10:00",
            "The hall, Millbrook, a few minutes’ walk",
            "£2",
            "Anyone",
            "Flat to the door",
        ]

    def test_leaves_out_what_nobody_told(self) -> None:
        assert card(make_listing(description="")).facts == ()

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
