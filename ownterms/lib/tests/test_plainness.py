"""How plainly a text speaks."""

import pytest

from ownterms.lib import plainness

PLAIN = "We cook and we eat. Come on Tuesday at ten. It is free. You can bring a friend. We sit and talk. Tea is hot. "
HARD = (
    "Our multi-disciplinary organisation facilitates personalised psychosocial interventions, incorporating "
    "comprehensive individualised assessment, collaborative identification of appropriate rehabilitation "
    "opportunities, and coordinated implementation of evidence-informed community participation activities, "
    "subject to eligibility criteria and commissioning arrangements within the geographical area of responsibility."
)


def test_plain_words_have_a_low_grade() -> None:
    assert plainness.grade(PLAIN) < 3


def test_hard_words_have_a_high_grade() -> None:
    assert plainness.grade(HARD) > plainness.HARD_GRADE


def test_a_few_words_have_no_grade() -> None:
    assert plainness.grade("Multidisciplinary rehabilitation.") == 0


def test_the_longest_sentence_counts() -> None:
    assert plainness.longest_sentence("We cook. " + "and " * 50 + ".") == 50
    assert plainness.longest_sentence("") == 0


def test_jargon_is_named_once() -> None:
    assert plainness.jargon("Holistic, holistic signposting for KPIs.") == ["holistic", "signposting", "kpis"]


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("COME TO OUR GREAT BIG FAIR", True),
        ("YMCA", False),
        ("Come to our fair", False),
        ("中文社区服务中心欢迎大家一起吃饭", False),
    ],
)
def test_shouting(text: str, does: bool) -> None:
    assert plainness.shouts(text) is does


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("cafÃ©", True), ("caf\ufffd", True), ("weâ€™re", True), ("Tea &amp; cake", True), ("café, São Paulo", False)],
)
def test_misread_letters(text: str, is_so: bool) -> None:
    assert plainness.is_misread(text) is is_so
