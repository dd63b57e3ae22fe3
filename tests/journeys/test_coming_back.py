"""Stories of coming back: with a card on another device, after three days, and to words that were typed too late."""

import pytest
from playwright.sync_api import Page, expect

from ownterms.lib.words import shown
from ownterms.people.models import Card, Draft, Person, Reaching, Recovery, Session

from .coming_back_states import LONG, come_in, pressed, with_card, with_words
from .conftest import OpenPage
from .test_stories import tab_to
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WITH_AND_WITHOUT_SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def words_on(page: Page) -> list[str]:
    """The words of a card that was made just now."""
    return page.locator(".cut-out").first.locator("li").all_inner_texts()


@WITH_AND_WITHOUT_SCRIPT
def test_cora_makes_a_card_and_comes_back_with_it_on_a_borrowed_phone(
    open_page: OpenPage, town: Town, script: bool
) -> None:
    page = open_page(script=script)
    cora = come_in(page, town)
    page.goto("/you/card/")
    pressed(page, "Make my card")
    words = words_on(page)
    assert len(words) == 6

    phone = open_page(width=320, height=640, script=script)
    phone.goto("/sign-in/")
    phone.get_by_role("link", name="Come back with your card").click()
    heading(phone, "Come back with your card")
    tab_to(phone, "card")
    phone.keyboard.type(" ".join(words).upper())
    with phone.expect_navigation():
        tab_to(phone, "Come in")
        phone.keyboard.press("Enter")

    assert Session.objects.filter(person=cora).count() == 2
    phone.goto("/you/")
    heading(phone, "Your page")


def test_the_picture_on_the_card_brings_the_words_and_opens_nothing_by_itself(open_page: OpenPage, town: Town) -> None:
    page, asked = open_page(), []
    words = Card.make(Person.objects.create_user())
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))

    page.goto(f"/come-back/#{'-'.join(words)}")

    expect(page.locator("#card")).to_have_value(shown(words))
    assert page.url.endswith("/come-back/")
    assert [each for each in asked if words[0] in each and words[5] in each and "#" not in each] == []
    assert not Session.objects.exists()
    pressed(page, "Come in")
    assert Session.objects.exists()


def test_amina_hears_that_somebody_found_her_card_and_refuses(open_page: OpenPage, town: Town) -> None:
    hers, theirs = open_page(), open_page()
    amina = come_in(hers, town, email="amina@example.org")
    hers.goto("/you/name/")
    words = shown(Card.make(amina))

    with_words(theirs, words)
    heading(theirs, "It opens later")
    assert not Session.objects.exclude(person=amina).exists()
    hers.goto("/help-now/")
    pressed(hers, "This was not me")

    expect(hers.get_by_text("Nobody comes in with that card")).to_be_visible()
    with_words(theirs, words)
    expect(theirs.get_by_text("We know no card with these words.")).to_be_visible()


def test_amina_comes_back_after_three_days_and_everyone_else_is_out(open_page: OpenPage, town: Town) -> None:
    his, hers = open_page(), open_page()
    amina = come_in(his, town, email="amina@example.org")
    words = shown(Card.make(amina))
    with_words(hers, words)
    recovery = Recovery.objects.get()
    recovery.asked_at -= Recovery.WAIT
    recovery.save()

    with_words(hers, words)

    expect(hers.get_by_text("Everyone else is signed out.")).to_be_visible()
    his.goto("/you/")
    heading(his, "Sign in")


@WITH_AND_WITHOUT_SCRIPT
def test_ben_finds_his_words_again_though_his_session_was_over(open_page: OpenPage, town: Town, script: bool) -> None:
    page = open_page(script=script)
    card = with_card(page, town)
    page.goto("/you/reaching/")
    page.fill("#words", LONG)
    page.get_by_label("A text").first.check()
    Session.objects.all().delete()

    pressed(page, "Keep this")
    heading(page, "Sign in")
    expect(page.get_by_text("Your words are safe")).to_be_visible()
    page.get_by_role("link", name="Come back with your card").click()
    page.fill("#card", card)
    pressed(page, "Come in")

    heading(page, "How I like to be reached")
    expect(page.get_by_text("Your words are still here")).to_be_visible()
    expect(page.locator("#words")).to_have_value(LONG)
    expect(page.get_by_label("A text").first).to_be_checked()
    assert not Reaching.objects.exists()
    pressed(page, "Keep this")
    assert Reaching.objects.get().words == LONG.strip()
    assert not Draft.objects.exists()


@WITH_AND_WITHOUT_SCRIPT
def test_ben_signs_in_anew_beside_a_page_that_was_open(open_page: OpenPage, town: Town, script: bool) -> None:
    """Each sign-in brings a new token, so the form that was open would be refused."""
    page = open_page(script=script)
    card = with_card(page, town)
    page.goto("/you/reaching/")
    page.fill("#words", LONG)
    beside = page.context.new_page()
    with_words(beside, card)

    pressed(page, "Keep this")

    heading(page, "How I like to be reached")
    expect(page.locator("#words")).to_have_value(LONG)
    assert not Reaching.objects.exists()
    pressed(page, "Keep this")
    assert Reaching.objects.get().words == LONG.strip()


def test_dev_sees_nothing_of_what_ben_wrote_in_the_same_browser(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    come_in(page, town)
    page.goto("/you/reaching/")
    page.fill("#words", LONG)
    Session.objects.all().delete()
    pressed(page, "Keep this")

    come_in(page, town, email="dev@example.org")
    page.goto("/you/reaching/")

    expect(page.locator("#words")).to_have_value("")
    assert not Draft.objects.exists()
