"""A chart tells by shapes and words, in one colour, to eyes and to ears."""

import re

import pytest
from lxml import etree

from ownterms.lib.written.browser import in_html
from ownterms.mirror.reading import Verdict, read_cuts
from ownterms.mirror.reading.cuts import NINE
from ownterms.mirror.saying import chart, in_figures, page_of, tell, travel

from .mirrors import NONE, SOME, count, mirror, over_time, reading, rows_over_time

CUTS = read_cuts()
SVG = "{http://www.w3.org/2000/svg}"


def drawn(name: str = "N4") -> etree._Element:
    return etree.fromstring(chart(reading(name, Verdict.MIXED, counted=SOME), CUTS.nine[name], "<Tea> & talk"))


def test_it_says_in_words_what_it_shows() -> None:
    made = drawn()
    title, said = made.find(f"{SVG}title"), made.find(f"{SVG}desc")

    assert made.get("role") == "img"
    assert made.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"
    assert title.text == "<Tea> & talk"
    assert said.text == (
        "40 of 100 known: 40 in 100. Not known: 20 of 120: 17 in 100. With chance and the unknown: 25 to 60 in 100. "
        "Good: 5 in 100 or fewer. Not good: more than 25 in 100."
    )


def test_it_stands_where_the_numbers_are() -> None:
    box = drawn().find(f"{SVG}rect")

    assert (box.get("x"), box.get("width")) == ("34.36%", "15.64%")
    assert [each.get("x1") for each in drawn().iter(f"{SVG}line") if each.get("stroke-dasharray") != "none"] == [
        "2", "8.60%", "2", "27.00%",
    ]  # fmt: skip


@pytest.mark.parametrize("name", NINE)
def test_it_has_no_colour_no_style_and_no_script(name: str) -> None:
    both = chart(reading(name, Verdict.MIXED), CUTS.nine[name], "") + travel(
        rows_over_time(name, count(0.2), NONE, count(0.4)), name, CUTS.nine[name], ""
    )
    paints = set(re.findall(r'(?:fill|stroke)="([^"]+)"', both))

    assert paints == {"currentColor", "none", f"url(#chart-{name}-unknown)", f"url(#travel-{name}-unknown)"}
    assert not re.search(r"style|class=|<script|href|https?://(?!www\.w3\.org/2000/svg)", both)


def test_nothing_is_drawn_where_nothing_is_counted() -> None:
    assert chart(reading("N1", Verdict.NOT_ENOUGH, counted=NONE), CUTS.nine["N1"], "") == ""


def test_a_quarter_without_anything_says_so() -> None:
    made = travel(rows_over_time("C1", count(0.2), NONE, count(0.4)), "C1", CUTS.nine["C1"], "")

    assert made.count("nothing to count") == 1
    assert [when for when in ("2024-Q1", "2024-Q2", "2024-Q3") if f">{when}<" in made] == [
        "2024-Q1",
        "2024-Q2",
        "2024-Q3",
    ]


def test_every_picture_has_a_table_after_it_and_a_name_of_its_own() -> None:
    page = in_html(page_of(tell(over_time("N5", count(0.5), count(0.2))), name="A & B <i>")).decode()

    assert page.count("<figure>") == 18
    assert page.count("<table>") >= 18
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    labels = re.findall(r'aria-label="([^"]+)"', page)
    assert len(labels) == len(set(labels))
    assert "A &amp; B &lt;i&gt;" in page


def test_figures_are_exact() -> None:
    told = in_figures(mirror(Verdict.NOT_LOOKED, reading("N1", Verdict.NOT_ENOUGH, counted=NONE, more=7)))

    assert set(told) == {
        "cuts", "rows", "people", "first", "last", "readings", "beside", "alarm", "periods",
    }  # fmt: skip
    assert told["readings"][0] == {
        "id": "N1", "numerator": 0, "denominator": 0, "unknown": 0.0, "unknown_count": 0, "share": None, "least": None,
        "most": None, "low": None, "high": None, "people": 0, "verdict": "not-enough-to-say", "more": 7, "lacks": [],
    }  # fmt: skip
    assert told["readings"][1]["unknown"] == 0.166667
    assert told["readings"][1]["verdict"] == "not-looked"
