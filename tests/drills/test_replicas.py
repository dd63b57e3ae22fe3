"""A replica that lags is read by strangers, and never by somebody who wrote what it has not got yet."""

import os
import re
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connections
from django.test import Client
from django.urls import reverse

from ownterms.directory.models import Listing, Service
from ownterms.directory.tests.factories import make_listing, next_change
from ownterms.finding import index
from ownterms.site.rows import middleware, replicas
from tests.postgres import Server

SERVER = Server.at(os.environ.get("DATABASE_URL", ""))
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(SERVER is None, reason="Replicas are PostgreSQL's; ./test runs this there."),
]


class Replica:
    """A copy of the tests' database whose replay can be paused."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def pause(self) -> None:
        """Everything so far is here; what comes now stays away."""
        self.catch_up()
        self._say("SELECT pg_wal_replay_pause()")
        while self._say("SELECT pg_get_wal_replay_pause_state()") != "paused":  # it was only asked to
            time.sleep(0.02)

    def resume(self) -> None:
        self._say("SELECT pg_wal_replay_resume()")
        self.catch_up()

    def catch_up(self) -> None:
        written = replicas.position()
        until = time.monotonic() + 30
        while not replicas.has_reached(written):
            assert time.monotonic() < until, "the replica does not follow"
            time.sleep(0.02)

    def _say(self, sql: str) -> object:
        with connections["replica"].cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0]


@pytest.fixture(scope="module")
def copy() -> Iterator[Server]:
    """One replica for all of these."""
    assert SERVER
    running = SERVER.copy(f"replica-{uuid.uuid4().hex[:8]}").start()
    yield running
    running.stop()


@pytest.fixture
def replica(copy: Server, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Replica]:
    """The product, told of a replica."""
    settings.DATA = tmp_path
    ours = connections["default"].settings_dict | {"HOST": str(copy.folder)}
    monkeypatch.setitem(settings.DATABASES, "replica", ours)
    settings.DATABASE_ROUTERS = ["ownterms.site.rows.replicas.Router"]
    connections["replica"].connect()  # asked for otherwise, Django's tests would forbid a database they do not know
    yield Replica(copy)
    connections["replica"].close()
    del connections["replica"]


@pytest.fixture
def listing(replica: Replica) -> Iterator[Listing]:
    """A listing that the primary calls by a new name, and the replica, which is paused, by the old one."""
    made = make_listing("Old name")
    replica.pause()
    Service.objects.filter(pk=made.pk).update(name="New name")
    Listing.objects.filter(pk=made.pk).update(change=next_change())
    yield made
    replica.resume()


def page(client: Client, listing: Listing) -> str:
    shown = client.get(reverse("listing", args=[listing.pk]))
    assert shown.status_code == 200
    return re.findall(r"<h1.*?</h1>", shown.content.decode())[0]


def propose(client: Client) -> None:
    sent = client.post(reverse("proposal"), {"words": "somewhere warm", "leave": "on"})
    assert sent.status_code == 200


class TestReplica:
    def test_is_what_strangers_read(self, client: Client, listing: Listing) -> None:
        assert "Old name" in page(client, listing)

    def test_is_not_read_by_somebody_who_wrote_what_it_lacks(self, client: Client, listing: Listing) -> None:
        propose(client)

        assert "New name" in page(client, listing)

    def test_without_the_mark_they_would_see_older_data(
        self, client: Client, listing: Listing, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(middleware, "has_reached", lambda _: True)
        propose(client)

        assert "Old name" in page(client, listing)

    def test_is_read_again_once_it_has_caught_up(self, client: Client, listing: Listing, replica: Replica) -> None:
        propose(client)
        replica.resume()
        replica.pause()
        Service.objects.filter(pk=listing.pk).update(name="Newest name")

        assert "New name" in page(client, listing)

    def test_is_not_read_by_somebody_who_signed_in(
        self, client: Client, listing: Listing, settings: LazySettings
    ) -> None:
        client.cookies[settings.SESSION_COOKIE_NAME] = "somebody"

        assert "New name" in page(client, listing)

    def test_is_not_read_for_a_position_that_is_none(self, client: Client, listing: Listing) -> None:
        client.cookies[middleware.WRITTEN] = "0/0'; DROP TABLE directory_listing"

        assert "New name" in page(client, listing)

    def test_that_is_away_is_not_missed(self, client: Client, listing: Listing) -> None:
        client.raise_request_exception = False
        connections["replica"].connection.close()  # the line is dead, and nobody has noticed yet

        assert "New name" in page(client, listing)

        connections["replica"].connect()

    @pytest.mark.usefixtures("listing")
    def test_does_not_lead_the_index(self, client: Client) -> None:
        found = client.post(reverse("results"), {"words": "new name"}).content.decode()

        assert len(index.current()) == 1
        assert index.current().mark == replicas_newest()
        assert found.count("Old name")  # the row itself comes from the replica, for a stranger


def replicas_newest() -> int:
    """The newest change of the primary."""
    return Listing.objects.using("default").order_by("-change").values_list("change", flat=True)[0]
