"""What a person refuses, and what only sounds like it."""

import pytest

from ownterms.finding.engine import Lexicon, Question, understand

from .town import LEXICON


def asked(text: str) -> Question:
    return understand(text, LEXICON)


class TestRefusal:
    @pytest.mark.parametrize(
        "said",
        [
            "somewhere to grow vegetables, not a church thing",
            "grow vegetables somewhere that isn't church",
            "grow vegetables somewhere that is not run by a church",
            "grow vegetables, no church",
            "grow vegetables without the church",
            "I don't want church, just to grow vegetables",
            "grow vegetables rather than church",
            "grow vegetables where there's no church",
            "grow vegetables, nothing to do with church",
            "anything but church, I grow vegetables",
            "grow vegetables, I'd rather not go to church",
            "church-free, to grow vegetables",
        ],
    )
    def test_is_cut_out(self, said: str) -> None:
        question = asked(said)
        assert [concept.id for concept in question.concepts] == ["growing-food"]
        assert "church" in question.without
        assert "church" not in question.words
        assert "church" not in question.said

    @pytest.mark.parametrize(
        ("said", "cut"),
        [
            ("something not church to meet people in the evening", ("church",)),
            ("a chat but not a support group because I am shy", ("support", "group")),
            ("baby group, not mums and babies, for dads", ("mums", "babies")),
            ("not a book circle and I live in town", ("book", "circle")),
            ("cook with people, not online", ("online",)),
            ("work, not in an office or a shop", ("office", "shop")),
            ("chess, no alcohol who cares", ("alcohol",)),
            ("dancing somewhere that isn't a pub at weekends", ("pub",)),
            ("drawing, I don't want to be sat among children", ("among", "children", "sat")),
        ],
    )
    def test_cuts_only_the_thing_refused(self, said: str, cut: tuple[str, ...]) -> None:
        assert tuple(sorted(asked(said).without)) == tuple(sorted(cut))

    @pytest.mark.parametrize("said", ["not a support group", "anything but church", "no chess"])
    def test_of_everything_cuts_nothing(self, said: str) -> None:
        assert asked(said).without == ()
        assert asked(said).words

    def test_names_whom_it_leaves_out(self) -> None:
        question = asked("coffee for dads, not mums")
        assert question.audiences == ("men",)
        assert question.without_audiences == ("women",)


class TestNoRefusal:
    @pytest.mark.parametrize("said", ["I'm not sleeping", "I can't sleep", "he isn't sleeping well", "I cannot read"])
    def test_is_seen_in_how_it_is(self, said: str) -> None:
        assert not asked(said).without

    @pytest.mark.parametrize(
        "said",
        [
            "he will not answer the phone and i live two hundred miles away",
            "I don't want to talk to anyone about chess",
            "the boiler is not fixed and my son has asthma",
            "I don't want him to know, chess",
            "lost without my wife, chess",
        ],
    )
    def test_is_seen_in_a_verb_or_a_person(self, said: str) -> None:
        assert not asked(said).without

    @pytest.mark.parametrize(
        ("said", "kept"),
        [
            ("I hate my job", "job"),
            ("I don't like crowds", "crowds"),
            ("scared of dogs", "dogs"),
            ("afraid of the dark", "dark"),
            ("can't stand my neighbour", "neighbour"),
        ],
    )
    def test_is_seen_in_fear_or_dislike(self, said: str, kept: str) -> None:
        question = asked(said)
        assert question.without == ()
        assert kept in question.words

    def test_hides_whom_a_person_fears(self) -> None:
        lexicon = Lexicon.read("{partner} = boyfriend\n! in fear at home\n  scared of my {partner}\n  => refuge\n")
        question = understand("I am scared of my boyfriend", lexicon)
        assert question.danger == ("in-fear-at-home",)
        assert question.concepts[0].id == "in-fear-at-home"

    def test_is_seen_inside_a_cue(self) -> None:
        question = asked("I can't sleep, and no church please")
        assert question.concepts[0].id == "help-with-sleep"
        assert question.without == ("church",)

    def test_is_seen_inside_a_cue_that_says_free(self) -> None:
        lexicon = Lexicon.read("fun without drink\n    alcohol free night\n    => sober socials\n")
        question = understand("an alcohol-free night out", lexicon)
        assert question.concepts[0].id == "fun-without-drink"
        assert question.without == ()
