"""Every pair of colours that meet can be told apart (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11)."""

import re
from pathlib import Path

import pytest

from ownterms.design.bundle import STATIC

LIGHT = STATIC / "css" / "tokens" / "light.css"
SHEETS = {"light": LIGHT} | {file.stem: file for file in (STATIC / "css" / "colours").glob("*.css")}

TEXT = [
    ("ink", "ground"),
    ("ink", "sheet"),
    ("ink", "warm"),
    ("ink", "tint"),
    ("ink-soft", "ground"),
    ("ink-soft", "sheet"),
    ("ink-soft", "tint"),
    ("ink-soft", "warm"),
    ("link", "ground"),
    ("link", "sheet"),
    ("link", "tint"),
    ("link", "warm"),
    ("link", "help-soft"),
    ("ink", "help-soft"),
    ("tint-ink", "tint"),
    ("marker-ink", "marker"),
    ("ink", "marker"),
    ("action-ink", "action"),
    ("action-ink", "action-hover"),
    ("help-ink", "help"),
    ("help-ink", "help-hover"),
    ("help", "sheet"),
    ("help", "ground"),
    ("help", "help-soft"),
    ("night-ink", "night"),
    ("night-ink", "night-high"),
    ("service", "sheet"),
    ("group", "sheet"),
    ("place", "sheet"),
    ("neighbours", "sheet"),
    ("organisation", "sheet"),
    ("service", "ground"),
    ("group", "ground"),
    ("place", "ground"),
    ("neighbours", "ground"),
    ("organisation", "ground"),
]
EDGES = [
    ("line-strong", "ground"),
    ("line-strong", "sheet"),
    ("action", "ground"),
    ("help", "help-soft"),
    ("night-line", "night"),
    ("focus-ink", "ground"),
    ("focus-ink", "sheet"),
    ("window", "night"),
]


def colours(sheet: Path) -> dict[str, str]:
    """The colours of a sheet over the light ones, as six hexadecimal digits."""
    found = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", LIGHT.read_text()))
    return found | dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", sheet.read_text()))


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: 1 to 21."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", SHEETS)
class TestColours:
    def test_text_can_be_read(self, name: str) -> None:
        found = colours(SHEETS[name])
        least = 7.0 if name.startswith("contrast") else 4.5

        faint = {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in TEXT}

        assert {pair: ratio for pair, ratio in faint.items() if ratio < least} == {}

    def test_edges_can_be_seen(self, name: str) -> None:
        found = colours(SHEETS[name])

        faint = {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in EDGES}

        assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}

    def test_no_sheet_names_a_colour_that_light_lacks(self, name: str) -> None:
        named = set(re.findall(r"--([\w-]+): #", SHEETS[name].read_text()))

        assert named <= set(colours(LIGHT))
