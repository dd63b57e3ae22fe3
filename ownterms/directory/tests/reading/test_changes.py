"""Changes are shown before they are taken, and what is taken is what was shown."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from ownterms.directory.actions import reading as readings
from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.reading import Overtaken
from ownterms.directory.feeds.fetching import Fetch
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import ChangeCounter, Listing, Reading, Rhythm, Service, Source, Taking
from ownterms.directory.taking.tables import tables
from ownterms.directory.tests.reading.conftest import Line, line, read, serve
from ownterms.directory.tests.reading.town import Town

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list[Any]]:
    """Every row of the directory."""
    models = {name: table.model for name, table in tables().items()} | {"listing": Listing, "counter": ChangeCounter}
    return {name: list(model.objects.order_by("pk").values()) for name, model in models.items()}


class TestReadingAgain:
    @pytest.mark.usefixtures("changed")
    def test_leaves_the_directory_as_it_is(self) -> None:
        before = everything()

        reading = read()

        assert reading
        assert everything() == before

    @pytest.mark.usefixtures("changed")
    def test_shows_what_would_change_part_by_part(self) -> None:
        reading = read()

        assert reading
        assert (reading.new, reading.changed, reading.withdrawn) == (1, 1, 1)
        assert {(each.sort, each.name) for each in reading.differences.all()} == {
            ("new", "Seed swap"),
            ("changed", "Thing 1"),
            ("withdrawn", "Thing 0"),
        }
        words = reading.differences.get(sort="changed").words
        assert words == [["phone", "01632 960001", "01632 960999"]]
        fresh = reading.differences.get(sort="new").words
        assert ["name", "", "Seed swap"] in fresh
        assert ["phone", "", "01632 960001"] in fresh

    @pytest.mark.usefixtures("source")
    def test_counts_what_could_not_be_read(self, town: Town) -> None:
        serve(town, [*(line(number) for number in range(30)), line(99, minimum_age="grown up")])

        reading = read()

        assert reading
        assert (reading.records_refused, reading.values_left_empty) == (0, 1)

    @pytest.mark.usefixtures("source")
    def test_says_nothing_where_nothing_is_new(self) -> None:
        assert read() is None
        assert Rhythm.objects.get().trouble == ""
        assert not Rhythm.objects.due().exists()

    @pytest.mark.usefixtures("changed")
    def test_keeps_one_waiting_however_often_it_reads(self, kept_in: Path) -> None:
        first = read()

        assert read() == first
        assert len(list((kept_in / "feeds" / "waiting").iterdir())) == 1

    def test_puts_newer_changes_in_the_place_of_older(self, changed: list[Line], town: Town, kept_in: Path) -> None:
        read()
        serve(town, changed[:-1])

        second = read()

        assert list(Reading.objects.all()) == [second]
        assert [each.name for each in (kept_in / "feeds" / "waiting").iterdir()] == [second.pk.hex if second else ""]

    @pytest.mark.usefixtures("changed")
    def test_forgets_what_waited_where_the_source_went_back(self, town: Town) -> None:
        read()
        serve(town, [line(number) for number in range(30)])

        assert read() is None
        assert not Reading.objects.exists()

    @pytest.mark.usefixtures("source")
    def test_asks_no_private_host_that_it_is_led_to(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        port = town.server.server_port
        Source.objects.update(address=f"http://millbrook.example.org:{port}/list.csv")
        monkeypatch.setattr("socket.getaddrinfo", lambda *_rest, **_more: [(2, 1, 6, "", ("127.0.0.1", port))])
        town.asked.clear()

        assert read() is None
        assert "which is private here" in Rhythm.objects.get().trouble
        assert town.asked == []


class TestTaking:
    @pytest.mark.usefixtures("changed")
    def test_gives_the_same_as_an_import(self, town: Town, kept_in: Path) -> None:
        reading = read()
        assert reading

        report = readings.take(reading, by="Amina")

        assert (report.listings.new, report.listings.changed, report.listings.withdrawn) == (1, 1, 1)
        assert Taking.objects.get().by == "Amina"
        assert not reading.folder.exists()
        again = Fetch(f"{town.address}/list.csv", keep_in=kept_in)
        assert import_feed([again.run()], origin=Origin("Millbrook", address=again.address)).is_nothing_new

    @pytest.mark.usefixtures("changed")
    def test_is_refused_where_the_directory_changed_since(self) -> None:
        reading = read()
        assert reading
        Listing.objects.filter(service__name="Thing 5").update(change=ChangeCounter.take(1)[0])
        before = everything()

        with pytest.raises(Overtaken, match="directory has changed"):
            readings.take(reading, by="Amina")

        assert everything() == before
        again = readings.look_again(reading)
        assert again
        assert list(Reading.objects.all()) == [again]
        readings.take(again, by="Amina")

    @pytest.mark.usefixtures("changed")
    def test_is_refused_where_the_files_are_not_those_that_were_shown(self) -> None:
        reading = read()
        assert reading
        file = next(reading.folder.rglob("*.csv"))
        file.write_bytes(file.read_bytes().replace(b"Seed swap", b"Seed sale"))
        before = everything()

        with pytest.raises(Overtaken, match="not those that were shown"):
            readings.take(reading, by="Amina")

        assert everything() == before

    @pytest.mark.usefixtures("changed")
    def test_cannot_be_done_twice(self) -> None:
        reading = read()
        assert reading
        kept = {file.name: file.read_bytes() for file in reading.folder.rglob("*.csv")}
        readings.take(reading, by="Amina")
        (reading.folder / "again").mkdir(parents=True)
        for name, content in kept.items():
            (reading.folder / "again" / name).write_bytes(content)

        with pytest.raises(Overtaken, match="was here before you"):
            readings.take(reading, by="Ben")

    @pytest.mark.usefixtures("changed")
    def test_says_where_the_files_are_elsewhere(self, settings: Settings, tmp_path: Path) -> None:
        reading = read()
        assert reading
        settings.DATA = tmp_path / "another machine"

        with pytest.raises(FeedRefused, match="not on this machine"):
            readings.take(reading, by="Amina")


class TestRefusing:
    @pytest.mark.usefixtures("changed")
    def test_does_not_offer_the_same_files_again(self) -> None:
        reading = read()
        assert reading
        before = everything()

        readings.refuse(reading, by="Amina")

        assert everything() == before
        assert read() is None
        assert not Reading.objects.waiting().exists()

    def test_offers_what_comes_after(self, changed: list[Line], town: Town) -> None:
        reading = read()
        assert reading
        readings.refuse(reading, by="Amina")
        serve(town, [*changed, line(100)])

        again = read()

        assert again
        assert again.new == 2


class TestSmallChanges:
    @pytest.mark.usefixtures("source")
    def test_are_taken_where_the_host_allowed_it(self, town: Town) -> None:
        Rhythm.objects.update(takes_small=True)
        serve(town, [*[line(number) for number in range(30)], line(99, name="Seed swap")])

        reading = read()

        assert reading
        assert Service.objects.filter(name="Seed swap").exists()
        assert Taking.objects.get().by == ""

    @pytest.mark.usefixtures("source")
    def test_wait_where_nobody_allowed_it(self, town: Town) -> None:
        serve(town, [*[line(number) for number in range(30)], line(99, name="Seed swap")])

        assert read()
        assert not Taking.objects.exists()

    @pytest.mark.usefixtures("changed")
    def test_do_not_mean_large_ones(self) -> None:
        Rhythm.objects.update(takes_small=True)

        assert read()
        assert not Taking.objects.exists()

    @pytest.mark.parametrize(
        ("moved", "withdrawn", "is_small"), [(50, 20, True), (51, 0, False), (50, 21, False), (0, 0, True)]
    )
    def test_have_a_size(self, moved: int, withdrawn: int, is_small: bool) -> None:
        reading = Reading(listed=1000, new=moved - withdrawn, changed=0, withdrawn=withdrawn)

        assert reading.is_small is is_small


class TestCommand:
    @pytest.mark.usefixtures("changed")
    def test_shows_what_waits(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("directory", "changes", "Millbrook", read=True)
        call_command("directory", "changes")

        told = capsys.readouterr().out
        assert told.count("1 new, 1 changed, 1 withdrawn.") == 2
        assert "phone: “01632 960001” → “01632 960999”" in told

    @pytest.mark.usefixtures("changed")
    def test_gives_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        read()
        call_command("directory", "changes", json=True)

        waiting = json.loads(capsys.readouterr().out)["waiting"]
        assert [each["source"] for each in waiting] == ["Millbrook"]
        assert {each["becomes"] for each in waiting[0]["listings"]} == {"new", "changed", "withdrawn"}

    @pytest.mark.usefixtures("changed")
    def test_takes(self, capsys: pytest.CaptureFixture[str]) -> None:
        read()
        call_command("directory", "changes", "Millbrook", take=True)

        assert "1 new, 1 changed, 1 withdrawn" in capsys.readouterr().out
        assert Service.objects.filter(name="Seed swap").exists()

    @pytest.mark.usefixtures("changed")
    def test_refuses(self, capsys: pytest.CaptureFixture[str]) -> None:
        read()
        call_command("directory", "changes", "Millbrook", refuse=True, by="Amina")
        call_command("directory", "changes")

        assert "No changes wait." in capsys.readouterr().out

    @pytest.mark.usefixtures("changed")
    def test_shows_again_where_the_directory_changed(self) -> None:
        read()
        Listing.objects.filter(service__name="Thing 5").update(change=ChangeCounter.take(1)[0])

        with pytest.raises(CommandError, match=r"directory has changed[\s\S]*1 new, 1 changed, 1 withdrawn"):
            call_command("directory", "changes", "Millbrook", take=True)

    @pytest.mark.usefixtures("source")
    def test_reads_again_only_what_has_a_schedule(self) -> None:
        Rhythm.objects.all().delete()

        with pytest.raises(CommandError, match=r"\./run directory schedule “Millbrook” --every week"):
            call_command("directory", "changes", "Millbrook", read=True)

    @pytest.mark.usefixtures("source")
    def test_sets_a_rhythm(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("directory", "schedule", "Millbrook", every="month", take_small=True)

        assert "every month" in capsys.readouterr().out
        assert Rhythm.objects.get().takes_small

    @pytest.mark.usefixtures("source")
    def test_keeps_the_mapping(self, town: Town, tmp_path: Path) -> None:
        mapping = tmp_path / "ours.toml"
        mapping.write_text('[[table]]\nfile = "*.csv"\nrows = "service"\n[table.columns]\nid = "id"\nname = "phone"\n')

        call_command("directory", "schedule", "Millbrook", every="week", map=str(mapping))
        serve(town, [line(number) for number in range(31)])
        reading = read()

        assert reading
        assert "01632 960001" in set(reading.differences.values_list("name", flat=True))
