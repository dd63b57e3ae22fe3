"""What a row can tell: the columns that a service can export, each with the values that it takes.

The names are those of `docs/mirror.md`; a file may say them otherwise (`words.toml`) or with a mapping of its own.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Holds(Enum):
    """What a column holds, and how it is kept as numbers."""

    ID = "id"
    """Any text that tells one from another: `uint64`, 0 where nothing is said. Hashed at once; the text is not kept."""
    DAY = "day"
    """A day: `int32`, days since 1970-01-01; `NO_DAY` where nothing is said."""
    WORD = "word"
    """One of a few words: `int8`, its place among `values`; -1 where nothing is said."""
    KINDS = "kinds"
    """Any of a few words: `uint16`, a bit for each place among `values`; 0 where nothing is said."""
    ITEMS = "items"
    """A list of what is demanded: two `int16`, how many in all and how many are wounds; -1 where nothing is said."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, and the values it takes where they are few."""

    name: str
    holds: Holds
    values: tuple[str, ...] = ()


YES_NO: Final = ("yes", "no")
KINDS: Final = ("self", "family", "neighbour", "peer", "group", "place", "professional")
PURPOSE: Final = ("person", "helper", "service", "contract", "policy", "court", "creed", "family")
HEARD: Final = ("helped", "friend", "family", "neighbour", "professional", "service", "advert", "search", "other")
EVENTS: Final = ("start", "contact", "ending", "matter", "refusal")
STARTERS: Final = ("person", "service", "other")
CONDITIONS: Final = ("none", "sanction", "reward")

COLUMNS: Final = {
    each.name: each
    for each in (
        Column("person_id", Holds.ID),
        Column("date", Holds.DAY),
        Column("event", Holds.WORD, EVENTS),
        Column("strand", Holds.ID),
        Column("started_by", Holds.WORD, STARTERS),
        Column("invited", Holds.WORD, YES_NO),
        Column("how_heard", Holds.WORD, HEARD),
        Column("purpose", Holds.ID),
        Column("purpose_set_by", Holds.WORD, PURPOSE),
        Column("own_words_first", Holds.WORD, YES_NO),
        Column("provider", Holds.ID),
        Column("recorder_org", Holds.ID),
        Column("source_kind", Holds.KINDS, KINDS),
        Column("asked_for", Holds.KINDS, KINDS),
        Column("asked_refused", Holds.WORD, YES_NO),
        Column("category", Holds.ID),
        Column("ended_date", Holds.DAY),
        Column("ended_by", Holds.WORD, STARTERS),
        Column("end_reason", Holds.ID),
        Column("person_agreed_end", Holds.WORD, YES_NO),
        Column("condition", Holds.WORD, CONDITIONS),
        Column("required_items", Holds.ITEMS),
        Column("outcome_at_intake", Holds.WORD, YES_NO),
        Column("target_code", Holds.ID),
        Column("not_ours", Holds.WORD, YES_NO),
        Column("referred_on", Holds.WORD, YES_NO),
    )
}
WOUNDS: Final = "required_wounds"
"""The second array of `required_items`: how many of the items ask for a wound."""
