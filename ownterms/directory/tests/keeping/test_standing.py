"""What a keeper said stands when its feed is read again, and the feed is heard all the same."""

from pathlib import Path

import pytest

from ownterms.directory.actions import keeping
from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.removing import remove_source
from ownterms.directory.models import (
    FeedSaying,
    Listing,
    Location,
    Organisation,
    Phone,
    Service,
    Source,
    Version,
    Withdrawal,
)
from ownterms.directory.saying.page import words_of
from ownterms.directory.saying.words import Words
from ownterms.directory.tests.millbrook import MILLBROOK, Tables, changed, take, write
from ownterms.people.models import Person

from .conftest import name_keeper, person

pytestmark = pytest.mark.django_db


def kitchen() -> Service:
    """The service as it stands now."""
    return Service.objects.get(original_id="1")


def change(**words: object) -> None:
    """A change by Amina, who keeps it."""
    service = kitchen()
    before = words_of(service)
    amina = Person.objects.filter(name="Amina").first()
    if amina is None:
        amina = person("Amina")
        name_keeper(amina, service.organisation)
    keeping.change(service, Words.of_json(before.as_json() | words), started=before.digest, by=amina)


def rows() -> list[list[dict[str, object]]]:
    """All that a page of it shows."""
    return [list(model.objects.order_by("pk").values()) for model in (Service, Phone, Listing, Location)]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Millbrook's feed, read once."""
    take(write(tmp_path / "feed", MILLBROOK))
    return tmp_path / "feed"


def again(feed: Path, tables: Tables = MILLBROOK) -> None:
    """The feed, read again as it is now."""
    take(write(feed, tables))


class TestAKeptPage:
    def test_stands_when_the_feed_is_read_again(self, feed: Path) -> None:
        change(cost="£3", week=["", "18:00–19:00", "", "", "", "", ""], phones=["01632 960009"])
        now = words_of(kitchen())
        everything = rows()

        report = take(feed)

        assert report.is_nothing_new
        assert words_of(kitchen()) == now
        assert rows() == everything
        assert now.week[1] == "18:00–19:00"
        assert Listing.objects.get(pk=kitchen().pk).phones == ["01632 960009"]
        assert now.places[0].street == "1 High Street"
        assert Listing.objects.get(pk=kitchen().pk).categories == ["Food"]
        assert Listing.objects.get(pk=kitchen().pk).languages == ["English", "Polish"]

    def test_stands_while_its_other_pages_follow_the_feed(self, feed: Path) -> None:
        change(cost="£3")

        again(feed, changed(MILLBROOK, "services.csv", 2, 3, "We mend everything."))

        assert Listing.objects.get(service__name="Repair café").text == "We mend everything."
        assert words_of(kitchen()).cost == "£3"

    @pytest.mark.parametrize(
        ("table", "line", "column", "cell", "part"),
        [
            ("services.csv", 1, 3, "We bake.", "We bake."),
            ("phones.csv", 1, 2, "01632 960002", "01632 960002"),
            ("physical_addresses.csv", 1, 2, "2 High Street", "2 High Street"),
            ("regular_schedules.csv", 1, 2, "11:00", "11:00–12:30"),
        ],
    )
    def test_hears_what_the_feed_says_instead(
        self, feed: Path, table: str, line: int, *, column: int, cell: str, part: str
    ) -> None:
        change(cost="£3")
        mine = words_of(kitchen())
        again(feed)
        assert FeedSaying.objects.filter(page=kitchen().pk).count() == 1

        again(feed, changed(MILLBROOK, table, line, column, cell))
        again(feed, changed(MILLBROOK, table, line, column, cell))

        first, new = FeedSaying.objects.filter(page=kitchen().pk)
        assert part in str(list(Words.of_json(new.words).parts()))
        assert Words.of_json(new.words).cost == ""
        assert words_of(kitchen()) == mine
        assert (hasattr(first, "answer"), hasattr(new, "answer")) == (True, False)

    def test_stays_when_the_feed_drops_it_or_goes(self, feed: Path) -> None:
        change(cost="£3")
        without = {
            name: [line for line in lines if "1" not in line[:1] or name == "organizations.csv"]
            if name == "services.csv"
            else lines
            for name, lines in MILLBROOK.items()
        }

        again(feed, without)
        assert FeedSaying.objects.filter(page=kitchen().pk).last().words == {}
        remove_source(Source.objects.get(name="Millbrook"))

        assert words_of(kitchen()).cost == "£3"
        assert Listing.objects.filter(pk=kitchen().pk).exists()
        assert not Service.objects.filter(name="Repair café").exists()

        again(feed)

        assert words_of(kitchen()).cost == "£3"
        assert Service.objects.filter(name="Repair café").exists()

    def test_goes_with_an_invented_town(self, tmp_path: Path) -> None:
        import_feed([write(tmp_path / "feed", MILLBROOK)], origin=Origin("Town", invented=True))
        change(cost="£3")
        assert Listing.objects.get(pk=kitchen().pk).is_invented

        remove_source(Source.objects.get(name="Town"))

        assert (Service.objects.count(), Organisation.objects.count(), Listing.objects.count()) == (0, 0, 0)
        assert not Location.objects.exists()

    def test_of_an_organisation_stands_too(self, feed: Path) -> None:
        change(cost="£3")
        body = kitchen().organisation
        before = words_of(body)
        keeping.change(
            body, Words.of_json(before.as_json() | {"name": "Friends"}), started=before.digest, by=Person.objects.get()
        )

        again(feed, changed(MILLBROOK, "organizations.csv", 1, 2, "www.example.com"))

        assert Organisation.objects.get().name == "Friends"
        assert Words.of_json(FeedSaying.objects.filter(page=body.pk).last().words).link == "https://www.example.com"
        assert not Withdrawal.objects.exists()


class TestAnAnswer:
    def test_takes_what_the_feed_says(self, feed: Path) -> None:
        change(cost="£3")
        again(feed, changed(MILLBROOK, "services.csv", 1, 3, "We bake."))
        saying = FeedSaying.objects.filter(page=kitchen().pk).last()

        keeping.answer_feed(saying, kitchen(), take=True, by=Person.objects.get())

        assert words_of(kitchen()).text == "We bake."
        assert words_of(kitchen()).cost == ""
        assert words_of(kitchen()).places[0].street == "1 High Street"
        assert Listing.objects.get(pk=kitchen().pk).places[0].latitude is None  # no postcode tells where it is
        assert Version.objects.last().source == "Millbrook"

    def test_that_keeps_ours_changes_nothing(self, feed: Path) -> None:
        change(cost="£3")
        again(feed, changed(MILLBROOK, "services.csv", 1, 3, "We bake."))
        saying = FeedSaying.objects.filter(page=kitchen().pk).last()

        keeping.answer_feed(saying, kitchen(), take=False, by=Person.objects.get())
        keeping.answer_feed(saying, kitchen(), take=True, by=Person.objects.get())  # too late

        assert words_of(kitchen()).cost == "£3"
