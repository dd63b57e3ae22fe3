"""Stories without a network: one's own pages are read, words are written, and each comes into the space once."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ownterms.agenda.models import Want
from ownterms.people.models import Session
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, Space

from .coming_back_states import come_in
from .conftest import OpenPage
from .keeping_states import known
from .states import pressed
from .test_every_page import violations
from .test_leaving_quickly import WEATHER
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "otter maple kettle lamp"
HERS = "Somewhere quiet that is mine."
BENS = "Ben would like a bench by the river."
SHELVED = """async () => {
    const said = [];
    for (const name of await caches.keys()) {
        const shelf = await caches.open(name);
        for (const each of await shelf.keys()) {
            said.push([new URL(each.url).pathname, await (await shelf.match(each)).text()]);
        }
    }
    return said;
}"""
STORED = """() => new Promise((resolve) => {
    const opening = indexedDB.open("kept", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
    opening.onsuccess = () => {
        const asked = opening.result.transaction("kept").objectStore("kept").getAll();
        asked.onsuccess = () => {
            opening.result.close();
            const bytes = (each) => new Uint8Array(each);
            const plain = (_key, value) =>
                value instanceof ArrayBuffer ? [...bytes(value)].map((b) => String.fromCharCode(b)).join("") : value;
            resolve(JSON.stringify(asked.result, plain));
        };
    };
})"""
NO_PAGES = """() => new Promise((resolve) => {
    const opening = indexedDB.open("kept", 1);
    opening.onsuccess = () => {
        const asked = opening.result.transaction("kept").objectStore("kept").get("pages");
        asked.onsuccess = () => {
            opening.result.close();
            resolve(!asked.result);
        };
    };
})"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


def amina_at(page: Page, town: Town) -> Space:
    """This will sign Amina in, who wants something and wrote a line."""
    amina = come_in(page, town, email=known("Amina").email)
    space = actions.begin(amina)
    Want.say(space, HERS, by=amina)
    Entry.write(space.notebook, by=amina, words="Tea on Tuesdays.")
    return space


def keep(page: Page) -> None:
    """This will have the device keep Amina's pages."""
    page.goto("/space/offline/")
    page.fill("#words", WORDS)
    page.get_by_role("button", name="Keep my pages here").click()
    expect(page.get_by_role("heading", name="Your pages are kept on this device")).to_be_visible()


def unlock(page: Page, words: str = WORDS) -> None:
    page.fill("#words", words)
    page.get_by_role("button", name="Open it").click()


def write(page: Page, words: str) -> None:
    page.fill("#written", words)
    page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_text("It is kept on this device, locked.")).to_be_visible()


def said(page: Page) -> str:
    return page.locator("main").inner_text()


def test_nothing_stays_unless_its_person_chooses_it(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    amina_at(page, town)
    for address in ("/space/", "/space/notebook/", "/space/offline/", "/offline/"):
        page.goto(address)

    expect(page.get_by_text("Nothing is kept on this device.")).to_be_visible()
    assert (page.evaluate(WORKERS), page.evaluate(SHELVED), page.evaluate(STORED)) == (0, [], "[]")


def test_amina_reads_and_writes_without_a_network_and_sends_it_once(open_page: OpenPage, town: Town) -> None:
    page = open_page(width=320, height=640)
    space = amina_at(page, town)
    keep(page)
    assert violations(page) == []
    page.context.set_offline(True)

    page.goto("/space/agenda/")
    assert page.get_by_role("heading", level=1).inner_text() == "Pages on this device"
    unlock(page, "some other words")
    expect(page.get_by_text("Those are not the words.")).to_be_visible()
    unlock(page, "  Otter MAPLE kettle  lamp ")
    expect(page.get_by_text(HERS)).to_be_visible()
    expect(page.get_by_text("Tea on Tuesdays.")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
    write(page, "And a piano.")
    write(page, "A line for me.")
    page.goto("/")
    expect(page.get_by_text("And a piano.")).to_have_count(0)
    expect(page.get_by_text("Not sent yet: 2")).to_be_visible()

    page.context.set_offline(False)
    page.goto("/space/offline/words/")
    unlock(page)
    assert violations(page) == []
    sheet = page.locator(".sheet", has_text="And a piano.")
    sheet.get_by_role("button", name="As something I want").click()
    expect(page.get_by_text("It is in your space now.")).to_be_visible()
    page.locator(".sheet", has_text="A line for me.").get_by_role("button", name="Into my notebook").click()
    expect(page.get_by_text("All that you wrote here is sent.")).to_be_visible()

    amina = space.person
    assert [each.words for each in Want.objects.of(space).read(by=amina)] == [HERS, "And a piano."]
    assert {each.words for each in Entry.objects.of(space).read(by=amina)} == {"Tea on Tuesdays.", "A line for me."}


def test_what_was_sent_comes_once_though_no_answer_came(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    space = amina_at(page, town)
    keep(page)
    page.goto("/offline/")
    write(page, "Only once.")
    page.goto("/space/offline/words/")
    unlock(page)
    reached = []

    def lost(route: Any) -> None:  # noqa: ANN401  (the browser's own)
        if route.request.method == "POST" and not reached:
            reached.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route("**/space/offline/words/", lost)
    page.get_by_role("button", name="As something I want").click()
    expect(page.get_by_text("We could not be reached. It is still here.")).to_be_visible()
    page.get_by_role("button", name="Into my notebook").click()
    expect(page.get_by_text("It is in your space now.")).to_be_visible()

    assert reached == [204]
    assert [each.words for each in Want.objects.of(space).read(by=space.person)].count("Only once.") == 1
    assert Entry.objects.of(space).count() == 1


def test_nothing_is_lost_where_the_session_is_over(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    space = amina_at(page, town)
    keep(page)
    page.goto("/offline/")
    write(page, "A line that waits.")
    page.goto("/space/offline/words/")
    unlock(page)
    Session.objects.all().delete()

    page.get_by_role("button", name="Into my notebook").click()
    expect(page.get_by_text("You are not signed in any more.")).to_be_visible()
    expect(page.get_by_text("A line that waits.")).to_be_visible()
    page.goto("/space/")
    assert "/sign-in/" in page.url
    page.wait_for_function(NO_PAGES)
    page.goto("/offline/")
    unlock(page)
    expect(page.get_by_text("A line that waits.")).to_be_visible()
    expect(page.get_by_text(HERS)).to_have_count(0)
    assert Entry.objects.of(space).count() == 1


def test_what_lies_on_the_device_is_sealed_and_holds_nothing_of_others(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    space = amina_at(page, town)
    ben = known("Ben")
    bens = actions.begin(ben)
    Entry.write(bens.notebook, by=ben, words=BENS)
    asked = Invitation.make(bens, by=ben, called="Amina", slices=[bens.notebook])
    asked.accept(by=space.person, typed=asked.draw_words(by=ben).split())
    keep(page)
    page.goto("/space/")
    page.goto(f"/helping/{asked.pk}/")
    expect(page.get_by_text(BENS)).to_be_visible()
    page.goto("/helping/")
    page.goto("/space/notebook/")
    page.goto("/offline/")
    write(page, "A line for me.")

    shelved = dict(page.evaluate(SHELVED))
    assert "/offline/" in shelved
    assert [path for path in shelved if path != "/offline/" and not re.search(r"\.(css|js|svg)$", path)] == []
    stored = page.evaluate(STORED)
    assert len(stored) > 1_000
    for words in (BENS, HERS, "A line for me.", WORDS, "Tea on Tuesdays.", "Ben"):
        assert words not in stored
        assert not any(words in text for path, text in shelved.items() if path == "/offline/")
    page.context.set_offline(True)
    unlock(page)
    expect(page.get_by_text(HERS)).to_be_visible()
    assert BENS not in said(page)


@pytest.mark.parametrize("way", ["signing out", "turning off"])
def test_all_of_it_goes(open_page: OpenPage, town: Town, way: str) -> None:
    page = open_page()
    amina_at(page, town)
    keep(page)
    page.goto("/offline/")
    write(page, "Not for anyone.")
    if way == "signing out":
        page.goto("/space/")
        pressed(page, "Sign out")
        assert page.get_by_role("heading", level=1).inner_text() == "Something is not sent yet"
        expect(page.get_by_role("link", name="Look at what you wrote")).to_be_visible()
        pressed(page, "Sign out")
    else:
        page.goto("/space/offline/")
        pressed(page, "Keep nothing here any more")

    page.goto("/offline/")
    expect(page.get_by_text("Nothing is kept on this device.")).to_be_visible()
    assert (page.evaluate(WORKERS), page.evaluate(SHELVED), page.evaluate(STORED)) == (0, [], "[]")


def test_whoever_leaves_quickly_leaves_it_locked(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    amina_at(page, town)
    keep(page)
    page.goto("/offline/")
    unlock(page)
    expect(page.get_by_text(HERS)).to_be_visible()
    page.goto("/about/")
    page.go_back()
    expect(page.get_by_role("button", name="Open it")).to_be_visible()
    assert HERS not in said(page)

    unlock(page)
    expect(page.get_by_text(HERS)).to_be_visible()
    page.route(WEATHER, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(WEATHER)
    page.goto(town.address + "/offline/")

    expect(page.get_by_role("button", name="Open it")).to_be_visible()
    assert HERS not in said(page)


def test_another_person_on_the_device_reads_and_sends_nothing_of_it(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    amina_at(page, town)
    keep(page)
    page.goto("/offline/")
    write(page, "Hers alone.")
    ben = come_in(page, town, email=known("Ben").email)
    actions.begin(ben)

    page.goto("/space/offline/words/")
    expect(page.get_by_text("Somebody else keeps pages here.")).to_be_visible()
    expect(page.get_by_role("button", name="Open it")).to_be_hidden()
    page.goto("/space/")
    page.goto("/space/offline/")
    expect(page.get_by_role("button", name="Take them away")).to_be_visible()
    assert "Hers alone." not in page.content()


def test_another_person_writes_nothing_to_whoever_keeps_pages_here(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    amina_at(page, town)
    keep(page)
    page.goto("/offline/")
    write(page, "Hers alone.")
    come_in(page, town, email=known("Ben").email)  # on the tablet of the family; he has no space
    page.goto("/space/")
    page.goto("/you/")
    page.context.set_offline(True)

    page.goto("/space/agenda/")
    expect(page.get_by_text("Locked pages of somebody lie here.")).to_be_visible()
    for hidden in ("Keep it on this device", "Not sent yet"):
        expect(page.locator("main").get_by_text(hidden)).to_be_hidden()
    assert violations(page) == []
    unlock(page)  # whoever knows the words is known by them
    expect(page.get_by_text(HERS)).to_be_visible()
    expect(page.get_by_text("Locked pages of somebody lie here.")).to_be_hidden()
    write(page, "Hers too.")
    expect(page.get_by_text("Not sent yet: 2")).to_be_visible()

    page.context.set_offline(False)
    come_in(page, town, email=known("Amina").email)
    page.goto("/space/")
    page.goto("/offline/")
    expect(page.get_by_role("button", name="Keep it on this device")).to_be_visible()


def test_nothing_of_it_shows_without_script(open_page: OpenPage, town: Town) -> None:
    page = open_page(script=False)
    amina_at(page, town)
    page.goto("/space/offline/")

    expect(page.get_by_text("This browser cannot keep them.")).to_be_visible()
    expect(page.get_by_role("button", name="Keep my pages here")).to_be_hidden()
