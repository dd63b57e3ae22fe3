"""Cost and times of a listing: as it states them, or else as its words let one think."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from ownterms.finding.engine.files.segment import DAYTIME, EVENING, WEEKEND
from ownterms.finding.engine.listing import Listing

SATURDAY: Final = 5
EVENING_BEGINS: Final = 18 * 60
"""Minutes after midnight."""

_FREE: Final = re.compile(r"\b(?:free|no cost|no charge)\b", re.IGNORECASE)
_NOT_FREE: Final = re.compile(
    r"\b(?:\w+[- ]free\b|free (?:of (?!charge)|from|to|space|parking|up)|call free)", re.IGNORECASE
)
_MONEY: Final = re.compile(r"[£$€] ?\d|\b(?:sliding scale|per (?:session|class|person))\b", re.IGNORECASE)
_CHARGES: Final = frozenset("fee fees ticket tickets admission tuition".split())
_HOUR: Final = re.compile(r"\b(\d{1,2})(?:[.:]\d\d)? ?([ap])\.?m\b", re.IGNORECASE)
_DAYS: Final = {
    form: 1 << day
    for day, forms in enumerate(
        "mon monday mondays/tue tues tuesday tuesdays/wed weds wednesday wednesdays/"
        "thu thur thurs thursday thursdays/fri friday fridays/saturday saturdays/sunday sundays".split("/")
    )
    for form in forms.split()
}
_TIMES: Final = (
    _DAYS
    | dict.fromkeys(("saturday", "saturdays"), 1 << 5 | WEEKEND)
    | dict.fromkeys(("sunday", "sundays"), 1 << 6 | WEEKEND)
    | dict.fromkeys(("weekend", "weekends"), WEEKEND)
    | dict.fromkeys(("evening", "evenings"), EVENING)
    | dict.fromkeys("morning mornings afternoon afternoons daytime lunchtime noon weekdays".split(), DAYTIME)
)


def free(listing: Listing, said: AbstractSet[str]) -> int:
    """1 where it costs nothing, 0 where it costs something, -1 where nobody says.

    ``said`` are all its words, folded.
    """
    if listing.free is not None:
        return int(listing.free)
    if not said.isdisjoint(("free", "cost", "charge")):
        text = " ".join((listing.name, listing.text, *listing.categories))
        if _FREE.search(_NOT_FREE.sub(" ", text)):
            return 1
    return 0 if not said.isdisjoint(_CHARGES) or _MONEY.search(listing.text) else -1


def times(listing: Listing, said: AbstractSet[str]) -> int:
    """The bits of the times a listing states, or else of those its text names."""
    bits = 0
    for day, opens, closes in listing.times:
        bits |= 1 << day
        bits |= WEEKEND if day >= SATURDAY else DAYTIME if opens < EVENING_BEGINS - 60 else 0
        bits |= EVENING if closes > EVENING_BEGINS + 30 else 0
    if bits:
        return bits
    for word in said & _TIMES.keys():
        bits |= _TIMES[word]
    for hour, half in _HOUR.findall(listing.text):
        late = half in "pP" and 6 <= int(hour) < 12
        bits |= EVENING if late else DAYTIME
    return bits
