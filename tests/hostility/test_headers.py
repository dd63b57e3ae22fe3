"""What every answer of every address says about itself, and what can be had by looking."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .addresses import addresses

pytestmark = pytest.mark.django_db

KEPT_FROM_ALL = [
    "/.git/HEAD",
    "/.env",
    "/settings.env",
    "/data/ownterms.sqlite3",
    "/ownterms/site/settings.py",
    "/static/",
    "/static/design/",
    "/static/../settings.py",
    "/media/",
    "/admin/",
    "/__debug__/",
    "/server-status",
]


KEEPS = {"/sign-in/passkey/": "people_session"}
"""The one page whose looking is kept, and where: a passkey answers a question that was asked of it once."""


def test_every_answer_is_read_as_what_it_is(client: Client) -> None:
    loose = {address for address in addresses() if client.get(address).get("X-Content-Type-Options") != "nosniff"}

    assert loose == set()


def test_no_answer_can_stand_in_another_page(client: Client) -> None:
    policies = {address: client.get(address).get("Content-Security-Policy", "") for address in addresses()}

    assert {address for address, policy in policies.items() if "frame-ancestors 'none'" not in policy} == set()


def test_every_answer_says_what_it_is(client: Client) -> None:
    wrong = {}
    for address in addresses():
        answer = client.get(address)
        kind = answer.get("Content-Type", "")
        says = answer.streaming or answer.content
        if says and not re.fullmatch(r"text/[a-z]+; charset=utf-8|(application|image|font)/\S+.*", kind):
            wrong[address] = kind

    assert wrong == {}


def test_looking_changes_nothing(client: Client) -> None:
    written = {}
    for address in addresses():
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
            client.head(address)
        changes = [each["sql"] for each in queries if re.match(r"\s*(INSERT|UPDATE|DELETE)", each["sql"])]
        if left := [each for each in changes if KEEPS.get(address, "nowhere") not in each]:
            written[address] = left

    assert written == {}


def test_trace_gives_nothing_back(client: Client) -> None:
    for address in addresses():
        answer = client.generic("TRACE", address, headers={"x-secret": "zanzibar"})
        assert answer.status_code >= 300, address
        assert b"zanzibar" not in answer.content, address


@pytest.mark.parametrize("address", KEPT_FROM_ALL)
def test_nothing_of_how_we_work_can_be_asked_for(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_there_is_nobody_at_the_beginning() -> None:
    assert get_user_model().objects.count() == 0
