"""Stories: what people come to do, from the first page to the end."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage
from .states import TIRED, pressed
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab_to(page: Page, words: str) -> None:
    """This will press Tab until something with these words has the focus, and see that the focus shows."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focus = "document.activeElement"
        said = page.evaluate(f"{focus}.innerText || {focus}.getAttribute('aria-label') || {focus}.id")
        if words in said:
            outline = page.evaluate(f"getComputedStyle({focus}.closest('.question-sheet') || {focus}).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"No Tab leads to {words!r}.")


def test_amina_gets_from_the_first_page_to_a_listing_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    tab_to(page, "words")
    page.keyboard.type(TIRED)
    tab_to(page, "See what is around")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text(TIRED)
    tab_to(page, "Night sitting for carers")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Night sitting for carers")
    expect(page.get_by_role("link", name="01632 960001")).to_be_visible()


def test_amina_goes_back_from_a_listing_and_her_answer_is_still_there(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.fill("#words", TIRED)
    pressed(page, "See what is around")
    page.get_by_role("link", name="Night sitting").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Night sitting")

    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_contain_text(TIRED)


@pytest.mark.parametrize("script", [True, False])
def test_amina_strikes_out_what_was_not_meant_and_puts_it_back(open_page: OpenPage, script: bool) -> None:
    page = open_page(script=script)
    page.goto("/")
    page.fill("#words", TIRED)
    pressed(page, "See what is around")
    expect(page.get_by_text("Night sitting for carers").first).to_be_visible()

    pressed(page, "Leave out: rest from caring")
    expect(page.get_by_role("button", name="Put back: rest from caring")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TIRED)

    pressed(page, "Put back: rest from caring")
    expect(page.get_by_role("button", name="Leave out: rest from caring")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_amina_strikes_out_by_keyboard_and_lands_at_the_answer(open_page: OpenPage, script: bool) -> None:
    page = open_page(script=script)
    page.goto("/")
    page.fill("#words", TIRED)
    pressed(page, "See what is around")
    page.get_by_role("button", name="Leave out: rest from caring").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("#answer")).to_be_focused()
    expect(page.locator("#answer")).to_be_in_viewport()


def test_ben_changes_his_words_and_sees_more(open_page: OpenPage) -> None:
    page = open_page(width=320)
    page.goto("/")
    page.fill("#words", "xylophone quartz")
    pressed(page, "See what is around")
    expect(page.get_by_role("heading", name="We did not understand that")).to_be_visible()

    page.fill("#words", "I cant sleep")
    pressed(page, "Look again")
    assert page.locator("article").count() == 10

    pressed(page, "Show more")
    assert page.locator("article").count() == 20
    expect(page.locator("article").nth(10)).to_be_in_viewport()


def test_cora_is_afraid_and_gets_help_first(open_page: OpenPage) -> None:
    page = open_page(width=320, height=640)
    page.goto("/")
    page.fill("#words", "my husband hits me")
    pressed(page, "See what is around")

    expect(page.get_by_role("heading", name="Are you safe?")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    assert "husband" not in page.url
    assert "husband" not in page.title()


def test_cora_leaves_quickly_and_back_brings_none_of_the_pages(open_page: OpenPage) -> None:
    page = open_page()
    weather = re.compile("weather")
    page.route(weather, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.goto("/")
    page.fill("#words", TIRED)
    pressed(page, "See what is around")
    page.get_by_role("link", name="Night sitting for carers").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Night sitting")
    page.wait_for_load_state()  # the script listens once the page is whole

    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(weather)
    page.go_back(wait_until="commit")
    page.wait_for_url(weather)

    page.goto("/")
    expect(page.locator("#words")).to_be_visible()


def test_cora_leaves_by_a_plain_link_where_there_is_no_script(open_page: OpenPage) -> None:
    page = open_page(script=False)
    page.route(re.compile("weather"), lambda route: route.fulfill(body="<title>Weather</title>"))
    page.goto("/help-now/")
    page.get_by_role("link", name="Leave").click()

    page.wait_for_url(re.compile("weather"))


def test_two_presses_of_escape_do_nothing(open_page: OpenPage, town: Town) -> None:
    page = open_page()
    page.goto("/help-now/")
    for key in ("Escape", "Escape", "a", "Escape"):
        page.keyboard.press(key)

    assert page.url == f"{town.address}/help-now/"
    expect(page.locator("body")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_dev_makes_it_larger_and_darker_and_it_stays_so(open_page: OpenPage, script: bool) -> None:
    page = open_page(script=script)
    page.goto("/promises/")
    page.get_by_role("link", name="Larger, simpler").click()
    page.get_by_label("Twice as large").check()
    page.get_by_label("Dark", exact=True).check()
    pressed(page, "Keep this and go back")

    expect(page).to_have_url(re.compile("/promises/$"))
    expect(page.locator("html")).to_have_attribute("data-text", "200")
    expect(page.locator("html")).to_have_attribute("data-colours", "dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(19, 25, 24)")


@pytest.mark.parametrize("script", [True, False])
def test_dev_makes_it_larger_and_finds_his_question_again(open_page: OpenPage, script: bool) -> None:
    page = open_page(width=320, script=script)
    page.goto("/")
    page.fill("#words", TIRED)
    pressed(page, "See what is around")
    pressed(page, "Leave out: rest from caring")
    pressed(page, "Larger, simpler")
    page.get_by_label("Twice as large").check()
    pressed(page, "Try it here")
    expect(page.locator("html")).to_have_attribute("data-text", "200")
    pressed(page, "Keep this and go back")
    assert "sleep" not in page.url
    pressed(page, "Back to where you were")

    expect(page.locator("html")).to_have_attribute("data-text", "200")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TIRED)
    expect(page.get_by_role("button", name="Put back: rest from caring")).to_be_visible()


def test_dev_keeps_what_he_half_typed(open_page: OpenPage) -> None:
    page = open_page(script=False)
    page.goto("/")
    page.fill("#words", "somewhere to si")
    pressed(page, "a bike that works")
    expect(page.locator("#words")).to_have_value("somewhere to si")

    pressed(page, "Larger, simpler")
    pressed(page, "Keep this and go back")
    pressed(page, "Back to where you were")
    expect(page.locator("#words")).to_have_value("somewhere to si")


def test_enter_asks_and_does_nothing_else(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.fill("#words", TIRED)
    page.get_by_text("Near somewhere").click()
    page.fill("#near", "Millbrook")
    page.press("#near", "Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text(TIRED)


def test_dev_keeps_his_words_as_a_file(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.fill("#words", TIRED)
    pressed(page, "See what is around")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save my words").click()

    assert TIRED in coming.value.path().read_text(encoding="utf-8")


def test_dev_teaches_us_his_words(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.fill("#words", "proper knackered")
    pressed(page, "See what is around")
    pressed(page, "Tell us the words")
    expect(page.locator("#words")).to_have_value("proper knackered")
    expect(page.locator("input[name=leave]")).not_to_be_checked()

    page.check("input[name=leave]")
    pressed(page, "Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_ben_speaks_instead_of_writing(open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(
        """
        window.SpeechRecognition = class {
            start() {
                this.onresult({ results: [[{ transcript: "a bike that works" }]] });
                this.onend();
            }
            stop() {}
        };
        """
    )
    page.goto("/")
    page.get_by_role("button", name="Speak instead").click()

    expect(page.locator("#words")).to_have_value("a bike that works")
