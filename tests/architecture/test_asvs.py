"""The table of security requirements (OWASP ASVS 5.0, levels 1 and 2) judges each once, and names tests that exist.

`docs/asvs.csv` holds ids and levels of the standard (CC BY-SA 4.0), and what we say to each in our own words:
a test, a page of ours, or plainly "not met: …" or "not tested: …".
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass

import pytest

from .house import ROOT

TABLE = ROOT / "docs" / "asvs.csv"
LEVELS = {"1": 70, "2": 183}
PLAINLY = ("not met: ", "not tested: ")


@dataclass(frozen=True)
class Row:
    """One requirement and what we say to it."""

    id: str
    level: str
    applies: str
    test: str


ROWS = [Row(**row) for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines())]


def exists(named: str) -> bool:
    """Whether there is such a test (`file::Class::test`), or such a page."""
    file, *parts = named.split("::")
    path = ROOT / file
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    if not parts:
        return path.suffix == ".md"
    names = [rf"^class {each}\b" for each in parts[:-1]] + [rf"^\s*def {parts[-1]}\("]
    return parts[-1].startswith("test_") and all(re.search(name, text, re.MULTILINE) for name in names)


def test_every_requirement_of_both_levels_stands_in_it_once() -> None:
    assert Counter(row.level for row in ROWS) == LEVELS
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert [row.id for row in ROWS if not re.fullmatch(r"V\d{1,2}\.\d{1,2}\.\d{1,2}", row.id)] == []


def test_every_one_is_judged() -> None:
    assert {row.applies for row in ROWS} <= {"yes", "no", "not yet"}
    assert [row.id for row in ROWS if len(row.test) < 7] == []


def test_what_applies_names_a_test_or_says_plainly_what_is_not_so() -> None:
    said = [row for row in ROWS if row.applies == "yes" and not row.test.startswith(PLAINLY)]
    assert [f"{row.id} {row.test}" for row in said if not exists(row.test)] == []


@pytest.mark.parametrize(
    "named",
    [
        "tests/architecture/test_asvs.py::test_that_is_not_there",
        "tests/architecture/test_nowhere.py::test_x",
        "docs/nowhere.md",
        "docs/asvs.csv",
    ],
)
def test_that_could_show_a_test_that_is_not_there(named: str) -> None:
    assert not exists(named)
    assert exists("tests/architecture/test_asvs.py::test_every_one_is_judged")
