"""The index follows the directory."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction

from ownterms.directory.actions import keeping
from ownterms.directory.models import ChangeCounter, Duplicate, Joining, Listing, Service, Withdrawal
from ownterms.directory.saying.page import words_of
from ownterms.directory.tests.factories import make_listing, next_change
from ownterms.finding import index
from ownterms.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_lexicon")]


def names(words: str) -> list[str]:
    return [hit.name for hit in index.search(words).hits]


class TestIndex:
    def test_answers_from_an_empty_directory(self) -> None:
        assert names("bell ringing") == []

    def test_finds_a_new_listing_at_once(self) -> None:
        make_listing("Tuesday kitchen", description="Soup and bread.")
        assert names("bell ringing") != ["Bell ringers"]

        make_listing("Bell ringers", description="Bell ringing in the old tower.")

        assert names("bell ringing")[0] == "Bell ringers"

    def test_finds_a_changed_listing_by_its_new_words(self) -> None:
        listing = make_listing("Evening group", description="We play the ukulele.")
        assert names("ukulele") == ["Evening group"]

        listing.service.description = "We mend bicycles."
        listing.service.save()
        Listing.objects.filter(pk=listing.pk).update(change=next_change())

        assert names("mend bicycles")[0] == "Evening group"
        assert index.search("ukulele").close is False

    def test_finds_what_a_keeper_says_at_once(self) -> None:
        service = make_listing("Evening group", description="We play the ukulele.").service
        assert names("ukulele") == ["Evening group"]
        before = words_of(service)
        keeper = Person.objects.create_user("amina@example.org")

        keeping.change(service, replace(before, text="We mend bicycles."), started=before.digest, by=keeper)
        assert names("mend bicycles")[0] == "Evening group"
        assert index.search("ukulele").close is False

        keeping.withdraw_page(Service.objects.get(), by=keeper)
        assert "Evening group" not in names("mend bicycles")

    def test_forgets_a_withdrawn_listing(self) -> None:
        listing = make_listing("Bell ringers", description="Bell ringing in the old tower.")
        assert names("bell ringing") == ["Bell ringers"]

        Withdrawal.objects.create(pk=listing.pk, change=next_change())
        listing.delete()

        assert names("bell ringing") == []

    def test_shows_a_joined_listing_once(self) -> None:
        first = make_listing("Bell ringers", description="Bell ringing in the old tower.")
        second = make_listing("Bell ringers", description="Bell ringing in the old tower.")
        assert len(names("bell ringing")) == 2

        pair = Duplicate.objects.create(first=first, second=second, why=Duplicate.Why.SAME_WORDS)
        Joining.objects.create(duplicate=pair, kept=first)
        Listing.objects.filter(pk=second.pk).update(change=next_change())

        assert [hit.id for hit in index.search("bell ringing").hits] == [str(first.pk)]

    def test_is_made_again_when_its_folder_is_lost(self, tmp_path: Path, settings: LazySettings) -> None:
        make_listing("Bell ringers", description="Bell ringing in the old tower.")
        index.follow()

        settings.DATA = tmp_path / "elsewhere"

        assert names("bell ringing") == ["Bell ringers"]

    def test_is_made_again_when_it_knows_a_future_that_is_not_ours(self) -> None:
        make_listing("Bell ringers", description="Bell ringing in the old tower.")
        with transaction.atomic():
            ChangeCounter.take(50)
        index.follow()
        ChangeCounter.objects.update(last=1)

        assert index.follow().mark == 1

    def test_is_opened_once_for_all_who_come_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make_listing("Bell ringers")
        words, opened = index.follow().lexicon, []
        open_it = index.Index.open

        def open_slowly(*args: Any, **kwargs: Any) -> index.Index:  # noqa: ANN401
            opened.append(1)
            time.sleep(0.05)
            return open_it(*args, **kwargs)

        monkeypatch.setattr(index.Index, "open", open_slowly)
        monkeypatch.setattr(index, "lexicon", lambda: words)
        index._opened.clear()
        with ThreadPoolExecutor(4) as readers:
            found = list(readers.map(lambda _reader: index._at_hand(), range(4)))

        assert len(opened) == 1
        assert all(each is found[0] for each in found)

    def test_is_not_written_when_nothing_changed(self) -> None:
        make_listing("Bell ringers")
        before = index.follow().manifest.number

        index.search("bells")

        assert index.follow().manifest.number == before

    def test_follows_in_every_folder_that_stands_over_one_database(
        self, tmp_path: Path, settings: LazySettings
    ) -> None:
        make_listing("Bell ringers", description="Bell ringing in the old tower.")
        for machine in ("one", "two", "one", "two"):
            settings.DATA = tmp_path / machine
            assert names("bell ringing") == ["Bell ringers"]

        make_listing("Hand bells", description="Bell ringing without a tower.")

        for machine in ("two", "one"):
            settings.DATA = tmp_path / machine
            assert sorted(names("bell ringing")) == ["Bell ringers", "Hand bells"]
