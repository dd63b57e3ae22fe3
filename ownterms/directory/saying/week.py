"""Hours of the week as people write them. Pure: text in, times out."""

import re
from datetime import time

from ownterms.directory.taking.values import Unreadable, as_time
from ownterms.directory.wording.days import clock

Span = tuple[time | None, time | None]

PARTED = re.compile(r"\s*(?:[,;]|\band\b|&)\s*", re.IGNORECASE)
DASH = re.compile(r"\s*(?:[-–—]+|\bto\b|\buntil\b|\btill\b)\s*", re.IGNORECASE)
ALL_DAY = (time(0), time(0))
MOST_SPANS = 6  # in one day


def spans_of(text: str) -> list[Span]:
    """This will read the hours of one day: "10:00–12:30", "9am to noon, 2-4pm", "from 19:00", "all day".

    Raises Unreadable.
    """
    text = text.strip().strip(".").lower()
    if not text:
        return []
    if text in {"all day", "24 hours", "24h"}:
        return [ALL_DAY]
    spans = [_span(part) for part in PARTED.split(text) if part]
    if len(spans) > MOST_SPANS:
        raise Unreadable("holds too many times")
    return spans


def _span(part: str) -> Span:
    part = re.sub(r"^from\s+", "", part)
    begins, *rest = DASH.split(part)
    if len(rest) > 1:
        raise Unreadable("is not a time of day")
    opens, closes = as_time(begins), as_time(rest[0]) if rest else None
    if opens is None and closes is None:
        raise Unreadable("is not a time of day")
    if opens and closes and _is_afternoon(begins, rest[0], opens, closes):
        opens = opens.replace(hour=opens.hour + 12)
    return opens, closes


def _is_afternoon(begins: str, ends: str, opens: time, closes: time) -> bool:
    """Whether "2-4pm" is meant, where the first half says nothing of itself."""
    says = re.compile(r"[ap]\.?\s?m?\.?$|noon|midday|midnight|:")
    return "p" in ends and not says.search(begins) and opens.hour < 12 and opens.hour + 12 < closes.hour


def in_words(spans: list[Span]) -> str:
    """This will write hours the one way in which we write them: "10:00–12:30, 14:00–16:00"."""
    written = []
    for opens, closes in sorted(spans, key=lambda span: span[0] or time(0)):
        if (opens, closes) == ALL_DAY:
            written.append("all day")
        else:
            written.append("–".join([clock(opens) if opens else "", clock(closes) if closes else ""]))
    return ", ".join(dict.fromkeys(written))
