"""A mirror as numbers that other programs read."""

from typing import Any

from ownterms.mirror.reading import Alarm, Beside, Count, Mirror, Reading


def in_figures(mirror: Mirror) -> dict[str, Any]:
    """This will give a mirror as plain values for JSON. All shares go from 0 to 1; None is where nothing is counted."""
    return {
        "cuts": mirror.cuts,
        "rows": mirror.rows,
        "people": mirror.people,
        "first": mirror.days[0] if mirror.days else None,
        "last": mirror.days[1] if mirror.days else None,
        "readings": [_reading(each) for each in mirror.readings],
        "beside": [_beside(each) for each in mirror.beside],
        "alarm": _alarm(mirror.alarm),
        "periods": [
            {"name": each.name, "readings": [_reading(one) for one in each.readings]} for each in mirror.periods
        ],
    }


def _count(count: Count) -> dict[str, Any]:
    return {
        "numerator": count.numerator,
        "denominator": count.denominator,
        "unknown": _round(count.unknown_share),
        "unknown_count": count.unknown,
        "share": _round(count.share),
        "least": _round(count.least),
        "most": _round(count.most),
        "low": _round(count.low),
        "high": _round(count.high),
        "people": count.people,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    told = {"verdict": reading.verdict.value, "more": reading.more, "lacks": list(reading.lacks)}
    return {"id": reading.id} | _count(reading.count) | told


def _beside(beside: Beside) -> dict[str, Any]:
    counted = _count(beside.count) if beside.count else {}
    return {"id": beside.id, "of": beside.of, "figure": _round(beside.figure), "lacks": list(beside.lacks)} | counted


def _alarm(alarm: Alarm) -> dict[str, Any]:
    return {"rings": alarm.rings, "lacks": list(alarm.lacks)} | _count(alarm.count)


def _round(number: float | None) -> float | None:
    """Six places are more than any of it can bear."""
    return None if number is None else round(number, 6)
