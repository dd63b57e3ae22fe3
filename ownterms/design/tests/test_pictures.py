"""The pictures beside words: small, drawn and nothing else, and their makers are named."""

import re
from pathlib import Path

import pytest

from ownterms.design.bundle import STATIC

PICTURES = sorted((STATIC / "pictures").glob("*.svg"))
MOST = 12_000  # bytes
ONLY = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "defs"}
ONLY |= {"linearGradient", "radialGradient", "stop", "clipPath"}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_drawn_and_nothing_else(picture: Path) -> None:
    text = picture.read_text()

    assert set(re.findall(r"<(\w+)", text)) <= ONLY
    assert not re.search(r"\son\w+=|style=|class=|https?://(?!www\.w3\.org/2000/svg)", text)
    assert len(text) <= MOST
    assert "viewBox" in text


def test_their_makers_and_their_licence_are_named() -> None:
    told = (STATIC / "pictures" / "ATTRIBUTION.md").read_text()

    for each in ("Garry Paxton", "Steve Lee", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"):
        assert each in told
