"""What pages said before: kept at each change, compared word by word, and remembered when a feed changes them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from ownterms.directory.actions import keeping, remembering
from ownterms.directory.models import Check, Listing, Service, Speaker, Version
from ownterms.directory.saying.comparing import MOST_TOKENS, Piece, compare, pieces
from ownterms.directory.saying.page import words_of
from ownterms.directory.saying.words import PlaceWords, Words
from ownterms.directory.tests.millbrook import MILLBROOK, changed, take, write
from ownterms.people.models import Person

pytestmark = pytest.mark.django_db


def change(service: Service, by: Person, **words: object) -> None:
    """A change of a few words."""
    before = words_of(service)
    keeping.change(service, replace(before, **words), started=before.digest, by=by)


class TestPieces:
    @pytest.mark.parametrize(
        ("old", "new", "found"),
        [
            ("on Monday at ten", "on Tuesday at ten", ["on ", "-Monday ", "+Tuesday ", "at ten"]),
            ("", "new", ["+new"]),
            ("old", "", ["-old"]),
            ("same", "same", ["same"]),
        ],
    )
    def test_are_words(self, old: str, new: str, found: list[str]) -> None:
        assert [{"": "", "in": "+", "out": "-"}[each.what] + each.text for each in pieces(old, new)] == found

    @pytest.mark.parametrize("long", ["a b " * MOST_TOKENS, "a\nb\n" * MOST_TOKENS, "x" * 100_000])
    def test_of_very_long_texts_are_large(self, long: str) -> None:
        found = list(pieces(long, long + "c"))

        assert "".join(each.text for each in found if each.what != "in") == long
        assert found[-1] == Piece("in", found[-1].text)
        assert len(found) <= 3

    def test_name_only_the_parts_that_differ(self) -> None:
        before = Words(name="Kitchen", places=(PlaceWords(town="Millbrook"),))

        found = compare(before, replace(before, cost="£2", week=("10:00–12:00", *before.week[1:])))

        assert [each.title for each in found] == ["When", "Cost"]


class TestVersions:
    def test_are_kept_before_and_after_each_change(self, service: Service, amina: Person) -> None:
        change(service, amina, cost="£3")
        change(service, amina, cost="£4")

        costs = [(Words.of_json(each.words).cost, each.speaker) for each in Version.objects.filter(page=service.pk)]
        assert costs == [("£2", Speaker.FEED), ("£3", Speaker.ORGANISATION), ("£4", Speaker.ORGANISATION)]

    def test_know_a_stewards_words_from_an_organisations(self, service: Service, cora: Person) -> None:
        change(service, cora, cost="£3")

        assert Version.objects.last().speaker == Speaker.STEWARDS

    def test_of_a_withdrawal_are_kept(self, service: Service, amina: Person) -> None:
        keeping.withdraw_page(service, by=amina)

        assert Words.of_json(Version.objects.last().words).status == "ended"
        assert not Listing.objects.filter(pk=service.pk).exists()

    def test_can_be_compared_by_anyone(self, client: Client, service: Service, amina: Person) -> None:
        change(service, amina, cost="£3")
        change(service, amina, text="We bake.\n\nWe eat.")
        first, _second, last = Version.objects.filter(page=service.pk)

        newest = client.get(f"/listings/{service.pk}/versions/").content.decode()
        chosen = client.get(f"/listings/{service.pk}/versions/?before={first.pk}&after={last.pk}").content.decode()

        assert "cook." in newest.split("<del>")[1].split("</del>")[0]
        assert "bake." in newest.split("<ins>")[1].split("</ins>")[0]
        assert "£2" not in newest
        assert "£2</del>" in chosen
        assert "£3</ins>" in chosen
        assert "read from Millbrook directory" in chosen
        assert "by the organisation" in chosen
        assert "Amina" not in chosen
        assert "amina@" not in chosen

    @pytest.mark.parametrize("asked", ["before=x&after=y", "before=999999", "before=-1&after=", "after=1%00"])
    def test_asked_for_badly_are_the_last_two(
        self, client: Client, service: Service, amina: Person, asked: str
    ) -> None:
        change(service, amina, cost="£3")

        assert "£3</ins>" in client.get(f"/listings/{service.pk}/versions/?{asked}").content.decode()

    def test_of_another_page_are_not_shown(self, client: Client, service: Service, amina: Person, cora: Person) -> None:
        from ownterms.directory.tests.factories import make_listing

        other = make_listing("Choir").service
        change(other, cora, cost="a secret price")
        change(service, amina, cost="£3")
        theirs = Version.objects.filter(page=other.pk).first().pk

        page = client.get(f"/listings/{service.pk}/versions/?before={theirs}&after={theirs}").content.decode()

        assert "secret" not in page

    def test_are_none_where_nothing_changed(self, client: Client, service: Service) -> None:
        assert "Nothing has changed yet" in client.get(f"/listings/{service.pk}/versions/").content.decode()


class TestMemory:
    def test_keeps_no_version_at_the_first_reading(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", MILLBROOK))
        take(write(tmp_path / "feed", MILLBROOK))

        assert not Version.objects.exists()

    @pytest.mark.parametrize(
        ("table", "line", "column", "cell", "part"),
        [
            ("services.csv", 1, 3, "We bake.", "What it is"),
            ("phones.csv", 1, 2, "01632 960002", "Phone"),
            ("physical_addresses.csv", 1, 2, "2 High Street", "Where"),
            ("regular_schedules.csv", 1, 2, "11:00", "When"),
        ],
    )
    def test_keeps_what_a_page_said_before_a_feed_changed_it(
        self, tmp_path: Path, table: str, line: int, *, column: int, cell: str, part: str
    ) -> None:
        take(write(tmp_path / "feed", MILLBROOK))

        take(write(tmp_path / "feed", changed(MILLBROOK, table, line, column, cell)))

        before, after = Version.objects.all()
        assert before.page == after.page == Service.objects.get(original_id="1").pk
        assert [each.title for each in compare(*(Words.of_json(each.words) for each in (before, after)))] == [part]
        assert (after.speaker, after.source) == (Speaker.FEED, "Millbrook")

    def test_goes_on_where_it_stopped(self, tmp_path: Path) -> None:
        for text in ("We cook.\\n\\nWe eat.", "We bake.", "We fry."):
            take(write(tmp_path / "feed", changed(MILLBROOK, "services.csv", 1, 3, text)))

        assert [Words.of_json(each.words).text for each in Version.objects.all()] == [
            "We cook.\n\nWe eat.",
            "We bake.",
            "We fry.",
        ]

    def test_keeps_that_a_page_went(self, tmp_path: Path) -> None:
        take(write(tmp_path / "feed", MILLBROOK))
        without = {name: [line for line in lines if line[2:3] != ["Repair café"]] for name, lines in MILLBROOK.items()}

        take(write(tmp_path / "feed", without))

        assert [bool(each.words) for each in Version.objects.all()] == [True, False]

    def test_lets_go_where_a_feed_changes_everything(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(remembering, "MOST", 1)
        take(write(tmp_path / "feed", MILLBROOK))

        take(write(tmp_path / "feed", changed(MILLBROOK, "organizations.csv", 1, 1, "Friends")))

        assert not Version.objects.exists()
        assert Listing.objects.all()[0].organisation_name == "Friends"


class TestCheck:
    def test_is_one_press(self, as_amina: Client, service: Service) -> None:
        mark = Listing.objects.get().change

        answer = as_amina.post(f"/listings/{service.pk}/check/", follow=True)

        assert "It was checked by the organisation." in answer.content.decode()
        assert Check.objects.get().page == service.pk
        assert not Listing.objects.get().is_stale
        assert Listing.objects.get().change > mark  # so that cards are made anew

    def test_by_a_steward_says_so(self, client: Client, service: Service, cora: Person) -> None:
        client.force_login(cora)

        answer = client.post(f"/listings/{service.pk}/check/", follow=True)

        assert "by the people who look after this directory" in answer.content.decode()

    def test_is_the_newest_of_ours_and_the_feeds(self, service: Service, amina: Person) -> None:
        from datetime import date

        Check.objects.create(page=service.pk, speaker=Speaker.ORGANISATION, by=amina, on=date(2026, 3, 1))
        Service.objects.update(assured_date=date(2026, 5, 1))
        assert Listing.objects.get().checked_by == "The list that it was read from says so."
        Service.objects.update(assured_date=date(2026, 2, 1))

        assert Listing.objects.get().assured_date == date(2026, 3, 1)
        assert Listing.objects.get().checked_by == "It was checked by the organisation."

    def test_comes_with_a_tick_on_the_form(
        self, as_amina: Client, service: Service, form: Callable[[], dict[str, object]]
    ) -> None:
        as_amina.post(f"/listings/{service.pk}/edit/", form() | {"cost": "£3", "all_right": "yes"})

        assert Check.objects.filter(page=service.pk).exists()
