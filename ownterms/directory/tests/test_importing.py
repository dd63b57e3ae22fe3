"""Importing: whole or not at all, twice the same as once, and every trouble named."""

import csv
import json
import zipfile
from pathlib import Path

import pytest

from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.report import Report
from ownterms.directory.feeds.mapping import read_mapping
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import (
    Address,
    Attribute,
    Language,
    Listing,
    Location,
    Organisation,
    Phone,
    Schedule,
    Service,
    Source,
    Withdrawal,
)
from ownterms.directory.taking.writing import Writer

pytestmark = pytest.mark.django_db

MILLBROOK = {
    "organizations.csv": [["id", "name", "website"], ["1", "Millbrook Neighbours", "www.example.org"]],
    "services.csv": [
        ["id", "organization_id", "name", "description", "status"],
        ["1", "1", "Tuesday kitchen", "We cook.\\n\\nWe eat.", "active"],
        ["2", "1", "Repair café", "We mend things.", "active"],
        ["3", "1", "Old club", "Ended long ago.", "inactive"],
    ],
    "locations.csv": [["id", "name", "latitude", "longitude"], ["7", "St Luke's hall", "51.5", "-0.1"]],
    "services_at_location.csv": [["id", "service_id", "location_id"], ["9", "1", "7"]],
    "physical_addresses.csv": [["id", "location_id", "address_1", "city"], ["4", "7", "1 High Street", "Millbrook"]],
    "regular_schedules.csv": [
        ["service_id", "weekday", "opens_at", "closes_at"],
        ["1", "Tuesday", "10:00", "12.30pm"],
        ["1", "Thursday", "10am", "12:30"],
    ],
    "phones.csv": [["id", "service_id", "number"], ["1", "1", "01632 960001"]],
    "languages.csv": [["id", "service_id", "language"], ["1", "1", "English"], ["1", "1", "Polish"]],
    "eligibility.csv": [["id", "service_id", "eligibility"], ["1", "2", "Anyone with a broken thing"]],
    "taxonomy.csv": [["id", "name", "vocabulary"], ["F1", "Food", "Millbrook words"]],
    "services_taxonomy.csv": [["id", "service_id", "taxonomy_id"], ["1", "1", "F1"]],
}


def write(folder: Path, tables: dict[str, list[list[str]]]) -> Path:
    """A folder of CSV files."""
    folder.mkdir(exist_ok=True)
    for name, lines in tables.items():
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(lines)
    return folder


def take(*paths: Path, name: str = "Millbrook", **wishes: object) -> Report:
    """An import under one name."""
    return import_feed(paths, origin=Origin(name), **wishes)  # type: ignore[arg-type]


def changed(
    tables: dict[str, list[list[str]]], table: str, line: int, column: int, cell: str
) -> dict[str, list[list[str]]]:
    """The same tables with one cell changed."""
    copy = {name: [list(each) for each in lines] for name, lines in tables.items()}
    copy[table][line][column] = cell
    return copy


class TestImport:
    def test_takes_what_a_person_needs(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", MILLBROOK))

        kitchen = Listing.objects.get(service__name="Tuesday kitchen")
        assert kitchen.text == "We cook.\n\nWe eat."
        assert kitchen.times == ["Tuesdays and Thursdays, 10:00–12:30"]
        assert kitchen.places[0].address == "1 High Street, Millbrook"
        assert (kitchen.phones, kitchen.languages) == (["01632 960001"], ["English", "Polish"])
        assert kitchen.categories == ["Food"]
        assert kitchen.link
        assert kitchen.link.href == "https://www.example.org"
        assert Listing.objects.get(service__name="Repair café").eligibility == "Anyone with a broken thing"

    def test_lists_nothing_that_no_longer_runs(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", MILLBROOK))

        assert report.listings.listed == 2
        assert report.listings.unlisted == {"not running, says the source": 1}
        assert Service.objects.count() == 3

    def test_changes_nothing_the_second_time(self, tmp_path: Path) -> None:
        feed = write(tmp_path / "feed", MILLBROOK)
        take(feed)
        before = list(Listing.objects.values_list("pk", "change"))

        report = take(feed)

        assert report.is_nothing_new
        assert report.in_words()[-1] == "Nothing new."
        assert list(Listing.objects.values_list("pk", "change")) == before

    @pytest.mark.parametrize(
        ("table", "line", "column", "cell"),
        [
            ("services.csv", 1, 3, "We bake."),
            ("phones.csv", 1, 2, "01632 960002"),
            ("locations.csv", 1, 1, "The old hall"),
            ("physical_addresses.csv", 1, 2, "2 High Street"),
            ("regular_schedules.csv", 1, 2, "11:00"),
            ("taxonomy.csv", 1, 1, "Eating"),
            ("languages.csv", 2, 2, "Welsh"),
        ],
    )
    def test_moves_only_the_listing_that_changed(
        self, tmp_path: Path, table: str, line: int, column: int, cell: str
    ) -> None:
        take(write(tmp_path / "feed", MILLBROOK))
        mark = Listing.objects.latest("change").change

        take(write(tmp_path / "feed", changed(MILLBROOK, table, line, column, cell)))

        moved = Listing.objects.in_change_order(after=mark)
        assert [listing.name for listing in moved] == ["Tuesday kitchen"]

    def test_moves_all_listings_of_an_organisation_that_changed(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", MILLBROOK))

        report = take(write(tmp_path / "feed", changed(MILLBROOK, "organizations.csv", 1, 1, "Millbrook Friends")))

        assert report.listings.changed == 2

    def test_withdraws_what_is_gone(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", MILLBROOK))
        gone = Listing.objects.get(service__name="Repair café")
        without = {name: [line for line in lines if line[2:3] != ["Repair café"]] for name, lines in MILLBROOK.items()}

        report = take(write(tmp_path / "feed", without))

        assert report.listings.withdrawn == 1
        assert Withdrawal.objects.get(pk=gone.pk).change > gone.change
        assert not Service.objects.filter(name="Repair café").exists()

    def test_lists_again_what_comes_back(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", MILLBROOK))
        take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 1, 4, "inactive")))

        take(write(tmp_path / "feed", MILLBROOK))

        assert Listing.objects.filter(service__name="Tuesday kitchen").exists()
        assert not Withdrawal.objects.exists()

    def test_lists_an_organisation_without_services(self, tmp_path: Path) -> None:
        alone = {"organizations.csv": [["id", "name"], ["1", "Millbrook Choir"]]}

        take(write(tmp_path / "feed", alone))

        assert Listing.objects.get().kind == Listing.Kind.ORGANISATION

    def test_keeps_sources_apart(self, tmp_path: Path) -> None:
        feed = write(tmp_path / "feed", MILLBROOK)

        take(feed, name="One")
        take(feed, name="Two")

        assert Organisation.objects.count() == 2
        assert Source.objects.count() == 2

    def test_reads_a_zip_as_a_folder(self, tmp_path: Path) -> None:
        write(tmp_path / "feed", MILLBROOK)
        with zipfile.ZipFile(tmp_path / "feed.zip", "w") as pack:
            for file in sorted((tmp_path / "feed").iterdir()):
                pack.write(file, f"data/{file.name}")
        take(tmp_path / "feed")

        report = take(tmp_path / "feed.zip")

        assert report.is_nothing_new


class TestAllOrNothing:
    def test_undoes_everything_when_it_fails_half_way(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        take(write(tmp_path / "feed", MILLBROOK))
        before = (list(Listing.objects.values()), list(Service.objects.values()), list(Phone.objects.values()))
        write_table = Writer.write

        def fail_late(self: Writer, table: object) -> None:
            if table.name == "phone":  # type: ignore[attr-defined]
                raise MemoryError
            write_table(self, table)  # type: ignore[arg-type]

        monkeypatch.setattr(Writer, "write", fail_late)
        with pytest.raises(MemoryError):
            take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 1, 3, "Something else.")))

        after = (list(Listing.objects.values()), list(Service.objects.values()), list(Phone.objects.values()))
        assert after == before

    def test_refuses_a_feed_that_lost_most_of_its_records(self, tmp_path: Path) -> None:
        lines = [[str(n), "1", f"Thing {n}", "", "active"] for n in range(40)]
        whole = MILLBROOK | {"services.csv": [MILLBROOK["services.csv"][0], *lines]}
        part = MILLBROOK | {"services.csv": [MILLBROOK["services.csv"][0], *lines[:5]]}
        take(write(tmp_path / "feed", whole))

        with pytest.raises(FeedRefused, match="35 of 40 listings"):
            take(write(tmp_path / "feed", part))

        assert Listing.objects.count() == 40
        assert take(tmp_path / "feed", may_shrink=True).listings.withdrawn == 35


class TestTroubles:
    def test_a_record_without_a_name_is_named_by_file_and_line(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 2, 2, "N/A")))

        told = [str(each) for each in report.troubles.told]
        assert "services.csv, line 3: service: it has no name" in told
        assert report.troubles.refused == 1
        assert report.listings.listed == 1

    def test_a_bad_latitude_loses_only_the_latitude(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", changed(MILLBROOK, "locations.csv", 1, 2, "fifty-one")))

        assert "locations.csv, line 2: location: latitude “fifty-one” is not a number; it was left empty" in [
            str(each) for each in report.troubles.told
        ]
        location = Location.objects.get()
        assert (location.latitude, location.longitude) == (None, -0.1)

    def test_what_points_nowhere_is_told(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", changed(MILLBROOK, "services_at_location.csv", 1, 2, "8")))

        told = [str(each) for each in report.troubles.told]
        assert (
            "services_at_location.csv, line 2: service_at_location: its location_id names nothing in this feed" in told
        )

    def test_columns_that_hsds_does_not_know_are_kept(self, tmp_path: Path) -> None:
        with_more = {
            **MILLBROOK,
            "phones.csv": [["id", "service_id", "number", "mood"], ["1", "1", "01632 960001", "calm"]],
        }

        report = take(write(tmp_path / "feed", with_more))

        assert Phone.objects.get().extra == {"mood": "calm"}
        assert report.troubles.unknown_columns["phone", "mood"] == 1

    def test_a_formula_is_only_text(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 1, 2, "=CMD('x')")))

        assert Service.objects.filter(name="=CMD('x')").exists()

    def test_a_link_that_is_not_safe_is_left_out(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", changed(MILLBROOK, "organizations.csv", 1, 2, "javascript:alert(1)")))

        assert Organisation.objects.get().website == ""

    def test_rows_of_a_template_are_not_listed(self, tmp_path: Path) -> None:
        report = take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 1, 2, "Sample Service 1")))

        assert report.listings.unlisted["rows of a template"] == 1


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
