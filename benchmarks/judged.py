"""Real listings and judged questions, where they are: beside the checkout, never inside it."""

import json
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ownterms.finding.engine import Lexicon, Listing

ROOT = Path(__file__).parents[1]
LEXICON = Path(os.environ.get("OWNTERMS_LEXICON", ROOT / "ownterms" / "finding" / "lexicon" / "en.txt"))
"""The lexicon that is measured: the one that comes with the software, or another to be tried."""


class Absent(Exception):
    """The data or the lexicon is not here; its sentence says which."""


@dataclass(frozen=True)
class Asked:
    """A judged question: grades by listing, 3 what was asked for … 0 no."""

    id: str
    text: str
    grades: dict[str, int]

    @property
    def is_answerable(self) -> bool:
        """Whether any listing clearly helps."""
        return any(grade >= 2 for grade in self.grades.values())

    def ndcg(self, found: Sequence[str]) -> float:
        """nDCG at 10: gain 2^grade - 1, unjudged listings count as 0, ideal over all judged ones."""
        ideal = gained(sorted(self.grades.values(), reverse=True))
        return gained([self.grades.get(each, 0) for each in found]) / ideal

    def judged(self, found: Sequence[str]) -> float:
        """The share of the first ten that were judged at all."""
        return sum(each in self.grades for each in found[:10]) / max(1, len(found[:10]))


def gained(grades: Sequence[int]) -> float:
    """Discounted gain of the first ten."""
    return math.fsum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:10]))


def folder() -> Path:
    """The folder of the data.

    Raises:
        Absent: there is none.
    """
    shared = Path(os.environ.get("OWNTERMS_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not (shared / "directory" / "listings.jsonl").exists():
        raise Absent(f"Skipped: the judged questions are not in {shared}. Set OWNTERMS_SHARED_DATA to their folder.")
    return shared / "directory"


def listings() -> list[Listing]:
    """All listings of the data."""
    lines = (folder() / "listings.jsonl").read_text(encoding="utf-8").splitlines()
    return [Listing.from_row(json.loads(line)) for line in lines]


def lexicon() -> Lexicon:
    """The lexicon that comes with the software.

    Raises:
        Absent: it is not there.
    """
    if not LEXICON.exists():
        raise Absent(f"Skipped: there is no lexicon at {LEXICON}.")
    return Lexicon.read(LEXICON.read_text(encoding="utf-8"))


def questions() -> list[Asked]:
    """All judged questions, those that nothing answers among them."""
    grades: dict[str, dict[str, int]] = {}
    for line in (folder() / "dev" / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, listing, grade = line.split("\t")[:3]
        grades.setdefault(question, {})[listing] = int(grade)
    rows = map(json.loads, (folder() / "dev" / "queries.jsonl").read_text(encoding="utf-8").splitlines())
    return [Asked(row["id"], row["text"], grades.get(row["id"], {})) for row in rows]
