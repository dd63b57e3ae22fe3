"""In my words: a measure that its person makes, says anew, lays by and shows, and nobody else near it."""

import uuid

import pytest
from django.test import Client

from ownterms.agenda.models import Drawn, Scale, Score
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Space
from ownterms.trail.models import Act, Trace

from .conftest import came_in, shown

pytestmark = pytest.mark.data

MARKUP = "<b>Quiet</b> & “calm” 🌻"


@pytest.fixture
def scale(space: Space, amina: Person) -> Scale:
    return Scale.make(space, "How quiet it is", by=amina, low="Like a bus station", high="Like snow")


def said(amina: Person) -> list[tuple[int | None, str]]:
    return [(each.value, each.words) for each in Score.objects.read(by=amina)]


class TestMaking:
    def test_keeps_the_thing_and_its_ends_as_they_were_typed(self, her: Client, amina: Person) -> None:
        answer = her.post("/space/in-my-words/", {"thing": MARKUP, "low": "loud", "high": " ", "drawn": "faces"})

        [kept] = Scale.objects.read(by=amina)
        assert answer.headers["Location"] == f"/space/in-my-words/{kept.pk}/?told=made"
        assert (kept.thing, kept.low, kept.high, kept.drawn) == (MARKUP, "loud", "", Drawn.FACES)
        for address in ("/space/in-my-words/", f"/space/in-my-words/{kept.pk}/"):
            page = her.get(address).content.decode()
            assert "&lt;b&gt;Quiet&lt;/b&gt; &amp; “calm” 🌻" in page
            assert "<b>Quiet" not in page

    @pytest.mark.parametrize("sent", [{}, {"drawn": "faces"}, {"thing": " \n"}, {"drawn": "stars", "thing": "a"}])
    def test_of_nothing_writes_nothing_and_says_so(self, her: Client, sent: dict[str, str]) -> None:
        answer = her.post("/space/in-my-words/", sent)

        assert answer.status_code == 422
        assert "Nothing was written" in answer.content.decode()
        assert not Scale.objects.exists()

    def test_gives_back_what_is_too_long(self, her: Client) -> None:
        answer = her.post("/space/in-my-words/", {"thing": "q" * 301, "low": "loud"})

        assert answer.status_code == 422
        assert "q" * 301 in answer.content.decode()
        assert not Scale.objects.exists()


class TestSayingHowItIs:
    @pytest.mark.parametrize(
        ("sent", "kept"),
        [
            ({"value": "0"}, (0, "")),
            ({"value": "10", "words": "Like snow."}, (10, "Like snow.")),
            ({"words": "Rain on the roof."}, (None, "Rain on the roof.")),
            ({"unknown": "yes"}, (None, "")),
        ],
    )
    def test_takes_one_tap_or_words_or_not_knowing(
        self, her: Client, scale: Scale, amina: Person, sent: dict[str, str], kept: tuple[int | None, str]
    ) -> None:
        answer = her.post(f"/space/in-my-words/{scale.pk}/now/", sent)

        assert answer.status_code == 302
        assert said(amina) == [kept]

    @pytest.mark.parametrize(
        "sent", [{}, {"words": "  "}, {"value": "11"}, {"value": "-1"}, {"value": "x", "words": "a"}]
    )
    def test_writes_nothing_else_and_loses_no_word(self, her: Client, scale: Scale, sent: dict[str, str]) -> None:
        answer = her.post(f"/space/in-my-words/{scale.pk}/now/", sent)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Nothing was written" in page
        assert sent.get("words", "").strip() in page
        assert not Score.objects.exists()

    def test_offers_each_number_or_each_face_with_its_words(self, her: Client, scale: Scale, amina: Person) -> None:
        faces = Scale.make(scale.space, "Mornings", by=amina, drawn=Drawn.FACES)
        sentence = Scale.make(scale.space, "Talk", by=amina, drawn=Drawn.WORDS)

        pages = [her.get(f"/space/in-my-words/{each.pk}/").content.decode() for each in (scale, faces, sentence)]

        assert [page.count('name="value"') for page in pages] == [11, 5, 0]
        assert all(f"<span>{words}" in pages[1] for words in ("Very sad", "Sad", "In between", "Glad", "Very glad"))
        assert all("I don’t know" in page for page in pages)

    def test_shows_how_it_was_as_a_line_and_as_a_table_that_says_the_same(
        self, her: Client, scale: Scale, amina: Person
    ) -> None:
        for value, words in ((3, ""), (None, ""), (7, "The piano came."), (8, "")):
            scale.score(value, words=words, by=amina)

        page = her.get(f"/space/in-my-words/{scale.pk}/").content.decode()

        assert page.count('class="line-dot"') == 3
        assert page.count('class="line-piece"') == 1
        assert [f"<td>{each}</td>" in page for each in ("3", "7", "8", "I don’t know", "The piano came.")] == [True] * 5
        assert "aria-label" in page.split('<svg class="line-drawn"')[1].split(">")[0]
        for verdict in ("better", "worse", "average", "progress", "improve", "▲", "↑", "↓"):
            assert verdict not in page.split("<main")[1].split("</main>")[0].lower()

    def test_shows_the_newest_of_many(self, her: Client, scale: Scale, amina: Person) -> None:
        for value in range(70):
            scale.score(value % 11, by=amina)

        page = her.get(f"/space/in-my-words/{scale.pk}/").content.decode()

        assert page.count('class="line-dot"') == 60


class TestItsEnds:
    def test_are_asked_for_from_the_worst_to_the_best(self, her: Client) -> None:
        page = her.get("/space/in-my-words/").content.decode()

        assert page.index("with faces: at its worst") < page.index("with faces: at its best")

    def test_stand_in_the_faces_that_they_name(self, her: Client, space: Space, amina: Person) -> None:
        scale = Scale.make(space, "Evenings", by=amina, low="a cage of parrots", high="a library", drawn=Drawn.FACES)

        page = her.get(f"/space/in-my-words/{scale.pk}/").content.decode()

        assert "<span>Very sad<span>: <bdi>a cage of parrots</bdi></span></span>" in page
        assert "<span>Very glad<span>: <bdi>a library</bdi></span></span>" in page
        assert "scale-ends" not in page


class TestLayingBy:
    def test_keeps_all_that_was_said_and_takes_it_up_again(self, her: Client, scale: Scale, amina: Person) -> None:
        scale.score(4, by=amina)

        her.post(f"/space/in-my-words/{scale.pk}/standing/", {"retire": "yes"})
        page = her.get(f"/space/in-my-words/{scale.pk}/").content.decode()
        assert "You stopped on" in page
        assert "How is it now?" not in page
        assert said(amina) == [(4, "")]

        her.post(f"/space/in-my-words/{scale.pk}/standing/", {"take-up": "yes"})
        assert "How is it now?" in her.get(f"/space/in-my-words/{scale.pk}/").content.decode()

    def test_is_not_taking_away_which_is_asked_once(self, her: Client, scale: Scale, amina: Person) -> None:
        score = scale.score(4, words="Four.", by=amina)

        assert "Four." in her.get(f"/space/in-my-words/said/{score.pk}/removal/").content.decode()
        her.post(f"/space/in-my-words/said/{score.pk}/removal/")
        assert said(amina) == []
        assert "How quiet" in her.get(f"/space/in-my-words/{scale.pk}/removal/").content.decode()
        assert Scale.objects.exists()
        her.post(f"/space/in-my-words/{scale.pk}/removal/")
        assert not Scale.objects.exists()


class TestWhoSeesIt:
    def test_is_its_person_alone_at_first_and_the_page_says_so(self, her: Client, scale: Scale) -> None:
        assert "Only you." in her.get(f"/space/in-my-words/{scale.pk}/").content.decode()
        assert "It is private." in her.get("/space/in-my-words/").content.decode()

    def test_is_a_helper_to_whom_this_one_was_shown(
        self, her: Client, scale: Scale, amina: Person, ben: Person, cora: Person
    ) -> None:
        other = Scale.make(scale.space, "Another thing", by=amina)
        scale.score(7, words="Quieter.", by=amina)
        other.score(1, words="Not for Ben.", by=amina)
        invitation, without = shown(scale.space, ben, scale), shown(scale.space, cora)

        his = came_in(ben).get(f"/helping/{invitation.pk}/").content.decode()
        hers = her.get(f"/space/invitations/{invitation.pk}/as-they-see/").content.decode()
        coras = came_in(cora).get(f"/helping/{without.pk}/").content.decode()

        for page in (his, hers):
            assert "How quiet it is" in page
            assert "Quieter." in page
            assert "Another thing" not in page
            assert "Not for Ben." not in page
        assert "Quieter." not in coras
        seen = [kind for trace in Trace.objects.filter(act=Act.LOOKED, who=ben.pk) for kind, _pk, _v in trace.what]
        assert {"agenda.Scale", "agenda.Score"} <= set(seen)

    @pytest.mark.parametrize("page", ["", "now/", "standing/", "removal/"])
    def test_is_nobody_who_asks_for_the_address(self, scale: Scale, ben: Person, page: str) -> None:
        shown(scale.space, ben, scale)
        actions.begin(ben)
        his = came_in(ben)

        hers, none = (f"/space/in-my-words/{pk}/{page}" for pk in (scale.pk, uuid.uuid4()))

        assert his.get(hers).status_code == his.get(none).status_code
        assert his.post(hers, {"value": "3", "retire": "yes"}).status_code == his.post(none).status_code
        assert Scale.objects.get().retired_at is None
        assert not Score.objects.exists()
