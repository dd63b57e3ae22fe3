"""A story of helping: an answer, what was seen of it, and an ending that acts on the very next request."""

import pytest
from playwright.sync_api import Page, expect

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation

from .coming_back_states import come_in, pressed
from .conftest import OpenPage
from .keeping_states import known
from .test_stories import tab_to
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WITH_AND_WITHOUT_SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def live(amina: Person, ben: Person) -> Invitation:
    """Amina wrote something, and Ben said yes to her."""
    space = actions.begin(amina)
    Entry.write(space.notebook, by=amina, words="I would like a quiet place.")
    made = Invitation.make(space, by=amina, called="Ben from next door", slices=[space.notebook], about="The bus.")
    made.accept(by=ben, typed=made.draw_words(by=amina).split())
    return made


@WITH_AND_WITHOUT_SCRIPT
def test_ben_answers_and_amina_sees_what_he_saw_and_ends_it(open_page: OpenPage, town: Town, script: bool) -> None:
    amina, ben = known("Amina"), known("Ben")
    invitation = live(amina, ben)
    his = open_page(width=320, height=640, script=script)
    come_in(his, town, email=ben.email)
    his.goto("/helping/")
    his.get_by_role("link", name="Amina").click()
    heading(his, "With Amina")
    expect(his.get_by_text("I would like a quiet place.")).to_be_visible()

    tab_to(his, "Answer")
    his.keyboard.press("Enter")
    his.keyboard.press("Tab")
    his.keyboard.type("The library has a room.")
    with his.expect_navigation():
        his.keyboard.press("Tab")
        his.keyboard.press("Enter")
    expect(his.get_by_text("The library has a room.")).to_be_visible()

    hers = open_page(script=script)
    come_in(hers, town, email=amina.email)
    hers.goto("/space/looks/")
    expect(hers.get_by_text("Ben from next door answered an entry.")).to_be_visible()
    expect(hers.get_by_text("looked at your invitation, an entry").first).to_be_visible()
    hers.goto(f"/space/invitations/{invitation.pk}/as-they-see/")
    heading(hers, "As Ben from next door sees it")
    expect(hers.get_by_text("The library has a room.")).to_be_visible()
    hers.goto(f"/space/invitations/{invitation.pk}/ending/")
    with hers.expect_navigation():
        hers.locator("main form button").first.click()

    answer = his.reload()
    assert answer is not None
    assert answer.status == 404
    assert "quiet place" not in his.content()


def test_amina_keeps_a_copy_of_who_has_looked(open_page: OpenPage, town: Town) -> None:
    amina, ben = known("Amina"), known("Ben")
    live(amina, ben)
    Entry.objects.read(by=ben)
    page = open_page()
    come_in(page, town, email=amina.email)
    page.goto("/space/looks/")

    with page.expect_download() as coming:
        page.get_by_role("link", name="Keep a copy").click()

    assert coming.value.suggested_filename == "who-has-looked.txt"
    assert "Ben from next door looked at an entry." in coming.value.path().read_text()


def test_ben_steps_back_and_amina_reads_his_goodbye(open_page: OpenPage, town: Town) -> None:
    amina, ben = known("Amina"), known("Ben")
    invitation = live(amina, ben)
    page = open_page(width=320, height=640)
    come_in(page, town, email=ben.email)
    page.goto(f"/helping/{invitation.pk}/")
    page.get_by_role("link", name="Step back").click()
    page.fill("#goodbye", "It was good to walk with you.")
    pressed(page, "Step back on that day")
    expect(page.get_by_text("Until then all stays as it is.")).to_be_visible()

    hers = open_page()
    come_in(hers, town, email=amina.email)
    hers.goto(f"/space/invitations/{invitation.pk}/messages/")

    expect(hers.get_by_text("It was good to walk with you.")).to_be_visible()
