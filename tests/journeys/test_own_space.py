"""Stories of a person's own space: begun with nothing, begun together, kept in, and wiped out."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ownterms.lib.tests.apart import notes, photos
from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Picture, Sound, Space, SpaceKey
from ownterms.trail.models import Trace

from .conftest import OpenPage
from .states import pressed
from .test_own_page import enter
from .test_stories import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def words_on_card(page: Page) -> str:
    """The six words of the card on the page."""
    return " ".join(
        re.findall(r"[a-z]+", " ".join(page.locator(".cut-out-words").first.locator("li").all_inner_texts()))
    )


def started(page: Page) -> None:
    """This will start a space with nothing at all."""
    page.goto("/space/start/")
    pressed(page, "A space of my own")
    page.goto("/space/")


def test_amina_starts_with_nothing_by_keyboard_without_script_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(width=320, height=640, script=False)
    page.goto("/")
    tab_to(page, "A space of your own")
    enter(page)
    assert heading(page) == "A space of your own"
    tab_to(page, "I don’t know")
    enter(page)
    tab_to(page, "Make a card with six words")
    enter(page)
    tab_to(page, "Make my card")
    enter(page)
    card = words_on_card(page)
    assert len(card.split()) == 6
    tab_to(page, "I have the words")
    enter(page)
    tab_to(page, "words")
    page.keyboard.type("I would like the room to be quiet.")
    tab_to(page, "Keep it")
    enter(page)

    assert heading(page) == "I would like the room to be quiet."
    expect(page.locator("main")).to_contain_text("Only you.")

    another = open_page(width=320, height=640, script=False)
    another.goto("/come-back/")
    another.fill("#card", card)
    pressed(another, "Come in")
    expect(another.locator("main")).to_contain_text("I would like the room to be quiet.")


def test_amina_starts_beside_ben_and_he_keeps_no_way_in(open_page: OpenPage) -> None:
    bens = open_page()
    bens.goto("/space/start/")
    bens.get_by_role("link", name="Start together", exact=True).click()
    bens.fill("#name", "Amina")
    pressed(bens, "Start it")
    pressed(bens, "Make my card")
    card = words_on_card(bens)
    bens.get_by_role("link", name="I have the words").click()
    bens.fill("#words", "Ben wrote this with me.")
    pressed(bens, "Keep it")
    bens.goto("/space/")
    pressed(bens, "We are done")
    assert heading(bens) == "It is closed here"
    bens.go_back()
    expect(bens.locator("body")).not_to_contain_text("Ben wrote this with me.")

    hers = open_page(width=320, height=640, script=False)
    hers.goto("/come-back/")
    hers.fill("#card", card)
    pressed(hers, "Come in")
    pressed(hers, "It is mine")
    assert words_on_card(hers) != card
    hers.get_by_role("link", name="I have the words").click()
    expect(hers.locator("main")).to_contain_text("Ben wrote this with me.")

    bens.goto("/come-back/")
    bens.fill("#card", card)
    pressed(bens, "Come in")
    expect(bens.locator("main")).to_contain_text("We know no card with these words.")


@pytest.mark.parametrize("script", [True, False])
def test_amina_keeps_a_photo_and_a_voice_note(open_page: OpenPage, tmp_path: Path, script: bool) -> None:
    photo, note = tmp_path / "photo.jpg", tmp_path / "note.webm"
    photo.write_bytes(photos.file("JPEG", **photos.told("JPEG")))
    note.write_bytes(notes.recorded(*notes.KINDS["WebM of Chrome"]))
    page = open_page(width=320, height=640, script=script)
    started(page)

    page.get_by_text("A photo, or your voice").click()
    page.set_input_files("#picture", photo)
    page.fill("#says", "Our garden.")
    page.set_input_files("#sound", note)
    pressed(page, "Keep all of it")

    shown = page.get_by_role("img", name="Our garden.")
    expect(shown).to_be_visible()
    assert shown.evaluate("each => each.decode().then(() => each.naturalWidth)") == Picture.objects.get().width
    assert page.request.get(page.locator("audio").get_attribute("src")).headers["content-type"] == "audio/mpeg"
    assert Sound.objects.count() == 1


def test_amina_wipes_all_of_it_out(open_page: OpenPage) -> None:
    page = open_page(width=320, height=640, script=False)
    started(page)
    page.fill("#words", "Nobody needs to read this.")
    pressed(page, "Keep it")
    page.goto("/space/")
    tab_to(page, "Wipe it all out")
    enter(page)
    assert heading(page) == "Wipe out your space?"
    tab_to(page, "Yes, wipe it all out")
    enter(page)

    assert heading(page) == "Your space is gone"
    assert [kind for kind in (Space, SpaceKey, Entry, Trace) if kind.objects.exists()] == []
    assert Person.objects.count() == 1
