"""How the open directory answers programs of other places."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownterms.directory.models import Attribute, Listing, Schedule, Service, ServiceAtLocation, TaxonomyTerm
from ownterms.directory.tests.factories import (
    make,
    make_listing,
    make_organisation,
    make_place,
    make_schedule,
    make_source,
    next_change,
    say,
)
from ownterms.exchange.models import Publication
from ownterms.exchange.tests.conftest import Reader
from ownterms.exchange.views import feed

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.mark.usefixtures("kitchen")
class TestPages:
    def test_have_the_head_that_the_profile_asks_for(self, reader: Reader) -> None:
        for name in ("Choir", "Repair café"):
            make_listing(name)

        page = reader.read("/services?page=2&per_page=2")

        contents = page.pop("contents")
        assert page == {
            "total_items": 3, "total_pages": 2, "page_number": 2, "size": 1,
            "first_page": False, "last_page": True, "empty": False,
        }  # fmt: skip
        assert len(contents) == 1

    def test_beyond_the_last_are_empty(self, reader: Reader) -> None:
        page = reader.read("/services?page=99")

        assert page["empty"] is True
        assert page["contents"] == []

    def test_take_a_fixed_number_of_queries(self, reader: Reader) -> None:
        for number in range(12):
            listing = make_listing(f"Club {number}")
            make_place(listing, f"Hall {number}", street="2 High Street", access="Lift")
            make_schedule(listing, byday="MO")
            say(listing.pk, f"Club {number}")
        reader.read("/services")

        for path in ("/services?full=true", "/service_at_locations?full=true", "/organizations?full=true"):
            counts = []
            for per_page in (2, 13):
                with CaptureQueriesContext(connection) as queries:
                    reader.read(f"{path}&per_page={per_page}")
                counts.append(len(queries))
            assert counts[0] == counts[1], path
            assert counts[0] < 40, path


class TestOne:
    def test_is_told_whole(self, reader: Reader, kitchen: Listing) -> None:
        service = reader.read(f"/services/{kitchen.pk}")

        assert service["name"] == "Tuesday kitchen"
        assert service["wait_time"] == "None."
        assert service["minimum_age"] == 18
        assert service["schedules"][0]["opens_at"] == "10:00"
        assert service["cost_options"][0]["amount"] == 2.5
        assert service["service_at_locations"][0]["location"]["addresses"][0]["address_1"] == "1 High Street"
        assert {each["taxonomy_term"]["name"] for each in service["attributes"]} == {"Food", "group"}
        assert service["ownterms_source"] == "Millbrook directory"

    def test_holds_no_empty_values(self, reader: Reader, kitchen: Listing) -> None:
        assert "null" not in reader.ask(f"/services/{kitchen.pk}").body.decode()

    def test_is_found_at_its_location_too(self, reader: Reader, kitchen: Listing) -> None:
        there = next(reader.every("/service_at_locations"))

        whole = reader.read(f"/service_at_locations/{there['id']}")

        assert there["service"]["id"] == whole["service"]["id"] == str(kitchen.pk)
        assert whole["location"]["accessibility"][0]["description"] == "Step-free"
        assert "service_at_locations" not in whole["service"]


@pytest.mark.usefixtures("kitchen")
class TestFilters:
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("search=tuesday", True), ("search=cook+kitchen", True), ("search=NEIGHBOURS", True),
            ("search=choir", False), ("search=%25", False),
            ("minimum_age=18", True), ("minimum_age=19", False), ("maximum_age=99", False),
            ("day=TU", True), ("day=tuesday", True), ("day=WE", False), ("day=TU&start_time=10:00", True),
            ("day=TU&start_time=10:01", False), ("end_time=12:30", True), ("end_time=12:00", False),
            ("modified_after=2026-01-01", True), ("modified_after=2026-05-01T10:00:00Z", False),
            (f"organization_id={NOBODY}", False), (f"taxonomy_term_id={NOBODY}", False),
            (f"taxonomy_id={NOBODY}", False), ("unknown=1", True),
        ],
    )  # fmt: skip
    def test_narrow_services_and_where_they_are(
        self, reader: Reader, kitchen: Listing, asked: str, found: bool
    ) -> None:
        Service.objects.filter(pk=kitchen.pk).update(last_modified=datetime(2026, 5, 1, 9, tzinfo=UTC))

        assert reader.read(f"/services?{asked}")["total_items"] == found
        assert reader.read(f"/service_at_locations?{asked}")["total_items"] == found

    def test_find_by_term_taxonomy_and_organisation(self, reader: Reader, kitchen: Listing) -> None:
        term = TaxonomyTerm.objects.get(name="Food")

        for asked in (
            f"taxonomy_term_id={term.pk}",
            f"taxonomy_id={term.taxonomy_id}",
            f"organization_id={kitchen.body and kitchen.body.pk}",
        ):
            assert reader.read(f"/services?{asked}")["total_items"] == 1
        assert reader.read(f"/taxonomy_terms?taxonomy_id={term.taxonomy_id}")["contents"][0]["name"] == "Food"

    def test_read_nothing_that_is_not_published(self, reader: Reader, kitchen: Listing) -> None:
        """A published service hangs on rows of a source that is not passed on."""
        secret = make_source(name="Secret", licence="All rights reserved", format="hsds-3")
        body, term = make_organisation("Hidden trust", source=secret), make(TaxonomyTerm, name="Veiled", source=secret)
        Service.objects.filter(pk=kitchen.pk).update(organisation=body)
        own = make(TaxonomyTerm, name="Plain", source=kitchen.source)
        for said, source in ((term, kitchen.source), (own, secret)):
            make(Attribute, link_id=kitchen.pk, link_entity="service", taxonomy_term=said, source=source)
        make_schedule(kitchen, source=secret, freq="WEEKLY", byday="SU", opens_at="20:00", closes_at="21:00")
        there = ServiceAtLocation.objects.get()
        make(Schedule, service_at_location=there, source=secret, freq="WEEKLY", byday="SA")

        hidden = ["search=Hidden", f"organization_id={body.pk}", f"taxonomy_term_id={term.pk}", "day=SU", "day=SA"]
        for asked in [*hidden, f"taxonomy_term_id={own.pk}", "start_time=19:00"]:
            assert reader.read(f"/services?{asked}")["total_items"] == 0, asked
            assert reader.read(f"/service_at_locations?{asked}")["total_items"] == 0, asked
        assert reader.read("/services?search=tuesday&day=TU")["total_items"] == 1

    def test_keep_what_may_have_changed_unknown_to_us(self, reader: Reader) -> None:
        assert reader.read("/services?modified_after=2026-01-01")["total_items"] == 1

    def test_put_the_nearest_first(self, reader: Reader) -> None:
        for name, latitude in (("Far", 51.6), ("Near", 51.501)):
            make_place(make_listing(name), name, latitude=latitude, longitude=-0.1)

        def names(asked: str) -> list[str]:
            contents = reader.read(f"/service_at_locations?{asked}")["contents"]
            return [each["service"]["name"] for each in contents]

        assert names("postcode=ZZ1+1AA") == ["Tuesday kitchen", "Near", "Far"]
        assert names("postcode=zz11aa&proximity=500&per_page=1&page=2") == ["Near"]
        assert names("postcode=ZZ1+1AA&proximity=500") == ["Tuesday kitchen", "Near"]

    def test_know_no_place_where_only_neighbours_live(self, reader: Reader) -> None:
        home = make_listing("Soup", kind=Listing.Kind.NEIGHBOURS)
        make_place(home, "Home", latitude=51.5, longitude=-0.1, street="5 Elm Row").addresses.update(
            postal_code="ZZ9 9ZZ"
        )

        assert reader.ask("/service_at_locations?postcode=ZZ9+9ZZ").status_code == 404


WRONG = {
    "/nowhere": 404,
    "/services/": 404,
    f"/services/{NOBODY}": 404,
    "/services/1%00": 404,
    "/services/%F0%9F%90%88": 404,
    "/services?page=0": 422,
    "/services?page=a": 422,
    "/services?per_page=201": 422,
    "/services?per_page=99999999999999999999999": 422,
    "/services?minimum_age=nan": 422,
    "/services?day=someday": 422,
    "/services?start_time=25:00": 422,
    "/services?modified_after=0001-01-01T00:00:00%2B14:00": 422,
    "/services?modified_after=2026-02-31": 422,
    "/services?search=%00": 422,
    f"/services?search={'a' * 201}": 422,
    "/services?taxonomy_id=food": 422,
    "/service_at_locations?proximity=5": 404,
    "/service_at_locations?postcode=XX1+1XX": 404,
    "/taxonomies/1": 404,
    f"/services?{'&a=1' * 1001}": 400,
}


@pytest.mark.usefixtures("kitchen")
class TestWhatWentWrong:
    @pytest.mark.parametrize(("path", "status"), WRONG.items())
    def test_is_told_in_one_way(self, reader: Reader, path: str, status: int) -> None:
        answer = reader.ask(path)

        told = json.loads(answer.content)
        assert answer.status_code == told["status"] == status
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
        assert told.keys() == {"status", "title", "errors"}
        assert all(each.keys() == {"where", "says"} for each in told["errors"])

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    @pytest.mark.parametrize("path", ["/", "/services", "/hsds.json", "/nowhere"])
    def test_is_told_so_of_other_methods(self, reader: Reader, method: str, path: str) -> None:
        answer = getattr(reader.client, method)(f"/openreferral{path}")

        assert answer.status_code == json.loads(answer.content)["status"] == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"

    def test_is_told_so_of_our_own_mistakes(self, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(feed.filters, "services", lambda *_: 1 / 0)

        answer = reader.ask("/services")

        assert json.loads(answer.content)["status"] == answer.status_code == 500


@pytest.mark.usefixtures("kitchen")
class TestEveryAnswer:
    @pytest.mark.parametrize("path", ["/", "/services", "/nowhere", "/services?page=0", "/openapi.json", "/hsds.json"])
    def test_is_open_to_programs_of_any_site(self, reader: Reader, path: str) -> None:
        for answer in (reader.ask(path), reader.client.options(f"/openreferral{path}")):
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert "Access-Control-Allow-Credentials" not in answer.headers
            assert not answer.cookies

    def test_says_what_may_be_asked(self, reader: Reader) -> None:
        answer = reader.client.options("/openreferral/services")

        assert answer.status_code == 204
        assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"

    def test_comes_without_its_body_where_only_the_head_is_asked_for(self, reader: Reader) -> None:
        answer = reader.client.head("/openreferral/services")

        assert answer.status_code == 200
        assert answer.content == b""
        assert answer.headers["ETag"] == reader.ask("/services").headers["ETag"]

    @pytest.mark.parametrize("path", ["/services", "/hsds.json", "/datapackage.zip", "/openapi.json"])
    def test_is_not_sent_twice_to_one_who_holds_it(self, reader: Reader, path: str) -> None:
        mark = reader.ask(path).headers["ETag"]

        for known in (mark, f"W/{mark}", f'"other", {mark}'):
            answer = reader.ask(path, if_none_match=known)
            assert answer.status_code == 304
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert reader.ask(path, if_none_match='"other"').status_code == 200

    def test_is_new_when_anything_changed(self, reader: Reader, kitchen: Listing) -> None:
        marks = [reader.ask("/services").headers["ETag"]]

        Listing.objects.filter(pk=kitchen.pk).update(change=next_change())
        marks.append(reader.ask("/services").headers["ETag"])
        Publication.objects.create(source=kitchen.source, allowed=False)
        marks.append(reader.ask("/services").headers["ETag"])

        assert len(set(marks)) == 3
        assert reader.read("/services")["empty"] is True

    def test_reads_no_session(self, reader: Reader) -> None:
        reader.client.cookies["sessionid"] = "anything"
        with CaptureQueriesContext(connection) as queries:
            reader.read("/services")

        assert not any("session" in each["sql"] for each in queries)


def test_a_rule_that_hsds_does_not_know_stands_under_our_prefix(reader: Reader, kitchen: Listing) -> None:
    Schedule.objects.update(freq="DAILY", wkst="XX")

    rule = reader.read(f"/services/{kitchen.pk}")["schedules"][0]

    assert "freq" not in rule
    assert rule["ownterms_freq"] == "DAILY"
    assert rule["ownterms_wkst"] == "XX"
