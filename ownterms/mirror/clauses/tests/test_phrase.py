"""Phrases are words, lists, gaps and parts in any order, and no text can hold them up."""

from collections import Counter
from collections.abc import Iterator

import pytest

from ownterms.mirror.clauses.phrase import BadPhrase, Phrase, Step
from ownterms.mirror.clauses.sentences import sentences, stem_of

LISTS = {"people": frozenset({("client",), ("servic", "user")}), "must": frozenset({("must",)})}


def says(phrase: str, text: str) -> bool:
    read = Phrase.read(phrase, LISTS)
    return any(read.places(sentence.stems) for sentence in sentences(text))


class TestPhrase:
    @pytest.mark.parametrize(
        ("phrase", "text"),
        [
            ("case load", "The case loads are high."),
            ("{people} {must} engage", "All service users must engage."),
            ("outcome … intake", "Outcomes are agreed and written down at intake."),
            ("intake & outcome", "Outcomes are agreed at intake."),
            ("intake & outcome", "At intake each client has outcomes."),
            ("0 week", "It lasts 12 weeks."),
            ("not attend", "They don’t attend."),
            ("over a line", "It goes over\nthe line."),
        ],
    )
    def test_finds_what_means_the_same(self, phrase: str, text: str) -> None:
        assert says(phrase, text)

    @pytest.mark.parametrize(
        ("phrase", "text"),
        [
            ("outcome … intake", "Outcomes matter. At intake there is tea."),
            ("outcome … intake", "Outcomes a1 b2 c3 d4 e5 f6 g7 h8 intake."),
            ("intake & outcome", f"Intake {'and tea ' * 20} outcome."),
            ("intake & intake", "Once at intake."),
            ("{people} {must} engage", "Staff must engage."),
            ("outcome & intake", "Outcomes:\n(a) intake is open."),
        ],
    )
    def test_leaves_what_stands_apart(self, phrase: str, text: str) -> None:
        assert not says(phrase, text)

    @pytest.mark.parametrize("phrase", ["", "…", "outcome …", "… outcome", "a", "{nobody}", "a+b*", "x" * 201, "x & "])
    def test_cannot_be_read_where_it_says_nothing(self, phrase: str) -> None:
        with pytest.raises(BadPhrase):
            Phrase.read(phrase, LISTS)

    def test_takes_steps_in_proportion_to_the_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Gaps after gaps do not go back and forth: what was reached once is not walked again."""
        phrase = Phrase.read("a1 … a1 … a1 … a1 … a1 … a1 … b1", LISTS)
        walked = Counter[str]()
        ends = Step.ends

        def counted(step: Step, stems: tuple[str, ...], begin: int) -> Iterator[int]:
            walked["steps"] += 1
            return ends(step, stems, begin)

        monkeypatch.setattr(Step, "ends", counted)
        texts = ["a1 " * 1_000, "a1 " * 2_000]
        steps = []
        for text in texts:
            walked.clear()
            assert not any(phrase.places(each.stems) for each in sentences(text))
            steps.append(walked["steps"])

        assert steps[1] < 2.5 * steps[0]


def test_any_number_is_compared_as_one() -> None:
    assert stem_of("12") == stem_of("90") == "0"
