"""Messages exist inside live invitations, and a helper's only where and when the terms allow it."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ownterms.people.models import Person
from ownterms.spaces.models import (
    Dictation,
    Entry,
    Invitation,
    MayNotType,
    Message,
    NoLiveInvitation,
    NotNow,
    NotYours,
    Part,
    Space,
)
from ownterms.spaces.models.message import MOST_IN_A_DAY
from ownterms.spaces.terms import Terms, Writing

TUESDAY = datetime(2027, 3, 2, 10, 30, tzinfo=ZoneInfo("Europe/London"))


class TestMessages:
    def test_go_both_ways(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        Message.send(invitation, by=amina, words="Are you there?")
        Message.send(invitation, by=ben, words="I am.")

        assert [each.words for each in Message.objects.read(by=ben)] == ["Are you there?", "I am."]

    def test_of_a_helper_wait_for_the_person_to_write_first(self, invitation: Invitation, ben: Person) -> None:
        with pytest.raises(NotNow):
            Message.send(invitation, by=ben, words="Hello?")

    def test_of_a_helper_may_answer_what_was_shown(self, invitation: Invitation, entry: Entry, ben: Person) -> None:
        Message.send(invitation, by=ben, words="I know a quiet place.", entry=entry)

        assert Message.objects.get().entry == entry

    def test_do_not_leave_without_a_live_invitation(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        Message.send(invitation, by=amina, words="Hello.")
        invitation.end(by=amina)

        for who in (amina, ben):
            with pytest.raises(NoLiveInvitation):
                Message.send(invitation, by=who, words="One more thing.")

    def test_of_a_stranger_do_not_exist(self, invitation: Invitation, dev: Person) -> None:
        with pytest.raises(NoLiveInvitation):
            Message.send(invitation, by=dev, words="Let me in.")

    def test_answer_only_what_is_open(self, invitation: Invitation, space: Space, amina: Person, ben: Person) -> None:
        hidden = Entry.write(Part.begin(space, by=amina, name="Mine"), by=amina, words="Mine.")

        with pytest.raises(NoLiveInvitation):
            Message.send(invitation, by=ben, words="I saw this.", entry=hidden)

    def test_of_a_helper_have_a_bound_for_a_day(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        Message.send(invitation, by=amina, words="Are you there?")
        for number in range(MOST_IN_A_DAY):
            Message.send(invitation, by=ben, words=f"Word {number}")

        with pytest.raises(NotNow):
            Message.send(invitation, by=ben, words="One more.")
        Message.send(invitation, by=amina, words="Enough for today.")


class TestTerms:
    @pytest.mark.parametrize(
        ("terms", "allowed"),
        [
            (Terms(writing=Writing.ANY), True),
            (Terms(writing=Writing.NEVER), False),
            (Terms(writing=Writing.ANY, days=(1,)), True),
            (Terms(writing=Writing.ANY, days=(0, 2)), False),
            (Terms(writing=Writing.ANY, between=(time(10), time(11))), True),
            (Terms(writing=Writing.ANY, between=(time(10, 30), time(11))), True),
            (Terms(writing=Writing.ANY, between=(time(9), time(10, 30))), False),
        ],
    )
    def test_say_when_a_message_may_come(self, terms: Terms, allowed: bool) -> None:
        assert terms.allow(TUESDAY, was_written_to=False) is allowed
        assert Terms.read(terms.told()) == terms

    def test_hold_for_messages(self, space: Space, amina: Person, ben: Person) -> None:
        terms = Terms(writing=Writing.ANY, days=(1,))
        with time_machine.travel(TUESDAY):
            made = Invitation.make(space, by=amina, called="Ben", terms=terms)
            made.accept(by=ben, typed=made.draw_words(by=amina).split())
            Message.send(made, by=ben, words="It is Tuesday.")
        with time_machine.travel(TUESDAY.replace(day=3)), pytest.raises(NotNow):
            Message.send(made, by=ben, words="It is Wednesday.")

    @pytest.mark.parametrize("terms", [Terms(days=(1,)), Terms(writing=Writing.NEVER)])
    def test_hold_for_answers_too(self, notebook: Part, entry: Entry, amina: Person, ben: Person, terms: Terms) -> None:
        with time_machine.travel(TUESDAY.replace(day=3)):
            made = Invitation.make(notebook.space, by=amina, called="Ben", slices=[notebook], terms=terms)
            made.accept(by=ben, typed=made.draw_words(by=amina).split())
            with pytest.raises(NotNow):
                Message.send(made, by=ben, words="I know a place.", entry=entry)


class TestDictation:
    @pytest.fixture
    def typing(self, space: Space, notebook: Part, amina: Person, ben: Person) -> Invitation:
        made = Invitation.make(space, by=amina, called="Ben", slices=[notebook], may_type=True)
        made.accept(by=ben, typed=made.draw_words(by=amina).split())
        return made

    def test_becomes_an_entry_by_the_persons_act_alone(
        self, typing: Invitation, notebook: Part, amina: Person, ben: Person
    ) -> None:
        typed = Dictation.type(typing, notebook, by=ben, words="I want a piano.")
        assert not Entry.objects.exists()
        with pytest.raises(NotYours):
            typed.confirm(by=ben)

        typed.confirm(by=amina)

        [entry] = Entry.objects.read(by=amina)
        assert (entry.words, entry.typed_by) == ("I want a piano.", ben)
        assert not Dictation.objects.exists()

    def test_can_be_refused(self, typing: Invitation, notebook: Part, amina: Person, ben: Person) -> None:
        Dictation.type(typing, notebook, by=ben, words="Find part-time work.").refuse(by=amina)

        assert not Dictation.objects.exists()
        assert not Entry.objects.exists()

    def test_needs_the_person_to_have_said_so(self, invitation: Invitation, notebook: Part, ben: Person) -> None:
        with pytest.raises(MayNotType):
            Dictation.type(invitation, notebook, by=ben, words="Something.")

    def test_ends_with_the_invitation(self, typing: Invitation, notebook: Part, amina: Person, ben: Person) -> None:
        typing.end(by=amina)

        with pytest.raises(MayNotType):
            Dictation.type(typing, notebook, by=ben, words="Something.")

    def test_of_somebody_who_acts_for_the_person_says_so(
        self, space: Space, notebook: Part, amina: Person, ben: Person
    ) -> None:
        evidence = "Lasting power of attorney, seen on 3 March."
        made = Invitation.make(space, by=amina, called="Ben", slices=[notebook], evidence=evidence)
        made.accept(by=ben, typed=made.draw_words(by=amina).split())

        assert Dictation.type(made, notebook, by=ben, words="Pay the rent.").acts_for
