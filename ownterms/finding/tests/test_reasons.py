"""Why something was found, and the lines of a text that say it."""

import pytest

from ownterms.finding.engine import Why
from ownterms.finding.reasons import around, in_words, is_faint, tells_nothing

LONG = "We began in a shed. " * 12 + "On Fridays there is respite care for carers. " + "Then we go home. " * 9


class TestInWords:
    def test_joins_what_a_listing_says_for_one_concept(self) -> None:
        why = [Why("says", ("respite care", "rest from caring")), Why("says", ("short break", "rest from caring"))]

        assert in_words(why) == "Rest from caring: it says “respite care”, “short break”"

    @pytest.mark.parametrize(
        ("why", "words"),
        [
            (Why("word", ("ukulele",)), "It says “ukulele”"),
            (Why("for", ("carers",)), "It is for carers"),
            (Why("free"), "It is free"),
            (Why("away", (0.1,)), "A few minutes’ walk"),
            (Why("something new"), ""),
        ],
    )
    def test_says_each_reason(self, why: Why, words: str) -> None:
        assert in_words([why]) == words


class TestIsFaint:
    def test_holds_where_only_the_meaning_is_near(self) -> None:
        assert is_faint([Why("near-meaning"), Why("free")])
        assert not is_faint([Why("word", ("tea",)), Why("free")])

    def test_tells_nothing_but_where_it_is(self) -> None:
        assert tells_nothing([Why("near-meaning"), Why("away", (1.0,))])
        assert not tells_nothing([Why("near-meaning"), Why("for", ("carers",))])


class TestAround:
    def test_cuts_out_the_lines_that_matter(self) -> None:
        assert around(LONG, ["respite care"]).startswith("…On Fridays there is respite care")

    def test_finds_another_form_of_the_word(self) -> None:
        assert "carers" in around(LONG, ["carer"])

    def test_begins_at_the_beginning_where_nothing_is_found(self) -> None:
        assert around(LONG, ["ukulele"]).startswith("We began in a shed.")

    @pytest.mark.parametrize("text", ["", "Tea.", "a" * 1000, "(((" * 99])
    def test_takes_any_text(self, text: str) -> None:
        assert len(around(text, ["((", "", "tea"])) <= 191
