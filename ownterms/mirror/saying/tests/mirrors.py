"""Mirrors by hand, for tests of how they are said."""

from dataclasses import replace
from datetime import date

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.reading import Alarm, Beside, Count, Mirror, Period, Reading, Verdict, read_cuts
from ownterms.mirror.reading.beside import ASIDES
from ownterms.mirror.reading.cuts import NINE

NONE = Count(0, 0, 0, 0, None, None, None, None)
SOME = Count(40, 120, 20, 38, 0.33, 0.5, 0.25, 0.6)


def count(share: float, *, people: int = 50, doubt: float = 0.05, unknown: int = 0) -> Count:
    """A hundred things, and an interval around a share of them."""
    low, high = max(0.0, share - doubt), min(1.0, share + doubt)
    return Count(round(share * (100 - unknown)), 100, unknown, people, share, share, low, high)


def reading(name: str, verdict: Verdict, *, counted: Count = SOME, more: int | None = None) -> Reading:
    """One of the nine with a verdict."""
    return Reading(name, counted, verdict, more, ("person_id",) if verdict is Verdict.CANNOT_SEE else ())


def mirror(verdict: Verdict = Verdict.MIXED, *changed: Reading, rings: bool = False) -> Mirror:
    """A mirror with one verdict for all, except for those that are given, and all that the engine prints beside."""
    others = {each.id: each for each in changed}
    beside = tuple(
        Beside(each.id, each.of, None if each.figure else SOME, 0.4 if each.figure else None) for each in ASIDES
    )
    return Mirror(
        tuple(others.get(name) or reading(name, verdict) for name in NINE),
        beside,
        Alarm(SOME, rings),
        read_cuts().version,
        900,
        150,
        ("2024-01-01", "2025-12-27"),
    )


def over_time(name: str, *counts: Count) -> Mirror:
    """A mirror with a quarter for each count of one reading; the other eight stay as they are."""
    quarters = [f"{2024 + place // 4}-Q{1 + place % 4}" for place in range(len(counts))]
    periods = tuple(
        Period(when, tuple(reading(each, Verdict.MIXED, counted=counted if each == name else SOME) for each in NINE))
        for when, counted in zip(quarters, counts, strict=True)
    )
    years, quarter = divmod(len(counts) - 1, 4)
    last = Quarter.of(date(2024 + years, 1 + 3 * quarter, 1)).last
    return replace(mirror(), periods=periods, days=("2024-01-02", last.isoformat()))


def rows_over_time(name: str, *counts: Count) -> list[tuple[str, Count]]:
    """The counts of one reading, by the names of their quarters."""
    return [(each.name, one) for each, one in zip(over_time(name, *counts).periods, counts, strict=True)]
