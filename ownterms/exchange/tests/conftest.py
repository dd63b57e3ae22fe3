"""A small directory that is published, and a program of another place that reads it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connections
from django.test import Client

from ownterms.directory.models import CostOption, Listing, Phone
from ownterms.directory.tests.factories import (
    make,
    make_listing,
    make_place,
    make_schedule,
    make_source,
    say,
    say_kind,
)


class Reader:
    """A program that asks for an address under /openreferral/."""

    def __init__(self) -> None:
        self.client = Client()

    def ask(self, path: str, **headers: str) -> Any:  # noqa: ANN401  Django's answer, as its client gives it
        """The answer, read to its end into `body`."""
        answer: Any = self.client.get(f"/openreferral{path}", headers=headers)
        answer.body = answer.getvalue()
        return answer

    def read(self, path: str) -> Any:  # noqa: ANN401  whatever JSON can hold
        answer = self.ask(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return json.loads(answer.body)

    def every(self, path: str) -> Iterator[Any]:
        """Each record of a list, page by page."""
        page = 1
        while True:
            found = self.read(f"{path}{'&' if '?' in path else '?'}page={page}&per_page=20")
            yield from found["contents"]
            if found["last_page"]:
                return
            page += 1


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended as a server ends it, a request closes the connection, and with it the transaction of the test."""
    for connection in connections.all():
        monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture
def reader(settings: LazySettings, tmp_path: Path) -> Reader:
    settings.DATA = tmp_path
    return Reader()


@pytest.fixture
def kitchen(db: None) -> Listing:
    """The one listing of a source that may be passed on."""
    source = make_source(licence="CC BY 4.0", format="hsds-3")
    values = {"description": "We cook and eat.", "minimum_age": 18, "wait_time": "None."}
    listing = make_listing("Tuesday kitchen", kind=Listing.Kind.GROUP, source=source, **values)
    place = {"latitude": 51.5, "longitude": -0.1, "street": "1 High Street", "town": "Millbrook", "access": "Step-free"}
    location = make_place(listing, "St Luke's hall", source=source, **place)
    location.addresses.update(postal_code="ZZ1 1AA")
    make_schedule(listing, source=source, freq="WEEKLY", byday="TU", opens_at="10:00", closes_at="12:30")
    make(Phone, service=listing.service, number="01632 960001", source=source)
    make(CostOption, service=listing.service, amount="2.50", currency="GBP", source=source)
    say(listing.pk, "Food")
    say_kind(listing, "group")
    return listing
