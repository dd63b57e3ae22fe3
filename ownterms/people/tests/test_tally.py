"""Tallies: they count to their limit, forget whom they count, and begin anew."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ownterms.people.actions import tidy
from ownterms.people.models import Tally

pytestmark = pytest.mark.django_db


class TestTally:
    def test_counts_to_its_limit(self) -> None:
        taken = [Tally.take("codes", "amina", most=3, minutes=60) for _ in range(5)]

        assert taken == [True, True, True, False, False]

    def test_counts_each_by_itself(self) -> None:
        Tally.take("codes", "amina", most=1, minutes=60)

        assert Tally.take("codes", "dev", most=1, minutes=60)
        assert Tally.take("letters", "amina", most=1, minutes=60)

    def test_counts_several_at_once_and_takes_back_what_was_not_used(self) -> None:
        def take() -> bool:
            return Tally.take("seconds", "amina", most=60, minutes=60, worth=25)

        assert [take() for _ in range(3)] == [True, True, False]
        Tally.give_back("seconds", "amina", minutes=60, worth=20)
        assert [take() for _ in range(2)] == [True, False]

    def test_takes_nothing_back_of_what_is_over(self) -> None:
        Tally.take("seconds", "amina", most=60, minutes=60, worth=25)

        with time_machine.travel(timezone.now() + timedelta(minutes=61)):
            Tally.give_back("seconds", "amina", minutes=60, worth=20)

        assert Tally.objects.get().count == 25

    def test_begins_anew_and_is_tidied_away(self) -> None:
        Tally.take("codes", "amina", most=1, minutes=60)

        with time_machine.travel(timezone.now() + timedelta(minutes=61)):
            assert Tally.take("codes", "amina", most=1, minutes=60)
            tidy.func()
            assert Tally.objects.count() == 1

    def test_holds_no_word_of_whom_it_counts(self) -> None:
        Tally.take("codes", "amina", most=1, minutes=60)

        assert "amina" not in str(Tally.objects.values().get())
