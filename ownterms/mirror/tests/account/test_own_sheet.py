"""A helper's own sheet: about whoever opens it, of people who let it be told, and of nobody else."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from docx import Document

from ownterms.agenda.models import AfterTalk, Felt
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.account.own_sheet import OwnSheet
from ownterms.mirror.models import Counting, HelperNumbers
from ownterms.people.models import Person
from ownterms.spaces.tests.conftest import came_in
from ownterms.trail.models import Act, Trace

from .lives import IN_IT, asks_in, helpers, lives, on, says

pytestmark = pytest.mark.django_db

NOW = date(2027, 1, 20)
WORDS = "She came back when she said she would."


@pytest.fixture
def ben(db: None) -> Person:
    return Person.objects.create_user(name="Ben")


def say(helper: Person, words: str = WORDS, *, is_released: bool = True, may_show: bool = True) -> AfterTalk:
    """Somebody says a word after a talk with a helper."""
    invitation = asks_in(lives(), helper)
    with on(IN_IT):
        said = AfterTalk.say(invitation, by=invitation.space.person, words=words)
        said.release(by=invitation.space.person, is_released=is_released)
        said.let_show(by=invitation.space.person, may_show=may_show)
    return said


def sheet_of(helper: Person, day: date = NOW) -> OwnSheet:
    with on(day):
        return OwnSheet.of(helper)


class TestWords:
    def test_stand_there_with_a_yes_of_their_own_and_without_a_name(self, ben: Person) -> None:
        say(ben)

        assert sheet_of(ben).words == (WORDS,)

    @pytest.mark.parametrize(("is_released", "may_show"), [(True, False), (False, True), (False, False)])
    def test_do_not_without_both_yeses(self, ben: Person, is_released: bool, may_show: bool) -> None:
        said = say(ben, is_released=is_released, may_show=may_show)

        assert sheet_of(ben).words == ()
        assert not AfterTalk.objects.get(pk=said.pk).may_show

    def test_go_when_either_yes_is_taken_back(self, ben: Person) -> None:
        said = say(ben)
        other = say(ben, "He listened.")
        said.let_show(by=said.space.person, may_show=False)
        other.release(by=other.space.person, is_released=False)

        assert sheet_of(ben).words == ()
        other.release(by=other.space.person)
        assert sheet_of(ben).words == ()  # to let him read again is no yes to showing on

    def test_go_when_the_invitation_ends_or_its_space_is_erased(self, ben: Person) -> None:
        ended, erased = say(ben), say(ben, "He listened.")
        with on(date(2027, 1, 19)):
            ended.invitation.end(by=ended.space.person)
            erased.space.delete()

        assert sheet_of(ben).words == ()

    def test_are_nobody_else_s_to_have(self, ben: Person) -> None:
        said = say(ben)
        dev = Person.objects.create_user(name="Dev")

        assert sheet_of(dev).words == ()
        assert sheet_of(said.space.person).words == ()

    def test_stay_out_where_a_reason_is_asked_for_each_look(self, ben: Person) -> None:
        said = say(ben)
        type(said.invitation).objects.filter(pk=said.invitation_id).update(asks_why=True)

        assert sheet_of(ben).words == ()

    def test_their_person_can_read_that_they_were_looked_at(self, ben: Person) -> None:
        said = say(ben)
        before = Trace.objects.filter(space=said.space_id, act=Act.LOOKED).count()

        sheet_of(ben)

        assert Trace.objects.filter(space=said.space_id, act=Act.LOOKED).count() == before + 1


class TestNumbers:
    def test_come_of_more_than_ten_people_who_let_it_be_counted(self, ben: Person) -> None:
        for number in range(20):
            said = says(asks_in(lives(is_counted=number < 15), ben), Felt.YES)
            said.release(by=said.space.person)

        sheet = sheet_of(ben)

        assert sheet.people == 15
        assert sheet.numbers["ties"]["short"] == 15
        assert "About 15 said after a talk: yes, they listened to me." in sheet.lines

    @pytest.mark.parametrize(("yes", "others"), [(10, 20), (20, 0), (20, 4)])
    def test_tell_nothing_of_ten_or_of_nearly_all(self, ben: Person, yes: int, others: int) -> None:
        """A helper knows their people: a number of all of them would say of each that they said yes."""
        for number in range(yes + others):
            said = says(asks_in(lives(is_counted=number < yes), ben), Felt.YES)
            said.release(by=said.space.person)

        assert sheet_of(ben).lines == []

    def test_stay_when_somebody_takes_their_yes_back_or_gives_one(self, ben: Person) -> None:
        spaces = [asks_in(lives(is_counted=number < 15), ben).space for number in range(25)]
        before = sheet_of(ben)
        with on(NOW):
            for space in spaces[:4]:
                Counting.stop(space, by=space.person)
            spaces[4].person.leave()
        assert sheet_of(ben).lines == before.lines != []

        for person in (ben, helpers(1)[0]):
            with on(NOW):
                HelperNumbers.keep(person, Quarter.of(NOW).before, {})
            person.leave()
        assert not HelperNumbers.objects.exists()

    def test_leave_out_a_yes_of_after_the_quarter(self, ben: Person) -> None:
        for number in range(30):
            space = asks_in(lives(is_counted=number < 10), ben).space
            with on(date(2027, 1, 2)):
                Counting.allow(space, by=space.person)

        assert sheet_of(ben).people is None

    def test_leave_out_who_gave_no_yes(self, ben: Person) -> None:
        for _ in range(15):
            asks_in(lives(is_counted=False), ben)

        assert sheet_of(ben).people is None

    def test_leave_out_answers_that_were_kept_from_the_helper_or_from_counting(self, ben: Person) -> None:
        for number in range(30):
            said = says(asks_in(lives(), ben), Felt.NO, may_count=number < 15)
            if number >= 15:
                said.release(by=said.space.person)

        assert set(sheet_of(ben).numbers["listened"].values()) <= {None}

    def test_stay_the_same_until_the_next_quarter_is_over(self, ben: Person) -> None:
        """Whoever asks for the sheet each week does not learn who came in between."""
        for number in range(25):
            asks_in(lives(is_counted=number < 15), ben)
        before = sheet_of(ben, NOW).people
        for _ in range(15):
            asks_in(lives(day=date(2027, 1, 21)), ben, day=date(2027, 1, 21))

        assert sheet_of(ben, date(2027, 3, 31)).people == before == 15
        assert sheet_of(ben, date(2027, 4, 1)).people == 30

    def test_tell_nothing_of_other_helpers(self, ben: Person) -> None:
        for _ in range(20):
            asks_in(lives(), helpers(1)[0])

        assert sheet_of(ben).people is None


class TestSheetPage:
    def test_shows_words_and_gives_them_as_word(self, ben: Person) -> None:
        say(ben)

        page, file = came_in(ben).get("/helping/sheet/"), came_in(ben).get("/helping/sheet/word/")

        assert f'<q dir="auto">{WORDS}</q>' in page.text
        assert "How Ben helps" in page.text
        assert "no-store" in page["Cache-Control"]
        assert any(WORDS in each.text for each in Document(BytesIO(file.content)).paragraphs)

    def test_has_no_address_that_names_anybody(self) -> None:
        routes = get_resolver().reverse_dict.getlist("helper-sheet")

        assert [params for _possibilities, *_rest in routes for _route, params in _possibilities] == [[]]
        assert reverse("helper-sheet") == "/helping/sheet/"

    def test_is_offered_to_those_who_were_asked_in(self, ben: Person) -> None:
        assert "/helping/sheet/" not in came_in(ben).get("/helping/").text
        say(ben)
        assert "/helping/sheet/" in came_in(ben).get("/helping/").text

    def test_is_for_nobody_who_is_not_signed_in(self, client: Client) -> None:
        assert client.get("/helping/sheet/").status_code == 302
