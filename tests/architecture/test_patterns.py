"""Patterns take time in proportion to what they read: none repeats a part that itself repeats without end.

Each exception stands here with its reason: its inner part cannot begin where the outer one could go on.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .house import PACKAGE, ROOT, tracked

parser, constants = re._parser, re._constants  # type: ignore[attr-defined]
REPEATS = {constants.MAX_REPEAT, constants.MIN_REPEAT}
MANY = 100  # times; as good as without end

EXCEPTIONS = {
    "[^\\W_]+(?:[ ,'’-]+[^\\W_]+)*": "words, parted by signs that are in no word",
    "^[\\w.!#$%&'*+/=?^`{|}~\\-]{1,64}@(?:[^\\W_][\\w\\-]*\\.)+[^\\W\\d_]{2,63}$": "parts ended by dots",
}


def patterns(path: Path) -> Iterator[str]:
    """The patterns that a file gives to `re`, as far as they are written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of = node.func.value
            said = node.args[0]
            if isinstance(of, ast.Name) and of.id == "re" and isinstance(said, ast.Constant):
                yield str(said.value)


def explodes(parts: object, *, within: bool = False) -> bool:
    """Whether an endless repetition stands within another."""
    for kind, value in parts:  # type: ignore[attr-defined]
        endless = kind in REPEATS and (value[1] == constants.MAXREPEAT or value[1] > MANY)
        if within and endless:
            return True
        if any(explodes(each, within=within or endless) for each in inside(kind, value)):
            return True
    return False


def inside(kind: object, value: Any) -> list[object]:  # noqa: ANN401  (whatever `re` has there)
    """What a part of a pattern holds."""
    if kind is constants.BRANCH:
        return list(value[1])
    if kind in REPEATS:
        return [value[2]]
    if kind is constants.SUBPATTERN:
        return [value[3]]
    return [value[1]] if kind in {constants.ASSERT, constants.ASSERT_NOT} else []


def test_no_pattern_explodes() -> None:
    every = {
        pattern
        for path in tracked("ownterms/**/*.py")
        if path.is_relative_to(PACKAGE) and "tests" not in path.relative_to(ROOT).parts
        for pattern in patterns(path)
    }
    assert {pattern for pattern in every if explodes(parser.parse(pattern))} == set(EXCEPTIONS)


def test_that_could_show_one_that_does() -> None:
    assert explodes(parser.parse(r"^(a+)+$"))
    assert explodes(parser.parse(r"(?:x|(?:\s*y)*)*"))
    assert not explodes(parser.parse(r"a+b+(?:cd)*"))
