"""What people want, as files: every quarter that is public, every concept, and a reason for each blank. CC0."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ownterms.mirror.models import Release

LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
FEW: Final = "too few to tell"
FEW_WITH_NOISE: Final = "fewer than 30"
NOT_TOLD: Final = "not told: it, or the rest, is too few"
HEADINGS: Final = ("from", "to", "concept", "in words", "people", "not yet", "epsilon of the noise")


def as_rows(releases: "Iterable[Release]") -> Iterator[tuple[object, ...]]:
    """This will give the lines of a table, with its headings: one for each concept of each quarter."""
    yield HEADINGS
    for release in releases:
        few = FEW_WITH_NOISE if release.epsilon else FEW
        days = (release.quarter.first.isoformat(), release.quarter.last.isoformat())
        for each in release.counts.all():
            people, unmet = (each.people, each.unmet or NOT_TOLD) if each.people else (few, few)
            yield (*days, each.concept, each.label, people, unmet, release.epsilon or "")


def as_json(releases: "Iterable[Release]") -> dict[str, Any]:
    """This will give the same as plain values; what is not told is null, and `meaning` says why."""
    return {
        "licence": LICENCE,
        "meaning": {
            "people": f"people, each once, up or down to a 5 by chance; null: {FEW}, or {FEW_WITH_NOISE} with noise",
            "not_yet": f"those of them who do not have it yet, likewise; null: {NOT_TOLD}",
            "epsilon": "geometric noise was added to each count with this epsilon; null: none was",
        },
        "quarters": [
            {
                "from": release.quarter.first.isoformat(),
                "to": release.quarter.last.isoformat(),
                "epsilon": release.epsilon,
                "wanted": [
                    {"concept": each.concept, "in_words": each.label, "people": each.people, "not_yet": each.unmet}
                    for each in release.counts.all()
                ],
            }
            for release in releases
        ],
    }
