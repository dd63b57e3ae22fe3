"""What is marked in a text, and what it denies itself."""

import re
from dataclasses import fields
from itertools import pairwise

import pytest

from ownterms.mirror.clauses import LONGEST, SHIPPED, Passage, TooLong, look, read_rules
from ownterms.mirror.reading.cuts import NINE

RULES = read_rules(SHIPPED)


def marked(text: str) -> list[str]:
    return [text[each.begin : each.end] for each in look(text, RULES)]


def test_the_rules_that_ship_are_many_and_touch_every_test() -> None:
    examples = [text for rule in RULES.rules for text in rule.marks]

    assert len(examples) >= 60
    assert {test for rule in RULES.rules for test in rule.tests} == set(NINE)


@pytest.mark.parametrize(
    "text",
    [
        "No outcome is required at intake.",
        "An outcome at intake is not required.",
        "Outcomes are never agreed at intake.",
        "Service users need not engage, and are not expected to attend.",
        "People come without a referral only.",
        "Nobody will be discharged because they did not attend.",
        "Staff introduce people rather than signposting them.",
        "There are no caseloads, targets or sanctions.",
    ],
)
def test_what_a_text_denies_is_not_marked(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nobody is seen until outcomes are agreed at intake.",
        "No client will be seen without a risk assessment.",
        "Outcomes must be agreed not later than the first appointment.",
        "Support is not offered unless the client has a support plan which must be signed.",
        "Clients who do not attend will be discharged.",
        "There is no waiting list, but outcomes are agreed at intake.",
        "The caseload must not exceed 30.",
    ],
)
def test_a_no_that_is_no_denial_hides_nothing(text: str) -> None:
    assert marked(text) != []


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Outcomes are agreed within ten working days of referral, and kept.", "within ten working days of referral"),
        ("It lasts for up to 12 weeks of support per client.", "up to 12 weeks of support per client"),
        ("Each Service User must have a support plan in 5 days.", "Service User must have a support plan in 5 days"),
        ("Each Service User(s) must engage.", "Service User(s) must engage"),
        ("Clients are seen for 12-week blocks.", "12-week blocks"),
        ("Outcomes are set within 10 days; of these we tell.", "within 10 days"),
        ("“Caseloads”: thirty.", "Caseloads"),
    ],
)
def test_a_mark_begins_and_ends_where_a_reader_would(text: str, reads: str) -> None:
    assert any(each.endswith(reads) for each in marked(text)), marked(text)


def test_no_mark_of_the_examples_parts_a_word_or_ends_at_a_number() -> None:
    for text in (text for rule in RULES.rules for text in rule.marks):
        for passage in look(text, RULES):
            around = text[max(0, passage.begin - 1) : passage.begin + 1], text[passage.end - 1 : passage.end + 1]
            assert not any(re.fullmatch(r"\w\w", each) for each in around), text
            goes_on = re.match(r"\s\w", text[passage.end :])
            assert not (goes_on and re.search(r"\b(?:\d+|ten|of|per)\Z", text[: passage.end])), text


class TestLook:
    def test_tells_the_clause_and_the_line(self) -> None:
        text = "4.1 The kitchen is open.\n4.2 Outcomes shall be agreed at\nthe initial assessment.\n\n5. A caseload."

        first, second = look(text, RULES)

        assert (first.clause, first.line, first.rules[0].id) == ("4.2", 2, "outcome-at-intake")
        assert (second.clause, second.line) == ("5", 5)

    def test_takes_the_number_of_a_clause_for_no_number(self) -> None:
        assert look("4.3 Clients are welcome.\n\n5. Clients are welcome.", RULES) == []
        assert [each.clause for each in look("4.1 It lasts for up to\n12 weeks of support.", RULES)] == ["4.1"]

    def test_joins_what_overlaps_and_names_each_rule_once(self) -> None:
        text = "Sanctions: non-attendance will be reported to Jobcentre Plus and may result in a sanction."

        passages = look(text, RULES)

        assert all(before.end <= after.begin for before, after in pairwise(passages))
        assert all(len(set(each.rules)) == len(each.rules) for each in passages)

    def test_says_nothing_of_nothing(self) -> None:
        assert look("", RULES) == []
        assert look(" \n\x00 ½ ﷽ ", RULES) == []

    def test_refuses_more_than_it_can_read(self) -> None:
        with pytest.raises(TooLong):
            look("x" * (LONGEST + 1), RULES)

    def test_adds_nothing_up(self) -> None:
        """A passage says where and why; nothing about a text is a number but where things stand."""
        assert {each.name for each in fields(Passage)} == {"begin", "end", "rules", "clause", "line"}
