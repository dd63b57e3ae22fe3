"""Cells as values: numbers, dates, times, addresses of the web, in the many shapes in which feeds write them.

Each function gives the value, None or "" for an empty cell, and raises
Unreadable, whose text says what was wrong, for anything else.
"""

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache, wraps
from typing import TypeVar

from ownterms.lib.links import MAILBOX, safe_link
from ownterms.lib.text import EMPTY, clean, clean_line

Value = TypeVar("Value")

LONGEST_KEPT = 100  # characters
LONGEST = 100_000  # characters of one text
YEARS = range(1800, 2200)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMERIC_DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$")
WORDY_DAY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$"
)
CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap])?\.?\s?m?\.?\s*(?:z|[+-]\d{2}:?\d{2})?$"
)
WORDY_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
APART = re.compile(r"(?<=[^/\s,;|])[\s,;|]+(?=https?:|www\.)|\s+(?:and|or|/)\s+")


class Unreadable(ValueError):
    """A cell that holds something other than what its column is for."""


def remembered(read: Callable[[object], Value]) -> Callable[[object], Value]:
    """This will keep what short cells were read as: feeds say the same few days, hours and hosts again and again."""
    keep = lru_cache(maxsize=10_000)(read)

    @wraps(read)
    def told(value: object) -> Value:
        return keep(value) if type(value) is str and len(value) < LONGEST_KEPT else read(value)

    return told


def as_text(value: object) -> str:
    """Text over several lines."""
    if isinstance(value, str):
        return clean(value[:LONGEST])
    return clean(_plain(value)[:LONGEST])


def as_line(value: object) -> str:
    """Text on one line."""
    return clean_line((value if isinstance(value, str) else _plain(value))[:LONGEST])


@remembered
def as_number(value: object) -> float | None:
    """A finite number; "1,234.5" and "£12" are read as well."""
    if isinstance(value, bool):
        raise Unreadable("is not a number")
    if isinstance(value, int | float):
        number = _float(value)
    else:
        text = as_line(value).replace("\u2212", "-")
        if not text:
            return None
        if re.fullmatch(r"-?\d{1,3},\d{1,12}", text) and not re.fullmatch(r"-?\d{1,3},\d{3}", text):
            text = text.replace(",", ".")  # a decimal comma
        number = _float(re.sub(r"^[£$€]\s*|,(?=\d{3}\b)|(?<=\d)\s*(?:years?|yrs?|\+)$", "", text, flags=re.IGNORECASE))
    if not math.isfinite(number):
        raise Unreadable("is not a number")
    return number


def _float(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        raise Unreadable("is not a number") from None


def as_count(value: object) -> int | None:
    """A whole number from 0 to a thousand million."""
    number = as_number(value)
    if number is None:
        return None
    if number < 0 or number > 1e9 or number != int(number):
        raise Unreadable("is not a whole number")
    return int(number)


def as_age(value: object) -> float | None:
    """Years from 0 to 150."""
    number = as_number(value)
    if number is not None and not 0 <= number <= 150:
        raise Unreadable("is no age")
    return number


def as_latitude(value: object) -> float | None:
    """Degrees from -90 to 90."""
    return _within(as_number(value), 90)


def as_longitude(value: object) -> float | None:
    """Degrees from -180 to 180."""
    return _within(as_number(value), 180)


def _within(number: float | None, most: float) -> float | None:
    if number is not None and abs(number) > most:
        raise Unreadable(f"is not between -{most:g} and {most:g} degrees")
    return number


def as_money(value: object) -> Decimal | None:
    """An amount to two places, up to a million million."""
    number = as_number(value)
    try:
        amount = None if number is None else Decimal(str(number)).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise Unreadable("is no amount of money") from None
    if amount is not None and abs(amount) >= Decimal(10) ** 12:
        raise Unreadable("is no amount of money")
    return amount


@remembered
def as_date(value: object) -> date | None:
    """A day: ISO 8601, day first ("3/11/2026"), month first where only that can be, or with the month in words."""
    text = as_line(value).lower()
    if not text:
        return None
    text = re.split(r"[t ](?=\d{1,2}:)", text)[0].strip()
    if numeric := NUMERIC_DAY.match(text):
        first, second, third = map(int, numeric.groups())
        year, month, day = (first, second, third) if len(numeric.group(1)) == 4 else (third, second, first)
        if len(numeric.group(1)) < 3 and month > 12:
            month, day = day, month
        return _day(year + 2000 if year < 100 else year, month, day)
    if wordy := WORDY_DAY.match(text):
        before, month_name, after, year_text = wordy.groups()
        if (before or after) and month_name[:3] in MONTHS:
            return _day(int(year_text), MONTHS.index(month_name[:3]) + 1, int(before or after))
    if re.fullmatch(r"\d{8}", text):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    raise Unreadable("is not a date")


def _day(year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise Unreadable("is not a date of our time")
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("is not a date") from None


@remembered
def as_moment(value: object) -> datetime | None:
    """A day and a time, in UTC where no zone is given."""
    text = as_line(value)
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        day = as_date(text)
        return datetime.combine(day, time(0), UTC) if day else None
    if moment.year not in YEARS:
        raise Unreadable("is not a date of our time")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@remembered
def as_time(value: object) -> time | None:
    """A time of day: "17:00", "5pm", "9.30 a.m.", "0930", "noon"; "24:00" is midnight."""
    text = as_line(value).lower()
    if not text or text in WORDY_TIMES:
        return WORDY_TIMES.get(text)
    if re.fullmatch(r"\d{3,4}", text):
        text = f"{text[:-2]}:{text[-2:]}"
    if "t" in text and re.match(r"\d{4}-\d\d-\d\dt", text):
        text = text.split("t", 1)[1]
    match = CLOCK.match(text)
    if not match:
        raise Unreadable("is not a time of day")
    hour, minute, second, half = match.groups()
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half == "p" else 0)
    try:
        return time(0 if number == 24 else number, int(minute or 0), int(second or 0))
    except ValueError:
        raise Unreadable("is not a time of day") from None


@remembered
def as_web(value: object) -> str:
    """A safe address on the web; the first where several stand in one cell."""
    text = as_line(value)
    if not text:
        return ""
    link = safe_link(APART.split(text)[0])
    if not link:
        raise Unreadable("is no safe web address")
    return link.href


@remembered
def as_mail(value: object) -> str:
    """An e-mail address; the first where several stand in one cell."""
    text = as_line(value)
    if not text:
        return ""
    for each in re.split(r"[\s,;/|<>]+", text.removeprefix("mailto:")):
        if MAILBOX.match(each):
            return each
    raise Unreadable("is no e-mail address")


def as_zone(value: object) -> float | None:
    """Hours from UTC: 3, "+01:00", "Z"."""
    text = as_line(value).upper()
    if text in {"Z", "UTC", "GMT"}:
        return 0.0
    if match := re.fullmatch(r"([+-])(\d{1,2}):?(\d{2})?", text):
        sign, hours, minutes = match.groups()
        return (-1 if sign == "-" else 1) * (int(hours) + int(minutes or 0) / 60)
    return as_number(value)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(part for each in value if (part := _plain(each)))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {part}" for key, each in value.items() if (part := _plain(each)))
    return str(value)


def is_empty(value: object) -> bool:
    """Whether a cell holds nothing, in words or at all."""
    return value is None or (isinstance(value, str) and value.strip().lower() in EMPTY)
