"""Every visible word can be put into another language, and pages turn round for those that run from the right."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import trans_real

from ownterms.design import pages
from ownterms.design.help_lines import sections
from ownterms.directory.models import Listing, TermOfWelcome
from ownterms.directory.tests.factories import make_listing, make_place, make_schedule, say_welcome
from ownterms.people.models import EmailedCode, Passkey, Person
from ownterms.people.tests.test_account_pages import PAGES as OWN_PAGES

OWN_WORDS = ["qwyx@example.org", "Qwyx", "November", "letters"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked_language")]

HIDDEN = {"script", "style", "svg", "title"}
SHOWN_ATTRIBUTES = {"aria-label", "title", "placeholder", "alt", "data-stop", "data-done", "data-trouble"}
SHOWN_ATTRIBUTES |= {"data-too-large", "data-recorded", "data-goes", "data-full", "data-forgotten"}
COME_BACK = ["https:/", "example.org/", "come-back/"]  # as it breaks at slashes


class Marked(trans_real.DjangoTranslation):
    """A language in which every message stands between ⟦ and ⟧."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, _context: str, message: str) -> str:
        return f"⟦{message}⟧"


class Visible(HTMLParser):
    """Collects what people see or hear of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"input", "meta", "link", "br", "use", "path", "circle", "rect"}:
            self.open.append(tag)
        self.texts += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]

    def handle_startendtag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not HIDDEN & set(self.open):
            self.texts.append(data)


@pytest.fixture
def marked_language(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages in the marked language."""
    monkeypatch.setitem(trans_real._translations, "en-gb", Marked("en-gb"))
    monkeypatch.setattr(trans_real, "_default", None)
    translation.activate("en-gb")
    pages._said.cache_clear()
    yield
    translation.deactivate()  # what was active before would now be the marked one
    pages._said.cache_clear()


def unmarked(page: str, known: list[str]) -> list[str]:
    """What a page shows that did not go through translation and is not known to come from elsewhere."""
    reader = Visible()
    reader.feed(page)
    whole = "\x00".join(reader.texts)
    while (left := re.sub(r"⟦[^⟦⟧]*⟧", "", whole)) != whole:
        whole = left
    for words in sorted(known, key=len, reverse=True):
        whole = whole.replace(words, "")
    return [text.strip() for text in whole.split("\x00") if re.search(r"[^\W\d_]{2,}", text)]


def of_help() -> list[str]:
    """The words of the host's own file of help, which stand in its own language."""
    found = []
    for section in sections():
        found += [section.title, *section.text]
        for line in section.lines:
            found += [line.name, line.purpose, *(way.says for way in line.ways)]
    return found


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/about/",
        "/promises/",
        "/look/",
        "/gallery/",
        "/find/",
        "/help-now/",
        "/looking/",
        "/words/proposal/",
        "/x/",
        "/sign-in/",
        "/sign-in/code/",
    ],
)
def test_every_visible_word_goes_through_translation(client: Client, address: str) -> None:
    page = client.get(address).content.decode()

    known = of_help() if address == "/help-now/" else ["hello@example.org", "Fallow Bridge", "Atlantis", *COME_BACK]
    assert unmarked(page, known) == []


def test_so_does_every_word_of_a_listing_that_is_ours(client: Client) -> None:
    listing = make_listing("Qwyx", description="Qwyx", kind=Listing.Kind.GROUP, eligibility_description="Qwyx")
    make_place(listing, "Qwyx", town="Qwyx", access="Qwyx")
    make_schedule(listing, freq="WEEKLY", byday="TU,TH")
    say_welcome(listing, TermOfWelcome.BRING_SOMEONE)

    page = client.get(f"/listings/{listing.pk}/").content.decode()

    known = ["Qwyx", "Millbrook Neighbours", "Millbrook directory", "Tuesdays", "Thursdays"]
    assert unmarked(page, known) == []


def test_so_does_every_word_of_the_answer_to_a_question(client: Client) -> None:
    page = client.post("/find/", {"words": "", "near": ""}).content.decode()

    assert unmarked(page, []) == []


def test_pages_turn_round_for_languages_that_run_from_the_right(client: Client, settings: LazySettings) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"

    page = client.get("/").content.decode()

    assert '<html lang="ar" dir="rtl"' in page


@pytest.mark.parametrize("name", sorted({*OWN_PAGES} - {"new-passkey"}))
def test_so_does_every_word_of_ones_own_pages(client: Client, name: str) -> None:
    client.post("/sign-in/", {"email": "qwyx@example.org"})
    assert unmarked(client.get("/sign-in/code/").content.decode(), OWN_WORDS) == []
    client.post("/sign-in/code/", {"code": EmailedCode.objects.get().digits})
    client.post("/you/reaching/", {"words": "Qwyx", "ways": "text"})
    Passkey.add(Person.objects.get(), name="Qwyx", credential={})

    assert unmarked(client.get(reverse(name)).content.decode(), OWN_WORDS) == []
