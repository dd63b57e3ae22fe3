"""The agenda: a person's wants in their words and their order, or none."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownterms.agenda.models import How, Want
from ownterms.agenda.standing import ON_A_PAGE
from ownterms.people.models import Person
from ownterms.spaces.models import Space

pytestmark = pytest.mark.data

AGENDA, ORDER = "/space/agenda/", "/space/agenda/order/"
MARKUP = "<script>alert(1)</script> & “quotes” 🌻 \u05e9\u05dc\u05d5\u05dd"


def words_in_order(space: Space) -> list[str]:
    return [each.words for each in Want.objects.of(space).standing().in_order().read(by=space.person)]


def many(space: Space, number: int) -> list[Want]:
    return [Want.say(space, f"Want {each}", by=space.person) for each in range(number)]


class TestNone:
    def test_is_a_whole_answer(self, her: Client) -> None:
        page = her.get(AGENDA).content.decode()

        assert "No agenda yet. That is a whole answer." in page
        assert "Change the order" not in page

    def test_stays_one_where_an_empty_form_is_sent(self, her: Client) -> None:
        answer = her.post(AGENDA, {"words": " "})

        assert answer.status_code == 422
        assert "There is nothing here yet." in answer.content.decode()
        assert not Want.objects.exists()


class TestSaying:
    @pytest.mark.parametrize("words", ["A piano.", MARKUP, "a" * 20_000])
    def test_keeps_the_words_as_they_came(self, her: Client, space: Space, words: str) -> None:
        answer = her.post(AGENDA, {"words": words})

        [want] = Want.objects.all()
        assert answer.headers["Location"] == f"/space/agenda/wants/{want.pk}/?told=kept"
        assert words_in_order(space) == [words]
        assert (
            "<script>alert"
            not in her.get(AGENDA).content.decode() + her.get(answer.headers["Location"]).content.decode()
        )

    def test_plants_a_seed_that_stands_behind_the_wants(self, her: Client, space: Space) -> None:
        her.post(AGENDA, {"words": "Something with water?", "seed": "yes"})
        her.post(AGENDA, {"words": "A piano."})

        page = her.get(AGENDA).content.decode()
        assert page.index("A piano.") < page.index("Seeds") < page.index("Something with water?")
        assert words_in_order(space) == ["A piano.", "Something with water?"]

    def test_too_much_is_given_back(self, her: Client) -> None:
        answer = her.post(AGENDA, {"words": "a" * 20_001})

        assert answer.status_code == 422
        assert "a" * 20_001 in answer.content.decode()
        assert not Want.objects.exists()


class TestOrder:
    def test_is_set_by_buttons(self, her: Client, space: Space) -> None:
        _one, two, three = many(space, 3)

        her.post(ORDER, {"up": str(three.pk)})
        assert words_in_order(space) == ["Want 0", "Want 2", "Want 1"]
        her.post(ORDER, {"down": str(three.pk)})
        her.post(ORDER, {"top": str(two.pk)})
        assert words_in_order(space) == ["Want 1", "Want 0", "Want 2"]

    @pytest.mark.parametrize(("side", "order"), [("above", "2 0 1 3"), ("below", "0 2 1 3")])
    def test_is_set_by_what_was_dropped_beside_what(self, her: Client, space: Space, side: str, order: str) -> None:
        first, _one, third, _three = many(space, 4)

        her.post(ORDER, {"moved": str(third.pk), side: str(first.pk)})

        assert words_in_order(space) == [f"Want {each}" for each in order.split()]

    def test_goes_on_over_pages(self, her: Client, space: Space) -> None:
        wants = many(space, ON_A_PAGE + 2)
        last, first_behind = wants[-1], wants[ON_A_PAGE]

        answer = her.post(ORDER, {"up": str(first_behind.pk)})
        assert answer.headers["Location"] == f"{ORDER}?page=1&moved={first_behind.pk}"
        assert f'value="{first_behind.pk}"' in her.get(f"{ORDER}?page=1").content.decode()
        her.post(ORDER, {"top": str(last.pk)})
        assert words_in_order(space)[0] == f"Want {ON_A_PAGE + 1}"

    def test_offers_no_button_that_does_nothing(self, her: Client, space: Space, amina: Person) -> None:
        wants = many(space, ON_A_PAGE + 1)
        seed = Want.say(space, "A seed", by=amina, is_seed=True)
        first, last = wants[0], wants[-1]

        page, behind = (her.get(f"{ORDER}?page={number}").content.decode() for number in (1, 2))

        assert f'name="down" value="{first.pk}"' in page
        assert not [each for each in ("up", "top") if f'name="{each}" value="{first.pk}"' in page]
        assert f'name="down" value="{wants[ON_A_PAGE - 1].pk}"' in page
        assert f'name="up" value="{last.pk}"' in behind
        assert f'name="down" value="{last.pk}"' not in behind
        assert f'value="{seed.pk}"' not in behind

    def test_says_each_number_and_where_the_moved_one_stands(self, her: Client, space: Space) -> None:
        _one, two = many(space, 2)

        page = her.get(her.post(ORDER, {"up": str(two.pk)}).headers["Location"]).content.decode()

        here = (
            '<span class="order-words" tabindex="-1" autofocus><span class="order-number">1.</span> <bdi>Want 1</bdi>'
        )
        assert here in page
        assert '<span class="order-number">2.</span> <bdi>Want 0</bdi>' in page

    def test_leaves_seeds_and_what_is_put_away_as_they_were(self, her: Client, space: Space, amina: Person) -> None:
        one, two, three = many(space, 3)
        two.put_away(How.UNSAID, by=amina)
        seed = Want.say(space, "A seed", by=amina, is_seed=True)

        her.post(ORDER, {"up": str(three.pk)})

        assert words_in_order(space) == ["Want 2", "Want 0", "A seed"]
        two.bring_back(by=amina)
        seed.shape(by=amina, is_seed=False)
        assert set(words_in_order(space)) == {"Want 0", "Want 1", "Want 2", "A seed"}
        assert words_in_order(space).index("Want 2") < words_in_order(space).index("Want 0")
        assert one.pk != two.pk

    @pytest.mark.parametrize("sent", [{}, {"up": "x"}, {"up": str(uuid4())}, {"moved": "", "above": "x"}])
    def test_of_what_is_not_there_changes_nothing(self, her: Client, space: Space, sent: dict[str, str]) -> None:
        many(space, 2)

        assert her.post(ORDER, sent).headers["Location"] == ORDER
        assert words_in_order(space) == ["Want 0", "Want 1"]

    def test_of_anothers_want_changes_nothing(self, his: Client, space: Space, ben: Person) -> None:
        from ownterms.spaces import actions

        actions.begin(ben)
        _one, two = many(space, 2)

        his.post(ORDER, {"top": str(two.pk)})

        assert words_in_order(space) == ["Want 0", "Want 1"]


class TestManyWants:
    def queries(self, her: Client) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert her.get(AGENDA).status_code == 200
        return len(asked)

    def test_are_read_in_as_many_queries_as_few(self, her: Client, space: Space) -> None:
        many(space, 3)
        her.get(AGENDA)
        few = self.queries(her)
        many(space, ON_A_PAGE + 5)

        assert self.queries(her) == few

    @pytest.mark.parametrize("page", ["0", "x", "99", "٣"])
    def test_have_no_page_that_breaks(self, her: Client, space: Space, page: str) -> None:
        many(space, 2)

        assert "Want 0" in her.get(AGENDA, {"page": page}).content.decode()
