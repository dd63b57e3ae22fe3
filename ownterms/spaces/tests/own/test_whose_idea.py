"""Whose idea it was: private for ever, changed at will, and counted only with a yes and among ten or more."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from ownterms.lib import small_numbers
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Space, Whose, WhoseIdea

pytestmark = pytest.mark.django_db
LAST = date(2026, 9, 15)
TODAY = date(2026, 11, 27)


def say(answer: Whose, *, people: int, may_count: bool = True, on: date = LAST) -> None:
    """So many people say so on one day."""
    for _person in range(people):
        person = Person.objects.create_user()
        WhoseIdea.say(actions.begin(person), answer, by=person, may_count=may_count)
    WhoseIdea.objects.filter(said_on__gt=LAST + timedelta(days=40)).update(said_on=on)


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


class TestPage:
    @pytest.mark.parametrize("answer", Whose.values)
    def test_keeps_each_answer_and_counts_none_unless_told(
        self, her: Client, amina: Person, space: Space, answer: str
    ) -> None:
        her.post("/space/whose-idea/", {"answer": answer})

        [said] = WhoseIdea.objects.read(by=amina)
        assert (said.answer, said.may_count) == (Whose(answer), False)
        assert f'value="{answer}" checked' in her.get("/space/whose-idea/").content.decode()

    @pytest.mark.parametrize("answer", ["", "theirs", "\0"])
    def test_keeps_what_was_said_before_where_none_is_chosen(
        self, her: Client, amina: Person, space: Space, answer: str
    ) -> None:
        WhoseIdea.say(space, Whose.BOTH, by=amina)

        assert her.post("/space/whose-idea/", {"answer": answer, "may_count": "yes"}).status_code == 422

        [said] = WhoseIdea.objects.read(by=amina)
        assert (said.answer, said.may_count) == (Whose.BOTH, False)

    def test_is_read_by_nobody_to_whom_the_notebook_is_open(
        self, space: Space, invitation: Invitation, amina: Person, ben: Person, his: Client
    ) -> None:
        WhoseIdea.say(space, Whose.ELSE, by=amina, may_count=True)

        assert WhoseIdea.objects.read(by=ben) == []
        assert his.get("/space/whose-idea/").headers["Location"] == "/helping/"


class TestCount:
    def test_never_shows_fewer_than_ten_and_rounds_the_rest(self) -> None:
        say(Whose.MINE, people=13)
        say(Whose.ELSE, people=10)
        say(Whose.BOTH, people=9)

        counted = WhoseIdea.counted(TODAY)

        assert counted == {
            Whose.MINE: 15,
            Whose.ELSE: 10,
            Whose.BOTH: None,
            Whose.UNKNOWN: None,
            Whose.UNSAID: None,
        }

    def test_would_show_nine_if_the_bound_were_lower(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The fault that the test above would find."""
        monkeypatch.setattr(small_numbers, "FEWEST", 5)
        say(Whose.BOTH, people=9)

        assert WhoseIdea.counted(TODAY)[Whose.BOTH] == 10

    def test_takes_in_nobody_who_did_not_say_yes(self) -> None:
        say(Whose.MINE, people=9)
        say(Whose.MINE, people=9, may_count=False)

        assert WhoseIdea.counted(TODAY)[Whose.MINE] is None

    @pytest.mark.parametrize("on", [date(2026, 6, 30), date(2026, 10, 1)])
    def test_takes_in_only_the_last_quarter_that_is_over(self, on: date) -> None:
        say(Whose.MINE, people=9)
        say(Whose.MINE, people=9, on=on)

        assert WhoseIdea.counted(TODAY)[Whose.MINE] is None

    def test_opens_no_answer_of_who_did_not_say_yes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        opened = []
        say(Whose.MINE, people=2, may_count=False)
        monkeypatch.setattr(WhoseIdea, "open_with", lambda each, _key: opened.append(each))

        WhoseIdea.counted(TODAY)

        assert opened == []
