"""The log holds ids only: no words, no addresses, no email, whatever is sent and whoever writes it down."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from ownterms.directory.tests.factories import make_listing
from ownterms.site import views
from ownterms.site.logs import JsonLines, WithoutWords, logging_by
from ownterms.site.urls import PUBLIC_PAGES

CANARY = "CNRY-he-hits-me"
HEADERS = [
    "User-Agent",
    "Referer",
    "Cookie",
    "X-Forwarded-For",
    "X-Request-ID",
    "Request-Id",
    "Accept-Language",
    "Origin",
]


@pytest.fixture(params=["json", "lines"])
def log(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """All that is written down, at the finest level, in either way of writing."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    style = JsonLines() if request.param == "json" else WithoutWords("%(levelname)s %(name)s %(message)s")
    handler.setFormatter(style)
    root, ours = logging.getLogger(), logging.getLogger("ownterms")
    before = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    ours.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before[0])
    ours.setLevel(before[1])


def addresses() -> list[str]:
    """Every public page that needs no argument, and some with one that nobody decided about."""
    plain = []
    for name in PUBLIC_PAGES:
        with suppress(NoReverseMatch):
            plain.append(reverse(name))
    return [*plain, f"/{CANARY}/", f"/listings/{CANARY}/", f"/words/{CANARY}/"]


@pytest.mark.django_db
def test_no_form_and_no_header_reaches_it(log: io.StringIO, client: Client) -> None:
    make_listing("Bell ringers")
    client.raise_request_exception = False
    fields = ["words", "near", "want", "comment", "email", "name", "code", "without", "next"]
    headers = {name.lower(): f"{CANARY}@example.org" for name in HEADERS}

    for address in addresses():
        for method in ("get", "post", "put"):
            sent = dict.fromkeys(fields, CANARY)
            getattr(client, method)(f"{address}?words={CANARY}", sent if method != "put" else CANARY, headers=headers)
    client.get("/", headers={"host": f"{CANARY}.example.org"})

    assert "answered" in log.getvalue()
    assert CANARY not in log.getvalue()
    assert "127.0.0.1" not in log.getvalue()


@pytest.mark.django_db
def test_a_fault_of_ours_is_told_with_its_place_and_the_request_s_id(
    log: io.StringIO, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble() -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(views, "some_wants", stumble)
    client.raise_request_exception = False

    answer = client.post("/", {"words": CANARY})

    assert "test_logs.py" in log.getvalue()
    assert "KeyError" in log.getvalue()
    assert CANARY not in log.getvalue()
    assert CANARY.encode() not in answer.content
    if log.getvalue().startswith("{"):
        lines = [json.loads(line) for line in log.getvalue().splitlines()]
        trouble = next(line for line in lines if "trouble" in line)
        last = lines[-1]
        assert trouble["request_id"] == last["request_id"] == answer["Request-Id"]
        assert (last["view"], last["status"]) == ("home", 500)


def test_another_library_s_message_is_only_placed(log: io.StringIO) -> None:
    logging.getLogger("some.library").error("could not write to %s", CANARY)
    logging.getLogger("some.library").error(f"could not write to {CANARY}")  # noqa: G004
    logging.getLogger("ownterms.anything").info("told in full", stack_info=True)

    assert CANARY not in log.getvalue()
    assert "said at test_logs.py:" in log.getvalue()
    assert "told in full" in log.getvalue()


def test_a_request_has_an_id_of_our_own(client: Client) -> None:
    answer = client.get("/health/", headers={"request-id": CANARY, "x-request-id": CANARY})

    assert len(answer["Request-Id"]) == 16
    assert int(answer["Request-Id"], 16)


@pytest.mark.parametrize("style", ["json", "lines"])
def test_both_ways_can_be_set(style: str) -> None:
    made = logging_by(style)
    logging.config.DictConfigurator(made)  # type: ignore[no-untyped-call]
    assert made["handlers"]["console"]["formatter"] == style


def test_the_old_way_of_writing_would_have_been_seen(log: io.StringIO) -> None:
    log_of_old, plain = logging.getLogger("some.library"), logging.StreamHandler(log)
    log_of_old.addHandler(plain)

    log_of_old.error("could not write to %s", CANARY)

    log_of_old.removeHandler(plain)
    assert CANARY in log.getvalue()
