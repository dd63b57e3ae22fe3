"""A space: begun by its person, claimed by them, and gone when they say so."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.db import transaction
from django.utils import timezone

from ownterms.lib.sealing import new_key
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import (
    Entry,
    Invitation,
    NoKey,
    NotYours,
    Over,
    Space,
    SpaceKey,
    State,
    Whose,
    WhoseIdea,
)
from ownterms.spaces.tests.conftest import is_open
from ownterms.trail.models import Head, Trace


class TestUnclaimed:
    def test_goes_after_72_hours_with_its_person_and_all_that_it_held(self, dev: Person) -> None:
        space = actions.begin(dev, beside=True)
        Entry.write(space.part_set.get(), by=dev, words="My first words.")

        with time_machine.travel(timezone.now() + timedelta(hours=71)):
            assert actions.sweep_unclaimed() == 0
            assert Space.objects.of(dev) == space
        with time_machine.travel(timezone.now() + timedelta(hours=73)):
            assert Space.objects.of(dev) is None
            assert actions.sweep_unclaimed() == 1
        assert not Person.objects.filter(pk=dev.pk).exists()
        assert [model for model in (Entry, SpaceKey, Trace) if model.objects.exists()] == []

    def test_does_not_keep_its_person_from_beginning_anew(self, dev: Person) -> None:
        over = actions.begin(dev, beside=True)

        with time_machine.travel(timezone.now() + timedelta(hours=73)):
            begun = actions.begin(dev)
            assert Space.objects.of(dev) == begun != over
            assert actions.sweep_unclaimed() == 0

    def test_stays_once_it_is_claimed(self, dev: Person, amina: Person) -> None:
        space = actions.begin(dev, beside=True)
        with pytest.raises(NotYours):
            space.claim(by=amina)

        space.claim(by=dev)

        with time_machine.travel(timezone.now() + timedelta(hours=73)):
            assert actions.sweep_unclaimed() == 0
            assert Space.objects.of(dev) == space


class TestErasing:
    def test_takes_everything_and_tells_whoever_had_a_live_grant(
        self, space: Space, entry: Entry, invitation: Invitation, amina: Person, ben: Person
    ) -> None:
        actions.erase(space, by=amina)

        assert [model for model in (Entry, SpaceKey, Invitation, Trace, Head) if model.objects.exists()] == []
        assert [over.helper for over in Over.objects.all()] == [ben]

    def test_is_for_the_person_alone(self, space: Space, dev: Person) -> None:
        with pytest.raises(NotYours):
            actions.erase(space, by=dev)


class TestSuspending:
    def test_lets_every_invitation_rest_until_it_is_renewed(
        self, space: Space, entry: Entry, invitation: Invitation, amina: Person, ben: Person
    ) -> None:
        actions.suspend(amina)

        assert not is_open(Entry, entry.pk, ben)
        resting = Invitation.objects.get(pk=invitation.pk)
        assert resting.state == State.QUIET
        resting.renew(by=amina)
        assert is_open(Entry, entry.pk, ben)


class TestKeys:
    def test_are_brought_under_a_new_master_key(self, entry: Entry, amina: Person, settings: LazySettings) -> None:
        newer, older = new_key(), settings.MASTER_KEYS[0]
        settings.MASTER_KEYS = [newer, older]
        assert SpaceKey.rotate() == 1
        assert SpaceKey.rotate() == 0

        settings.MASTER_KEYS = [newer]
        assert [each.words for each in Entry.objects.read(by=amina)] == ["I would like a quiet place."]
        settings.MASTER_KEYS = [older]
        with pytest.raises(NoKey):
            Entry.objects.read(by=amina)

    def test_stay_as_they_were_where_one_cannot_be_opened(
        self, space: Space, dev: Person, settings: LazySettings
    ) -> None:
        older = settings.MASTER_KEYS[0]
        settings.MASTER_KEYS = [new_key()]
        actions.begin(dev)
        before = dict(SpaceKey.objects.values_list("pk", "sealed"))
        settings.MASTER_KEYS = [new_key(), older]

        with pytest.raises(NoKey), transaction.atomic():
            SpaceKey.rotate()
        assert dict(SpaceKey.objects.values_list("pk", "sealed")) == before


class TestWhoseIdea:
    def test_can_be_said_anew_and_is_read_by_its_person_alone(
        self, space: Space, invitation: Invitation, amina: Person, ben: Person
    ) -> None:
        WhoseIdea.say(space, Whose.MINE, by=amina)
        WhoseIdea.say(space, Whose.ELSE, by=amina, may_count=True)

        [said] = WhoseIdea.objects.read(by=amina)
        assert (said.answer, said.may_count) == (Whose.ELSE, True)
        assert WhoseIdea.objects.read(by=ben) == []

    def test_is_said_by_nobody_else(self, space: Space, ben: Person) -> None:
        with pytest.raises(NotYours):
            WhoseIdea.say(space, Whose.ELSE, by=ben)
