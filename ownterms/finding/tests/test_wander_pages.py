"""Wandering: a few of each kind, in an order that means nothing and stays."""

import re

import pytest
from django.test import Client

from ownterms.directory.models import Listing
from ownterms.directory.tests.factories import make_listing

pytestmark = pytest.mark.django_db


def names(page: str) -> list[str]:
    """The names on the cards, in order."""
    return re.findall(r'class="card-name"><a href="[^"]+">([^<]+)<', page)


class TestWanderPage:
    def test_shows_some_of_every_kind(self, client: Client) -> None:
        for kind in Listing.Kind.values:
            for number in range(6):
                make_listing(f"{kind} {number}", kind=kind)

        shown = names(client.get("/looking/").content.decode())

        assert {name.split()[0] for name in shown[: len(Listing.Kind.values)]} == set(Listing.Kind.values)

    def test_keeps_its_order_and_goes_on_to_others(self, client: Client) -> None:
        for number in range(30):
            make_listing(f"Group {number}", kind=Listing.Kind.GROUP)

        first = names(client.get("/looking/?kind=group").content.decode())
        again = names(client.get("/looking/?kind=group").content.decode())
        then = names(client.get("/looking/?kind=group&page=1").content.decode())

        assert first == again
        assert len(first) == 12
        assert not set(first) & set(then)

    @pytest.mark.parametrize("query", ["kind=palace", "page=-1", "page=9999999999", "page=²", "page=400"])
    def test_takes_any_address(self, client: Client, query: str) -> None:
        assert client.get(f"/looking/?{query}").status_code == 200

    def test_says_so_where_there_is_nothing(self, client: Client) -> None:
        assert "There is nothing more to see here" in client.get("/looking/").content.decode()
