"""Amina owns a space, Ben helps her, Cora was invited, Dev is a stranger."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, Part, Space
from ownterms.spaces.models.sealed import Sealed

TOKEN = re.compile(r'<input type="hidden" name="(?:csrfmiddlewaretoken|whose)" value="[^"]+">')
"""What each browser gets of its own in each form. Where nothing can be sent, there is none."""


def is_open(model: type[Sealed], pk: uuid.UUID, person: Person) -> bool:
    """Whether one thing is open to a person, as the product asks."""
    return model.objects.open_to(person).filter(pk=pk).exists()


@pytest.fixture
def amina(db: None) -> Person:
    return Person.objects.create_user(name="Amina")


@pytest.fixture
def ben(db: None) -> Person:
    return Person.objects.create_user(name="Ben")


@pytest.fixture
def cora(db: None) -> Person:
    return Person.objects.create_user(name="Cora")


@pytest.fixture
def dev(db: None) -> Person:
    return Person.objects.create_user(name="Dev")


@pytest.fixture
def space(amina: Person) -> Space:
    return actions.begin(amina)


@pytest.fixture
def notebook(space: Space) -> Part:
    return space.part_set.get()


@pytest.fixture
def entry(notebook: Part, amina: Person) -> Entry:
    return Entry.write(notebook, by=amina, words="I would like a quiet place.")


@pytest.fixture
def invitation(space: Space, notebook: Part, amina: Person, ben: Person) -> Invitation:
    """Ben's: live, to the whole notebook."""
    made = Invitation.make(space, by=amina, called="Ben", slices=[notebook], about="The bus on Tuesdays.")
    made.accept(by=ben, typed=made.draw_words(by=amina).split())
    return made


@pytest.fixture
def her(amina: Person, space: Space) -> Client:
    """The browser in which Amina is signed in."""
    return came_in(amina)


@pytest.fixture
def his(ben: Person) -> Client:
    """The browser of Ben."""
    return came_in(ben)


def came_in(person: Person) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(person)
    return client


def live(space: Space, helper: Person, *slices: Sealed, **said: Any) -> Invitation:  # noqa: ANN401
    """An invitation that a helper said yes to."""
    made = Invitation.make(space, by=space.person, called=helper.name, slices=slices, **said)
    made.accept(by=helper, typed=made.draw_words(by=space.person).split())
    return made
