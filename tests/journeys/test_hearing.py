"""Amina hears the page: sentence by sentence, marked, with a voice of the device, and it stops at once."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage
from .test_leaving_quickly import WEATHER
from .test_stories import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VOICES = """
    window.heard = [];
    window.waits = null;
    const speech = new EventTarget();
    speech.getVoices = () => window.voices;
    speech.cancel = () => { const was = window.waits; window.waits = null; was?.onerror?.({}); };
    speech.speak = (said) => { window.heard.push(said.text); window.waits = said; said.onstart?.({}); };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    window.next = () => { const was = window.waits; window.waits = null; was.onend({}); };
"""
OWN = "window.voices = [{ lang: 'en-GB', localService: true, name: 'Fay' }];"
FAR = "window.voices = [{ lang: 'en-GB', localService: false, name: 'Far away', default: true }];"
FOREIGN = f"{FAR} window.voices.unshift({{ lang: 'de-DE', localService: true, name: 'Anna' }});"
PIECES = (
    "<img alt='Our garden, with tulips.'><img alt=''><p>I want <q>quiet</q>.\n And a <a href='#'>piano</a>, mine.</p>"
    "<ul><li>Bees<ul><li>in the loft</li></ul></li></ul><p hidden>Not me.</p><p aria-hidden='true'>Nor me.</p>"
    "<label>Say more<textarea>Typed</textarea></label><button>Keep it</button><svg><title>Nor this.</title></svg>"
)
PUT = """(html) => document.querySelector("main").replaceChildren(
    ...new DOMParser().parseFromString(html, "text/html").body.children)"""
PLAYING = """() => document.querySelector("main").append(
    Object.assign(document.createElement("audio"), { pause: () => (window.paused = true) }))"""
LEFT = """() => {
    document.querySelector("[data-quick-exit]").click();
    return [window.heard, window.waits, window.paused ?? false];
}"""
MARKED = "[...CSS.highlights.get('aloud') ?? []].map((range) => range.toString().trim()).join()"


def hearing(open_page: OpenPage, voices: str = OWN, address: str = "/promises/") -> Page:
    """A window with a device's voices in it, of which each says a sentence until it is told to go on."""
    page = open_page()
    page.add_init_script(voices + VOICES)
    page.goto(address)
    return page


def test_each_sentence_is_said_and_marked_until_the_end(open_page: OpenPage) -> None:
    page = hearing(open_page)
    button = page.locator("[data-read-aloud]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_text("Stop reading")

    assert page.evaluate("window.heard") == ["Ten promises"]
    assert page.evaluate(MARKED) == "Ten promises"
    page.evaluate("window.next()")
    assert page.evaluate(MARKED) == page.evaluate("window.heard")[1]
    page.evaluate("() => { while (window.waits) window.next(); }")

    heard = page.evaluate("window.heard")
    assert len(heard) > 20
    assert heard.count("Ten promises") == 1
    assert not [each for each in heard if "\n" in each or len(each) > 160]
    expect(button).to_have_text("Read aloud")
    assert page.evaluate(MARKED) == ""


def test_all_that_is_to_be_read_is_said_once_in_its_order(open_page: OpenPage) -> None:
    page = hearing(open_page)
    page.evaluate(PUT, PIECES)
    page.locator("[data-read-aloud]").click()
    page.evaluate("() => { while (window.waits) window.next(); }")

    assert page.evaluate("window.heard") == [
        "Our garden, with tulips.",
        "I want quiet.",
        "And a piano, mine.",
        "Bees",
        "in the loft",
        "Say more",
    ]


@pytest.mark.parametrize("way", ["button", "Escape"])
def test_it_stops_at_once_by_keyboard(open_page: OpenPage, way: str) -> None:
    page = hearing(open_page)
    tab_to(page, "Read aloud")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter" if way == "button" else "Escape")

    assert page.evaluate("window.heard") == ["Ten promises"]
    assert page.evaluate("window.waits") is None
    assert page.evaluate(MARKED) == ""
    expect(page.locator("[data-read-aloud]")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("voices", ["window.voices = [];", FAR, FOREIGN])
def test_it_is_not_offered_without_a_voice_of_the_device(open_page: OpenPage, voices: str) -> None:
    """Some browsers send what they read to their maker: those voices are none. Nor is one of another language."""
    page = hearing(open_page, voices)

    expect(page.locator("[data-read-aloud]")).to_have_count(1)
    expect(page.locator("[data-read-aloud]")).to_be_hidden()


def test_no_other_voice_goes_on_where_that_of_the_device_goes(open_page: OpenPage) -> None:
    page = hearing(open_page)
    page.locator("[data-read-aloud]").click()
    page.evaluate(f"() => {{ {FAR} window.next(); }}")

    assert page.evaluate("window.heard") == ["Ten promises"]
    expect(page.locator("[data-read-aloud]")).to_have_text("Read aloud")


def test_leaving_quickly_silences_all_before_the_other_page_comes(open_page: OpenPage) -> None:
    page = hearing(open_page)
    page.route(WEATHER, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.evaluate(PLAYING)
    page.locator("[data-read-aloud]").click()

    assert page.evaluate(LEFT) == [["Ten promises"], None, True]
    page.wait_for_url(WEATHER)


def test_a_voice_that_comes_later_is_offered(open_page: OpenPage) -> None:
    page = hearing(open_page, "window.voices = [];")
    page.evaluate(f"() => {{ {OWN} window.speechSynthesis.dispatchEvent(new Event('voiceschanged')); }}")

    expect(page.locator("[data-read-aloud]")).to_be_visible()


def test_nothing_is_asked_of_the_network(open_page: OpenPage) -> None:
    page = hearing(open_page)
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[data-read-aloud]").click()
    page.evaluate("() => { while (window.waits) window.next(); }")

    assert asked == []
