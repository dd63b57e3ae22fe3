"""Where a reading is called good or not: one file, with its version and a reason for each."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

SHIPPED: Final = Path(__file__).with_name("cuts.toml")
NINE: Final = ("N1", "N2", "N3", "N4", "N5", "C1", "C2", "C3", "C4")
"""The nine tests of the source by their ids, in its order."""


@dataclass(frozen=True, slots=True)
class BesideCut:
    """The number beside a reading at which a verdict looks too, good or bad (`for_good`), and the share it must have.

    It must have that share at least, or at most. Where nobody knows it, the verdict does without.
    """

    id: str
    share: float
    for_good: bool
    at_least: bool

    def holds(self, low: float, high: float) -> bool:
        """Whether the whole of an interval has the share."""
        return low >= self.share if self.at_least else high <= self.share

    def fails(self, low: float, high: float) -> bool:
        """Whether none of it has."""
        return high < self.share if self.at_least else low > self.share


@dataclass(frozen=True, slots=True)
class Cut:
    """Where one reading is good and where it is not, as shares from 0 to 1, and why there."""

    good: float
    bad: float
    high_is_good: bool
    reason: str
    beside: BesideCut | None = None

    def is_good(self, low: float, high: float) -> bool:
        """Whether the whole of an interval lies at the good end."""
        return low >= self.good if self.high_is_good else high <= self.good

    def is_bad(self, low: float, high: float) -> bool:
        """Whether the whole of it lies at the other end."""
        return high < self.bad if self.high_is_good else low > self.bad

    def is_between(self, low: float, high: float) -> bool:
        """Whether the whole of it lies between the two."""
        return self.bad <= low and high < self.good if self.high_is_good else self.good < low and high <= self.bad


@dataclass(frozen=True, slots=True)
class Cuts:
    """All of them. `unknown` is the share past which nobody has looked; `people` is how few are never judged."""

    version: str
    unknown: float
    people: int
    nine: dict[str, Cut]
    alarm: float


@cache
def read_cuts(path: Path = SHIPPED) -> Cuts:
    """This will read a file of cuts. Raises KeyError, ValueError or OSError where it is no such file."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    nine = {
        name: Cut(
            told[name]["good"],
            told[name]["bad"],
            told[name]["good_is"] == "high",
            told[name]["reason"],
            _beside(told[name].get("beside")),
        )
        for name in NINE
    }
    return Cuts(told["version"], told["unknown"], told["people"], nine, told["alarm"]["bad"])


def _beside(told: dict[str, Any] | None) -> BesideCut | None:
    if told is None:
        return None
    at_least = "at_least" in told
    return BesideCut(told["id"], told["at_least" if at_least else "at_most"], told["verdict"] == "good", at_least)
