"""The house can be watched, and whoever watches learns nothing of anyone."""

import re

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.test import Client

from ownterms.directory.tests.factories import make_listing
from ownterms.site.watching import readiness

ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}


class TestAlive:
    def test_asks_nothing_of_the_database(self, client: Client) -> None:  # which would refuse: it is not open here
        assert client.get("/health/", **ELSEWHERE).content == b"alive\n"


@pytest.mark.django_db
class TestReady:
    def test_says_yes_to_anyone_and_no_more(self, client: Client) -> None:
        answer = client.get("/health/ready/", **ELSEWHERE)

        assert (answer.status_code, answer.json()) == (200, {"ready": True})

    def test_tells_each_thing_to_whoever_is_here(self, client: Client) -> None:
        told = client.get("/health/ready/", headers={"host": "localhost"}).json()

        assert [each["name"] for each in told["checks"]] == ["disk", "database", "index"]

    def test_says_no_in_words_where_the_database_does_not_answer(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def silent(_: object) -> None:
            raise OperationalError("connection to 10.0.0.7 refused for user secret")

        monkeypatch.setattr(readiness, "MigrationExecutor", silent)
        answer = client.get("/health/ready/", headers={"host": "localhost"})

        assert answer.status_code == 503
        assert answer.json()["checks"][-1]["says"] == "The database does not answer."
        assert b"secret" not in answer.content

    def test_says_no_where_a_migration_waits_or_the_disk_is_full(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(readiness.MigrationExecutor, "migration_plan", lambda *_: ["one"])
        monkeypatch.setattr(readiness, "ROOM", 10**18)
        answer = client.get("/health/ready/", headers={"host": "localhost"})

        assert answer.status_code == 503
        assert [each["ok"] for each in answer.json()["checks"]] == [False, False]


@pytest.mark.django_db
class TestCounts:
    def test_are_given_to_this_machine(self, client: Client) -> None:
        client.get("/about/")
        text = client.get("/metrics", headers={"host": "127.0.0.1:8000"}).content.decode()

        assert 'ownterms_answers_total{status="200",view="about"}' in text
        assert "ownterms_index_behind 0.0" in text
        assert "ownterms_tasks_waiting 0.0" in text

    @pytest.mark.parametrize(
        "stranger",
        [
            {"REMOTE_ADDR": "203.0.113.7", "HTTP_HOST": "localhost"},
            {"HTTP_HOST": "hub.example.org"},
            {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_FOR": "203.0.113.7"},
            {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_PROTO": "https"},
            {"HTTP_HOST": "localhost", "HTTP_FORWARDED": "for=203.0.113.7"},
            {"HTTP_HOST": "localhost", "HTTP_AUTHORIZATION": "Bearer ", "REMOTE_ADDR": ""},
            {"HTTP_HOST": "localhost", "HTTP_AUTHORIZATION": "Bearer wrong", "REMOTE_ADDR": "203.0.113.7"},
        ],
    )
    def test_are_not_there_for_strangers(
        self, client: Client, settings: LazySettings, stranger: dict[str, str]
    ) -> None:
        settings.ALLOWED_HOSTS = ["hub.example.org", "localhost"]
        answer = client.get("/metrics", **stranger)

        assert answer.status_code == 404
        assert b"ownterms_" not in answer.content

    def test_are_given_for_the_word_that_was_set(self, client: Client, settings: LazySettings) -> None:
        settings.METRICS_TOKEN = "a long word"
        answer = client.get("/metrics", headers={"authorization": "Bearer a long word"}, **ELSEWHERE)

        assert answer.status_code == 200

    def test_hold_no_ids_and_no_addresses(self, client: Client) -> None:
        listing = make_listing("Bell ringers")
        client.get(f"/listings/{listing.pk}/?words=secret")
        client.get("/he-hits-me/")
        text = client.get("/metrics", headers={"host": "localhost"}).content.decode()

        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}|secret|hits", text)
