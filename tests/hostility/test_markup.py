"""Whatever stands in a field, in a feed or in a question: pages show it as words."""

from html.parser import HTMLParser

import pytest
from django.db import models
from django.test import Client

from ownterms.directory.models import Listing, TermOfWelcome
from ownterms.directory.models.record import Record
from ownterms.directory.tests.factories import make_listing, make_place, make_schedule, next_change, say, say_welcome
from ownterms.finding import index

PLANTED = (
    """<x-planted></p></textarea><script>x_planted()</script>" x-planted="1' x-planted='1 {{ 7 * 7 }} %(x)s %s {0}"""
)

pytestmark = pytest.mark.django_db


class Reader(HTMLParser):
    """Collects elements and attributes that nobody of ours wrote, and the words that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [tag, *(name for name, _value in attrs)]
        self.foreign += [each for each in names if "planted" in each or each.startswith("on")]
        self.words += " ".join(value or "" for _name, value in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.get_starttag_text() == "<script>":
            self.foreign.append(data)


def read(client: Client, address: str, sent: dict[str, str] | None = None) -> Reader:
    """This will open a page and take it apart as a browser would."""
    answer = client.post(address, sent) if sent else client.get(address)
    reader = Reader()
    reader.feed(answer.content.decode())
    return reader


@pytest.fixture
def listing() -> Listing:
    """A listing with markup in every field of every record that has to do with it."""
    made = make_listing(PLANTED, description=PLANTED)
    make_place(made, PLANTED, town=PLANTED, access=PLANTED)
    make_schedule(made, description=PLANTED)
    say(made.pk, PLANTED)
    say_welcome(made, TermOfWelcome.GOVERNING_LIMIT, PLANTED)
    for model in Record.__subclasses__():
        fields = [each for each in model._meta.get_fields() if isinstance(each, models.TextField) and not each.choices]
        values = {each.name: PLANTED for each in fields if each.name not in {"original_id", "digest"}}
        if values and model.__name__ not in {"Taxonomy", "TaxonomyTerm"}:
            model._default_manager.update(**values)
    Listing.objects.update(change=next_change())
    index.follow()
    return made


@pytest.mark.usefixtures("listing")
def test_every_page_shows_markup_as_words(client: Client, listing: Listing) -> None:
    body = listing.body
    pages = {
        "listing": read(client, f"/listings/{listing.pk}/"),
        "organisation": read(client, f"/organisations/{body.pk if body else ''}/"),
        "wander": read(client, "/looking/"),
        "results": read(client, "/find/", {"words": PLANTED, "near": PLANTED, "without": PLANTED}),
        "home": read(client, "/", {"words": PLANTED, "near": PLANTED}),
        "proposal": read(client, "/words/proposal/", {"words": PLANTED, "label": PLANTED, "note": PLANTED}),
    }

    assert {name: page.foreign for name, page in pages.items() if page.foreign} == {}
    assert [name for name, page in pages.items() if "{{ 7 * 7 }} %(x)s %s {0}" not in page.words] == []


def test_that_could_show_markup() -> None:
    reader = Reader()
    reader.feed(f"<p>{PLANTED}</p>")

    assert {"x-planted", "x_planted()"} <= set(reader.foreign)
