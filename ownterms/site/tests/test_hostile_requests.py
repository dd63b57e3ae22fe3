"""What strangers send: refused in a sentence, without harm to other readers and without a word kept."""

import logging
import sys

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from ownterms.site.logs import WithoutWords
from ownterms.site.middleware import plain_text_only

SECRET = "he hits me"


@pytest.mark.parametrize("charset", ["zlib", "undefined", "unicode_escape", "idna", "utf-16"])
def test_a_body_in_another_encoding_is_refused(client: Client, charset: str) -> None:
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    answer = client.generic("POST", "/find/", data=b"words=x", content_type=kind)

    assert answer.status_code == 400
    assert b"UTF-8" in answer.content


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain; charset=UTF-8", ""])
def test_ordinary_bodies_pass(kind: str) -> None:
    request = RequestFactory().post("/find/", data=b"words=x", content_type=kind)
    assert plain_text_only(lambda _: "passed")(request) == "passed"


def test_a_fault_is_logged_without_the_words_that_were_in_it() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError:
        record = logging.LogRecord("django.request", logging.ERROR, "x.py", 1, "Trouble", (), sys.exc_info())

    written = WithoutWords("%(message)s").format(record)

    assert "KeyError" in written
    assert "test_hostile_requests.py" in written
    assert SECRET not in written


def test_the_log_is_written_that_way(settings: LazySettings) -> None:
    handler = settings.LOGGING["handlers"]["console"]
    assert settings.LOGGING["formatters"][handler["formatter"]]["()"] == "ownterms.site.logs.WithoutWords"
