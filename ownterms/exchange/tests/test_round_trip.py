"""What is published here comes in elsewhere the same."""

from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from ownterms.directory.feeds import asking
from ownterms.directory.feeds.fetching import Fetch
from ownterms.directory.models import Listing
from ownterms.directory.tests.factories import make_listing
from ownterms.exchange import files
from ownterms.exchange.tests.snapshots import differences, load_town, move, seen


@pytest.mark.django_db
class TestTheTown:
    @pytest.mark.parametrize(
        ("kind", "name"), [("datapackage", "town.zip"), pytest.param("json", "town.json", marks=pytest.mark.slow)]
    )
    def test_comes_back_the_same_from_a_file(self, kind: str, name: str, tmp_path: Path) -> None:
        load_town()
        before = seen()
        files.write(tmp_path / name, kind=kind)

        report = move(tmp_path / name)

        assert differences(before, seen(named=True)) == []
        assert report.troubles.refused == report.troubles.mended == 0
        assert len(before["listing"]) > 190


def test_what_changed_on_the_way_is_found(kitchen: Listing, tmp_path: Path) -> None:
    before = seen()
    files.write(tmp_path / "kitchen.json", kind="json")
    text = (tmp_path / "kitchen.json").read_text(encoding="utf-8")
    (tmp_path / "kitchen.json").write_text(text.replace('"opens_at": "10:00"', '"opens_at": "10:01"'))

    move(tmp_path / "kitchen.json")

    found = differences(before, seen(named=True))
    assert [line.split()[0] for line in found] == ["listing", "schedule"]


@pytest.mark.django_db(transaction=True)
class TestTheLiveFeed:
    @pytest.mark.usefixtures("kitchen")
    def test_comes_back_the_same(
        self, live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_listing("The choir", kind=Listing.Kind.ORGANISATION, description="We sing.")
        make_listing("Soup", kind=Listing.Kind.NEIGHBOURS)

        self.fetch(live_server, tmp_path, monkeypatch)

    @pytest.mark.slow
    def test_of_the_town_comes_back_the_same(
        self, live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load_town()

        self.fetch(live_server, tmp_path, monkeypatch)

    def fetch(self, live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Read what the server publishes, over the network, into an empty place."""
        monkeypatch.setattr(asking, "POLITE", 0)
        before = seen()

        feed = Fetch(f"{live_server.url}/openreferral/", keep_in=tmp_path).run()
        report = move(feed)

        assert report.format == "open-referral-uk"
        assert differences(before, seen(named=True)) == []
        assert report.troubles.refused == report.troubles.mended == 0
