"""What needs somebody is said: by organisation, counted, and no address is asked unasked."""

import json
import socket
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from ownterms.directory.actions.checking import look_over
from ownterms.directory.feeds.knocking import knock
from ownterms.directory.models import Listing, Phone, Rhythm, Source
from ownterms.directory.tests.factories import make, make_listing, make_organisation, make_schedule
from ownterms.directory.tests.reading.town import Town

PLAIN = "We cook and we eat together. Come as you are."


def fine(name: str = "Tuesday kitchen", **values: object) -> Listing:
    """A listing that wants nothing."""
    told = {"description": PLAIN, "assured_date": timezone.localdate(), "email": "us@example.org"} | values
    listing = make_listing(name, **told)
    make_schedule(listing, freq="WEEKLY", byday="TU")
    return listing


def sorts() -> list[str]:
    """The sorts of all that is wanted."""
    return sorted(look_over().counts)


@pytest.mark.django_db
class TestListings:
    def test_a_good_one_wants_nothing(self) -> None:
        fine()

        assert look_over().is_fine

    @pytest.mark.parametrize(
        ("values", "sort"),
        [
            ({"assured_date": timezone.localdate() - timedelta(days=181)}, "stale"),
            ({"assured_date": None}, "stale"),
            ({"email": ""}, "no-way-in-touch"),
            ({"description": ""}, "empty"),
            ({"description": "COME TO OUR GREAT BIG FAIR ON THE GREEN"}, "shouts"),
            ({"description": "We cook at the cafÃ© and eat together."}, "misread"),
            ({"description": "We offer holistic signposting to everybody."}, "jargon"),
            ({"description": "We cook. " * 20 + "We eat and " * 15 + "sing."}, "long"),
            ({"description": "Personalised multisyllabic organisational facilitation. " * 10}, "hard"),
        ],
    )
    def test_says_what_one_wants(self, values: dict[str, object], sort: str) -> None:
        fine(**values)

        assert sorts() == [sort]

    def test_says_where_no_times_are(self) -> None:
        make_listing(description=PLAIN, assured_date=timezone.localdate(), email="us@example.org")

        assert sorts() == ["no-times"]

    def test_a_telephone_is_a_way_in_touch(self) -> None:
        listing = fine(email="")
        make(Phone, service=listing.service, number="01632 960001")

        assert look_over().is_fine

    def test_goes_by_organisation(self) -> None:
        ours, theirs = make_organisation("Millbrook"), make_organisation("Plot Nine")
        fine("Tea", organisation=ours, email="")
        fine("Choir", organisation=ours, description="")
        fine("Seeds", organisation=theirs, email="")

        looked = look_over()

        assert {name: len(listings) for name, listings in looked.wants.items()} == {"Millbrook": 2, "Plot Nine": 1}
        assert looked.counts == {"no-way-in-touch": 2, "empty": 1}


@pytest.mark.django_db
class TestSources:
    def test_says_which_are_in_trouble(self) -> None:
        source = Source.objects.create(name="Millbrook", address="https://a.example.org")
        Rhythm.objects.create(source=source, every="day").stumble("Nobody answers at a.example.org.")

        assert look_over().sources["Millbrook"][0].says == "Nobody answers at a.example.org."

    def test_says_which_nobody_reads(self) -> None:
        source = Source.objects.create(name="Millbrook", address="https://a.example.org")
        Rhythm.objects.create(source=source, every="day", due=timezone.now() - timedelta(days=2))

        assert sorts() == ["source-late"]


@pytest.mark.django_db
class TestLinks:
    def test_are_not_asked_unasked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ownterms.directory.actions.checking.knock", None)  # to call it would be a fault
        fine(url="https://example.org")

        assert look_over().is_fine

    def test_that_are_gone_are_told(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        port = town.server.server_port
        town.pages["/here"] = b"hello"
        monkeypatch.setattr("ownterms.directory.feeds.asking._is_public", lambda _address: True)
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_rest, **_more: [(2, 1, 6, "", ("127.0.0.1", port))])
        fine("Tea", url=f"http://tea.example.org:{port}/here")
        fine("Choir", url=f"http://choir.example.org:{port}/gone")

        looked = look_over(links=True)

        assert [name for listings in looked.wants.values() for _pk, name in listings] == ["Choir"]
        assert looked.counts == {"unreachable": 1}


class TestKnocking:
    def test_asks_no_private_host_whatever_a_feed_says(self, town: Town) -> None:
        port = town.server.server_port
        town.pages["/"] = b"secret"

        found = knock([f"{town.address}/", f"http://localhost:{port}/"], most=10)

        assert set(found.values()) == {"Nobody answers."}
        assert town.asked == []

    def test_is_not_sent_on_to_a_private_host(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        port = town.server.server_port
        town.pages["/"] = f"http://private.example.org:{port}/secret"
        public = iter([True, False])
        monkeypatch.setattr("ownterms.directory.feeds.asking._is_public", lambda _address: next(public))
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_rest, **_more: [(2, 1, 6, "", ("127.0.0.1", port))])

        assert knock([f"http://a.example.org:{port}/"], most=10)
        assert town.asked == ["/"]

    def test_asks_no_more_than_it_may(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        port = town.server.server_port
        monkeypatch.setattr("ownterms.directory.feeds.asking._is_public", lambda _address: True)
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_rest, **_more: [(2, 1, 6, "", ("127.0.0.1", port))])

        knock([f"http://a.example.org:{port}/{number}" for number in range(9)], most=3)

        assert town.asked == ["/0", "/1", "/2"]


@pytest.mark.django_db
class TestCommand:
    def test_leaves_with_a_sentence_where_something_is_wanted(self, capsys: pytest.CaptureFixture[str]) -> None:
        fine(email="")

        with pytest.raises(CommandError, match="Somebody is needed"):
            call_command("directory", "check")

        assert "Tuesday kitchen: It says no way to get in touch." in capsys.readouterr().out

    def test_tells_the_first_few_and_how_to_see_the_rest(self, capsys: pytest.CaptureFixture[str]) -> None:
        for number in range(3):
            fine(organisation=make_organisation(f"Kitchen {number}"), email="")

        with pytest.raises(CommandError):
            call_command("directory", "check", limit=2)

        assert "And 1 more: ./run directory check --limit 3" in capsys.readouterr().out

    def test_gives_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        fine()

        call_command("directory", "check", json=True)

        assert json.loads(capsys.readouterr().out)["ok"] is True
