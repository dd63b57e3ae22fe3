"""Spelling put right, and left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ownterms.finding.engine import Lexicon
from ownterms.finding.engine.asking.spelling import Spelling, bones, distance

from .town import LEXICON, town

SPELLING = Spelling(dict, LEXICON)


class TestSpelling:
    @pytest.mark.parametrize(
        ("wrong", "right"),
        [
            ("alotment", "allotment"),
            ("vegtables", "vegetables"),
            ("tonite", "tonight"),
            ("chruch", "church"),
            ("sumwere", "somewhere"),
        ],
    )
    def test_is_put_right(self, wrong: str, right: str) -> None:
        assert SPELLING.repaired(wrong) == right

    @pytest.mark.parametrize(
        "word", ["church", "sleeping", "tonight", "mums", "falconry", "plum", "jars", "trot", "cv", "d4d"]
    )
    def test_leaves_words_alone(self, word: str) -> None:
        assert SPELLING.repaired(word) == word

    @pytest.mark.parametrize("word", ["cherche", "such", "kitchin", "dwimming", "nutters", "bain", "wurk", "slepin"])
    def test_never_makes_a_far_word_of_one_unknown(self, word: str) -> None:
        lexicon = Lexicon.read("one\n    church; touch; chicken; brain; kitchenette; work; knitters\n    => swimming\n")
        assert Spelling(dict, lexicon).repaired(word) == word

    def test_leaves_another_language_alone(self) -> None:
        assert SPELLING.put_right("ich suche alotment heute".split()) == "ich suche alotment heute".split()
        assert SPELLING.put_right("the alotment is there".split()) == "the allotment is there".split()
        assert SPELLING.put_right(["alotment"]) == ["allotment"]

    def test_knows_the_directory(self, tmp_path: Path) -> None:
        spelling = town(tmp_path).ranker.spelling
        assert spelling.repaired("tuesdays") == "tuesdays"
        assert spelling.exists("agnes")

    def test_never_changes_a_word_of_a_cue(self) -> None:
        lexicon = Lexicon.read("one\n    chess; chest pains\n    => games\n")
        assert Spelling(dict, lexicon).repaired("chest") == "chest"

    @given(some.text(max_size=60))
    def test_gives_a_word_whatever_it_is_given(self, word: str) -> None:
        assert SPELLING.repaired(SPELLING.repaired(word)) == SPELLING.repaired(word)


class TestDistance:
    @given(some.text("abc", max_size=7), some.text("abc", max_size=7))
    def test_is_the_same_both_ways(self, one: str, other: str) -> None:
        assert distance(one, other) == distance(other, one)
        assert (distance(one, other) == 0) == (one == other)

    def test_counts_a_swap_once(self) -> None:
        assert distance("freind", "friend") == 1

    def test_words_that_sound_alike_have_the_same_bones(self) -> None:
        assert bones("sumwere") == bones("somewhere")
        assert bones("tonite") == bones("tonight")
