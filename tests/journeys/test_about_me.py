"""Amina writes pages about herself: by keyboard, without script, on paper, and one thing at a time."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from ownterms.agenda.models import Sheet
from ownterms.agenda.tools import CIRCLE
from ownterms.people.models import Person
from ownterms.spaces import actions

from .about_me_states import ABOUT, PROFILE, sheet
from .coming_back_states import come_in, pressed
from .conftest import OpenPage
from .keeping_states import known
from .test_own_page import enter
from .test_stories import tab_to
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def amina_on(page: Page, town: Town) -> Person:
    """Amina, signed in, who has a space."""
    amina = come_in(page, town, email=known("Amina").email)
    actions.begin(amina)
    return amina


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_page_about_me_by_keyboard_without_script_on_a_phone(open_page: OpenPage, town: Town) -> None:
    page = open_page(width=320, height=640, script=False)
    amina_on(page, town)
    page.goto(ABOUT)
    tab_to(page, ": My circle")
    enter(page)
    tab_to(page, "said-people-0-name")
    page.keyboard.type("Denise")
    tab_to(page, "Closest to me")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Keep it, and add someone else")
    enter(page)
    expect(page.locator("#said-people-1-name")).to_be_focused()
    page.keyboard.type("Tom")
    page.locator("#said-people-1-name").press("Enter")

    assert heading(page) == "My circle"
    picture = page.get_by_role("img", name="A circle of people around me")
    expect(picture).to_contain_text("Denise")
    expect(page.locator(".circle-list")).to_contain_text("Tom")
    expect(page.locator("main")).to_contain_text("Only you.")


def test_one_thing_at_a_time_from_the_look_to_a_kept_page(open_page: OpenPage, town: Town) -> None:
    page = open_page(width=320, height=640, script=False)
    amina = amina_on(page, town)
    page.goto("/look/?back=/space/")
    page.get_by_label("One thing at a time").check()
    pressed(page, "Keep this and go back")
    assert heading(page) == "Your space"
    page.get_by_role("link", name="About me").click()
    page.get_by_role("link", name="Who suits me").click()
    assert heading(page) == "What I would like company or help for"
    pressed(page, "Keep it and go on")
    expect(page.locator("main")).to_contain_text("That is fine.")
    page.locator("textarea").fill("Quiet ones, who laugh.")
    pressed(page, "Keep it and go on")
    assert heading(page) == "What we would both enjoy"

    [kept] = Sheet.objects.all().read(by=amina)
    assert kept.answers == {"like": "Quiet ones, who laugh."}


@pytest.mark.parametrize("look", ["", "colours=dark"])
@pytest.mark.parametrize("much", [1, 6])
def test_a_profile_is_one_page_of_paper(open_page: OpenPage, town: Town, much: int, look: str) -> None:
    page = open_page(look=look)
    amina = amina_on(page, town)
    made = sheet(amina.space, amina, "one-page-profile")
    made.write({name: "\n".join([said] * much) for name, said in PROFILE.items()}, by=amina)
    page.goto(f"{ABOUT}{made.pk}/")

    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True, print_background=False))) as paper:
        assert len(paper.pages) == 1


def test_a_circle_of_forty_is_one_page_of_paper(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    amina = amina_on(page, town)
    rings = ["closest", "close", "around", "paid"] * 10
    rows = [{"name": f"Friend {number}", "ring": ring, "words": "Choir."} for number, ring in enumerate(rings)]
    made = Sheet.begin(amina.space, CIRCLE, by=amina, answers={"people": rows})
    page.goto(f"{ABOUT}{made.pk}/")

    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        assert len(paper.pages) == 1


def test_a_circle_fits_a_phone_and_its_names_are_told(open_page: OpenPage, town: Town) -> None:
    page = open_page(width=320, height=640, script=False)
    amina = amina_on(page, town)
    page.goto(f"{ABOUT}{sheet(amina.space, amina, 'circle').pk}/")

    drawn = page.locator("svg.circle").bounding_box()
    assert drawn is not None
    assert drawn["x"] >= 0
    assert drawn["x"] + drawn["width"] <= 320
    expect(page.locator(".circle-initials", has_text="DO")).to_be_visible()
    expect(page.locator(".circle-name").first).to_be_hidden()
    labels = [each.bounding_box() for each in page.locator(".circle-label").all()]
    tops = sorted((box["y"], box["y"] + box["height"]) for box in labels if box)
    assert len(tops) == 5
    assert all(one[1] <= other[0] + 3 for one, other in pairwise(tops))


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_ones_space_is_one_press_away_from_any_page(
    open_page: OpenPage, town: Town, *, script: bool
) -> None:
    for look in ("", "pace=single"):
        page = open_page(width=320, height=640, script=script, look=look)
        page.goto("/promises/")
        expect(page.locator(".navigation").get_by_text("Sign in")).to_be_hidden()
        amina_on(page, town)
        page.goto("/promises/")
        expect(page.locator(".navigation").get_by_role("link", name="Your space")).to_be_visible()
        bar, rows = page.locator(".bar").bounding_box(), page.locator(".navigation").bounding_box()
        assert bar is not None
        assert rows is not None
        assert (look, bar["height"] < 70, rows["height"] < 70) == (look, True, True), (bar, rows)


@pytest.mark.parametrize("script", [True, False])
def test_what_needs_a_script_stands_only_where_one_runs(open_page: OpenPage, town: Town, *, script: bool) -> None:
    page = open_page(script=script)
    amina_on(page, town)
    page.goto("/space/")

    expect(page.get_by_role("link", name="Take it all with me")).to_be_visible()
    expect(page.get_by_role("link", name="My pages without a network")).to_be_visible(visible=script)
