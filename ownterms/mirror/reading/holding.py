"""Holding a mirror up to rows."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import numpy as np

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.reading.beside import ASIDES
from ownterms.mirror.reading.cuts import Cuts, read_cuts
from ownterms.mirror.reading.doubt import count
from ownterms.mirror.reading.facts import Facts
from ownterms.mirror.reading.judging import judge
from ownterms.mirror.reading.nine import CLOSE, NINE_TESTS, Rows, refusals, told
from ownterms.mirror.reading.reading import Alarm, Beside, Mirror, Period, Reading

PERIODS: Final = 40
"""Quarters that are shown, the last ones: ten years."""


def hold_up(facts: Facts, *, cuts: Cuts | None = None, by_quarter: bool = False) -> Mirror:
    """This will read the nine from rows, with what stands beside them. Nothing is kept."""
    cuts = cuts or read_cuts()
    rows = Rows(facts)
    beside = tuple(aside.seen(rows) for aside in ASIDES)
    days = facts.days
    return Mirror(
        _nine(rows, cuts, beside),
        beside,
        _alarm(rows, cuts),
        cuts.version,
        facts.size,
        int(np.count_nonzero(np.unique(facts.get("person_id")))),
        (days[0].isoformat(), days[1].isoformat()) if days else None,
        tuple(_periods(facts, cuts)) if by_quarter and days else (),
    )


def _nine(rows: Rows, cuts: Cuts, beside: tuple[Beside, ...]) -> tuple[Reading, ...]:
    counts = {each.id: each.count for each in beside}
    with_ = {name: counts.get(cut.beside.id) for name, cut in cuts.nine.items() if cut.beside}
    return tuple(judge(test, rows, cuts, with_.get(test.id)) for test in NINE_TESTS)


def _alarm(rows: Rows, cuts: Cuts) -> Alarm:
    """Somebody paid was asked for and refused, while somebody who is not paid was written down."""
    facts = rows.facts
    lacks = tuple(name for name in ("person_id", "asked_for", "asked_refused", "source_kind") if not facts.has(name))
    asked = rows.any_in_strand(facts.says("asked_for", "professional"))
    leant = rows.any_in_strand(refusals(rows)) & rows.any_in_strand(facts.says("source_kind", *CLOSE))
    counted = count(rows.of_strands(told(leant, rows.any_in_strand(facts.known("asked_refused"))), asked))
    rings = not lacks and counted.people >= cuts.people and (counted.low or 0) > cuts.alarm
    return Alarm(counted, rings, lacks)


def _periods(facts: Facts, cuts: Cuts) -> Iterator[Period]:
    first, last = facts.days or (date.min, date.min)
    looked_at = {cut.beside.id for cut in cuts.nine.values() if cut.beside}
    for quarter in quarters(first, last)[-PERIODS:]:
        rows = Rows(facts.within(quarter.first, quarter.last))
        beside = tuple(aside.seen(rows) for aside in ASIDES if aside.id in looked_at)
        yield Period(f"{quarter.first.year}-Q{quarter.number}", _nine(rows, cuts, beside))


def quarters(first: date, last: date) -> list[Quarter]:
    """This will give the quarters of a year that these days touch."""
    found = [Quarter.of(first)]
    while found[-1].last < last:
        found.append(found[-1].after)
    return found
