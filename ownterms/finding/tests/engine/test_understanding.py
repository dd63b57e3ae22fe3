"""What is understood of a person's words, and what is not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ownterms.finding.engine import Lexicon, Question, understand

from .town import LEXICON


def asked(text: str, *, without: frozenset[str] = frozenset()) -> Question:
    return understand(text, LEXICON, without=without)


def first(text: str) -> str:
    concepts = asked(text).concepts
    return concepts[0].id if concepts else ""


class TestCues:
    def test_are_found_on_stems(self) -> None:
        assert first("I am needing a break") == "rest-from-caring"

    @pytest.mark.parametrize(
        "said", ["I can't sleep", "I cannot sleep", "can not sleep", "couldn’t sleep", "CANT SLEEP"]
    )
    def test_are_found_whatever_the_spelling_of_no(self, said: str) -> None:
        assert first(said) == "help-with-sleep"

    def test_are_found_over_a_small_gap(self) -> None:
        assert first("worn out from looking after my dear old dad") == "rest-from-caring"

    def test_are_not_found_over_a_wide_gap(self) -> None:
        assert first("I work far away in a big office and like to walk in the wood") == ""

    def test_are_not_found_in_another_order(self) -> None:
        assert first("wood makes me work") == ""

    def test_are_not_found_across_sentences(self) -> None:
        assert first("I make cakes, bread and jam. A chair broke") == ""

    def test_hold_named_lists_of_more_than_one_word(self) -> None:
        assert first("worn out looking after my little sister") == "rest-from-caring"

    def test_of_one_word_count_in_a_short_ask(self) -> None:
        assert first("church") == "faith"

    def test_say_which_words_led_there(self) -> None:
        (concept,) = asked("honestly I need a break").concepts
        assert concept.words == ("need", "break")

    def test_that_are_longer_win(self) -> None:
        lexicon = Lexicon.read(
            "quiet\n    lost my voice\n    => singing\ngrief\n    lost my brother\n    => bereavement\n"
        )
        assert understand("I lost my brother", lexicon).concepts[0].id == "grief"


class TestDanger:
    @pytest.mark.parametrize("said", ["I want to die", "suicidal", "i just wanna end it all tonight", "wnat to die"])
    def test_is_named(self, said: str) -> None:
        repaired = {"wnat": "want"}
        question = understand(said, LEXICON, repair=lambda words: [repaired.get(word, word) for word in words])
        assert question.danger == (() if "wanna" in said and "end" not in said else ("wanting-to-die",))

    @pytest.mark.parametrize("said", ["dying to see the sea", "my phone died", "dead easy woodwork", "crisis line"])
    def test_is_not_seen_everywhere(self, said: str) -> None:
        assert asked(said).danger == ()

    def test_is_named_even_behind_a_no(self) -> None:
        assert asked("I don't want to die").danger == ("wanting-to-die",)

    def test_comes_before_all_else(self) -> None:
        assert first("I work with wood, grow vegetables, and I want to die") == "wanting-to-die"

    def test_is_named_without_the_last_small_word_of_its_cue(self) -> None:
        lexicon = Lexicon.read("! cannot go home\n    cant go home because\n    => runaway helpline\n")
        assert understand("my dad knows and I can't go home", lexicon).danger == ("cannot-go-home",)

    def test_is_named_even_when_struck_out(self) -> None:
        question = asked("I want to die", without=frozenset({"wanting-to-die"}))
        assert question.danger == ("wanting-to-die",)
        assert question.concepts == ()


class TestCircumstances:
    @pytest.mark.parametrize(
        "said", ["free chess", "chess, I have no money", "chess I can't afford much", "costs nothing"]
    )
    def test_free_is_heard(self, said: str) -> None:
        assert asked(said).free

    @pytest.mark.parametrize("said", ["chess in my free time", "smoke free chess", "chess"])
    def test_free_is_not_imagined(self, said: str) -> None:
        assert not asked(said).free

    def test_times_are_heard(self) -> None:
        when = asked("chess in the evenings or at weekends or on Thursdays, not Mondays").when
        assert (when.evening, when.weekend, when.days, when.not_days) == (True, True, (3,), (0,))

    def test_ages_are_heard(self) -> None:
        assert asked("my son is nineteen, I'm forty two and she is 7 years old").ages == (19, 42, 7)

    def test_ages_are_not_imagined(self) -> None:
        assert asked("it is 10 miles and I have been in 3 weeks").ages == ()

    def test_only_is_heard(self) -> None:
        assert asked("swimming with women only").only == ("women",)
        assert asked("only chess, and women are welcome").only == ()


class TestStrikingOut:
    def test_takes_away_the_cost(self) -> None:
        assert asked("free chess").free
        assert not asked("free chess", without=frozenset({"free"})).free

    def test_takes_away_the_times(self) -> None:
        text = "chess in the evening, not on Mondays"
        assert asked(text).when
        assert not asked(text, without=frozenset({"when"})).when

    def test_takes_away_whom_it_is_for(self) -> None:
        question = asked("swimming with women only, for older people", without=frozenset({"for:women"}))
        assert question.audiences == ("older people",)
        assert question.only == ()

    def test_takes_away_only_and_leaves_whom_it_is_for(self) -> None:
        question = asked("swimming with women only", without=frozenset({"only:women"}))
        assert question.audiences == ("women",)
        assert question.only == ()

    def test_takes_away_refusals_and_leaves_their_words(self) -> None:
        question = asked("coffee, not church and not mums", without=frozenset({"not"}))
        assert question.words == ("coffee", "church", "mums")
        assert question.without == question.without_concepts == question.without_audiences == ()

    def test_is_remembered(self) -> None:
        assert asked("free chess", without=frozenset({"free", "faith"})).struck == ("faith", "free")

    def test_never_takes_away_danger(self) -> None:
        everything = frozenset({"free", "when", "not", "wanting-to-die", "for:women"})
        assert asked("not free, I want to die", without=everything).danger == ("wanting-to-die",)


class TestHostileText:
    @pytest.mark.parametrize(
        "text",
        [
            "want to die " * 90_000,
            "a" * 1_000_000,
            "not " * 250_000,
            "'" * 1_000_000,
            "\0\x1b\u202e" * 300_000,
            "need " * 100_000 + "a break",
            "e\u0301" * 500_000,
            "(((((" * 200_000,
        ],
    )
    def test_is_read_in_no_time(self, text: str) -> None:
        began = time.process_time()
        question = asked(text)
        assert time.process_time() - began < 5  # minutes, if it were read whole or backtracked over
        assert len(question.text) <= 2_000

    @given(some.text())
    def test_is_answered_whatever_it_is(self, text: str) -> None:
        question = asked(text)
        assert all(0 <= concept.confidence <= 1 for concept in question.concepts)
        assert set(question.danger) <= {"wanting-to-die"}

    @given(
        some.lists(
            some.sampled_from("want to die not no church cant sleep need break , . isnt work with wood dad".split())
        )
    )
    def test_is_answered_in_any_order_of_words(self, said: list[str]) -> None:
        question = asked(" ".join(said))
        assert ("wanting-to-die" in question.danger) >= ("want to die" in " ".join(said))
        assert not set(question.words) & {"not", "no", ",", "."}

    def test_of_nothing_is_nothing(self) -> None:
        assert asked("") == Question(text="")
