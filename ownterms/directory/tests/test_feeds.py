"""Feeds of every shape: nested, plain, and as they were in the first HSDS."""

import json
from pathlib import Path

import pytest

from ownterms.directory.feeds.mapping import read_mapping
from ownterms.directory.models import Address, Attribute, Language, Listing, Schedule
from ownterms.directory.tests.millbrook import take, write

pytestmark = pytest.mark.django_db


class TestNested:
    SERVICE = {
        "id": "s1",
        "name": "Music together",
        "status": "active",
        "organization": {"id": "o1", "name": "Millbrook Music", "description": "People who play."},
        "cost_options": [{"id": "c1", "amount": 2.5, "currency": "GBP", "amount_description": "a week"}],
        "schedules": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "18:00", "closes_at": "20:00"}],
        "required_documents": [{"document": "Nothing but yourself"}],
        "attributes": [
            {"taxonomy_term": {"id": "t1", "name": "group", "code": "group", "taxonomy": "kind of listing"}},
            {
                "value": "They must close at nine.",
                "taxonomy_term": {
                    "id": "t2",
                    "code": "governing-limit",
                    "name": "limit",
                    "taxonomy": "terms of welcome",
                },
            },
        ],
        "service_at_locations": [
            {
                "location": {
                    "id": "l1",
                    "name": "Hut",
                    "latitude": 51,
                    "longitude": 0,
                    "accessibility": [{"description": "Ramp"}],
                }
            }
        ],
    }

    @pytest.mark.parametrize(
        "shape",
        [
            lambda record: record,
            lambda record: [record],
            lambda record: {"total_items": 1, "contents": [record]},
            lambda record: {"services": [record]},
        ],
    )
    def test_is_read_in_every_wrapping(self, tmp_path: Path, shape: object) -> None:
        file = tmp_path / "feed.json"
        file.write_text(json.dumps(shape(self.SERVICE)))  # type: ignore[operator]

        take(file)

        listing = Listing.objects.get()
        assert (listing.name, listing.organisation_name, listing.kind) == ("Music together", "Millbrook Music", "group")
        assert (listing.costs, listing.times) == (["£2.50 a week"], ["Tuesdays, 18:00–20:00"])
        assert listing.governing_limits == ["They must close at nine."]
        assert (listing.accessibility, listing.asks_for) == (["Ramp"], ["Nothing but yourself"])
        assert take(file).is_nothing_new

    def test_names_a_bad_record_by_its_path(self, tmp_path: Path) -> None:
        broken = json.loads(json.dumps(self.SERVICE))
        broken["service_at_locations"][0]["location"]["latitude"] = 95
        file = tmp_path / "feed.json"
        file.write_text(json.dumps(broken))

        told = [str(each) for each in take(file).troubles.told]

        assert told == [
            (
                "feed.json, the record → service_at_locations[0] → location: location: "
                "latitude “95” is not between -90 and 90 degrees; it was left empty"
            )
        ]

    def test_reads_lines(self, tmp_path: Path) -> None:
        file = tmp_path / "feed.jsonl"
        file.write_text(json.dumps(self.SERVICE) + "\n{not json\n")

        report = take(file)

        assert report.listings.listed == 1
        assert "feed.jsonl, line 2: this line is not JSON" in [str(each) for each in report.troubles.told]


class TestPlain:
    def test_guesses_and_shows_the_mapping(self, tmp_path: Path) -> None:
        lines = [
            ["Activity", "Run by", "Where", "Town", "Times"],
            ["Seed swap", "Plot 9; Plot 10", "", "Millbrook", "Sundays"],
        ]
        write(tmp_path / "feed", {"things.csv": [["Group name", *lines[0][1:]], lines[1]]})

        report = take(tmp_path / "feed")

        assert 'name = "Group name"' in report.mapping
        listing = Listing.objects.get()
        assert (listing.name, listing.organisation_name) == ("Seed swap", "Plot 9")
        assert (listing.times, listing.places[0].town) == (["Sundays"], "Millbrook")

    def test_knows_what_our_own_pages_call_it(self, tmp_path: Path) -> None:
        (tmp_path / "groups.csv").write_text("id,Name,What it is\n1,Seed swap,Bring seeds.\n")

        report = take(tmp_path / "groups.csv")

        assert Listing.objects.get().text == "Bring seeds."
        assert report.advice == []

    def test_says_what_it_would_be_worth_to_have(self, tmp_path: Path) -> None:
        (tmp_path / "groups.csv").write_text("Name,Blurb\nSeed swap,Bring seeds.\n")

        told = "\n".join(take(tmp_path / "groups.csv").in_words())

        assert "Please note: groups.csv: Give each line an id, in a column called id." in told
        assert "Please note: groups.csv: No column says what each thing is." in told

    def test_joins_tables_by_name(self, tmp_path: Path) -> None:
        tables = {
            "our_services.csv": [
                ["Name", "Organisation", "Location"],
                ["Seed swap", "Plot Nine", "The Shed\nThe Yard"],
            ],
            "our_organisations.csv": [["Name", "Website"], ["plot nine", "plot.example.org"]],
            "our_locations.csv": [["Name", "Postcode", "lat", "lon"], ["the shed", "MB1 1AA", "51", "0"]],
        }

        take(write(tmp_path / "feed", tables))

        listing = Listing.objects.get()
        assert listing.link
        assert listing.link.href == "https://plot.example.org"
        assert sorted(place.name for place in listing.places) == ["The Yard", "the shed"]
        assert Address.objects.get().postal_code == "MB1 1AA"

    def test_follows_a_mapping(self, tmp_path: Path) -> None:
        write(tmp_path / "feed", {"x.csv": [["a", "b", "c"], ["Seed swap", "Bring seeds.", "Outdoors|Growing"]]})
        mapping = tmp_path / "map.toml"
        mapping.write_text(
            '[[table]]\nfile = "x.csv"\nrows = "service"\nseparator = "|"\n'
            '[table.columns]\nname = "a"\ndescription = "b"\ncategories = "c"\n'
        )

        take(tmp_path / "feed", mappings=read_mapping(mapping))

        listing = Listing.objects.get()
        assert (listing.name, listing.text, listing.categories) == (
            "Seed swap",
            "Bring seeds.",
            ["Outdoors", "Growing"],
        )

    def test_reads_json_lines_without_a_mapping(self, tmp_path: Path) -> None:
        file = tmp_path / "listings.jsonl"
        record = {
            "id": "a:1",
            "name": "Seed swap",
            "organization": "Plot Nine",
            "lat": 51,
            "lon": 0,
            "categories": ["Growing"],
        }
        file.write_text(json.dumps(record))

        take(file)

        listing = Listing.objects.get()
        assert (listing.original_id, listing.organisation_name, listing.categories) == ("a:1", "Plot Nine", ["Growing"])
        assert listing.places[0].latitude == 51


def test_the_first_hsds_says_whose_a_service_is_through_its_place(tmp_path: Path) -> None:
    tables = {
        "organizations.csv": [["id", "name"], ["1", "Millbrook Library"]],
        "locations.csv": [
            ["id", "organization_id", "name", "accessibility"],
            ["5", "1", "Main desk", "ramp, disabled_parking"],
        ],
        "services.csv": [
            ["id", "location_id", "name", "keywords", "taxonomy_ids", "accepted_payments"],
            ["1", "5", "Story time", "Reading, Children", "101", "Cash"],
        ],
        "taxonomy.csv": [["taxonomy_id", "name", "parent_id"], ["101", "Learning", ""]],
        "mail_addresses.csv": [["id", "location_id", "address_1"], ["1", "5", "PO Box 1"]],
        "regular_schedules.csv": [
            ["id", "location_id", "weekday", "opens_at", "closes_at"],
            ["1", "5", "Mon-Wed", "9", "5pm"],
        ],
    }

    report = take(write(tmp_path / "feed", tables))

    listing = Listing.objects.get()
    assert report.format == "hsds-1"
    assert listing.organisation_name == "Millbrook Library"
    assert listing.accessibility == ["Ramp", "Disabled parking"]
    assert set(listing.categories) == {"Learning", "Reading", "Children"}
    assert listing.costs == ["They take: cash."]
    assert listing.times == ["Mondays to Wednesdays, 9:00–17:00"]
    assert listing.places[0].address == ""
    assert Schedule.objects.count() == 1
    assert Language.objects.count() == 0
    assert Attribute.objects.count() == 3
