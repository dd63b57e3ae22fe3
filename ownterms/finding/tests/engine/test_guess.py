"""Guesses where no cue was found whole."""

from ownterms.finding.engine import Lexicon, understand

CLUBS = "archery ballet darts embroidery fencing golf hockey judo knitting lacrosse marbles netball origami piano chess"
CLASSES = "quilting rowing sailing tennis violin walking xylophone yoga zumba baking carving drawing etching felting"
LEXICON = Lexicon.read(
    """
damp and mould
    mould on the bedroom wall; black patches on the ceiling; landlord ignores damp
    => housing repairs
! poisoned
    swallowed bleach; took a load of tablets; too many tablets
    => poisons line
"""
    + "".join(
        f"thing {name}\n  {name} together; love {name}; {name} night\n  => {name} club\n" for name in CLUBS.split()
    )
    + "".join(f"other {name}\n  more {name}; learn {name}\n  => {name} class\n" for name in CLASSES.split())
)


class TestGuess:
    def test_is_made_where_words_meet_but_no_cue_does(self) -> None:
        (concept,) = understand(
            "patches of black creeping over my ceiling and a wall of the landlord", LEXICON
        ).concepts
        assert concept.label == "damp and mould"
        assert {"patches", "ceiling", "landlord"} <= set(concept.words)
        assert concept.confidence < 0.5

    def test_is_not_made_of_one_word_among_many(self) -> None:
        assert understand("I sold my landlord a car, three boats and a purple elephant", LEXICON).concepts == ()

    def test_is_not_made_where_a_cue_was_found(self) -> None:
        concepts = understand("chess together by the black ceiling and the wall", LEXICON).concepts
        assert [concept.label for concept in concepts] == ["thing chess"]

    def test_of_danger_puts_help_first(self) -> None:
        assert understand("she swallowed a whole load of bleach and tablets", LEXICON).danger == ("poisoned",)

    def test_of_danger_needs_more_than_one_word(self) -> None:
        assert understand("the load on the roof", LEXICON).danger == ()

    def test_is_never_made_of_what_is_not_wanted(self) -> None:
        question = understand("something, but not patches of black ceiling and wall", LEXICON)
        assert question.concepts == ()
