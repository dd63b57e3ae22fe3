"""Amina owns the agenda, Ben helps, Cora was never asked in."""

import pytest
from django.test import Client

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Showable, Space


@pytest.fixture
def amina(db: None) -> Person:
    return Person.objects.create_user("amina@example.org", name="Amina")


@pytest.fixture
def ben(db: None) -> Person:
    return Person.objects.create_user("ben@example.org", name="Ben")


@pytest.fixture
def cora(db: None) -> Person:
    return Person.objects.create_user("cora@example.org", name="Cora")


@pytest.fixture
def space(amina: Person) -> Space:
    return actions.begin(amina)


def shown(space: Space, helper: Person, *things: Showable, **terms: object) -> Invitation:
    """An invitation that a helper said yes to, which shows some things."""
    made = Invitation.make(space, by=space.person, called=helper.name, slices=things, asked=helper, **terms)
    made.accept(by=helper)
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
