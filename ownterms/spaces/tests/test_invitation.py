"""Invitations: made by the person alone, answered once, and ended by nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import (
    Entry,
    Grant,
    Invitation,
    NotClaimed,
    NotOpen,
    NotYours,
    Part,
    SixWords,
    Space,
    State,
)
from ownterms.spaces.tests.conftest import is_open


@pytest.fixture
def made(space: Space, notebook: Part, amina: Person) -> Invitation:
    return Invitation.make(space, by=amina, called="Cora", slices=[notebook])


@pytest.fixture
def drawn(made: Invitation, amina: Person) -> list[str]:
    return made.draw_words(by=amina).split()


def again(invitation: Invitation) -> Invitation:
    return Invitation.objects.get(pk=invitation.pk)


class TestMaking:
    def test_is_for_the_person_alone(self, space: Space, dev: Person) -> None:
        with pytest.raises(NotYours):
            Invitation.make(space, by=dev, called="Me")

    def test_waits_until_the_space_is_claimed(self, dev: Person) -> None:
        space = actions.begin(dev, beside=True)

        with pytest.raises(NotClaimed):
            Invitation.make(space, by=dev, called="Ben")
        space.claim(by=dev)
        assert Invitation.make(space, by=dev, called="Ben").state == State.STALE

    def test_covers_nothing_of_another_space(self, made: Invitation, amina: Person, dev: Person) -> None:
        with pytest.raises(NotYours):
            made.cover(actions.begin(dev).part_set.get(), by=amina)

    def test_holds_for_six_months(self, made: Invitation) -> None:
        assert made.until - made.since > timedelta(days=180)


class TestAnswering:
    def test_opens_what_it_covers(self, made: Invitation, drawn: list[str], notebook: Part, cora: Person) -> None:
        Invitation.objects.by_words(drawn).accept(by=cora, typed=drawn)

        assert is_open(Part, notebook.pk, cora)
        assert again(made).state == State.LIVE

    def test_succeeds_once(self, made: Invitation, drawn: list[str], cora: Person, dev: Person) -> None:
        late = again(made)
        made.accept(by=cora, typed=drawn)

        with pytest.raises(NotOpen):
            late.accept(by=dev, typed=drawn)
        assert Invitation.objects.by_words(drawn) is None
        assert not Grant.objects.filter(helper=dev).exists()

    @pytest.mark.parametrize("typed", [[], ["no", "such", "words", "are", "here", "now"]])
    def test_needs_its_words(self, made: Invitation, drawn: list[str], dev: Person, typed: list[str]) -> None:
        with pytest.raises(NotOpen):
            made.accept(by=dev, typed=typed)

    def test_cannot_be_done_with_the_words_of_another(
        self, made: Invitation, drawn: list[str], space: Space, amina: Person, dev: Person
    ) -> None:
        other = Invitation.make(space, by=amina, called="Dev")
        theirs = other.draw_words(by=amina).split()

        with pytest.raises(NotOpen):
            made.accept(by=dev, typed=theirs)

    def test_cannot_be_done_by_the_person_themselves(self, made: Invitation, drawn: list[str], amina: Person) -> None:
        with pytest.raises(NotOpen):
            made.accept(by=amina, typed=drawn)

    def test_waits_for_a_week(self, made: Invitation, drawn: list[str], cora: Person) -> None:
        with time_machine.travel(timezone.now() + timedelta(days=7, seconds=1)):
            assert Invitation.objects.by_words(drawn) is None
            assert again(made).state == State.STALE
            with pytest.raises(NotOpen):
                made.accept(by=cora, typed=drawn)

    def test_new_words_close_those_before(self, made: Invitation, drawn: list[str], amina: Person) -> None:
        made.draw_words(by=amina)

        assert Invitation.objects.by_words(drawn) is None

    def test_keeps_no_words(self, made: Invitation, drawn: list[str]) -> None:
        kept = SixWords.objects.get().digest

        assert not any(word in kept for word in drawn)

    def test_may_be_a_no_without_being_known_here(self, made: Invitation, drawn: list[str]) -> None:
        made.decline(typed=drawn, saying="Thank you, not now.")

        no = again(made).declining.open_with(made.key)
        assert no.words == "Thank you, not now."
        assert again(made).state == State.DECLINED
        assert Invitation.objects.by_words(drawn) is None

    def test_of_somebody_who_is_asked_again_needs_no_words(
        self, space: Space, amina: Person, cora: Person, dev: Person
    ) -> None:
        made = Invitation.make(space, by=amina, called="Cora", asked=cora)

        with pytest.raises(NotOpen):
            made.accept(by=dev)
        made.accept(by=cora)
        assert made.helper == cora


class TestEnding:
    def test_is_for_the_person_alone(self, invitation: Invitation, ben: Person) -> None:
        with pytest.raises(NotYours):
            invitation.end(by=ben)

    def test_leaves_the_same_grants_as_running_out(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        invitation.end(by=amina)

        assert again(invitation).state == State.ENDED
        assert not Grant.objects.live().filter(helper=ben).exists()
        assert all(grant.until <= timezone.now() for grant in Grant.objects.filter(helper=ben))

    def test_takes_back_what_nobody_answered(self, made: Invitation, drawn: list[str], amina: Person) -> None:
        made.end(by=amina)

        assert Invitation.objects.by_words(drawn) is None

    def test_can_come_before_the_beginning(self, space: Space, amina: Person, cora: Person) -> None:
        made = Invitation.make(space, by=amina, called="Cora", since=timezone.now() + timedelta(days=9))
        made.accept(by=cora, typed=made.draw_words(by=amina).split())
        assert again(made).state == State.COMING

        made.end(by=amina)
        assert again(made).state == State.ENDED

    def test_cannot_be_renewed(self, invitation: Invitation, amina: Person) -> None:
        invitation.end(by=amina)

        with pytest.raises(NotOpen):
            again(invitation).renew(by=amina)


class TestRenewing:
    def test_opens_a_quiet_tie_again(self, invitation: Invitation, entry: Entry, amina: Person, ben: Person) -> None:
        with time_machine.travel(invitation.until):
            assert again(invitation).state == State.QUIET
            assert not is_open(Entry, entry.pk, ben)

            again(invitation).renew(by=amina)

            assert is_open(Entry, entry.pk, ben)
            assert again(invitation).state == State.LIVE


class TestSteppingBack:
    def test_takes_effect_after_the_last_day(self, invitation: Invitation, entry: Entry, ben: Person) -> None:
        last_day = timezone.localdate() + timedelta(days=9)

        invitation.step_back(by=ben, last_day=last_day, goodbye="It was good to walk with you.")

        with time_machine.travel(timezone.now() + timedelta(days=9)):
            assert is_open(Entry, entry.pk, ben)
        with time_machine.travel(timezone.now() + timedelta(days=11)):
            assert not is_open(Entry, entry.pk, ben)
            assert again(invitation).state == State.LEFT

    def test_is_for_the_helper(self, invitation: Invitation, dev: Person) -> None:
        with pytest.raises(NotOpen):
            invitation.step_back(by=dev, last_day=timezone.localdate())
