"""Rows of a listings file, read or refused with a sentence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ownterms.finding.engine import BadListing, Listing

ROW = {"id": "a:1", "name": "Chess", "description": "Tea.", "organization": "Us", "lat": 52.0, "lon": 1}


class TestListing:
    def test_is_read_from_a_row(self) -> None:
        listing = Listing.from_row(ROW | {"categories": ["games", " "], "url": "example.org"})
        assert (listing.id, listing.name, listing.text, listing.organisation) == ("a:1", "Chess", "Tea.", "Us")
        assert (listing.categories, listing.places) == (("games",), ((52.0, 1.0),))

    def test_needs_only_an_id_and_a_name(self) -> None:
        assert Listing.from_row({"id": 7, "name": "Chess", "lat": None}).id == "7"

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"id": ""}, "needs “id”"),
            ({"name": None}, "needs “name”"),
            ({"name": 3}, "must be text"),
            ({"categories": "games"}, "list of texts"),
            ({"categories": [1]}, "list of texts"),
            ({"lat": "north"}, "number of degrees"),
            ({"lat": 91}, "between -90 and 90"),
            ({"lon": float("nan")}, "between -180 and 180"),
            ({"free": "yes"}, "true, false"),
        ],
    )
    def test_refuses_a_wrong_value_with_a_sentence(self, wrong: dict[str, Any], sentence: str) -> None:
        with pytest.raises(BadListing, match=sentence):
            Listing.from_row(ROW | wrong)

    def test_refuses_what_is_no_row(self) -> None:
        with pytest.raises(BadListing, match="object"):
            Listing.from_row(["a"])  # type: ignore[arg-type]

    @given(
        some.dictionaries(some.sampled_from(sorted(ROW)), some.none() | some.text() | some.floats() | some.booleans())
    )
    def test_is_read_or_refused_whatever_the_row(self, row: dict[str, Any]) -> None:
        assert name_or_sentence(row)


def name_or_sentence(row: dict[str, Any]) -> str:
    """The name of the listing, or the sentence with which it is refused."""
    try:
        return Listing.from_row(row).name
    except BadListing as refused:
        return str(refused)
