"""Whatever somebody writes is text: on the page, on its card, in its versions, and to its keepers."""

from dataclasses import fields, replace
from html.parser import HTMLParser

import pytest
from django.test import Client

from ownterms.directory.actions import keeping
from ownterms.directory.models import FeedSaying, Listing, Mistake, Service
from ownterms.directory.saying.page import words_of
from ownterms.directory.saying.words import PlaceWords, Words
from ownterms.people.models import Person

from .conftest import sent_back

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{ 1234 * 1234 }}{% for x in [] %}",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<!--<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e<b onmouseover=alert(1)>",
]
SINGLE = {"kind", "status", "youngest", "oldest", "week", "places", "asks_for", "phones", "welcome", "limits"}


class Live(HTMLParser):
    """Finds what a browser would run, beyond our own script."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        ours = tag == "script" and (known.get("src") or "").startswith("/")
        runs = [
            name for name, value in attrs if name.startswith("on") or (value or "").lower().startswith("javascript:")
        ]
        if (tag in {"script", "iframe", "img", "object", "embed"} and not ours) or ("srcdoc" in known):
            self.found.append(tag)
        if [name for name in runs if name != "value"]:
            self.found.append(f"{tag} {runs}")


def live(text: str) -> list[str]:
    """What of a page would run."""
    reader = Live()
    reader.feed(text)
    return reader.found


def full_of(payload: str, place: str) -> dict[str, object]:
    """Words of which every part is a payload."""
    parts: dict[str, object] = {each.name: payload for each in fields(Words) if each.name not in SINGLE}
    at = PlaceWords(place, *[payload] * 5)
    return parts | dict.fromkeys(("asks_for", "phones", "limits"), (payload, payload)) | {"places": (at,)}


@pytest.mark.parametrize("payload", [" ".join(PAYLOADS[at::3]) for at in range(3)])
def test_runs_nowhere(as_amina: Client, service: Service, amina: Person, payload: str) -> None:
    before = words_of(service)
    hostile = replace(before, **full_of(payload, before.places[0].id))
    keeping.change(service, hostile, started=before.digest, by=amina)
    keeping.change(service, replace(words_of(service), cost="£1"), started=words_of(service).digest, by=amina)
    body = service.organisation
    of_body = replace(words_of(body), name=payload, text=payload, limits=(payload,), email=payload, link=payload)
    keeping.change(body, of_body, started=words_of(body).digest, by=amina)
    listing = Listing.objects.get(pk=service.pk)
    told = Mistake.make(listing, what="other", words=payload, asker="here")
    Mistake.make(listing, what="times", asker="here").reply(
        how="is-right", words=payload, speaker="organisation", by=amina
    )
    saying = FeedSaying.objects.create(page=service.pk, source=payload, words=replace(hostile, cost="£9").as_json())

    for address in (
        f"/listings/{service.pk}/",
        f"/listings/{service.pk}/versions/",
        f"/listings/{service.pk}/edit/",
        f"/listings/{service.pk}/mistake/",
        f"/listings/{service.pk}/withdrawal/",
        f"/organisations/{body.pk}/",
        f"/organisations/{body.pk}/edit/",
        f"/organisations/{body.pk}/keeping/",
        f"/mistakes/{told.pk}/",
        f"/keeping/lists/{saying.pk}/",
        "/keeping/",
    ):
        answer = as_amina.get(address)
        assert answer.status_code == 200, address
        assert live(answer.content.decode()) == [], address
        assert "1522756" not in answer.content.decode(), address


def test_comes_back_into_the_form_as_it_was(as_amina: Client, service: Service) -> None:
    sent = sent_back(as_amina.get(f"/listings/{service.pk}/edit/")) | {"youngest": "old", "text": PAYLOADS[3]}

    answer = as_amina.post(f"/listings/{service.pk}/edit/", sent)

    assert live(answer.content.decode()) == []
    assert sent_back(answer)["text"][0].strip() == PAYLOADS[3]


def test_what_would_run_is_found() -> None:
    """A planted fault: the reader of pages sees what autoescaping would have stopped."""
    assert [bool(live(f"<p>{payload}</p>")) for payload in PAYLOADS].count(True) >= 8
