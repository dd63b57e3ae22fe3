"""Invented people by the dozen: enough for a mirror, marked as what they are, and gone without a trace."""

import pytest
from django.test import Client
from django.utils import timezone

from ownterms.directory.models import Organisation
from ownterms.directory.tests.factories import make_organisation, make_source
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror import quarterly
from ownterms.mirror.events import gather
from ownterms.mirror.models import Counting, ReadOrganisation, ReadQuarter
from ownterms.people.models import Person
from ownterms.site import neighbours
from ownterms.site.models import Invented

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def carers() -> Organisation:
    made = make_organisation("Tarrow Carers Together", source=make_source(invented=True))
    assert neighbours.settle() > 30
    return made


def test_the_place_and_one_organisation_have_something_to_show(carers: Organisation, client: Client) -> None:
    read = ReadQuarter.objects.get()
    [theirs] = ReadOrganisation.of(carers, timezone.localdate())

    assert (read.is_invented, read.told["people"], theirs.told["people"]) == (True, 35, 20)
    page = client.get("/mirror/here/").text
    for words in ("Invented", "These people are made up", "about 15", "about 20", "Whose purpose it is"):
        assert words in page


def test_they_are_never_among_others(carers: Organisation) -> None:
    quarter = neighbours.last_public()
    invented = Person.objects.filter(invented__isnull=False)

    assert len(gather(quarter).people) > 30
    assert not gather(quarter, without=invented).rows
    assert quarterly.keep(quarter, gather(quarter, without=invented))


def test_they_go_and_so_does_what_was_read_of_them(carers: Organisation) -> None:
    Invented.remove_all()
    neighbours.leave()

    assert not any(kind.objects.exists() for kind in (ReadQuarter, ReadOrganisation, Counting, Person))


def test_without_the_town_nobody_comes() -> None:
    assert neighbours.settle() == 0
    assert not Person.objects.exists()


def test_they_lived_in_a_quarter_that_anybody_may_read() -> None:
    quarter = neighbours.last_public()

    assert quarter.public_from <= timezone.localdate()
    assert quarter in {Quarter.of(timezone.localdate()).before, Quarter.of(timezone.localdate()).before.before}
