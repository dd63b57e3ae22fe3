"""Which cues fire, which give way, and what a single word is worth."""

import pytest

from ownterms.finding.engine import Lexicon, understand
from ownterms.finding.engine.asking.asked import Asked
from ownterms.finding.engine.asking.cues import cues_of

LEXICON = Lexicon.read(
    """
{family} = husband; wife; mum
running
    running; go for a run
    => running club
board games
    play a board game
    => board games; games
video games
    play on a console
    => games
card games
    a hand of cards
    => games
new around here
    im new here; new in town
    => newcomers
getting there by cycle
    need a bike to get to work
    => bike loan
after a killing
    {family} got killed; {family} was killed by
    => homicide support
near the end of life
    end of life; die at home; nobody cares at the end of my life
    => hospice; want to die
! in fear at home
    he will kill me; {family} hits me
    => domestic violence
! wanting to die
    want to die; ending my life
    => crisis line
! a mother in danger
    {family} hits my mum
    => refuge
"""
)


def labels(text: str) -> list[str]:
    return [concept.label for concept in understand(text, LEXICON).concepts]


class TestOneWord:
    def test_of_an_activity_is_not_met_by_doing_something_else(self) -> None:
        assert labels("running") == labels("I run") == labels("running a little") == ["running"]
        assert labels("I run a shop") == []

    def test_of_the_directory_does_not_fire_among_others(self) -> None:
        assert "board games" in labels("games")
        assert labels("he plays games with my head") == []

    def test_with_common_words_does_not_stand_for_its_cue(self) -> None:
        assert labels("I need a bike to get to work") == ["getting there by cycle"]
        said = Asked.of("a bike that works".split())
        assert not cues_of(LEXICON).found_in(said)


class TestCommonWords:
    @pytest.mark.parametrize("said", ["i am new here", "I'm new here and I like cake", "hello, new here"])
    def test_fire_where_they_are_all_that_is_said(self, said: str) -> None:
        assert "new around here" in labels(said)

    def test_do_not_fire_inside_a_sentence(self) -> None:
        assert labels("the new manager here sells cake") == []


class TestDanger:
    def test_is_heard_in_a_shortened_will(self) -> None:
        assert labels("my husband said he'd kill me") == ["in fear at home"]

    @pytest.mark.parametrize(
        "said",
        ["i want to die, nobody cares at the end of my life", "want to die at home", "want to die", "ending my life"],
    )
    def test_is_never_hidden(self, said: str) -> None:
        question = understand(said, LEXICON)
        assert question.danger == ("wanting-to-die",)
        assert question.concepts[0].id == "wanting-to-die"

    def test_leaves_what_else_is_said(self) -> None:
        assert labels("I want to die and I am new in town") == ["wanting to die", "new around here"]

    def test_that_is_most_specific_comes_first(self) -> None:
        question = understand("my husband hits me, my husband hits my mum", LEXICON)
        assert question.danger == ("a-mother-in-danger", "in-fear-at-home")
        assert [concept.id for concept in question.concepts] == list(question.danger)
