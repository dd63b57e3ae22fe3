"""Bring it here: shown first, let in whole or left outside, and nobody is told."""

from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone

from ownterms.exchange.models import Luggage
from ownterms.exchange.own.bringing import put_luggage_away
from ownterms.exchange.own.gathered import gathered
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Space, TieBefore

from .lives import Life
from .test_taking_pages import came_in

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def file(db: None) -> bytes:
    """What somebody took elsewhere."""
    life = Life(4)
    life.lived(30)
    life.tie()
    Entry.write(life.space.notebook, by=life.person, words="It comes along.")
    return gathered(life.space, by=life.person).as_json


@pytest.fixture
def cora(db: None) -> Person:
    return Person.objects.create_user(name="Cora")


@pytest.fixture
def space(cora: Person) -> Space:
    return actions.begin(cora)


@pytest.fixture
def hers(cora: Person, space: Space) -> Client:
    return came_in(cora)


def sent(browser: Client, content: bytes) -> str:
    """The page that comes once a file was sent."""
    return browser.post("/space/bring/", {"file": named(content)}, follow=True).text


def named(content: bytes) -> BytesIO:
    file = BytesIO(content)
    file.name = "all-that-is-mine.json"
    return file


def test_shows_first_what_would_come_and_nothing_does(hers: Client, space: Space, file: bytes) -> None:
    page = sent(hers, file)

    assert "This would come in" in page
    assert not Entry.objects.filter(space=space).exists()
    assert Luggage.objects.get().space == space


def test_comes_in_once_its_person_says_so(hers: Client, space: Space, file: bytes) -> None:
    sent(hers, file)

    page = hers.post("/space/bring/answer/", {"answer": "yes"}, follow=True).text
    again = hers.post("/space/bring/answer/", {"answer": "yes"}, follow=True).text

    assert "It is here" in page
    assert "It is here" not in again
    assert "It comes along." in [each.words for each in Entry.objects.filter(space=space).read(by=space.person)]
    assert not Luggage.objects.exists()


def test_stays_outside_where_its_person_says_so(hers: Client, space: Space, file: bytes) -> None:
    sent(hers, file)

    assert "It stayed outside" in hers.post("/space/bring/answer/", {"answer": "no"}, follow=True).text
    assert not Luggage.objects.exists()
    assert not TieBefore.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Dear Sir", "That is not a file that was taken from a place like this."),
        (b"", "There is nothing in that file."),
        (b'{"ownterms": 9}', "newer Own Terms"),
    ],
)
def test_a_bad_file_is_answered_by_a_sentence(hers: Client, content: bytes, says: str) -> None:
    page = hers.post("/space/bring/", {"file": named(content)})

    assert page.status_code == 422
    assert says in page.text
    assert not Luggage.objects.exists()


def test_without_a_file_it_says_that_nothing_was_written(hers: Client) -> None:
    page = hers.post("/space/bring/")

    assert page.status_code == 422
    assert "Nothing was written." in page.text


def test_luggage_goes_after_a_day_and_with_its_space(hers: Client, space: Space, file: bytes) -> None:
    sent(hers, file)
    put_luggage_away.call()
    assert Luggage.objects.exists()

    Luggage.objects.update(brought_at=timezone.now() - Luggage.WAITS)
    put_luggage_away.call()
    assert not Luggage.objects.exists()

    sent(hers, file)
    actions.erase(space, by=space.person)
    assert not Luggage.objects.exists()


def test_those_one_knew_are_shown_and_can_be_asked_in_again(hers: Client, file: bytes) -> None:
    sent(hers, file)
    hers.post("/space/bring/answer/", {"answer": "yes"})
    before = TieBefore.objects.all()[0]

    page = hers.get("/space/bring/ties/").text
    assert "Ask them in again" in page
    assert f"?before={before.pk}" in page

    assert hers.get(f"/space/bring/ties/{before.pk}/removal/").status_code == 200
    hers.post(f"/space/bring/ties/{before.pk}/removal/")
    assert not TieBefore.objects.filter(pk=before.pk).exists()


def test_a_stranger_sees_none_of_it(hers: Client, file: bytes) -> None:
    sent(hers, file)
    hers.post("/space/bring/answer/", {"answer": "yes"})
    before = TieBefore.objects.all()[0]
    dev = Person.objects.create_user(name="Dev")
    actions.begin(dev)

    assert str(before.pk) not in came_in(dev).get("/space/bring/ties/").text
    assert came_in(dev).post(f"/space/bring/ties/{before.pk}/removal/").status_code == 404
    assert TieBefore.objects.filter(pk=before.pk).exists()
