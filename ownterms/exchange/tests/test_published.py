"""What never leaves: a word is planted wherever nobody may read it, and looked for in everything that is published."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ownterms.directory.actions.pairing import join
from ownterms.directory.models import (
    Accessibility,
    Address,
    Contact,
    Duplicate,
    Listing,
    Location,
    Metadata,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
)
from ownterms.directory.tests.factories import (
    make,
    make_listing,
    make_organisation,
    make_place,
    make_schedule,
    make_service,
    make_source,
    say,
    say_kind,
)
from ownterms.exchange.models import Publication
from ownterms.exchange.published import Published
from ownterms.exchange.tests.conftest import Reader

CANARY = "canary"
LISTS = ("/services", "/service_at_locations", "/organizations", "/taxonomies", "/taxonomy_terms")


def everything(reader: Reader) -> str:
    """All that anyone can read, in small letters: each list brief and full, each record, and both files."""
    told = [reader.ask("/").body.decode()]
    for path in LISTS:
        full = "" if path.startswith("/tax") else "?full=true"
        for record in [*reader.every(path), *reader.every(f"{path}{full}")]:
            told += [str(record), reader.ask(f"{path}/{record['id']}").body.decode()]
    told.append(reader.ask("/hsds.json").body.decode())
    with zipfile.ZipFile(io.BytesIO(reader.ask("/datapackage.zip").body)) as pack:
        told += [pack.read(name).decode() for name in pack.namelist()]
    return "\n".join(told).lower()


def fill(listing: Listing) -> None:
    """Everything that can hang on a listing, with the word in it."""
    place = make_place(listing, "Canary house", source=listing.source, street="5 Canary Lane", access="Canary step")
    make_schedule(listing, source=listing.source, description="Canary hours")
    make(Phone, location=place, number="canary 1", source=listing.source)
    make(Contact, service=listing.service, title="Canary cook", source=listing.source)
    say(place.pk, "Canary view")
    say(listing.pk, "Canary pie")
    if listing.body:
        Location.objects.filter(pk=place.pk).update(organisation=listing.body)


def neighbours() -> None:
    fill(make_listing("Canary kitchen", kind=Listing.Kind.NEIGHBOURS, description="Canary"))


def neighbours_of_a_known_organisation() -> None:
    body = Service.objects.get(name="Tuesday kitchen").organisation
    fill(make_listing("Canary kitchen", kind=Listing.Kind.NEIGHBOURS, organisation=body))


def listing_that_says_peers() -> None:
    listing = make_listing("Canary chat")
    fill(listing)
    say_kind(listing, "Peers")


def organisation_that_says_neighbours() -> None:
    body = make_organisation("Canary street")
    say_kind(make_listing("Canary soup", organisation=body), "service")
    say(body.pk, "neighbours", taxonomy="Kind of listing ", code="neighbours")


def place_that_says_neighbours() -> None:
    listing = Listing.objects.get(service__name="Tuesday kitchen")
    home = make_place(listing, "Canary cottage", street="1 Canary Row")
    ServiceAtLocation.objects.filter(location=home).update(description="Canary door")
    say(home.pk, "neighbours", taxonomy="kind of listing", code="neighbours")


def not_listed() -> None:
    make_service("Canary, ended", status="defunct")


def joined_into_another() -> None:
    one, other = make_listing("Canary twice"), Listing.objects.get(service__name="Tuesday kitchen")
    first, second = sorted((one, other), key=lambda each: each.pk.hex)
    join(Duplicate.objects.create(first=first, second=second, why=Duplicate.Why.SAME_WORDS), keep=other)


def of_a_source_with_no_licence() -> None:
    fill(make_listing("Canary club", source=make_source(name="Canary list", format="hsds-2", licence="")))


def of_a_source_that_was_forbidden() -> None:
    source = make_source(name="Canary feed", format="hsds-2", licence="CC0")
    Publication.objects.create(source=source, allowed=True)
    Publication.objects.create(source=source, allowed=False)
    fill(make_listing("Canary club", source=source))


def invented_beside_the_real() -> None:
    fill(make_listing("Canary club", source=make_source(name="Canary town", invented=True)))


def what_is_about_a_person() -> None:
    service, hall = Service.objects.get(name="Tuesday kitchen"), Location.objects.get(name="St Luke's hall")
    shared = {"source": service.source}
    person = make(Contact, service=service, name="Canary Jones", email="canary@example.org", title="Cook", **shared)
    make(Contact, service=service, name="Canary Smith", **shared)
    make(Phone, contact=person, number="canary 2", **shared)
    make(Metadata, resource_id=service.pk, updated_by="Canary Jones", previous_value="Canary", **shared)
    Service.objects.filter(pk=service.pk).update(assurer_email="canary@example.org", extra={"note": "Canary"})
    Address.objects.filter(location=hall).update(attention="Canary Jones")


PLANTED = [
    neighbours,
    neighbours_of_a_known_organisation,
    listing_that_says_peers,
    organisation_that_says_neighbours,
    place_that_says_neighbours,
    not_listed,
    joined_into_another,
    of_a_source_with_no_licence,
    of_a_source_that_was_forbidden,
    invented_beside_the_real,
    what_is_about_a_person,
]


@pytest.mark.usefixtures("kitchen")
class TestNothingOfIt:
    def test_leaves(self, reader: Reader) -> None:
        for plant in PLANTED:
            plant()

        told = everything(reader)

        assert CANARY not in told
        assert "tuesday kitchen" in told
        assert "1 high street" in told

    @pytest.mark.slow
    @pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
    def test_leaves_alone(self, plant: Callable[[], None], reader: Reader) -> None:
        plant()

        assert CANARY not in everything(reader)


@pytest.mark.usefixtures("kitchen")
class TestPlantedFaults:
    """The same search finds the word where the rule is broken."""

    def test_neighbours_that_are_let_through_are_found(self, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        neighbours()
        monkeypatch.setattr(Published, "listings", lambda _self: Listing.objects.all())

        assert CANARY in everything(reader)

    def test_homes_that_are_let_through_are_found(self, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        neighbours_of_a_known_organisation()
        monkeypatch.setattr(Published, "_services_of_people", lambda _self: Service.objects.none())

        assert CANARY in everything(reader)


@pytest.mark.django_db
class TestSources:
    @pytest.mark.parametrize(
        ("licence", "passed_on"),
        [
            ("CC BY 4.0", True), ("cc0-1.0", True), ("Open Government Licence v3.0", True), ("ODbL", True),
            ("https://creativecommons.org/licenses/by-sa/4.0/", True), ("CC-BY-NC 4.0", False), ("CC BY-ND", False),
            ("All rights reserved", False), ("", False), ("ask us", False),
        ],
    )  # fmt: skip
    def test_are_passed_on_by_their_licence(self, licence: str, passed_on: bool) -> None:
        source = make_source(name="Millbrook council", licence=licence, format="hsds-3")
        make_listing(source=source)

        assert (source.pk in Published().sources) is passed_on

    def test_are_passed_on_where_they_are_kept_here(self) -> None:
        source = make_source(name="Ours", format="")

        assert source.pk in Published().sources

    def test_are_passed_on_as_the_host_said_last(self) -> None:
        source = make_source(name="Millbrook council", format="hsds-3")
        Publication.objects.create(source=source, allowed=True, by="Amina")

        assert source.pk in Published().sources

    def test_that_are_invented_are_passed_on_where_all_is(self, reader: Reader) -> None:
        make_listing("Tea", source=make_source(name="A made-up town", invented=True))

        assert [each["name"] for each in reader.every("/services")] == ["Tea"]
        assert reader.read("/")["ownterms_title"].startswith("Invented.")
        assert "A made-up town" in reader.read("/")["ownterms_title"]


@pytest.mark.django_db
def test_a_place_shared_with_neighbours_stays(reader: Reader, kitchen: Listing) -> None:
    theirs = make_listing("Canary kitchen", kind=Listing.Kind.NEIGHBOURS)
    make(ServiceAtLocation, service=theirs.service, location=Location.objects.get(name="St Luke's hall"))

    told = everything(reader)

    assert "st luke's hall" in told
    assert CANARY not in told


def test_a_number_of_a_place_and_of_a_person_is_told_without_the_person(reader: Reader, kitchen: Listing) -> None:
    person = make(Contact, service=kitchen.service, name="Canary Jones")
    make(Phone, service=kitchen.service, contact=person, number="01632 960002")

    phones = reader.read(f"/services/{kitchen.pk}")["phones"]

    assert {each["number"] for each in phones} == {"01632 960001", "01632 960002"}
    assert not any("contact_id" in each for each in phones)


def test_the_rows_of_one_answer_hold_no_pointer_to_what_is_not_there(
    reader: Reader, kitchen: Listing, tmp_path: Path
) -> None:
    home = make(Location, name="Home")
    make(Schedule, service=kitchen.service, location=home, byday="WE")
    make(Accessibility, location=home, description="Bell")

    rules = reader.read(f"/services/{kitchen.pk}")["schedules"]

    assert {each["byday"] for each in rules} == {"TU", "WE"}
    assert not any("location_id" in each for each in rules)
