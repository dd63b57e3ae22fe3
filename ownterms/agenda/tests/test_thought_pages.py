"""A helper's thought: left where the terms allow it, and taken up by the person's hand alone."""

import uuid

import pytest
from django.test import Client

from ownterms.agenda.models import How, Option, Sort, Step, Thought, Want
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Holds, Invitation, NoLiveInvitation, Part, Space
from ownterms.spaces.terms import Terms, Writing
from ownterms.spaces.tests.conftest import TOKEN
from ownterms.spaces.tests.helping.test_as_they_see import both

from .conftest import came_in, shown

pytestmark = pytest.mark.data

ANY = Terms(writing=Writing.ANY)
NEVER = Terms(writing=Writing.NEVER)


@pytest.fixture
def want(space: Space, amina: Person) -> Want:
    return Want.say(space, "A quiet place.", by=amina)


@pytest.fixture
def tie(want: Want, ben: Person) -> Invitation:
    return shown(want.space, ben, want, terms=ANY)


def leave(his: Client, tie: Invitation, words: str = "The church?", want: Want | None = None, **more: str) -> int:
    box = f"thought-{want.pk}" if want else "thought"
    sent = {f"{box}-{name}": said for name, said in {"words": words, **more}.items()}
    return his.post(f"/helping/{tie.pk}/thoughts/", sent | ({"want": str(want.pk)} if want else {})).status_code


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


class TestLeaving:
    @pytest.mark.parametrize("sort", ["", "wondered", "option", "step"])
    def test_a_thought_waits_beside_a_want(
        self, his: Client, her: Client, tie: Invitation, want: Want, sort: str
    ) -> None:
        assert leave(his, tie, want=want, sort=sort) == 302

        assert Thought.objects.get().sort == (sort or "wondered")
        for address in ("/space/agenda/", f"/space/agenda/wants/{want.pk}/"):
            assert "The church?" in page(her, address)
        assert "The church?" in page(his, f"/helping/{tie.pk}/")

    def test_or_beside_the_agenda_as_a_whole(self, his: Client, her: Client, tie: Invitation, want: Want) -> None:
        leave(his, tie)

        assert "The church?" in page(her, "/space/agenda/")
        assert "The church?" not in page(her, f"/space/agenda/wants/{want.pk}/")

    def test_sent_twice_is_left_once(self, his: Client, tie: Invitation, want: Want) -> None:
        for _again in range(3):
            leave(his, tie, want=want)
            leave(his, tie)
        assert Thought.objects.count() == 2

    def test_without_words_or_of_no_such_sort_it_comes_back(self, his: Client, tie: Invitation, want: Want) -> None:
        assert leave(his, tie, "", want=want) == 422
        assert leave(his, tie, want=want, sort="order") == 422
        assert leave(his, tie, want=want, sort="typed") == 422
        assert not Thought.objects.exists()

    def test_types_their_words_only_where_they_may(self, his: Client, want: Want, ben: Person) -> None:
        may = shown(want.space, ben, want, terms=ANY, may_type=True)

        assert "Their words, which I typed" in page(his, f"/helping/{may.pk}/")
        assert leave(his, may, want=want, sort="typed") == 302
        assert Thought.objects.get().sort == Sort.TYPED

    def test_the_terms_hold(self, his: Client, her: Client, want: Want, ben: Person) -> None:
        never = shown(want.space, ben, want, terms=NEVER)
        back = shown(want.space, ben, want)

        assert [leave(his, never, want=want), leave(his, never), leave(his, back)] == [409, 409, 409]
        assert leave(his, back, want=want) == 302
        assert "a thought</span>" not in page(his, f"/helping/{never.pk}/")

    def test_what_cannot_be_left_is_given_back(self, his: Client, want: Want, ben: Person) -> None:
        never = shown(want.space, ben, want, terms=NEVER)

        answer = his.post(f"/helping/{never.pk}/thoughts/", {"thought-words": "I thought for an hour."})

        assert "I thought for an hour." in answer.content.decode()

    def test_beside_what_is_not_open_to_them_it_is_not_there(
        self, his: Client, tie: Invitation, want: Want, amina: Person
    ) -> None:
        other = Want.say(want.space, "Sleep.", by=amina)
        never = Want(pk=uuid.uuid4())
        away = Want.say(want.space, "Work.", by=amina)
        tie.cover(away, by=amina)
        away.put_away(How.UNSAID, by=amina)

        assert [leave(his, tie, want=each) for each in (other, never, away)] == [404, 404, 404]
        assert his.post(f"/helping/{tie.pk}/thoughts/", {"want": "x", "thought-words": "x"}).status_code == 404

    @pytest.mark.parametrize("words", ["The church?", ""])
    def test_beside_what_was_put_away_it_is_as_if_it_never_was(
        self, his: Client, tie: Invitation, want: Want, amina: Person, words: str
    ) -> None:
        want.put_away(How.THEIRS, by=amina)
        assert leave(his, tie, words, want) == 404
        want.remove(by=amina)
        assert leave(his, tie, words, want) == 404

    @pytest.mark.parametrize("who", ["cora", "ben"])
    def test_without_a_live_invitation_there_is_none(
        self, tie: Invitation, want: Want, amina: Person, request: pytest.FixtureRequest, who: str
    ) -> None:
        person = request.getfixturevalue(who)
        if who == "ben":
            tie.end(by=amina)

        assert leave(came_in(person), tie, want=want) == 404
        with pytest.raises(NoLiveInvitation):
            Thought.leave(tie, "x", by=person, want=want)
        assert not Thought.objects.exists()

    def test_is_read_by_no_other_helper(self, his: Client, tie: Invitation, want: Want, cora: Person) -> None:
        other = shown(want.space, cora, want)
        leave(his, tie, want=want)

        assert "The church?" not in page(came_in(cora), f"/helping/{other.pk}/")


class TestWhoSeesWhatIsTakenUp:
    def test_is_said_where_the_want_is_open_to_who_thought_of_it(
        self, his: Client, her: Client, tie: Invitation, want: Want
    ) -> None:
        leave(his, tie, want=want, sort="option")
        leave(his, tie)
        beside, alone = (Thought.objects.get(want=each) for each in (want, None))

        said = page(her, f"/space/agenda/thoughts/{beside.pk}/")
        assert "Ben sees this want. An option or a step beside it, they will see here." in said
        assert "Ben sees" not in page(her, f"/space/agenda/thoughts/{alone.pk}/")
        her.post(f"/space/agenda/thoughts/{beside.pk}/", {"words": "The church.", "taken_as": "option"})
        assert "The church." in page(his, f"/helping/{tie.pk}/").split("Your thought")[0]

    def test_is_said_of_the_whole_agenda(
        self, his: Client, her: Client, space: Space, amina: Person, ben: Person
    ) -> None:
        tie = shown(space, ben, Part.of(space, Holds.AGENDA, by=amina), terms=ANY)
        leave(his, tie)

        said = page(her, f"/space/agenda/thoughts/{Thought.objects.get().pk}/")
        assert "Ben sees your whole agenda, and so will see it here." in said

    def test_laying_aside_leads_back_to_where_it_was_pressed(
        self, his: Client, her: Client, tie: Invitation, want: Want
    ) -> None:
        for sent, where in (({"beside": "want"}, f"/space/agenda/wants/{want.pk}/"), ({}, "/space/agenda/")):
            leave(his, tie, f"To {where}", want=want)
            [waits] = Thought.objects.waiting()
            answer = her.post(f"/space/agenda/thoughts/{waits.pk}/aside/", sent)
            assert answer.headers["Location"] == f"{where}?told=aside"
            assert "It is laid aside" in page(her, answer.headers["Location"])

    def test_several_thoughts_are_told_in_one_line_that_leads_to_the_want(
        self, his: Client, her: Client, tie: Invitation, want: Want
    ) -> None:
        for words in ("One?", "Two?", "Three?"):
            leave(his, tie, words, want=want)

        told = page(her, "/space/")
        assert told.count("Ben left 3 thoughts.") == 1
        assert f'<a href="/space/agenda/wants/{want.pk}/">See what Ben thought</a>' in told
        leave(his, tie, "Four?")
        assert "Ben left 4 thoughts." in page(her, "/space/")


class TestTakingUp:
    @pytest.fixture
    def thought(self, his: Client, tie: Invitation, want: Want) -> Thought:
        leave(his, tie, want=want, sort="option")
        return Thought.objects.get()

    def test_proposes_what_it_is_and_its_words(self, her: Client, thought: Thought) -> None:
        read = page(her, f"/space/agenda/thoughts/{thought.pk}/")

        assert "The church?</textarea>" in read
        assert 'value="option" checked' in read
        assert not Option.objects.exists()

    @pytest.mark.parametrize(("taken_as", "kind"), [("want", Want), ("option", Option), ("step", Step), ("", Option)])
    def test_enters_in_the_persons_words_and_says_whose_thought_it_was(  # noqa: PLR0917  (fixtures)
        self, her: Client, thought: Thought, amina: Person, ben: Person, taken_as: str, kind: type[Want | Option | Step]
    ) -> None:
        answer = her.post(f"/space/agenda/thoughts/{thought.pk}/", {"words": "The chapel.", "taken_as": taken_as})

        [made] = kind.objects.filter(typed_by=ben).read(by=amina)
        assert made.words == "The chapel."
        assert kind is Want or made.want_id == thought.want_id
        assert "It is yours now" in page(her, answer.headers["Location"])
        assert "The chapel." in page(her, answer.headers["Location"])
        assert "The church?" not in page(her, "/space/agenda/")

    def test_pressed_twice_enters_once(self, her: Client, thought: Thought) -> None:
        for _again in range(2):
            her.post(f"/space/agenda/thoughts/{thought.pk}/", {"words": "The chapel."})
        assert Option.objects.count() == 1

    def test_without_words_nothing_enters_and_it_still_waits(self, her: Client, thought: Thought) -> None:
        assert her.post(f"/space/agenda/thoughts/{thought.pk}/", {"words": ""}).status_code == 422
        assert Thought.objects.waiting().exists()
        assert not Option.objects.exists()

    def test_laid_aside_it_waits_no_more(self, her: Client, thought: Thought) -> None:
        her.post(f"/space/agenda/thoughts/{thought.pk}/aside/")

        assert "The church?" not in page(her, "/space/agenda/")
        assert not Thought.objects.waiting().exists()

    def test_whoever_left_it_is_not_told(self, his: Client, her: Client, tie: Invitation, thought: Thought) -> None:
        tied = f"/helping/{tie.pk}/"
        before = page(his, tied)

        her.post(f"/space/agenda/thoughts/{thought.pk}/aside/")

        assert TOKEN.sub("", page(his, tied)) == TOKEN.sub("", before)

    @pytest.mark.parametrize("more", ["", "aside/"])
    def test_is_its_persons_alone(self, thought: Thought, ben: Person, more: str) -> None:
        actions.begin(ben)
        address = f"/space/agenda/thoughts/{thought.pk}/{more}"

        assert came_in(ben).post(address, {"words": "Mine."}).status_code == 404
        assert Thought.objects.waiting().exists()

    def test_is_still_there_where_its_helper_has_left(self, her: Client, thought: Thought, ben: Person) -> None:
        ben.leave()

        assert "Ben thought of an option" in page(her, "/space/agenda/")
        answer = her.post(f"/space/agenda/thoughts/{thought.pk}/", {"words": "The chapel.", "taken_as": "want"})
        assert page(her, answer.headers["Location"])


class TestOnATie:
    def test_the_person_sees_the_very_bytes_that_their_helper_does(
        self, his: Client, space: Space, want: Want, amina: Person, ben: Person
    ) -> None:
        part = Part.of(space, Holds.AGENDA, by=amina)
        tie = shown(space, ben, part, terms=ANY, may_type=True)
        Want.say(space, "<b>Sleep</b> & “rest”", by=amina, is_seed=True)
        want.add_picture(b"...", by=amina, media_type="image/webp", says="A bench.")
        Option.make(space, by=amina, words="Alone")
        leave(his, tie, want=want)
        leave(his, tie)

        theirs, hers = both(tie, ben)

        assert theirs == hers
        assert "Alone" in theirs

    def test_shows_what_is_open_and_nothing_private(
        self, his: Client, her: Client, tie: Invitation, want: Want, amina: Person
    ) -> None:
        her.post(f"/space/agenda/wants/{want.pk}/words/", {"words": "A piano."})
        her.post(f"/space/agenda/wants/{want.pk}/whose/", {"answer": "creed"})
        Want.say(want.space, "Sleep.", by=amina)
        Option.make(want.space, by=amina, want=want, words="Ask around")
        Option.make(want.space, by=amina, words="Alone")

        read = page(his, f"/helping/{tie.pk}/")

        assert "A piano." in read
        assert "Ask around" in read
        assert not [each for each in ("A quiet place.", "A faith", "Sleep.", "Alone") if each in read]

    def test_each_look_is_told_in_words(
        self, his: Client, her: Client, tie: Invitation, want: Want, amina: Person
    ) -> None:
        Option.make(want.space, by=amina, want=want, words="Ask around")
        leave(his, tie, want=want)
        page(his, f"/helping/{tie.pk}/")

        read = page(her, "/space/looks/")

        assert "Ben looked at your invitation, a want, an option and a thought of their own." in read
        assert "Ben left a thought." in read
        assert f'<a href="/space/agenda/wants/{want.pk}/">' in read

    def test_of_many_wants_is_read_a_page_at_a_time(
        self, his: Client, space: Space, amina: Person, ben: Person
    ) -> None:
        part = Part.of(space, Holds.AGENDA, by=amina)
        tie = shown(space, ben, part)
        for number in range(21):
            Want.say(space, f"Want {number}.", by=amina)

        first, second = (page(his, f"/helping/{tie.pk}/?page={number}") for number in (1, 2))

        assert ("Want 19." in first, "Want 20." in first) == (True, False)
        assert ("Want 19." in second, "Want 20." in second) == (False, True)
