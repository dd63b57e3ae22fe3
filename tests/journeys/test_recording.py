"""Photos and voice notes in a real browser: recorded there, made anew here, and played again."""

import base64
from io import BytesIO

import pytest
from playwright.sync_api import Page, Request, expect

from ownterms.lib.sound import Sound, remade
from ownterms.lib.tests.apart.notes import KINDS, recorded

from .conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOLD = "#g-note-told"
HELD = """async () => {
    const [file] = document.getElementById("g-note").files;
    if (!file) return "";
    return btoa(String.fromCharCode(...new Uint8Array(await file.arrayBuffer())));
}"""
FORM = """() => {
    const form = Object.assign(document.createElement("form"), { method: "post", enctype: "multipart/form-data" });
    const field = document.getElementById("g-note").closest(".file");
    field.before(form);
    form.append(field, Object.assign(document.createElement("button"), { textContent: "Keep it" }));
    form.action = "/kept/";
    window.addEventListener("beforeunload", () =>
        sessionStorage.setItem("sent", document.getElementById("g-note").files[0]?.size ?? 0));
}"""
PLAYED = """async (address) => {
    const player = document.querySelector("audio");
    const ready = new Promise((done, not) => Object.assign(player, { onloadedmetadata: done, onerror: not }));
    Object.assign(player, { src: address, preload: "auto", muted: true });
    await ready;
    return player.duration;
}"""


def note(page: Page) -> Sound:
    """What stands in the field for a voice note, made anew."""
    return remade(BytesIO(base64.b64decode(page.evaluate(HELD))))


def allowed(open_page: OpenPage) -> Page:
    """The gallery, in a browser that lets us use the microphone: it hums."""
    page = open_page()
    page.context.grant_permissions(["microphone"])
    page.goto("/gallery/")
    return page


def test_amina_records_a_voice_note_by_keyboard_and_thinks_better_of_it(open_page: OpenPage) -> None:
    page = allowed(open_page)
    page.get_by_role("button", name="Record a voice note").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Stop recording")).to_be_focused()
    expect(page.get_by_role("timer")).to_have_text("1 second")
    page.keyboard.press("Space")

    expect(page.locator(TOLD)).to_contain_text("second")
    expect(page.locator(TOLD)).to_contain_text("It is sent with this page, and not before.")
    assert note(page).seconds > 0.5

    page.get_by_role("button", name="Leave it out").press("Enter")
    expect(page.locator(TOLD)).to_have_text("The voice note is left out.")
    expect(page.get_by_role("button", name="Record a voice note")).to_be_focused()
    assert page.evaluate(HELD) == ""


def test_what_amina_said_goes_along_when_she_sends_the_form_while_she_speaks(open_page: OpenPage) -> None:
    page = allowed(open_page)
    sent: list[Request] = []
    page.route("**/kept/", lambda route: (sent.append(route.request), route.fulfill(body="<h1>Kept</h1>"))[-1])
    page.evaluate(FORM)
    page.get_by_role("button", name="Record a voice note").click()
    expect(page.get_by_role("timer")).to_have_text("1 second")

    page.get_by_role("button", name="Keep it").click()

    page.wait_for_url("**/kept/")
    assert len(sent) == 1
    assert sent[0].method == "POST"
    assert int(page.evaluate("sessionStorage.getItem('sent')")) > 1_000  # bytes of what she said


def test_a_recording_ends_by_itself_when_it_is_full(open_page: OpenPage) -> None:
    page = allowed(open_page)
    page.locator("[data-record-for]").evaluate("tool => (tool.dataset.longest = 1)")
    page.get_by_role("button", name="Record a voice note").click()

    expect(page.locator(TOLD)).to_contain_text("as long as one voice note can be")
    assert note(page).seconds > 0.5


def test_ben_hears_why_he_cannot_record(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/gallery/")
    page.get_by_role("button", name="Record a voice note").click()

    expect(page.locator(TOLD)).to_contain_text("We may not use the microphone.")
    expect(page.get_by_role("button", name="Record a voice note")).to_be_enabled()
    expect(page.get_by_role("timer")).to_be_hidden()


def test_what_is_too_large_is_said_before_it_is_sent(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/gallery/")
    page.locator("#g-photo").evaluate("field => (field.dataset.most = 5)")
    page.set_input_files("#g-photo", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"123456"})

    expect(page.locator("#g-photo-told")).to_contain_text("larger than 16 MB")
    assert page.locator("#g-photo").input_value() == ""


def test_a_voice_note_can_be_chosen_without_script(open_page: OpenPage) -> None:
    page = open_page(script=False)
    page.goto("/gallery/")

    expect(page.get_by_label("A voice note (if you like)")).to_be_visible()
    expect(page.get_by_text("Record a voice note")).to_be_hidden()


@pytest.mark.parametrize("kind", ["WebM of Chrome", "MP4 of Safari"])
def test_what_was_made_can_be_played(open_page: OpenPage, kind: str) -> None:
    made = remade(BytesIO(recorded(*KINDS[kind], seconds=3)))
    page = open_page()
    page.route("**/a-voice-note", lambda route: route.fulfill(body=made.content, content_type=made.media_type))
    page.goto("/gallery/")

    assert abs(page.evaluate(PLAYED, "/a-voice-note") - made.seconds) < 0.2


def test_paper_holds_the_sheet_and_nothing_else(open_page: OpenPage) -> None:
    page = open_page(width=794, look="colours=dark&text=200")
    page.goto("/gallery/")
    page.emulate_media(media="print")

    shown = page.locator("body").inner_text()
    assert "Your way back" in shown
    assert "https://example.org/come-back/" in shown
    for other in ("Gallery of components", "Help now", "Print it", "For paper", "Fields and choices"):
        assert other not in shown
    assert page.locator(".qr-code").first.evaluate("code => code.getBoundingClientRect().width") > 160  # 45 mm
