"""Invitations that changed since they were loaded: each act goes by how they stand now."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import (
    Dictation,
    Entry,
    Invitation,
    NotOpen,
    NotYours,
    Part,
    Space,
    Whose,
    WhoseIdea,
)
from ownterms.spaces.tests.conftest import is_open


@pytest.fixture
def other_tab(invitation: Invitation) -> Invitation:
    """The same invitation, loaded before anything happened to it, with the answers that it knew of."""
    loaded = Invitation.objects.get(pk=invitation.pk)
    assert loaded.helper
    assert not hasattr(loaded, "ending")
    return loaded


@pytest.fixture
def letter(space: Space, amina: Person) -> Entry:
    """An entry that the invitation does not cover."""
    return Entry.write(Part.begin(space, by=amina, name="Letters"), by=amina, words="Dear Tom.")


class TestAnEndedInvitation:
    def test_is_not_opened_by_covering_more(
        self, invitation: Invitation, other_tab: Invitation, letter: Entry, amina: Person, ben: Person
    ) -> None:
        invitation.end(by=amina)
        other_tab.cover(letter, by=amina)

        assert not is_open(Entry, letter.pk, ben)

    def test_is_not_opened_by_renewing(self, invitation: Invitation, other_tab: Invitation, amina: Person) -> None:
        invitation.end(by=amina)

        with pytest.raises(NotOpen):
            other_tab.renew(by=amina)

    def test_is_not_opened_by_stepping_back(
        self, invitation: Invitation, other_tab: Invitation, entry: Entry, amina: Person, ben: Person
    ) -> None:
        invitation.end(by=amina)

        with pytest.raises(NotOpen):
            other_tab.step_back(by=ben, last_day=timezone.localdate() + timedelta(days=3))
        assert not is_open(Entry, entry.pk, ben)

    def test_rests_after_a_recovery_whoever_loaded_it_before(
        self, other_tab: Invitation, letter: Entry, amina: Person, ben: Person
    ) -> None:
        actions.suspend(amina)
        other_tab.cover(letter, by=amina)

        assert not is_open(Entry, letter.pk, ben)


class TestSteppingBack:
    def test_is_not_undone_by_the_person(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        invitation.step_back(by=ben, last_day=timezone.localdate() + timedelta(days=3))

        with pytest.raises(NotOpen):
            invitation.renew(by=amina)

    def test_is_said_once(self, invitation: Invitation, ben: Person) -> None:
        invitation.step_back(by=ben, last_day=timezone.localdate())

        with pytest.raises(NotOpen):
            invitation.step_back(by=ben, last_day=timezone.localdate())

    def test_with_a_day_gone_by_is_over_now(self, invitation: Invitation, entry: Entry, ben: Person) -> None:
        invitation.step_back(by=ben, last_day=timezone.localdate() - timedelta(days=2))

        assert not is_open(Entry, entry.pk, ben)


class TestWhatCannotBeCovered:
    def test_whose_idea_it_was(self, invitation: Invitation, space: Space, amina: Person, ben: Person) -> None:
        idea = WhoseIdea.say(space, Whose.ELSE, by=amina)

        with pytest.raises(NotYours):
            invitation.cover(idea, by=amina)  # type: ignore[arg-type]
        assert not is_open(WhoseIdea, idea.pk, ben)

    def test_what_is_said_to_another(self, invitation: Invitation, space: Space, amina: Person) -> None:
        other = Invitation.make(space, by=amina, called="Cora")

        with pytest.raises(NotYours):
            invitation.cover(other, by=amina)  # type: ignore[arg-type]


def test_a_yes_after_its_last_day_opens_nothing(space: Space, amina: Person, cora: Person) -> None:
    made = Invitation.make(space, by=amina, called="Cora", until=timezone.now() + timedelta(days=1))
    drawn = made.draw_words(by=amina).split()

    with time_machine.travel(timezone.now() + timedelta(days=2)), pytest.raises(NotOpen):
        made.accept(by=cora, typed=drawn)


def test_what_was_typed_is_read_by_no_other_helper(
    invitation: Invitation, notebook: Part, amina: Person, ben: Person, cora: Person
) -> None:
    made = Invitation.make(notebook.space, by=amina, called="Cora", slices=[notebook], may_type=True)
    made.accept(by=cora, typed=made.draw_words(by=amina).split())
    typed = Dictation.type(made, notebook, by=cora, words="She says that she would like a garden.")

    assert [is_open(Dictation, typed.pk, each) for each in (amina, cora, ben)] == [True, True, False]
