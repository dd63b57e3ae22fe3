"""An organisation's page: what it is and what it offers."""

from uuid import uuid4

import pytest
from django.test import Client

from .factories import make_listing, make_organisation

pytestmark = pytest.mark.django_db


class TestOrganisationPage:
    def test_shows_what_it_offers_by_name(self, client: Client) -> None:
        organisation = make_organisation("Weir Lane", description="Nineteen households.", email="hello@example.org")
        for name in ("Walking", "Baking"):
            make_listing(name, organisation=organisation)

        page = client.get(f"/organisations/{organisation.pk}/").content.decode()

        assert "Nineteen households." in page
        assert page.index("Baking") < page.index("Walking")
        assert 'href="mailto:hello@example.org"' in page

    def test_says_so_where_it_offers_nothing(self, client: Client) -> None:
        answer = client.get(f"/organisations/{make_organisation().pk}/")

        assert answer.status_code == 200
        assert "Nothing is listed" in answer.content.decode()

    def test_is_404_for_one_that_nobody_knows(self, client: Client) -> None:
        assert client.get(f"/organisations/{uuid4()}/").status_code == 404
