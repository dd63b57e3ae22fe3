"""A person lets one want be counted, by their own hand, having seen exactly what would be."""

from datetime import date

import pytest
from django.test import Client

from ownterms.agenda.models import How, Want
from ownterms.mirror.actions import count
from ownterms.mirror.models import CountedWant, Met
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Space

from .conftest import COUNTED, PLAY, PUBLIC, SAID, SLEEP, came_in, lets_count, on

pytestmark = pytest.mark.django_db
SAYS = {"concept": SLEEP, "met": "not-yet"}


@pytest.fixture
def want(space: Space, amina: Person) -> Want:
    return Want.say(space, "To sleep on Sundays, as I did in Lahore.", by=amina)


@pytest.fixture
def at(want: Want) -> str:
    return f"/space/agenda/wants/{want.pk}/counted/"


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == status
    return answer.content.decode()


def said_by(person: Person) -> list[tuple[str, Met]]:
    return [(each.concept, each.met) for each in CountedWant.objects.read(by=person)]


class TestAsking:
    def test_offers_words_of_the_list_that_come_near(self, her: Client, at: str) -> None:
        read = page(her, at)

        assert "help with sleep" in read
        assert f'value="{SLEEP}" checked' not in read

    def test_offers_by_a_single_word_where_nothing_else_comes_near(
        self, her: Client, space: Space, amina: Person
    ) -> None:
        want = Want.say(space, "A job in a bakery", by=amina)

        assert "a first job" in page(her, f"/space/agenda/wants/{want.pk}/counted/")

    def test_is_reached_from_the_want(self, her: Client, want: Want, at: str) -> None:
        assert at in page(her, f"/space/agenda/wants/{want.pk}/")

    def test_never_offers_words_of_danger(self, her: Client, space: Space, amina: Person) -> None:
        want = Want.say(space, "I want to die", by=amina)

        assert "wanting to die" not in page(her, f"/space/agenda/wants/{want.pk}/counted/")
        sent = {"concept": "wanting-to-die", "yes": "yes"}
        assert her.post(f"/space/agenda/wants/{want.pk}/counted/", sent).status_code == 422
        assert said_by(amina) == []

    def test_looks_for_other_words_and_keeps_none_of_them(self, her: Client, amina: Person, at: str) -> None:
        answer = her.post(at, {"look": "yes", "look_for": "instrument"})

        assert (answer.status_code, said_by(amina)) == (200, [])
        assert f'value="{PLAY}"' in answer.content.decode()

    def test_shows_exactly_what_would_be_counted_before_a_yes(self, her: Client, amina: Person, at: str) -> None:
        read = her.post(at, SAYS).content.decode()

        assert ("help with sleep" in read, "Not yet" in read, "Lahore" in read) == (True, True, False)
        assert said_by(amina) == []

    @pytest.mark.parametrize("sent", [{}, {"met": "yes"}, {"yes": "yes"}, {"yes": "yes", "concept": "tea"}])
    def test_counts_nothing_where_nothing_fits(self, her: Client, amina: Person, at: str, sent: dict[str, str]) -> None:
        assert her.post(at, sent).status_code == 422
        assert said_by(amina) == []

    def test_takes_none_of_these_for_a_whole_answer(self, her: Client, amina: Person, at: str) -> None:
        answer = her.post(at, {"concept": "none"}, follow=True)

        assert "Then it is not counted. That is fine." in answer.content.decode()
        assert said_by(amina) == []

    def test_is_not_asked_while_somebody_sits_beside(self, ben: Person) -> None:
        space = actions.begin(ben, beside=True)
        want = Want.say(space, "A bike.", by=ben)

        sent = came_in(ben).post(f"/space/agenda/wants/{want.pk}/counted/", {**SAYS, "yes": "yes"})

        assert (sent.status_code, said_by(ben)) == (409, [])


class TestYes:
    def test_is_kept_and_taken_back(self, her: Client, amina: Person, at: str) -> None:
        assert "You said yes" in her.post(at, {**SAYS, "yes": "yes"}, follow=True).content.decode()
        assert said_by(amina) == [(SLEEP, Met.NOT_YET)]

        assert "You took it back" in her.post(f"{at}back/", follow=True).content.decode()
        assert said_by(amina) == []

    def test_says_from_when_it_cannot_be_taken_back(self, her: Client, at: str) -> None:
        with on(SAID):
            read = her.post(at, {**SAYS, "yes": "yes"}, follow=True).content.decode()

        assert "It is counted from 2 January 2027." in read

    def test_stays_once_it_was_counted(self, her: Client, amina: Person, space: Space) -> None:
        said = lets_count(amina)
        count(COUNTED)
        at = f"/space/agenda/wants/{said.want_id}/counted/"

        assert "Nobody can be taken out of a number." in her.post(f"{at}back/", follow=True).content.decode()
        assert "October to December 2026" in page(her, at)
        other = Want.say(space, "To lie in.", by=amina)
        again = her.post(f"/space/agenda/wants/{other.pk}/counted/", {**SAYS, "yes": "yes"})
        assert "Each person counts once, so nothing was added." in again.content.decode()

    def test_rests_while_the_want_is_put_away(self, her: Client, amina: Person, space: Space) -> None:
        said = lets_count(amina)
        said.want.put_away(How.CAME, by=amina)

        assert "so it is not counted" in page(her, f"/space/agenda/wants/{said.want_id}/counted/")

    def test_is_nobody_elses_to_see_or_say(self, her: Client, his: Client, amina: Person, ben: Person, at: str) -> None:
        her.post(at, {**SAYS, "yes": "yes"})
        actions.begin(ben)

        for answer in (his.get(at), his.post(at, {**SAYS, "yes": "yes"}), his.post(f"{at}back/")):
            assert answer.status_code == 404
        assert said_by(amina) == [(SLEEP, Met.NOT_YET)]


class TestFirst:
    """Whoever is in a number reads it first."""

    @pytest.fixture(autouse=True)
    def counted(self, amina: Person, space: Space) -> None:
        for _ in range(14):
            lets_count()
        lets_count(amina)
        count(COUNTED)

    @pytest.mark.parametrize(("day", "hers", "all_of_us"), [(COUNTED, True, False), (PUBLIC, False, True)])
    def test_between_the_count_and_the_day_on_which_all_may(
        self, client: Client, amina: Person, day: date, hers: bool, all_of_us: bool
    ) -> None:
        with on(day):
            first, public = page(came_in(amina), "/space/counted/wants/"), page(client, "/wanted/")

        assert ("About 15 people want this." in first, "About 15 people want this." in public) == (hers, all_of_us)

    def test_and_nobody_who_is_not_in_it(self, ben: Person) -> None:
        lets_count(ben, day=date(2027, 1, 1))

        with on(COUNTED):
            read = page(came_in(ben), "/space/counted/wants/")

        assert ("Counted from 2 April 2027." in read, "About 15 people want this." in read) == (True, False)
