"""A card: its words are kept nowhere, stop when a new one is made, and open the page or begin to wait."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ownterms.lib.words import SIX, shown
from ownterms.people import actions
from ownterms.people.models import Card, Passkey, Person, Recovery, Session, StillWaits

from .conftest import AMINA, Post, signed_in

pytestmark = pytest.mark.django_db

PLACE = "10.0.0.1"
seen: list[Person] = []


def note(person: Person) -> None:
    """What a room above does when it hears of somebody."""
    assert Person.objects.filter(pk=person.pk).exists()
    seen.append(person)


def refuse(person: Person) -> None:
    raise ZeroDivisionError


@pytest.fixture
def ben() -> Person:
    """He has neither email nor passkey."""
    return Person.objects.create_user()


def days(number: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=number))


class TestCard:
    def test_is_found_by_its_words_alone(self, ben: Person) -> None:
        words = Card.make(ben)

        assert len(words) == SIX
        assert Card.with_words(words) == Card.of(ben)

    def test_keeps_none_of_its_words(self, ben: Person) -> None:
        words = Card.make(ben)
        [row] = Card.objects.values()

        assert set(row) == {"person_id", "digest", "made_on"}
        assert [word for word in words if word in row["digest"] and set(word) - set("abcdef")] == []

    def test_is_found_by_no_one_who_has_the_rows_alone(self, ben: Person, settings: LazySettings) -> None:
        words = Card.make(ben)
        settings.SECRET_KEY = "another installation's"

        assert Card.with_words(words) is None

    def test_is_looked_for_with_the_same_work_whether_there_is_one(self, ben: Person) -> None:
        asked = []
        for words in (Card.make(ben), ("acorn",) * 6):
            with CaptureQueriesContext(connection) as seen:
                Card.with_words(words)
            asked.append([re.sub("[0-9a-f]{64}", "", each["sql"]) for each in seen.captured_queries])

        assert asked[0] == asked[1]
        assert len(asked[0]) == 1

    def test_of_before_stops_when_a_new_one_is_made(self, ben: Person) -> None:
        old, new = Card.make(ben), Card.make(ben)

        assert Card.with_words(old) is None
        assert Card.with_words(new) == Card.objects.get()

    def test_counts_the_order_of_its_words(self, ben: Person) -> None:
        words = Card.make(ben)

        assert Card.with_words(words[1:] + words[:1]) is None or len(set(words)) == 1

    def test_is_the_only_way_where_there_is_no_email_and_no_passkey(self, ben: Person, amina: Person) -> None:
        Card.make(ben)
        Card.make(amina)
        assert Card.of(ben).is_only_way
        assert not Card.of(amina).is_only_way

        Passkey.add(ben, name="His phone", credential={})

        assert not Card.of(ben).is_only_way

    @pytest.mark.parametrize("way", ["email", "passkey", "card", "none"])
    def test_is_one_of_the_ways_to_come_back(self, ben: Person, way: str) -> None:
        if way == "email":
            ben.move_to("ben@example.org")
        if way == "passkey":
            Passkey.add(ben, name="His phone", credential={})
        if way == "card":
            Card.make(ben)

        assert ben.can_come_back is (way != "none")


class TestComingBack:
    def test_opens_at_once_where_the_card_is_the_only_way(self, ben: Person) -> None:
        assert actions.come_back(Card.make(ben), asker=PLACE) == (ben, False)
        assert not Recovery.objects.exists()

    def test_with_no_card_is_told(self) -> None:
        with pytest.raises(actions.NoSuchCard):
            actions.come_back(("acorn",) * 6, asker=PLACE)

    def test_is_tried_sixty_times_in_an_hour_from_one_place(self, ben: Person) -> None:
        words = Card.make(ben)
        for _ in range(actions.MOST_CARDS):
            with pytest.raises(actions.NoSuchCard):
                actions.come_back(("acorn",) * 6, asker=PLACE)

        with pytest.raises(actions.TooManyTries):
            actions.come_back(words, asker=PLACE)
        assert actions.come_back(words, asker="10.0.0.2") == (ben, False)


class TestRecovery:
    @pytest.fixture
    def words(self, amina: Person) -> tuple[str, ...]:
        """Of Amina, who has an email too."""
        return Card.make(amina)

    def test_waits_three_days(self, amina: Person, words: tuple[str, ...]) -> None:
        with pytest.raises(StillWaits) as told:
            actions.come_back(words, asker=PLACE)
        opens_at = told.value.recovery.opens_at
        assert opens_at - timezone.now() > timedelta(hours=71.9)

        for early in (2.99, 0):
            with days(early), pytest.raises(StillWaits) as again:
                actions.come_back(words, asker=PLACE)
            assert again.value.recovery.opens_at == opens_at
        with days(3.01):
            assert actions.come_back(words, asker=PLACE) == (amina, True)
        assert not Recovery.objects.exists()

    def test_would_open_at_once_without_the_wait(
        self, amina: Person, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A planted fault: the test above can fail."""
        monkeypatch.setattr(Recovery, "WAIT", timedelta(0))

        assert actions.come_back(words, asker=PLACE) == (amina, True)

    def test_ends_every_session_and_tells_the_rooms_above(
        self, amina: Person, dev: Person, words: tuple[str, ...], settings: LazySettings
    ) -> None:
        settings.AFTER_RECOVERY = [f"{__name__}.note"]
        seen.clear()
        hers, his = signed_in(amina), signed_in(dev)
        with pytest.raises(StillWaits):
            actions.come_back(words, asker=PLACE)
        assert hers.get("/you/").status_code == 200

        with days(3.01):
            actions.come_back(words, asker=PLACE)

        assert seen == [amina]
        assert hers.get("/you/").status_code == 302
        assert his.get("/you/").status_code == 200

    def test_is_done_whole_or_not_at_all(self, amina: Person, words: tuple[str, ...], settings: LazySettings) -> None:
        settings.AFTER_RECOVERY = [f"{__name__}.refuse"]
        hers = signed_in(amina)
        with pytest.raises(StillWaits):
            actions.come_back(words, asker=PLACE)

        with days(3.01), pytest.raises(ZeroDivisionError):
            actions.come_back(words, asker=PLACE)

        assert hers.get("/you/").status_code == 200
        assert Recovery.objects.exists()

    def test_waits_anew_where_nobody_came_within_a_week(self, words: tuple[str, ...]) -> None:
        with pytest.raises(StillWaits):
            actions.come_back(words, asker=PLACE)

        with days(10.1):
            actions.tidy.func()
            assert not Recovery.objects.exists()
            with pytest.raises(StillWaits):
                actions.come_back(words, asker=PLACE)

    def test_that_is_over_opens_nothing_before_it_was_tidied(self, words: tuple[str, ...]) -> None:
        with pytest.raises(StillWaits):
            actions.come_back(words, asker=PLACE)

        with days(10.1), pytest.raises(StillWaits):
            actions.come_back(words, asker=PLACE)

    def test_that_is_refused_makes_the_card_worth_nothing(self, amina: Person, words: tuple[str, ...]) -> None:
        with pytest.raises(StillWaits):
            actions.come_back(words, asker=PLACE)

        signed_in(amina).post("/you/card/recovery/refusal/")

        assert not Card.objects.exists()
        with days(3.01), pytest.raises(actions.NoSuchCard):
            actions.come_back(words, asker=PLACE)

    def test_is_told_by_one_letter_that_names_nobody_and_holds_no_link(
        self, words: tuple[str, ...], post: Post, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        for _ in range(3):
            with pytest.raises(StillWaits):
                actions.come_back(words, asker=PLACE)
        post()

        [letter] = mail.outbox
        assert letter.to == [AMINA]
        assert letter.subject == "Was it you?"
        for private in (shown(words), "http", "Own Terms", "amina"):
            assert private not in letter.body
        assert shown(words) not in caplog.text

    def test_that_was_refused_meanwhile_sends_no_letter(
        self, amina: Person, words: tuple[str, ...], post: Post
    ) -> None:
        with pytest.raises(StillWaits):
            actions.come_back(words, asker=PLACE)
        Recovery.of(amina).refuse()

        assert post() == []

    def test_of_somebody_without_email_sends_no_letter(self, ben: Person, post: Post) -> None:
        words = Card.make(ben)
        Passkey.add(ben, name="His phone", credential={})
        with pytest.raises(StillWaits):
            actions.come_back(words, asker=PLACE)

        assert post() == []


class TestLeaving:
    def test_calls_the_rooms_above_first(self, amina: Person, settings: LazySettings) -> None:
        settings.BEFORE_LEAVING = [f"{__name__}.note"]
        seen.clear()
        Session.objects.all().delete()

        amina.leave()

        assert [person.email for person in seen] == [AMINA]
        assert not Person.objects.exists()

    def test_takes_nothing_where_one_of_them_could_not(self, amina: Person, settings: LazySettings) -> None:
        settings.BEFORE_LEAVING = [f"{__name__}.refuse"]

        with pytest.raises(ZeroDivisionError):
            amina.leave()

        assert Person.objects.exists()
