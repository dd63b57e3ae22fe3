"""Choices keep what was on the table; steps have no day; what came is said afterwards or never."""

import re
import uuid

import pytest
from django.test import Client

from ownterms.agenda.models import Answer, Choice, Option, Real, Step, Want, WantPicture, WantSound, WhatCame
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Space
from ownterms.spaces.things import sealed_kinds

from .conftest import came_in, shown

pytestmark = pytest.mark.data


@pytest.fixture
def want(space: Space, amina: Person) -> Want:
    return Want.say(space, "A quiet place that is mine.", by=amina)


@pytest.fixture
def options(space: Space, amina: Person, want: Want) -> list[Option]:
    return [Option.make(space, by=amina, want=want, words=each) for each in ("The church", "My cousin", "Nothing yet")]


class TestChoosing:
    def test_keeps_what_was_chosen_what_was_real_and_all_of_the_table(
        self, her: Client, amina: Person, want: Want, options: list[Option]
    ) -> None:
        church, cousin, _nothing = options
        sent = {
            "chosen": [church.pk, cousin.pk],
            f"real-{church.pk}": "yes",
            f"real-{cousin.pk}": "no",
            "words": "Both.",
        }

        answer = her.post(f"/space/agenda/choices/new/?want={want.pk}", sent)
        church.remove(by=amina)

        [choice] = Choice.objects.read(by=amina)
        assert answer.headers["Location"] == f"/space/agenda/wants/{want.pk}/#choice-{choice.pk}"
        assert choice.answer == Answer.OPTION
        assert [each.words for each in choice.chosen] == ["The church", "My cousin"]
        assert [each.real for each in choice.table] == [Real.YES, Real.NO, Real.UNKNOWN]
        page = her.get(f"/space/agenda/wants/{want.pk}/").content.decode()
        assert "What was on the table" in page
        assert "Not a real option for me" in page

    @pytest.mark.parametrize("answer", ["none", "later", "unknown"])
    def test_takes_none_and_later_and_not_knowing_whatever_is_on_the_table(
        self, her: Client, amina: Person, want: Want, answer: str
    ) -> None:
        for address in (f"/space/agenda/choices/new/?want={want.pk}", "/space/agenda/choices/new/"):
            page = her.get(address).content.decode()
            assert f'value="{answer}"' in page
            her.post(address, {"answer": answer})

        assert {(each.answer, each.want_id) for each in Choice.objects.read(by=amina)} == {
            (answer, want.pk),
            (answer, None),
        }

    def test_of_nothing_writes_nothing_and_loses_nothing(self, her: Client, want: Want, options: list[Option]) -> None:
        church = options[0].pk
        for sent in (
            {},
            {"answer": "option"},
            {"chosen": str(uuid.uuid4()), "words": "Mine."},
            {"words": "Not decided yet."},
            {f"real-{church}": "no", "words": "I wonder."},
            {f"real-{church}": "9"},
        ):
            answer = her.post(f"/space/agenda/choices/new/?want={want.pk}", sent)
            assert answer.status_code == 422
            assert sent.get("words", "") in answer.content.decode()
        assert not Choice.objects.exists()

    def test_of_nothing_is_told_that_nothing_is_ticked(self, her: Client, want: Want, options: list[Option]) -> None:
        page = her.post(f"/space/agenda/choices/new/?want={want.pk}", {"words": "Not decided yet."}).content.decode()

        assert "Nothing is ticked. Tick one, or press one of the other buttons." in page
        assert "Not decided yet." in page

    def test_asks_of_each_option_by_its_name(self, her: Client, want: Want, options: list[Option]) -> None:
        page = her.get(f"/space/agenda/choices/new/?want={want.pk}").content.decode()

        for option in ("The church", "My cousin"):
            assert f'<legend>Is it a real option for you?<span class="unseen"> {option}</span></legend>' in page

    @pytest.mark.parametrize("answer", ["none", "later", "unknown"])
    def test_of_none_is_left_open_and_not_chosen(self, her: Client, want: Want, answer: str) -> None:
        her.post(f"/space/agenda/choices/new/?want={want.pk}", {"answer": answer})

        page = her.get(f"/space/agenda/wants/{want.pk}/").content.decode()
        assert "Left open on" in page
        assert "Chosen on" not in page

    def test_keeps_those_before_and_shows_them(
        self, her: Client, amina: Person, want: Want, options: list[Option]
    ) -> None:
        her.post(f"/space/agenda/choices/new/?want={want.pk}", {"answer": "later"})
        her.post(f"/space/agenda/choices/new/?want={want.pk}", {"chosen": options[1].pk})

        page = her.get(f"/space/agenda/wants/{want.pk}/").content.decode()
        assert page.index("<strong>My cousin</strong>") < page.index("What I chose before")
        assert page.index("What I chose before") < page.index("<strong>Later</strong>")
        [_last, first] = Choice.objects.all()
        her.post(f"/space/agenda/choices/{first.pk}/removal/")
        assert Choice.objects.count() == 1


class TestAStep:
    def test_is_by_the_person_or_anyone_done_or_not_and_has_no_day(
        self, her: Client, amina: Person, want: Want
    ) -> None:
        her.post("/space/agenda/steps/new/", {"words": "Rang the church", "want": want.pk, "done": "yes"})
        her.post("/space/agenda/steps/new/", {"who": "Denise", "when": "when the rain stops"})

        rang, denise = Step.objects.read(by=amina)
        assert (rang.words, rang.who, rang.want_id, rang.done_at is not None) == ("Rang the church", "", want.pk, True)
        assert (denise.who, denise.when, denise.want_id, denise.done_at) == (
            "Denise",
            "when the rain stops",
            None,
            None,
        )
        page = her.get("/space/agenda/steps/new/").content.decode()
        assert 'type="date"' not in page
        assert "when the rain stops" in her.get("/space/agenda/").content.decode()

    def test_is_done_and_open_again_and_said_otherwise(self, her: Client, amina: Person, space: Space) -> None:
        step = Step.make(space, "Ring", by=amina)

        her.post(f"/space/agenda/steps/{step.pk}/done/", {"done": "yes"})
        assert Step.objects.get().done_at
        her.post(f"/space/agenda/steps/{step.pk}/done/", {"open": "yes"})
        assert Step.objects.get().done_at is None
        her.post(f"/space/agenda/steps/{step.pk}/", {"words": "Ring Tom", "who": "Tom"})
        [kept] = Step.objects.read(by=amina)
        assert (kept.words, kept.who) == ("Ring Tom", "Tom")
        assert her.post(f"/space/agenda/steps/{step.pk}/", {}).status_code == 422
        assert Step.objects.read(by=amina)[0].words == "Ring Tom"
        her.post(f"/space/agenda/steps/{step.pk}/removal/")
        assert not Step.objects.exists()

    def test_said_otherwise_elsewhere_is_not_written_over_by_an_older_page(
        self, her: Client, amina: Person, space: Space
    ) -> None:
        step = Step.make(space, "Ring", by=amina)
        [older] = re.findall(r'name="mark" value="(\w+)"', her.get(f"/space/agenda/steps/{step.pk}/").content.decode())
        step.change(by=amina, words="Ring Tom on Monday")

        answer = her.post(f"/space/agenda/steps/{step.pk}/", {"words": "Ring Ann", "mark": older})

        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Ring Tom on Monday" in page
        assert "Ring Ann" in page
        assert Step.objects.read(by=amina)[0].words == "Ring Tom on Monday"
        [newer] = re.findall(r'name="mark" value="(\w+)"', page)
        her.post(f"/space/agenda/steps/{step.pk}/", {"words": "Ring Ann", "mark": newer})
        assert Step.objects.read(by=amina)[0].words == "Ring Ann"

    def test_that_waits_is_said_to_be_not_yet(self, her: Client, amina: Person, want: Want) -> None:
        Step.make(want.space, "Ring", by=amina, want=want)
        assert "Not yet" in her.get(f"/space/agenda/wants/{want.pk}/").content.decode()
        Step.objects.read(by=amina)[0].done(by=amina)
        assert "Not done after all" in her.get(f"/space/agenda/wants/{want.pk}/").content.decode()

    @pytest.mark.parametrize("address", ["steps/new/", "came/new/"])
    def test_of_nothing_writes_nothing(self, her: Client, address: str) -> None:
        for sent in ({}, {"words": " "}, {"done": "yes"}, {"words": "w" * 2_001}):
            answer = her.post(f"/space/agenda/{address}", sent)
            assert answer.status_code == 422
            assert "Nothing was written" in answer.content.decode()
        assert not Step.objects.exists()
        assert not WhatCame.objects.exists()


class TestWhatCame:
    def test_is_said_of_a_step_of_a_want_or_of_anything(self, her: Client, amina: Person, want: Want) -> None:
        step = Step.make(want.space, "Rang", by=amina, want=want)
        loose = Step.make(want.space, "Sang", by=amina)
        for query in (f"?step={step.pk}", f"?want={want.pk}", f"?step={loose.pk}", ""):
            her.post(f"/space/agenda/came/new/{query}", {"words": f"They said yes{query}."})

        found = [(each.want_id, each.step_id) for each in WhatCame.objects.read(by=amina)]
        assert found == [(want.pk, step.pk), (want.pk, None), (None, loose.pk), (None, None)]
        page = her.get(f"/space/agenda/wants/{want.pk}/").content.decode()
        assert page.count("They said yes") >= 2
        came = WhatCame.objects.first()
        her.post(f"/space/agenda/came/{came.pk}/removal/")
        assert WhatCame.objects.count() == 3


class TestSomebodyElse:
    def test_who_sees_the_want_sees_the_very_same_and_can_press_nothing(
        self, her: Client, amina: Person, ben: Person, want: Want, options: list[Option]
    ) -> None:
        her.post(f"/space/agenda/choices/new/?want={want.pk}", {"chosen": options[1].pk, "words": "For now."})
        her.post("/space/agenda/steps/new/", {"words": "Rang him", "want": want.pk})
        her.post(f"/space/agenda/came/new/?want={want.pk}", {"words": "He has a cat."})
        loose = Option.make(want.space, by=amina, words="Not for Ben")
        invitation = shown(want.space, ben, want)

        page = came_in(ben).get(f"/helping/{invitation.pk}/").content.decode()

        for words in (
            "The church",
            "My cousin",
            "Nothing yet",
            "For now.",
            "Rang him",
            "He has a cat.",
        ):
            assert words in page
        assert "on the table" not in page
        assert loose.pk.hex not in page.replace("-", "")
        assert "Not for Ben" not in page
        assert "/space/agenda/" not in page.split("<main")[1].split("</main>")[0]

    def test_is_shown_what_the_invitation_said_before_and_all_of_it(self, amina: Person, want: Want) -> None:
        hangs = {Option: "options", Choice: "what you chose", Step: "steps", WhatCame: "what came of it"}

        said = Want.offered(want.space, by=amina)[str(want.pk)]

        assert said.startswith(f"“{want.words}”")
        assert {model for model in sealed_kinds() if "want_id" in model.OPENED_BY} == {*hangs, WantPicture, WantSound}
        assert not [words for words in hangs.values() if words not in said]

    def test_is_told_nothing_of_what_was_taken_away_before(
        self, amina: Person, ben: Person, want: Want, options: list[Option]
    ) -> None:
        gone, kept, *_rest = options
        gone.change(by=amina, words="Only for me")
        Choice.make(want.space, Answer.OPTION, by=amina, want=want, chosen=frozenset({gone.pk, kept.pk}))
        gone.remove(by=amina)
        kept.change(by=amina, words="Said otherwise")
        invitation = shown(want.space, ben, want)

        page = came_in(ben).get(f"/helping/{invitation.pk}/").content.decode()

        assert "Only for me" not in page
        assert page.count("Said otherwise") == 2

    @pytest.mark.parametrize(
        "page", ["choices/{}/removal/", "steps/{}/", "steps/{}/done/", "steps/{}/removal/", "came/{}/removal/"]
    )
    def test_finds_none_of_the_addresses(self, want: Want, amina: Person, ben: Person, page: str) -> None:
        made = {
            "choices": Choice.make(want.space, by=amina, want=want),
            "steps": Step.make(want.space, "Rang", by=amina, want=want),
            "came": WhatCame.say(want.space, "Yes", by=amina, want=want),
        }
        shown(want.space, ben, want)
        actions.begin(ben)
        hers, none = (
            f"/space/agenda/{page.format(pk)}" for pk in (made[page.split("/", maxsplit=1)[0]].pk, uuid.uuid4())
        )

        assert came_in(ben).get(hers).status_code == came_in(ben).get(none).status_code
        assert came_in(ben).post(hers, {"words": "his", "done": "yes"}).status_code == 404
        assert [each.objects.count() for each in (Choice, Step, WhatCame)] == [1, 1, 1]
        assert Step.objects.get().done_at is None

    def test_cannot_name_her_wants_or_steps(self, want: Want, amina: Person, his: Client, ben: Person) -> None:
        step = Step.make(want.space, "Rang", by=amina, want=want)
        actions.begin(ben)
        for query in (f"choices/new/?want={want.pk}", f"came/new/?want={want.pk}", f"came/new/?step={step.pk}"):
            assert his.post(f"/space/agenda/{query}", {"words": "his", "answer": "none"}).status_code == 404
        assert not Choice.objects.exists()
        assert not WhatCame.objects.exists()
