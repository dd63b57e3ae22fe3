"""What is open to whom: to its person, and to whoever a live invitation covers."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Grant, Invitation, Part, Space
from ownterms.spaces.tests.conftest import is_open


@pytest.fixture
def alone(notebook: Part, amina: Person) -> Entry:
    return Entry.write(notebook, by=amina, words="Another thing.")


def opens(person: Person) -> set[Entry]:
    """What is open to somebody now."""
    return set(Entry.objects.open_to(person))


@pytest.mark.usefixtures("invitation")
class TestTheRule:
    def test_opens_a_space_to_its_person(self, entry: Entry, amina: Person) -> None:
        assert opens(amina) == {entry}

    def test_opens_a_part_to_whoever_it_was_granted(self, entry: Entry, ben: Person) -> None:
        assert opens(ben) == {entry}

    @pytest.mark.parametrize("name", ["is_staff", "is_superuser"])
    def test_opens_nothing_to_a_stranger_whatever_they_are(self, entry: Entry, dev: Person, name: str) -> None:
        setattr(dev, name, True)

        assert opens(dev) == set()

    def test_opens_one_entry_and_no_other(
        self, space: Space, entry: Entry, alone: Entry, amina: Person, cora: Person
    ) -> None:
        made = Invitation.make(space, by=amina, called="Cora", slices=[entry])
        made.accept(by=cora, typed=made.draw_words(by=amina).split())

        assert opens(cora) == {entry}
        assert not is_open(Part, entry.part_id, cora)

    def test_opens_nothing_of_another_space_that_holds_the_same_name(
        self, entry: Entry, ben: Person, dev: Person
    ) -> None:
        theirs = actions.begin(dev)
        Entry.objects.filter(pk=entry.pk).update(space=theirs)  # what nothing in the product does

        assert opens(ben) == set()

    def test_is_over_at_its_moment_and_not_before(self, entry: Entry, ben: Person) -> None:
        until = Grant.objects.filter(helper=ben).first().until

        with time_machine.travel(until - timedelta(microseconds=1), tick=False):
            assert opens(ben) == {entry}
        with time_machine.travel(until, tick=False):
            assert opens(ben) == set()

    def test_begins_at_its_moment_and_not_before(self, space: Space, entry: Entry, amina: Person, cora: Person) -> None:
        since = timezone.now() + timedelta(days=3)
        made = Invitation.make(space, by=amina, called="Cora", slices=[entry], since=since)
        made.accept(by=cora, typed=made.draw_words(by=amina).split())

        with time_machine.travel(since - timedelta(microseconds=1), tick=False):
            assert opens(cora) == set()
        with time_machine.travel(since, tick=False):
            assert opens(cora) == {entry}

    def test_ends_with_the_invitation(self, entry: Entry, invitation: Invitation, amina: Person, ben: Person) -> None:
        invitation.end(by=amina)

        assert opens(ben) == set()
        assert opens(amina) == {entry}

    def test_opens_nothing_before_the_answer(self, space: Space, entry: Entry, amina: Person, cora: Person) -> None:
        Invitation.make(space, by=amina, called="Cora", slices=[entry], asked=cora)

        assert opens(cora) == set()

    def test_covers_what_is_written_into_a_granted_part_later(self, alone: Entry, ben: Person) -> None:
        assert alone in opens(ben)

    def test_covers_no_part_that_was_begun_later(self, space: Space, amina: Person, ben: Person) -> None:
        other = Part.begin(space, by=amina, name="Only mine")
        hidden = Entry.write(other, by=amina, words="Mine.")

        assert hidden not in opens(ben)
