"""What is taken, brought elsewhere and taken again is the same, but for ids and dates."""

import json
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import jsonschema
import pytest
from django.apps import apps
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from ownterms.agenda.models import Want
from ownterms.exchange.own import told
from ownterms.exchange.own.bringing import bring
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.reading import read, with_safe_media
from ownterms.exchange.own.same import same_but_for_ids_and_dates
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import (
    Entry,
    Grant,
    Invitation,
    NotYours,
    Part,
    Picture,
    Sealed,
    Space,
    SpaceKey,
    TieBefore,
)

from .lives import Life, jpeg

pytestmark = [pytest.mark.data, pytest.mark.django_db]

KINDS = [model for model in apps.get_models() if issubclass(model, Sealed)]
ELSEWHERE = override_settings(MASTER_KEYS=[b"e" * 32], SECRET_KEY="another place altogether")


def taken_and_taken_again(space: Space, *, media: bool = True) -> tuple[bytes, bytes]:
    """A space as JSON, and the same after it went to another person in another place, under another key."""
    here = gathered(space, by=space.person, media=media).as_json
    with ELSEWHERE:
        there = actions.begin(Person.objects.create_user())
        bring(there, with_safe_media(read(here)), by=there.person)
        return here, gathered(there, by=there.person, media=media).as_json


def is_the_same(space: Space, *, media: bool = True) -> bool:
    """Whether it came back the same."""
    here, again = map(same_but_for_ids_and_dates, taken_and_taken_again(space, media=media))
    return here == again


@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(6, 240))])
def test_any_life_comes_back_the_same(seed: int) -> None:
    space = Life(seed).lived(40)

    here, again = taken_and_taken_again(space, media=seed % 2 == 0)

    assert same_but_for_ids_and_dates(here) == same_but_for_ids_and_dates(again)
    jsonschema.validate(json.loads(here), json.loads(told.SCHEMA_FILE.read_text()))


@pytest.fixture
def life(db: None) -> Life:
    """A life in which a good deal happened."""
    made = Life(3)
    made.lived(60)
    made.want()
    made.want()
    made.tie()
    return made


def but(**others: Callable[[Any], Any]) -> Callable[[told.Own], told.Own]:
    """A file with some of it changed."""
    return lambda own: own.model_copy(update={name: change(getattr(own, name)) for name, change in others.items()})


def each_with(**others: Any) -> Callable[[list[Any]], list[Any]]:  # noqa: ANN401
    """Things with some of each changed."""
    return lambda things: [thing.model_copy(update=others) for thing in things]


FAULTS = {
    "an order lost": but(wants=lambda wants: wants[::-1]),
    "an entry lost": but(entries=lambda entries: entries[1:]),
    "a field lost": but(wants=each_with(version=7)),
    "messages lost": but(ties=each_with(messages=[])),
    "what was shown lost": but(ties=each_with(shows=[])),
    "who typed lost": but(entries=each_with(typed_by=None), wants=each_with(typed_by=None)),
}


class TestAFault:
    """What could go wrong is noticed: the comparison can show a difference."""

    @pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
    def test_is_seen(self, life: Life, fault: Callable[[told.Own], told.Own]) -> None:
        with patch("ownterms.exchange.tests.own.test_coming_back.with_safe_media", fault):
            assert not is_the_same(life.space, media=False)
        assert is_the_same(life.space, media=False)


def test_without_media_it_comes_back_the_same_and_tells_what_was_left_behind(life: Life) -> None:
    entry = Entry.write(life.space.notebook, by=life.person, words="A photo of the door.")
    entry.add_picture(life.photo, by=life.person, media_type="image/png", says="A green door.", sides=(8, 8))

    here, again = taken_and_taken_again(life.space, media=False)

    assert same_but_for_ids_and_dates(here) == same_but_for_ids_and_dates(again)
    assert b"A green door." in again
    assert b'"content"' not in again


def test_a_photo_comes_back_byte_for_byte(life: Life) -> None:
    photo = jpeg()
    entry = Entry.write(life.space.notebook, by=life.person)
    entry.add_picture(photo, by=life.person, media_type="image/jpeg", sides=(64, 48))

    taken_and_taken_again(life.space)

    with ELSEWHERE:
        there = Space.objects.exclude(pk=life.space.pk).get()
        kept = [bytes(each.content) for each in Picture.objects.filter(space=there).read(by=there.person)]
    assert photo in kept


KINDS_THAT_BEGIN = 10
"""Queries for kinds of things of which there were none at first: two for each, however many come."""


def test_it_asks_the_database_the_same_number_of_times_however_much_there_is(life: Life) -> None:
    life.lived(150)
    with CaptureQueriesContext(connection) as few:
        gathered(life.space, by=life.person)
    life.lived(50)

    with CaptureQueriesContext(connection) as many:
        gathered(life.space, by=life.person)

    assert len(many) - len(few) < KINDS_THAT_BEGIN


class TestBringing:
    @pytest.fixture
    def there(self, life: Life) -> Space:
        """The space of somebody else, into which the life came, beside what was there."""
        space = actions.begin(Person.objects.create_user(name="Cora"))
        Entry.write(space.notebook, by=space.person, words="It was here before.")
        ben = Person.objects.create_user(name="Ben of here")
        made = Invitation.make(space, by=space.person, called="Ben", slices=Part.objects.filter(space=space), asked=ben)
        made.accept(by=ben)
        bring(space, read(gathered(life.space, by=life.person).as_json), by=space.person)
        return space

    def test_leaves_what_was_there(self, there: Space) -> None:
        own = gathered(there, by=there.person)

        assert own.name == "Cora"
        assert "It was here before." in [each.words for each in own.entries]

    def test_opens_nothing_to_anybody(self, there: Space) -> None:
        ben = Person.objects.get(name="Ben of here")

        seen = [
            model for model in apps.get_models() if issubclass(model, Sealed) and model.objects.open_to(ben).exists()
        ]

        assert Entry.objects.open_to(ben).count() == 1
        assert set(seen) == {Entry, Part, Invitation}

    def test_makes_no_tie_live(self, there: Space, life: Life) -> None:
        assert Invitation.objects.filter(space=there).count() == 1
        assert TieBefore.objects.filter(space=there).count() == Invitation.objects.filter(space=life.space).count()
        assert not Grant.objects.filter(space=there, helper=life.helper).exists()

    def test_a_tie_keeps_its_terms_for_asking_again(self, there: Space) -> None:
        [*before] = TieBefore.objects.filter(space=there).read(by=there.person)

        assert {each.called for each in before} <= {"Ben", "Mum’s friend"}
        assert all(each.terms for each in before)

    def test_is_whole_or_nothing(self, life: Life) -> None:
        space = actions.begin(Person.objects.create_user())
        own = read(gathered(life.space, by=life.person).as_json)

        with patch.object(TieBefore, "keep", side_effect=OSError("the disk")), pytest.raises(OSError, match="disk"):
            bring(space, own, by=space.person)

        assert not Want.objects.filter(space=space).exists()
        assert not Entry.objects.filter(space=space).exists()

    def test_is_for_its_person_alone(self, there: Space, life: Life) -> None:
        own = read(gathered(life.space, by=life.person).as_json)

        with pytest.raises(NotYours):
            bring(there, own, by=life.person)
        with pytest.raises(NotYours):
            gathered(there, by=life.person)

    def test_erased_afterwards_it_leaves_nothing(self, there: Space) -> None:
        actions.erase(there, by=there.person)

        assert [model for model in KINDS if model.objects.filter(space=there.pk).exists()] == []
        assert not SpaceKey.objects.filter(pk=there.pk).exists()


def test_the_schema_that_ships_is_that_of_the_code() -> None:
    assert json.loads(told.SCHEMA_FILE.read_text()) == told.schema()


def test_a_photo_that_was_left_behind_is_not_shown(life: Life) -> None:
    entry = Entry.write(life.space.notebook, by=life.person, words="Look.")
    entry.add_picture(b"", by=life.person, media_type="image/png", says="A door.")
    browser = Client()
    browser.force_login(life.person)

    assert browser.get(f"/entries/{entry.pk}/picture/").status_code == 404
    assert "A door." not in browser.get(f"/space/entries/{entry.pk}/").text
    assert Picture.objects.filter(entry=entry).exists()


def test_asking_in_again_fills_the_form_with_what_was_said(life: Life) -> None:
    said = gathered(life.space, by=life.person).ties[0].model_copy(update={"called": "Denise", "about": "The bus."})
    cora = Person.objects.create_user(name="Cora")
    space = actions.begin(cora)
    bring(space, gathered(life.space, by=life.person).model_copy(update={"ties": [said]}), by=cora)
    before = TieBefore.objects.get(space=space)
    browser = Client()
    browser.force_login(cora)

    page = browser.get(f"/space/invitations/new/?before={before.pk}").text
    strangers = Client()
    strangers.force_login(life.helper)

    assert 'value="Denise"' in page
    assert "The bus." in page
    assert "Denise" not in strangers.get(f"/space/invitations/new/?before={before.pk}").text
