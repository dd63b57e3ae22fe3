"""A neighbour is invited on paper: they answer without an account, on another device, until it is ended."""

import pytest
from playwright.sync_api import Page, expect

from ownterms.people.models import Person
from ownterms.spaces.models import Entry

from .conftest import OpenPage
from .keeping_states import pressed
from .space_states import HERS, of_amina
from .states import coded
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def in_three_taps(page: Page, town: Town) -> list[str]:
    """This will invite Cora to Amina's first entry, and give the words that stand on the paper."""
    _amina, space = of_amina(page, town)
    page.goto(f"/space/entries/{Entry.objects.of(space).earliest('written_at').pk}/")
    page.get_by_role("link", name="Invite someone to this").click()
    expect(page.get_by_text("They can keep what they have read, even after you end it.")).to_be_visible()
    page.get_by_label("Whom do you invite?").fill("Cora from the bus")
    pressed(page, "Make the invitation")
    return page.locator(".cut-out-words li").all_inner_texts()


def type_words(page: Page, words: list[str]) -> None:
    """This will type words as somebody does who reads them from paper: large, numbered, and one with a slip."""
    page.goto("/invited/")
    slip = words[0] + words[0][-1]
    page.get_by_label("The six words").fill("\n".join(f"{n}. {w.upper()}" for n, w in enumerate([slip, *words[1:]], 1)))
    pressed(page, "Open it")


def test_a_neighbour_answers_a_paper_without_an_account(open_page: OpenPage, town: Town) -> None:
    hers = open_page(width=320, height=640, script=False)
    words = in_three_taps(hers, town)
    assert len(words) == 6

    theirs = open_page(width=320, height=640, script=False)
    type_words(theirs, words)
    expect(theirs.get_by_role("heading", name="Somebody asks you")).to_be_visible()
    expect(theirs.get_by_text(HERS[:30])).to_have_count(0)
    theirs.get_by_label("What may they call you?").fill("Cora")
    pressed(theirs, "Yes")
    expect(theirs.get_by_text(HERS[:30])).to_be_visible()
    expect(theirs.get_by_text("So that you can come back")).to_be_visible()
    theirs.locator("summary").filter(has_text="Answer").first.click()
    theirs.get_by_label("Your answer").first.fill("You can sleep at mine on Tuesdays.")
    pressed(theirs, "Send the answer")

    hers.goto("/space/invitations/")
    hers.get_by_role("link", name="Cora from the bus").click()
    expect(hers.get_by_text("Cora from the bus looked at").first).to_be_visible()
    hers.get_by_role("link", name="End this invitation").click()
    pressed(hers, "End it now")
    expect(hers.get_by_text("They see nothing more")).to_be_visible()

    answer = theirs.reload()
    assert answer is not None
    assert answer.status == 404
    assert HERS[:30] not in theirs.content()


def test_an_invitation_outlives_signing_in_midway(open_page: OpenPage, town: Town) -> None:
    words = in_three_taps(open_page(), town)
    theirs = open_page(width=320, height=640)
    type_words(theirs, words)

    theirs.get_by_role("link", name="Sign in first").click()
    theirs.fill("#email", "ben@example.org")
    pressed(theirs, "Send me a code")
    coded(theirs, "Come in")
    expect(theirs.get_by_text("You are signed in as")).to_be_visible()
    pressed(theirs, "Yes, it is for me")

    expect(theirs.get_by_text(HERS[:30])).to_be_visible()
    assert Person.objects.filter(email="ben@example.org").count() == 1


def test_an_invitation_is_made_by_keyboard_alone(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    of_amina(page, town)
    page.goto("/space/invitations/new/")
    page.locator("#called").focus()

    page.keyboard.type("Cora")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Give these words to Cora")).to_be_visible()
