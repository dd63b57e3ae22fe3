"""The clause checker's pages: what is pasted is read, marked and thrown away."""

import logging
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownterms.mirror import rulebook

CLAUSE = "4.2 The Provider shall agree outcomes with each Service User at the initial assessment."


@pytest.mark.django_db
class TestClausesPage:
    def test_marks_a_phrase_with_its_reason_its_test_and_other_words(self, client: Client) -> None:
        page = client.post("/clauses/", {"words": CLAUSE}).content.decode()

        assert '<mark id="mark-1">agree outcomes with each Service User at the initial assessment</mark>' in page
        assert "An outcome before anybody has talked." in page
        assert "People may start with no outcome." in page
        assert "Their own agenda, and a real choice" in page
        assert "No mark does not mean that it is fine" in page

    def test_says_that_no_mark_is_no_praise(self, client: Client) -> None:
        page = client.post("/clauses/", {"words": "The kitchen is open. No outcome is required at intake."})

        assert b"<mark" not in page.content
        assert b"No mark does not mean that it is fine" in page.content

    def test_demands_nothing(self, client: Client) -> None:
        answer = client.post("/clauses/", {"words": "  "})

        assert answer.status_code == 422
        assert "There is nothing here yet." in answer.content.decode()

    def test_refuses_too_much_and_loses_none_of_it(self, client: Client) -> None:
        answer = client.post("/clauses/", {"words": "A caseload. " * 30_000})

        assert answer.status_code == 422
        assert answer.content.count(b"A caseload. ") == 30_000
        assert b"300,000 letters" in answer.content

    def test_says_a_reason_once_and_leaves_out_long_stretches(self, client: Client) -> None:
        page = client.post(
            "/clauses/", {"words": "A caseload.\n\n" + "Tea is served.\n\n" * 2000 + "A caseload."}
        ).content.decode()

        assert page.count("People are not a load.") == 1
        assert "The same as above." in page
        assert "2000 paragraphs without a mark are not shown here." in page

    def test_shows_so_many_marks_and_says_how_many_more(self, client: Client) -> None:
        page = client.post("/clauses/", {"words": "One problem per appointment.\n" * 10_000}).content.decode()

        assert page.count("<mark") == 200
        assert "9800 more marks are not shown here." in page
        assert len(page) < 1_000_000

    def test_is_read_so_often_for_one_place_and_then_later(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ownterms.mirror.views.clauses.MOST", 2)
        answers = [client.post("/clauses/", {"words": CLAUSE}) for _ in range(3)]

        assert [each.status_code for each in answers] == [200, 200, 429]
        assert "Please try again in an hour." in answers[2].content.decode()
        assert "agree outcomes" in answers[2].content.decode()

    def test_shows_what_was_pasted_as_text(self, client: Client) -> None:
        page = client.post("/clauses/", {"words": "<script>alert(1)</script> a caseload"}).content.decode()

        assert "<script>alert" not in page

    def test_keeps_nothing_and_logs_nothing(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
            answer = client.post("/clauses/", {"words": CLAUSE})

        said = " ".join([*(each["sql"] for each in queries), *(each.getMessage() for each in caplog.records)])
        assert "Service User" not in said
        wrote = [each["sql"] for each in queries if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert all("people_tally" in each for each in wrote)  # how many were read for one place, and nothing else
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]

    def test_every_rule_can_be_read(self, client: Client) -> None:
        page = unescape(client.get("/clauses/known/").content.decode())

        assert all(rule.instead in page for rule in rulebook.here().rules)
