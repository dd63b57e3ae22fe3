"""One's own pages without a network: what a device is given, what it sends, and when all of it goes."""

import time
from uuid import UUID

import pytest
from django.test import Client

from ownterms.agenda.models import From, How, Origin, Sheet, Want
from ownterms.agenda.tools import TOOLS
from ownterms.exchange.offline import keep_once
from ownterms.people.models import Person
from ownterms.people.views.drafts import mark_of
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, NotYours, Space, Whose, WhoseIdea
from ownterms.spaces.tests.conftest import came_in

pytestmark = [pytest.mark.django_db, pytest.mark.data]

ID = UUID(int=5)


@pytest.fixture
def amina() -> Person:
    return Person.objects.create_user("amina@example.org", name="Amina")


@pytest.fixture
def space(amina: Person) -> Space:
    return actions.begin(amina)


@pytest.fixture
def hers(amina: Person, space: Space) -> Client:
    client = came_in(amina)
    session = client.session
    session["shown_at"] = time.time()
    session.save()
    return client


def words(space: Space, *, by: Person) -> list[str]:
    return [each.words for kind in (Want, Entry) for each in kind.objects.of(space).read(by=by)]


class TestWhatADeviceIsGiven:
    def test_is_all_that_its_person_says(self, hers: Client, space: Space, amina: Person) -> None:
        Want.say(space, "A quiet <room>", by=amina)
        Entry.write(space.notebook, by=amina, words="Tea.")
        Sheet.begin(space, TOOLS["one-page-profile"], by=amina, answers={"matters": "Piano."})

        told = hers.get("/space/offline/pages/").json()

        assert all(each in told["html"] for each in ("A quiet &lt;room&gt;", "Tea.", "Piano."))

    @pytest.mark.parametrize("has_space", [True, False])
    def test_is_nothing_where_it_keeps_the_pages_of_another(self, space: Space, amina: Person, has_space: bool) -> None:
        """Nor is whoever has no space led away: that would tell the device that her session is over."""
        ben = Person.objects.create_user("ben@example.org", name="Ben")
        if has_space:
            actions.begin(ben)

        answer = came_in(ben).get(f"/space/offline/pages/?whose={mark_of(amina.pk)}")

        assert (answer.status_code, answer.content) == (204, b"")
        mine = came_in(amina).get(f"/space/offline/pages/?whose={mark_of(amina.pk)}")
        assert "html" in mine.json()

    def test_is_nothing_of_whose_idea_it_was(self, hers: Client, space: Space, amina: Person) -> None:
        wants = [Want.say(space, words, by=amina) for words in ("A piano.", "A job.")]
        Origin.say(wants[0], From.CLOSE, by=amina)
        wants[1].put_away(How.THEIRS, by=amina)
        WhoseIdea.say(space, Whose.ELSE, by=amina)

        html = hers.get("/space/offline/pages/").json()["html"]

        assert "A piano." in html
        for said in ("A job.", str(From.CLOSE.label), str(How.THEIRS.label), str(Whose.ELSE.label)):
            assert said not in html

    def test_is_nothing_that_others_opened(self, hers: Client, amina: Person) -> None:
        ben = Person.objects.create_user("ben@example.org", name="Ben")
        bens = actions.begin(ben)
        Entry.write(bens.notebook, by=ben, words="Ben’s own.")
        asked = Invitation.make(bens, by=ben, called="Amina", slices=[bens.notebook])
        asked.accept(by=amina, typed=asked.draw_words(by=ben).split())

        assert "Ben’s own." not in hers.get("/space/offline/pages/").json()["html"]

    def test_is_the_same_few_questions_however_much_there_is(
        self, hers: Client, space: Space, amina: Person, django_assert_max_num_queries: pytest.FixtureRequest
    ) -> None:
        for number in range(12):
            Want.say(space, f"{number}", by=amina)
            Entry.write(space.notebook, by=amina, words=f"{number}")

        with django_assert_max_num_queries(60):  # type: ignore[operator]  # one or two for each kind of thing
            hers.get("/space/offline/pages/")

    def test_is_nothing_on_a_device_that_is_lent(self, hers: Client) -> None:
        session = hers.session
        session["ends_at"] = "2099-01-01T00:00:00+00:00"
        session.save()

        for address in ("/space/offline/", "/space/offline/pages/", "/space/offline/words/"):
            assert hers.get(address).headers["Location"] == "/you/?told=lent"

    def test_is_asked_for_by_somebody_who_just_showed_that_it_is_them(self, hers: Client) -> None:
        session = hers.session
        session["shown_at"] = 0
        session.save()

        assert hers.get("/space/offline/").headers["Location"].startswith("/sign-in/again/")


class TestEachPage:
    def test_says_by_a_mark_whose_it_is(self, hers: Client, amina: Person, client: Client) -> None:
        for address in ("/space/", "/about/", "/you/"):
            assert hers.get(address).headers["Whose"] == mark_of(amina.pk)
        assert str(amina.pk) not in mark_of(amina.pk)
        for anybodys in (client.get("/about/"), client.get("/you/"), hers.get("/worker.js")):
            assert "Whose" not in anybodys.headers


class TestThePageThatStandsBy:
    def test_holds_nothing_of_anybody(self, hers: Client, client: Client) -> None:
        mine, anybodys = (each.get("/offline/").content.decode() for each in (hers, client))

        assert "Amina" not in mine
        assert "csrfmiddlewaretoken" not in mine + anybodys

    def test_comes_with_a_script_that_may_stand_at_the_root(self, client: Client) -> None:
        answer = client.get("/worker.js")

        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-cache"


class TestWhatADeviceSends:
    def test_comes_where_its_person_wants_it(self, hers: Client, space: Space, amina: Person) -> None:
        for to, said in (("want", "A piano."), ("", "A line.")):
            assert hers.post("/space/offline/words/", {"words": said, "to": to}).status_code == 204

        assert words(space, by=amina) == ["A piano.", "A line."]

    def test_comes_once(self, hers: Client, space: Space, amina: Person) -> None:
        for to in ("want", "want", "notebook"):
            sent = {"id": str(ID), "words": "A piano.", "to": to}
            assert hers.post("/space/offline/words/", sent).status_code == 204

        assert words(space, by=amina) == ["A piano."]

    def test_is_nothing_where_nothing_is_sent(self, hers: Client, space: Space, amina: Person) -> None:
        assert hers.post("/space/offline/words/", {"id": str(ID)}).status_code == 422
        assert words(space, by=amina) == []

    def test_meets_nothing_of_another_space(self, space: Space, amina: Person) -> None:
        ben = Person.objects.create_user("ben@example.org")
        bens = actions.begin(ben)
        for where, by in ((space, amina), (bens, ben)):
            keep_once(where, "Mine.", by=by, known_as=ID)

        assert words(space, by=amina) == words(bens, by=ben) == ["Mine."]
        with pytest.raises(NotYours):
            keep_once(space, "Theirs.", by=ben, known_as=ID)


class TestWiping:
    @pytest.mark.parametrize("address", ["/sign-out/", "/you/leaving/", "/space/erasing/", "/space/offline/end/"])
    def test_goes_with_what_ends_here(self, hers: Client, amina: Person, address: str) -> None:
        assert amina.can_come_back

        answer = hers.post(address, {"anyway": "yes"})

        assert answer.headers["Clear-Site-Data"] == '"storage"'

    def test_waits_where_words_are_not_sent_yet(self, hers: Client) -> None:
        hers.cookies["unsent"] = "2"

        first = hers.post("/sign-out/")
        assert first.status_code == 409
        assert "Something is not sent yet" in first.content.decode()
        assert "could not come back" not in first.content.decode()
        assert "Clear-Site-Data" not in first.headers
        second = hers.post("/sign-out/", {"anyway": "yes"})

        assert second.headers["Location"] == "/"
        assert second.cookies["unsent"]["max-age"] == 0
