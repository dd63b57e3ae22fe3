"""The lexicon file: what it says, and what it answers to mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ownterms.finding.engine import BadLexicon, Lexicon
from ownterms.finding.engine.lexicon import slug, term

GOOD = """
# a comment
{family} = mum; Dad; step dad
== Caring, rest and sleep
rest from caring
    need a break; look after {family}
    a night off
    => respite care; short break
    => carers
! wanting to die
    want to die
    => crisis line
"""


class TestLexicon:
    def test_is_read_whole(self) -> None:
        caring, dying = Lexicon.read(GOOD).concepts
        assert caring.label == "rest from caring"
        assert caring.id == "rest-from-caring"
        assert caring.section == "Caring, rest and sleep"
        assert caring.cues == ("need a break", "look after {family}", "a night off")
        assert caring.directory == ("respite care", "short break", "carers")
        assert not caring.danger
        assert dying.danger

    def test_holds_its_lists_as_stems(self) -> None:
        assert Lexicon.read(GOOD).lists["family"] == (("mum",), ("dad",), ("step", "dad"))

    def test_can_be_empty(self) -> None:
        assert Lexicon.read("").concepts == ()

    def test_gives_a_concept_by_its_id(self) -> None:
        assert Lexicon.read(GOOD)["wanting-to-die"].danger

    def test_keeps_its_fingerprint_when_only_cues_change(self) -> None:
        more = GOOD.replace("a night off", "a night off; some peace")
        other = GOOD.replace("short break", "day centre")
        assert Lexicon.read(more).fingerprint == Lexicon.read(GOOD).fingerprint
        assert Lexicon.read(other).fingerprint != Lexicon.read(GOOD).fingerprint

    @pytest.mark.parametrize(
        ("text", "line", "reason"),
        [
            ("    a cue under nothing", 1, "no label"),
            ("label one\n    a cue", 1, "no directory words"),
            ("one\n    a\n    => b\none\n    a\n    => b", 4, "there already"),
            ("one\n    look after {nobody}\n    => b", 2, "no list called"),
            ("one\n    look after {nobody\n    => b", 2, "named list"),
            ("{family\n", 1, "named list"),
            ("what?!\n    a\n    => b", 1, "no label"),
            ("one\n    " + "long " * 30 + "\n    => b", 2, "100 characters"),
        ],
    )
    def test_names_the_line_of_a_mistake(self, text: str, line: int, reason: str) -> None:
        with pytest.raises(BadLexicon, match=reason) as refused:
            Lexicon.read(text)
        assert refused.value.line == line

    @given(some.text())
    def test_reads_or_names_a_line_whatever_it_is_given(self, text: str) -> None:
        assert 0 <= line_refused(text) <= len(text.splitlines())

    @given(some.lists(some.sampled_from(["rest", "a cue; another", "    => b", "  a b", "== S", "{f} = x", "! c", ""])))
    def test_reads_or_names_a_line_of_any_order(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        assert 0 <= line_refused(text) <= len(lines)
        assert line_refused(text) or all(concept.directory for concept in Lexicon.read(text).concepts)


def line_refused(text: str) -> int:
    """The line for which a lexicon is refused; 0 where it is read."""
    try:
        Lexicon.read(text)
    except BadLexicon as refused:
        return refused.line
    return 0


class TestTerm:
    def test_is_stems_without_joining_words(self) -> None:
        assert term("Parents and toddlers") == term("parent & toddler")

    def test_of_joining_words_alone_is_kept(self) -> None:
        assert term("the") == "the"

    @given(some.text())
    def test_slugs_are_plain(self, label: str) -> None:
        assert set(slug(label)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
