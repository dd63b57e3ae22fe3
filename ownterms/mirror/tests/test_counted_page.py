"""A yes to being counted: off until it is given, off again at once, and its person's alone."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from django.test import Client

from ownterms.agenda.models import AfterTalk, Felt, From, Origin, Want
from ownterms.directory.models import Organisation
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models import CountedWant, Counting, Looks, Release, Side, Viewpoint
from ownterms.mirror.views.counted import BUTTONS
from ownterms.mirror.yeses import KEEP_OUT
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, NotClaimed, NotYours, Space, Whose, WhoseIdea
from ownterms.spaces.tests.conftest import came_in

STANDING: dict[str, Callable[[], bool]] = {
    "help": Counting.objects.exists,
    "idea": lambda: WhoseIdea.objects.filter(may_count=True).exists(),
    "origins": lambda: Origin.objects.filter(may_count=True).exists(),
    "talks": lambda: AfterTalk.objects.filter(may_count=True).exists(),
    "wants": CountedWant.objects.exists,
    "views": lambda: Viewpoint.objects.filter(may_count=True).exists(),
}


class Given(NamedTuple):
    """What Amina said yes about."""

    want: Want
    talk: AfterTalk


pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def amina() -> Person:
    return Person.objects.create_user(name="Amina")


@pytest.fixture
def space(amina: Person) -> Space:
    return actions.begin(amina)


@pytest.fixture
def her(amina: Person, space: Space) -> Client:
    return came_in(amina)


class TestPage:
    def test_is_off_until_she_says_yes(self, her: Client, space: Space) -> None:
        page = her.get("/space/counted/").text

        assert "It is off." in page
        assert "Nothing of yours is counted from here on." in page
        assert not Counting.objects.exists()

    def test_keeps_a_yes_and_takes_it_back(self, her: Client, space: Space) -> None:
        her.post("/space/counted/", {"count": "yes"})
        assert Counting.objects.get().space == space

        her.post("/space/counted/", {"keep-out": "help"})
        assert not Counting.objects.exists()

    def test_changes_nothing_where_nothing_was_pressed(self, her: Client, space: Space) -> None:
        her.post("/space/counted/", {"count": "yes"})

        answer = her.post("/space/counted/", {})

        assert answer.status_code == 422
        assert "Nothing was changed" in answer.text
        assert Counting.objects.exists()

    def test_is_found_from_her_space(self, her: Client) -> None:
        assert 'href="/space/counted/"' in her.get("/space/").text

    def test_takes_no_yes_before_she_claimed_the_space(self) -> None:
        cora = Person.objects.create_user(name="Cora")
        space = actions.begin(cora, beside=True)

        assert came_in(cora).post("/space/counted/", {"count": "yes"}).status_code == 409
        with pytest.raises(NotClaimed):
            Counting.allow(space, by=cora)
        assert not Counting.objects.exists()


@pytest.fixture
def given(space: Space, amina: Person, kitchen: Organisation) -> Given:
    """Every yes that there is, given by Amina."""
    want = Want.say(space, "To play the piano again.", by=amina)
    invitation = Invitation.make(space, by=amina, called="Ben", slices=[want])
    Counting.allow(space, by=amina)
    WhoseIdea.say(space, Whose.ELSE, by=amina, may_count=True)
    Origin.say(want, From.WORKER, by=amina, may_count=True)
    CountedWant.say(want, "learning-an-instrument", by=amina)
    Viewpoint.say(space, kitchen.pk, by=amina, side=Side.USES, answers={"C1": Looks.YES}, may_count=True)
    talk = AfterTalk.say(invitation, by=amina, listened=Felt.YES, words="He waited.", may_count=True)
    talk.release(by=amina)
    talk.let_show(by=amina)
    return Given(want, talk)


class TestEachYes:
    """No sentence may say that nothing is counted while something may be."""

    @pytest.mark.parametrize("alone", list(STANDING))
    def test_never_says_that_nothing_is_counted_while_one_stands(
        self, her: Client, space: Space, amina: Person, given: Given, alone: str
    ) -> None:
        for name, keep_out in KEEP_OUT.items():
            if name != alone:
                keep_out(space, by=amina)

        page = her.get("/space/counted/?told=all").text

        assert "Nothing of yours is counted from" not in page
        assert f'value="{alone}"' in page
        assert 'value="all"' in page
        assert [name for name in STANDING if f'value="{name}"' in page] == [alone]

    @pytest.mark.parametrize("name", list(STANDING))
    def test_takes_back_one_and_no_other(self, her: Client, given: Given, name: str) -> None:
        her.post("/space/counted/", {"keep-out": name})

        assert [each for each, stands in STANDING.items() if not stands()] == [name]

    def test_takes_all_back_that_can_be_taken_back(self, her: Client, given: Given) -> None:
        page = her.post("/space/counted/", {"keep-out": "all"}, follow=True).text

        assert not any(stands() for stands in STANDING.values())
        assert "Nothing of yours is counted from now on" in page
        assert "What was counted before stays." in page

    def test_lets_what_was_counted_stay(self, her: Client, given: Given) -> None:
        release = Release.begin(Quarter(date(2026, 1, 1)), epsilon=None)
        CountedWant.objects.update(release=release)

        page = her.post("/space/counted/", {"keep-out": "all"}, follow=True).text

        assert CountedWant.objects.get().release == release
        assert "It is in the numbers of January to March 2026. That stays." in page
        assert "Nothing of yours is counted from now on" in page

    def test_says_that_an_answer_waits_for_the_first_yes(self, her: Client, given: Given) -> None:
        her.post("/space/counted/", {"keep-out": "help"})

        assert her.get("/space/counted/").text.count("It waits until you let your help be counted too.") == 3

    def test_words_that_are_shown_have_a_button_of_their_own(self, her: Client, given: Given) -> None:
        her.post("/space/counted/", {"keep-out": "all"})
        assert AfterTalk.objects.get().may_show

        her.post("/space/counted/", {"keep-out": "shown"})
        assert not AfterTalk.objects.get().may_show

    @pytest.mark.parametrize("name", list(BUTTONS))
    def test_is_hers_alone_to_take_back(self, space: Space, given: Given, name: str) -> None:
        with pytest.raises(NotYours):
            BUTTONS[name](space, by=Person.objects.create_user(name="Dev"))

        assert all(stands() for stands in STANDING.values())

    def test_an_answer_said_anew_without_a_yes_takes_the_yes_before_back(self, amina: Person, given: Given) -> None:
        Origin.say(given.want, From.ME, by=amina)

        assert not Origin.objects.filter(may_count=True).exists()


class TestYes:
    def test_is_hers_alone_to_give_and_to_take_back(self, space: Space, amina: Person) -> None:
        ben = Person.objects.create_user(name="Ben")
        made = Invitation.make(space, by=amina, called="Ben", slices=[space.notebook], may_type=True)
        made.accept(by=ben, typed=made.draw_words(by=amina).split())

        with pytest.raises(NotYours):
            Counting.allow(space, by=ben)
        Counting.allow(space, by=amina)
        with pytest.raises(NotYours):
            Counting.stop(space, by=ben)

        assert Counting.objects.count() == 1

    def test_keeps_its_day_when_it_is_given_twice(self, space: Space, amina: Person) -> None:
        first = Counting.allow(space, by=amina)

        assert Counting.allow(space, by=amina).since == first.since

    def test_goes_with_the_space(self, space: Space, amina: Person) -> None:
        Counting.allow(space, by=amina)
        actions.erase(space, by=amina)

        assert not Counting.objects.exists()
