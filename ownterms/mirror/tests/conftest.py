"""Amina keeps an organisation, Ben keeps another, Cora looks after the directory, and Dev is a stranger."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from ownterms.directory.models import Organisation
from ownterms.directory.tests.factories import make_organisation
from ownterms.directory.tests.keeping.conftest import name_keeper, person
from ownterms.mirror.models import PublishedMirror
from ownterms.people.models import Person

TOLD: dict[str, Any] = {
    "cuts": "2026-11-27",
    "people": 40,
    "days": ["2026-01-05", "2026-09-30"],
    "readings": [
        {
            "id": "C1",
            "title": "By invitation",
            "asks": "Do people come because they want to?",
            "says": "Most came by themselves.",
            "rows": [["Came by themselves", "55"], ["Not known", "5"]],
        }
    ],
}


@pytest.fixture
def kitchen(db: None) -> Organisation:
    return make_organisation("Millbrook Neighbours")


@pytest.fixture
def amina(kitchen: Organisation) -> Person:
    amina = person("Amina")
    name_keeper(amina, kitchen)
    return amina


@pytest.fixture
def ben(db: None) -> Person:
    ben = person("Ben")
    name_keeper(ben, make_organisation("Weir Lane"))
    return ben


@pytest.fixture
def cora(db: None) -> Person:
    cora = person("Cora")
    name_keeper(cora, None)
    return cora


@pytest.fixture
def dev(db: None) -> Person:
    return person("Dev")


@pytest.fixture
def published(kitchen: Organisation) -> PublishedMirror:
    return PublishedMirror.publish(kitchen, TOLD, source="file", known_as=uuid4())


def browser_of(who: Person | None) -> Client:
    """A browser in which somebody is signed in, or nobody."""
    client = Client()
    if who:
        client.force_login(who)
    return client
