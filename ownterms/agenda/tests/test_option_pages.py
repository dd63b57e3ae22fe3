"""Options: thought of freely, in their person's order, and never more than what was said of them."""

import itertools
import random
import re
import uuid

import pytest
from django.test import Client

from ownterms.agenda.models import Option, Source, Want
from ownterms.agenda.sources import in_chance_order
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Space

from .conftest import came_in, shown

pytestmark = pytest.mark.data

MARK = r'name="mark" value="(\w+)"'
MARKUP = "<b>My cousin</b> & “the spare room” 🌻"


@pytest.fixture
def want(space: Space, amina: Person) -> Want:
    return Want.say(space, "A quiet place that is mine.", by=amina)


@pytest.fixture
def option(space: Space, amina: Person, want: Want) -> Option:
    return Option.make(space, by=amina, want=want, words="The library room", source=Source.PLACE, ask="Tuesdays")


def told(amina: Person) -> list[tuple[str, str]]:
    return [(each.words, each.source) for each in Option.objects.read(by=amina)]


class TestThinkingOfAWay:
    @pytest.mark.parametrize("source", Source.values)
    def test_takes_every_kind_of_source_and_the_kind_alone_is_enough(
        self, her: Client, amina: Person, source: str
    ) -> None:
        assert f'value="{source}"' in her.get("/space/agenda/options/new/").content.decode()

        answer = her.post("/space/agenda/options/new/", {"source": source})

        assert answer.headers["Location"].startswith("/space/agenda/#option-")
        assert told(amina) == [("", source)]

    def test_keeps_all_that_goes_with_it_as_it_was_typed(self, her: Client, amina: Person, want: Want) -> None:
        said = {
            "words": MARKUP,
            "give": "Rent",
            "ask": "Quiet",
            "agree": "My uncle",
            "blocked_by": "A dog",
            "not_for_me": "?",
        }

        answer = her.post("/space/agenda/options/new/", said | {"want": str(want.pk)})

        [kept] = Option.objects.read(by=amina)
        assert answer.headers["Location"] == f"/space/agenda/wants/{want.pk}/#option-{kept.pk}"
        assert {name: getattr(kept, name) for name in said} == said
        assert (kept.want_id, kept.source) == (want.pk, Source.UNKNOWN)
        for address in (f"/space/agenda/wants/{want.pk}/", f"/space/agenda/options/{kept.pk}/"):
            page = her.get(address).content.decode()
            assert "&lt;b&gt;My cousin&lt;/b&gt; &amp; “the spare room” 🌻" in page
            assert "<b>My cousin" not in page

    @pytest.mark.parametrize("sent", [{}, {"words": " \n "}, {"source": "robot"}, {"give": "g" * 2_001}, {"want": "x"}])
    def test_of_nothing_writes_nothing_and_loses_nothing(self, her: Client, sent: dict[str, str]) -> None:
        answer = her.post("/space/agenda/options/new/", sent)

        assert answer.status_code == 422
        assert "Nothing was written" in answer.content.decode()
        assert sent.get("give", "") in answer.content.decode()
        assert not Option.objects.exists()

    def test_stands_beside_no_want_of_anybody_else(self, his: Client, want: Want, ben: Person) -> None:
        actions.begin(ben)

        for odd in (str(want.pk), str(uuid.uuid4()), "x", "%00"):
            assert his.get(f"/space/agenda/options/new/?want={odd}").status_code == 404
        assert his.post("/space/agenda/options/new/", {"words": "x", "want": str(want.pk)}).status_code == 422
        assert not Option.objects.exists()


class TestAnOlderPage:
    def test_does_not_write_over_newer_words(self, her: Client, amina: Person, option: Option) -> None:
        address = f"/space/agenda/options/{option.pk}/words/"
        [older] = re.findall(MARK, her.get(address).content.decode())
        option.change(by=amina, words="The room upstairs", give="Biscuits")

        answer = her.post(address, {"words": "The hall", "mark": older})

        page = answer.content.decode()
        assert answer.status_code == 409
        assert not [each for each in ("The room upstairs", "Biscuits", "The hall") if each not in page]
        [kept] = Option.objects.read(by=amina)
        assert (kept.words, kept.give, kept.want_id) == ("The room upstairs", "Biscuits", option.want_id)

        [newer] = re.findall(MARK, page)
        assert her.post(address, {"words": "The hall", "mark": newer}).status_code == 302
        assert Option.objects.read(by=amina)[0].words == "The hall"

    def test_does_not_put_it_back_beside_a_want(self, her: Client, amina: Person, option: Option, want: Want) -> None:
        address = f"/space/agenda/options/{option.pk}/words/"
        [older] = re.findall(MARK, her.get(address).content.decode())
        option.put_beside(None, by=amina)

        assert her.post(address, {"words": "x", "want": str(want.pk), "mark": older}).status_code == 409
        assert Option.objects.get().want_id is None


class TestBeside:
    def test_puts_an_option_beside_a_want_with_one_tap(self, her: Client, amina: Person, want: Want) -> None:
        option = Option.make(want.space, by=amina, words="The hall")
        page = her.get(f"/space/agenda/options/{option.pk}/").content.decode()
        assert f'name="want" value="{want.pk}"' in page
        assert "Beside: A quiet place that is mine." in page

        answer = her.post(f"/space/agenda/options/{option.pk}/place/", {"want": str(want.pk)})

        assert answer.headers["Location"] == f"/space/agenda/options/{option.pk}/?told=beside"
        assert Option.objects.get().want_id == want.pk
        assert "Beside: " not in her.get(answer.headers["Location"]).content.decode()

    def test_knows_the_persons_own_wants_alone(self, his: Client, ben: Person, want: Want) -> None:
        his_own = Option.make(actions.begin(ben), by=ben, words="His")

        assert his.post(f"/space/agenda/options/{his_own.pk}/place/", {"want": str(want.pk)}).status_code == 404
        assert Option.objects.get().want_id is None


class TestTheOrder:
    def test_is_the_persons_by_buttons(self, her: Client, space: Space, amina: Person, want: Want) -> None:
        one, two, three = (Option.make(space, by=amina, want=want, words=each) for each in ("one", "two", "three"))
        loose = Option.make(space, by=amina, words="loose")

        answer = her.post(f"/space/agenda/options/{three.pk}/place/", {"up": "yes"})
        her.post(f"/space/agenda/options/{one.pk}/place/", {"down": "yes"})
        her.post(f"/space/agenda/options/{one.pk}/place/", {})

        assert answer.headers["Location"] == f"/space/agenda/wants/{want.pk}/#option-{three.pk}"
        assert list(Option.objects.of_want(want)) == [three, one, two]
        assert list(Option.objects.of_want(None)) == [loose]

    def test_is_as_they_were_made_whoever_they_come_from(self, space: Space, amina: Person, want: Want) -> None:
        """Six options in any order: no kind of source is lifted above another. A sample of the 720 orders."""
        kinds = [each for each in Source if each != Source.UNKNOWN][:6]
        orders = list(itertools.permutations(kinds))
        for order in random.Random(5).sample(orders, 12):  # noqa: S311
            Option.objects.all().delete()
            for source in order:
                Option.make(space, by=amina, want=want, source=source)
            assert [each.source for each in Option.objects.of_want(want).read(by=amina)] == list(order)

    def test_of_sources_differs_between_spaces_stays_in_one_and_never_begins_with_someone_paid(self) -> None:
        spaces = [Space(pk=uuid.UUID(int=number)) for number in range(200)]
        orders = [tuple(in_chance_order(each)) for each in spaces]

        assert orders == [tuple(in_chance_order(each)) for each in spaces]
        assert {order[0] for order in orders} == set(Source.values) - {Source.PROFESSIONAL, Source.UNKNOWN}
        assert {order[-1] for order in orders} == {Source.UNKNOWN}
        assert all(set(order) == set(Source.values) for order in orders)


class TestAnOption:
    def test_can_be_said_otherwise_and_stand_elsewhere(
        self, her: Client, option: Option, space: Space, amina: Person
    ) -> None:
        other = Want.say(space, "A piano.", by=amina)
        address = f"/space/agenda/options/{option.pk}/words/"
        assert "The library room" in her.get(address).content.decode()

        her.post(address, {"words": "The church", "source": "place", "want": str(other.pk)})
        [kept] = Option.objects.read(by=amina)
        assert (kept.words, kept.ask, kept.want_id) == ("The church", "", other.pk)

        her.post(address, {"words": "The church", "want": ""})
        [kept] = Option.objects.read(by=amina)
        assert (kept.source, kept.want_id) == (Source.PLACE, None)

    def test_stays_as_it_was_where_nothing_is_sent(self, her: Client, option: Option, amina: Person) -> None:
        assert her.post(f"/space/agenda/options/{option.pk}/words/", {}).status_code == 422
        assert told(amina) == [("The library room", "place")]

    def test_says_with_one_tap_where_it_would_come_from(self, her: Client, option: Option, amina: Person) -> None:
        for source, kept in (("peer", "peer"), ("robot", "peer"), ("", "peer"), ("unknown", "unknown")):
            her.post(f"/space/agenda/options/{option.pk}/source/", {"source": source})
            assert told(amina) == [("The library room", kept)]
        assert 'value="neighbour"' in her.get(f"/space/agenda/options/{option.pk}/").content.decode()

    def test_shows_ways_round_what_blocks_it(self, her: Client, option: Option, amina: Person) -> None:
        page = her.get(f"/space/agenda/options/{option.pk}/").content.decode()
        assert "Ways round it" not in page

        option.change(by=amina, blocked_by="A dog")
        page = her.get(f"/space/agenda/options/{option.pk}/").content.decode()
        assert "Ways round it" in page
        assert f"/space/agenda/options/new/?source=change&amp;want={option.want_id}" in page

    def test_is_taken_away_after_being_asked_once(self, her: Client, option: Option) -> None:
        address = f"/space/agenda/options/{option.pk}/removal/"
        assert "The library room" in her.get(address).content.decode()
        assert her.post(address).headers["Location"] == f"/space/agenda/wants/{option.want_id}/"
        assert not Option.objects.exists()

    @pytest.mark.parametrize("page", ["", "words/", "source/", "place/", "removal/"])
    def test_is_not_there_for_a_helper_who_sees_the_want(
        self, option: Option, want: Want, ben: Person, page: str
    ) -> None:
        shown(want.space, ben, want)
        actions.begin(ben)
        his = came_in(ben)
        hers, none = (f"/space/agenda/options/{pk}/{page}" for pk in (option.pk, uuid.uuid4()))

        assert his.get(hers).status_code == his.get(none).status_code
        sent = {"words": "his", "source": "peer", "up": "yes"}
        assert his.post(hers, sent).status_code == his.post(none, sent).status_code
        assert told(want.space.person) == [("The library room", "place")]
