"""Take it with me: every kind of file, for its person alone, and kept by no store."""

import json
import time
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.test import Client

from ownterms.agenda.models import Sheet, Want
from ownterms.agenda.tools import TOOLS
from ownterms.exchange.own import weighing
from ownterms.exchange.views import taking
from ownterms.people.models import Card, Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Space

from .lives import photo

pytestmark = [pytest.mark.data, pytest.mark.django_db]

KINDS = ["html", "docx", "txt", "json", pytest.param("pdf", marks=pytest.mark.slow)]
BEGINS = {"html": b"<!doctype html>", "docx": b"PK", "txt": b"\n", "json": b"{\n", "pdf": b"%PDF-"}


def came_in(person: Person, *, fresh: bool = True) -> Client:
    """A browser in which somebody is signed in, and has shown just now that it is them."""
    browser = Client()
    browser.force_login(person)
    if fresh:
        session = browser.session
        session["shown_at"] = time.time()
        session.save()
    return browser


@pytest.fixture
def amina(db: None) -> Person:
    return Person.objects.create_user("amina@example.org", name="Amina")


@pytest.fixture
def space(amina: Person) -> Space:
    space = actions.begin(amina)
    entry = Entry.write(space.notebook, by=amina, words="The kitchen was quiet.")
    entry.add_picture(photo(1), by=amina, media_type="image/png", says="A green door.", sides=(8, 8))
    Want.say(space, "A place that is quiet.", by=amina)
    Sheet.begin(space, TOOLS["one-page-profile"], by=amina, answers={"matters": "Tea at four."})
    return space


@pytest.fixture
def her(amina: Person, space: Space) -> Client:
    return came_in(amina)


class TestTakeItWithMe:
    def test_says_the_size_of_each_kind_first(self, her: Client) -> None:
        page = her.get("/space/take/").text

        assert page.count("About ") >= 5
        assert "With photos and voice notes, about" in page

    @pytest.mark.parametrize("kind", KINDS)
    def test_gives_each_kind_and_no_store_keeps_it(self, her: Client, kind: str) -> None:
        answer = her.get(f"/space/take/all/{kind}/")

        assert answer.status_code == 200
        assert answer.content.startswith(BEGINS[kind])
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Disposition"].startswith("attachment;")

    def test_leaves_photos_behind_unless_they_are_asked_for(self, her: Client) -> None:
        small, whole = (her.get(f"/space/take/all/html/{more}").text for more in ("", "?media=yes"))

        assert "A photo, left behind: A green door." in small
        assert "data:image/png" not in small
        assert 'alt="' in whole
        assert "data:image/png;base64," in whole

    def test_gives_one_page_alone(self, her: Client, space: Space) -> None:
        want, sheet = Want.objects.get(space=space), Sheet.objects.get(space=space)

        one = her.get(f"/space/take/want/{want.pk}/txt/").text
        page = her.get(f"/space/take/sheet/{sheet.pk}/html/").text
        agenda = her.get("/space/take/agenda/txt/").text

        assert "A place that is quiet." in one
        assert "Tea at four." in page
        assert "A place that is quiet." in agenda
        assert all("The kitchen was quiet." not in each for each in (one, page, agenda))

    @pytest.mark.parametrize("address", ["all/exe/", "agenda/json/", "want/00000000-0000-4000-8000-000000000000/txt/"])
    def test_what_is_not_there_is_not_there(self, her: Client, address: str) -> None:
        assert her.get(f"/space/take/{address}").status_code == 404

    def test_is_for_its_person_alone(self, her: Client, space: Space) -> None:
        dev = Person.objects.create_user(name="Dev")
        actions.begin(dev)
        want = Want.objects.get(space=space)

        assert came_in(dev).get(f"/space/take/want/{want.pk}/txt/").status_code == 404
        assert "quiet" not in came_in(dev).get("/space/take/all/txt/").text
        assert Client().get("/space/take/all/txt/").status_code == 302

    def test_asks_whether_it_is_still_them(self, amina: Person, space: Space) -> None:
        Card.make(amina)
        stale = came_in(amina, fresh=False)

        for address in ("/space/take/", "/space/take/all/json/", "/space/take/for-a-service/", "/space/bring/"):
            answer = stale.get(address)
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/sign-in/again/")

    def test_makes_so_many_files_and_says_when_to_go_on(self, her: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(taking, "MOST_FILES", 1)

        assert her.get("/space/take/all/txt/").status_code == 200
        answer = her.get("/space/take/all/txt/")

        assert answer.status_code == 429
        assert "Please go on in an hour." in answer.text

    def test_says_so_where_paper_cannot_be_made(self, her: Client) -> None:
        with patch("ownterms.exchange.own.formats.apart", return_value=({"refused": "NoPango"}, b"")):
            answer = her.get("/space/take/all/pdf/")
        with patch("ownterms.exchange.views.taking.can_lay_out", return_value=False):
            page = her.get("/space/take/").text

        assert answer.status_code == 503
        assert "Pango is not on this machine" in answer.text
        assert "PDF cannot be made here." in page
        assert "/all/pdf/" not in page

    def test_weighs_what_it_gives(self, her: Client, amina: Person, space: Space) -> None:
        own = json.loads(her.get("/space/take/all/json/").content)
        weight = weighing.weighed(taking.gathered(space, by=amina), weighing.Media.of(space))

        assert own["name"] == "Amina"
        for kind in ("html", "txt", "json"):
            assert abs(weight[kind].small - len(her.get(f"/space/take/all/{kind}/").content)) < 20
        assert 0.7 < weight["docx"].small / len(her.get("/space/take/all/docx/").content) < 1.4
        whole = len(her.get("/space/take/all/html/?media=yes").content)
        assert 0.8 < weight["html"].whole / whole < 1.25


def test_on_a_lent_device_nothing_is_taken(settings: LazySettings) -> None:
    browser = Client()
    browser.post("/space/start/together/", {"name": "Cora"})

    answer = browser.get("/space/take/all/json/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/you/?told=lent"
