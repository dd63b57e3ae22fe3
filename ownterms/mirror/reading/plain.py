"""A mirror as plain values, and the mirror that they came from: so it can travel, and nothing of it is lost."""

from dataclasses import asdict
from typing import Any

from ownterms.mirror.reading.reading import Alarm, Beside, Count, Mirror, Period, Reading, Verdict

Plain = dict[str, Any]


def as_plain(mirror: Mirror) -> Plain:
    """This will give a mirror as values that JSON can hold."""
    return asdict(mirror)


def from_plain(plain: Plain) -> Mirror:
    """This will give the mirror that `as_plain` told of. Raises KeyError, TypeError or ValueError for anything else."""
    days = plain["days"]
    return Mirror(
        readings=_readings(plain["readings"]),
        beside=tuple(Beside(**each | {"count": _count(each["count"]), **_lacks(each)}) for each in plain["beside"]),
        alarm=Alarm(**plain["alarm"] | {"count": Count(**plain["alarm"]["count"]), **_lacks(plain["alarm"])}),
        cuts=plain["cuts"],
        rows=plain["rows"],
        people=plain["people"],
        days=(days[0], days[1]) if days else None,
        periods=tuple(Period(each["name"], _readings(each["readings"])) for each in plain["periods"]),
    )


def _readings(plain: list[Plain]) -> tuple[Reading, ...]:
    return tuple(
        Reading(**each | {"count": Count(**each["count"]), "verdict": Verdict(each["verdict"]), **_lacks(each)})
        for each in plain
    )


def _count(plain: Plain | None) -> Count | None:
    return Count(**plain) if plain else None


def _lacks(plain: Plain) -> dict[str, tuple[str, ...]]:
    return {"lacks": tuple(plain["lacks"])}
