"""The page that `./run mirror --html` writes: whole in itself, for eyes and ears, narrow, dark and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ownterms.lib.written.browser import in_html
from ownterms.mirror.reading import Verdict
from ownterms.mirror.reading.cuts import NINE
from ownterms.mirror.saying import page_of, tell
from ownterms.mirror.saying.tests.mirrors import count, mirror, over_time, reading

from .test_every_page import sideways, violations

pytestmark = pytest.mark.browser

LOOKS = [(1280, "light"), (1280, "dark"), (768, "light"), (320, "light"), (320, "dark")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A mirror with every verdict, over nine quarters, of a service with a long name."""
    each = [reading(name, verdict, more=40) for name, verdict in zip(NINE, [*Verdict, *Verdict], strict=False)]
    telling = tell(mirror(Verdict.MIXED, *each, rings=True))
    travelling = tell(over_time("N5", *(count(0.9 - place / 10) for place in range(9))))
    whole = type(telling)(
        **{name: getattr(telling, name) for name in telling.__slots__}
        | {"nine": (*telling.nine[:4], *travelling.nine[4:])}
    )
    path = tmp_path / "mirror.html"
    path.write_bytes(
        in_html(page_of(whole, name="Riversidehouseholdsandneighbourhoodscooperativelimited", notes=("Read.",)))
    )
    return path


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def shown(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Page]:
    """The file in a window of its own, with all that it asks for written down on the page."""
    width, scheme = request.param
    window = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = window.new_page()
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    yield page
    window.close()


def test_nothing_is_wrong_and_nothing_is_asked_of_anybody(shown: Page) -> None:
    assert violations(shown) == []
    assert sideways(shown) == []


def test_no_word_of_a_picture_is_cut_off(shown: Page) -> None:
    beyond = shown.evaluate(
        """() => [...document.querySelectorAll("svg[role=img]")].flatMap((picture) => {
            const frame = picture.getBoundingClientRect();
            return [...picture.querySelectorAll("text, rect, path")].filter((each) => !each.closest("defs"))
                .map((each) => [each, each.getBoundingClientRect()])
                .filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1)
                .map(([each]) => each.outerHTML);
        })"""
    )
    assert beyond == []


def test_it_fits_on_sheets_of_a4(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    printed = page.pdf(prefer_css_page_size=True)
    page.close()

    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed or b"/MediaBox [0 0 595" in printed
