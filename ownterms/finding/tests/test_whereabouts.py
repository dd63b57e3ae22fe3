"""From what somebody typed to a point on the ground."""

import pytest

from ownterms.directory.models import Address
from ownterms.directory.tests.factories import make_listing, make_place
from ownterms.finding.whereabouts import whereabouts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hall() -> None:
    place = make_place(
        make_listing(), "Weir Lane hall", street="4 Weir Lane", town="Millbrook", latitude=53.0, longitude=-2.0
    )
    Address.objects.filter(location=place).update(postal_code="ZZ1 2AB")


@pytest.mark.parametrize(
    "typed", ["Millbrook", " millbrook ", "ZZ1 2AB", "zz12ab", "ZZ1", "weir lane hall", "weir lane", "53.0, -2.0"]
)
def test_knows_a_town_a_postcode_a_street_and_degrees(typed: str) -> None:
    found = whereabouts(typed)

    assert found is not None
    assert found.point == (53.0, -2.0)


@pytest.mark.parametrize("typed", ["", "Atlantis", "ZZ9", "91, 0", "0, 181", "%", "\x00"])
def test_knows_when_it_does_not_know(typed: str) -> None:
    assert whereabouts(typed) is None
