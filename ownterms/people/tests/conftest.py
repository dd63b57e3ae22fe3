"""People to test with, and their post."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from ownterms.people.models import Person

Post = Callable[[], list[str]]
AMINA = "amina@example.org"


@pytest.fixture
def amina() -> Person:
    """She owns what the test is about."""
    return Person.objects.create_user(AMINA)


@pytest.fixture
def dev() -> Person:
    """He is a stranger to it."""
    return Person.objects.create_user("dev@example.org")


@pytest.fixture
def post() -> Post:
    """This will do the work that waits, and give the digits of each code that was sent."""

    def done() -> list[str]:
        mail.outbox.clear()
        for waiting in DBTaskResult.objects.ready():
            waiting.task.func(*waiting.args_kwargs["args"])
            waiting.delete()
        return ["".join(each for each in letter.body.splitlines()[0] if each.isdigit()) for letter in mail.outbox]

    return done


def signed_in(person: Person, *, stay: str = "on", **headers: str) -> Client:
    """A browser in which somebody is signed in, through the door itself."""
    from ownterms.people.models import EmailedCode

    client = Client(headers=headers)
    client.post("/sign-in/", {"email": person.email})
    code = EmailedCode.objects.get(pk=client.cookies["code"].value)
    assert client.post("/sign-in/code/", {"code": code.digits} | ({"stay": stay} if stay else {})).status_code == 302
    return client
