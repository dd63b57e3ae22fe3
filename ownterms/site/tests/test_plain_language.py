"""The interface speaks plainly: short sentences and easy words, about what a nine-year-old can read."""

import re
from collections import Counter

import pytest

from .messages import messages, sentences, words

LONGEST = 15  # words in a sentence
EASY_GRADE = 4.0  # Flesch-Kincaid, years of school: fourth grade is nine to ten years old
HARD_GRADE = 9.0  # for one message alone, which is too short to be measured well

# Words of four syllables or more, each with the reason for which it stays.
LONG_WORDS = {
    "communicate": "a heading of the PRSB, word for word",
    "community": "no shorter word means it",
    "consequences": "what a source's terms say, and it must not be softened",
    "directories": "explained where it stands",
    "directory": "explained where it stands",
    "everything": "everyday",
    "everywhere": "everyday",
    "hyperlegible": "a name",
    "invitation": "what it is, and people say it",
    "opendyslexic": "a name",
    "interpreter": "people who need one ask for one by that word",
    "organisation": "a kind of listing, and people say it",
    "organisations": "the same",
    "professionals": "people say it of those who are paid to help",
    "somebody": "everyday, and three syllables: the count is only about right",
}
HARD_MESSAGES = {
    "Atkinson Hyperlegible: easy to tell letters apart": "the name of the letters cannot be shortened",
}
# What nothing here says of anybody, with what is wrong with it.
BLAME = {
    r"overdue|late for|behind with|streaks?": "nobody is late with their own life",
    r"fail\w*|invalid|errors?|incorrect|mistaken": "whoever typed did nothing wrong",
    r"did ?n[o’']t attend|no-show\w*|miss(?:ed|ing)": "somebody was elsewhere, for reasons of their own",
    r"non-?complian\w*|disengag\w*|hard to reach|challenging|chaotic|manipulative": "it tells of whoever says it",
    r"refus\w*|den(?:y|ies|ied)": "somebody chose otherwise",
    r"lack(?:s|ed|ing)? \w+|unable|incapable|suffer\w*|vulnerable|disorder\w*": "it makes a lack of somebody",
    r"must(?! not)|should(?:n’t)? have|you should|ought|required|mandatory|obligatory": "nothing is asked of anybody",
    r"service users?|clients?|patients?|caseloads?|cases of": "they are people",
    r"goals?|outcomes?|targets?|deficits?|compliance": "words of those who count, not of those who live",
}
# Messages that hold such a word, each with the reason for which it stays.
BLAMELESS = {
    "Goals and hopes": "a heading of the PRSB, word for word",
    "No goal is in it": "it says why: to have none is a whole answer",
    "You called none of these a goal. To have none is a whole answer.": "the same",
    "Which of these would you call a goal?": "some systems ask; it is the person's own word or nobody's",
    "You need not. Some computers ask for goals; without one, none is told.": "the same",
    "You never have to name a need, a goal or an illness.": "it promises that none is asked for",
    "%(count)s record refused": "a record of a file, whose host reads it",
    "%(count)s records refused": "the same",
    "%(refused)s records refused, %(mended)s values left empty.": "the same",
    "The database refused (%(cause)s). Nothing was changed.": "a machine",
    "It is refused": "a change of a feed",
    "It was refused on %(day)s.": "the same",
    "Refuse it": "the same, for the host to press",
    "Everyone can read it. If something is wrong or missing, tell us.": "a word is, in our list",
    "Tell us words that are missing": "the same",
}
BLAMING = re.compile(rf"\b(?:{'|'.join(BLAME)})\b", re.IGNORECASE)
MESSAGES = list(messages())


def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouy])(?:es|ed|e)$", "", plain)))
    if re.search(r"(?:[td]ed|[sxz]es|[cg]es|[^aeiou]le|ches|shes)$", plain):
        groups += 1
    return max(1, groups)


def grade(texts: list[str]) -> float:
    """The Flesch-Kincaid grade of some texts: years of school needed to read them."""
    said = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in said for word in words(sentence)]
    return 0.39 * len(spoken) / len(said) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59


def test_there_is_something_to_measure() -> None:
    assert len(MESSAGES) > 200


def test_sentences_are_short() -> None:
    long = [(where, s) for where, text in MESSAGES for s in sentences(text) if len(words(s)) > LONGEST]
    assert long == []


def test_all_of_it_reads_at_about_nine_years() -> None:
    assert grade([text for _where, text in MESSAGES if len(words(text)) > 3]) <= EASY_GRADE


def test_no_message_alone_is_hard() -> None:
    hard = [(where, text, round(grade([text]), 1)) for where, text in MESSAGES if len(words(text)) >= 6]
    assert [each for each in hard if each[2] > HARD_GRADE and each[1] not in HARD_MESSAGES] == []


def test_words_are_short_or_have_a_reason() -> None:
    spoken = Counter(word.lower() for _where, text in MESSAGES for word in words(text))
    assert sorted(word for word in spoken if syllables(word) > 3 and word not in LONG_WORDS) == []
    assert sorted(set(LONG_WORDS) - set(spoken)) == []


def test_nobody_is_blamed() -> None:
    blaming = {text: where for where, text in MESSAGES if BLAMING.search(text)}
    assert {text: where for text, where in blaming.items() if text not in BLAMELESS} == {}
    assert sorted(set(BLAMELESS) - set(blaming)) == []


@pytest.mark.parametrize(
    "blame",
    [
        "Your step is overdue.",
        "You failed to come.",
        "Amina did not attend.",
        "She lacks capacity.",
        "You should have said so.",
        "He refused help.",
        "You must fill this in.",
        "Three clients are non-compliant.",
    ],
)
def test_blame_would_be_found(blame: str) -> None:
    assert BLAMING.search(blame)


@pytest.mark.parametrize(
    ("word", "count"), [("tea", 1), ("listed", 2), ("table", 2), ("changes", 2), ("kitchen", 2), ("organisation", 5)]
)
def test_syllables_are_counted_about_right(word: str, count: int) -> None:
    assert syllables(word) == count
