"""What is said about a sheet is short, blames nobody, and says that nothing was read where nothing was."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1]
LONGEST = 15  # words in a sentence
BLAME = re.compile(
    r"\b(fail\w*|invalid|error\w*|incorrect|missing|wrong|must|should|required|clients?|deficits?)\b", re.IGNORECASE
)


def sentences() -> Iterator[str]:
    """Every sentence that is written out in the code, without docstrings; what is put in stands as one word."""
    for path in sorted(FOLDER.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside | docs:
                text = node.value
            else:
                continue
            if not text.startswith(("\n", "#")) and re.search(r"[a-z] .*[a-z]\.", text):
                yield from re.split(r"(?<=[.:]) ", text)


SENTENCES = sorted(set(sentences()))


def test_there_is_something_to_measure() -> None:
    assert len(SENTENCES) > 50


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_short_and_blames_nobody(sentence: str) -> None:
    assert len(sentence.split()) <= LONGEST
    assert not BLAME.search(sentence)
