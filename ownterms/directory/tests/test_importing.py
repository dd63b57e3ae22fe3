"""Importing: whole or not at all, and twice the same as once."""

import zipfile
from pathlib import Path

import pytest

from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import Listing, Organisation, Phone, Service, Source, Withdrawal
from ownterms.directory.taking.writing import Writer
from ownterms.directory.tests.millbrook import MILLBROOK, changed, take, write

pytestmark = pytest.mark.django_db


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
