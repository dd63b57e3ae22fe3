"""Files of rules: written by people, and refused in a sentence where they cannot be used."""

from pathlib import Path

import pytest

from ownterms.mirror.clauses import SHIPPED, BadRules, look, read_rules

RULE = """
[lists]
cake = ["cake", "Victoria sponge"]
[[rules]]
id = "no-cake"
name = "No cake"
tests = ["C4"]
phrases = ["{cake} & banned"]
reason = "Cake is half of it."
instead = "Cake is welcome."
marks = ["Victoria sponge is banned."]
"""


def file(folder: Path, content: str) -> Path:
    written = folder / "mine.toml"
    written.write_text(content, encoding="utf-8")
    return written


def test_a_group_can_add_rules_of_its_own(tmp_path: Path) -> None:
    rules = read_rules(SHIPPED, file(tmp_path, RULE))

    assert [rule.id for passage in look("All cake is banned here.", rules) for rule in passage.rules] == ["no-cake"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[rules]", "mine.toml cannot be read"),
        ("\x80", "cannot be read"),
        ("words = 1", "has no “words”"),
        ("rules = 1", "each under [[rules]]"),
        ("rules = [1]", "rules stand each under [[rules]]"),
        ("lists = 1", "lists stand under [lists]"),
        ('[lists]\ncake = "cake"', "needs a list of one to 500 texts"),
        ('[lists]\ncake = ["the"]', "holds no words"),
        (RULE.replace('"C4"', '"C9"'), "the tests are N1"),
        (RULE.replace("{cake}", "{tea}"), "there is no list called “{tea}”"),
        (RULE.replace("& banned", "(banned"), "means nothing in a phrase"),
        (RULE.replace("reason", "because"), "a rule has no “because”"),
        (RULE.replace('"Cake is half of it."', '""'), "reason: it needs a text"),
        (RULE.replace('["Victoria sponge is banned."]', "[]"), "needs a list of one to 80 texts"),
        (RULE.replace("is banned.", "is fine."), "does not mark its example"),
        (RULE + 'leaves = ["All cake is banned."]', "marks its example"),
        (RULE + RULE.split("[[rules]]")[1].join(["[[rules]]", ""]), "two rules “no-cake”"),
        ("x = " + "[" * 5000, "too many brackets"),
        ("#" * (512 * 1024 + 1), "larger than 512 KB"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(BadRules) as refusal:
        read_rules(file(tmp_path, content))

    assert says in str(refusal.value)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadRules, match=r"nowhere\.toml cannot be read"):
        read_rules(tmp_path / "nowhere.toml")
