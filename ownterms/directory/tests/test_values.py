"""Cells as values, in the shapes in which feeds write them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from ownterms.directory.feeds.reshaping import weekdays
from ownterms.directory.taking import values
from ownterms.directory.taking.values import Unreadable


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-03-04T10:00:00Z", date(2026, 3, 4)),
        ("4/3/2026", date(2026, 3, 4)),
        ("12/24/2015", date(2015, 12, 24)),
        ("12/24/15", date(2015, 12, 24)),
        ("4 March 2026", date(2026, 3, 4)),
        ("4th Mar 2026", date(2026, 3, 4)),
        ("March 4, 2026", date(2026, 3, 4)),
        ("20260304", date(2026, 3, 4)),
        ("", None),
        ("N/A", None),
    ],
)
def test_days(cell: str, day: date | None) -> None:
    assert values.as_date(cell) == day


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("17:00", time(17)),
        ("17:00:00", time(17)),
        ("5pm", time(17)),
        ("5:30 p.m.", time(17, 30)),
        ("9.30am", time(9, 30)),
        ("12am", time(0)),
        ("12:15 PM", time(12, 15)),
        ("0930", time(9, 30)),
        ("24:00", time(0)),
        ("noon", time(12)),
        ("10:00+01:00", time(10)),
        ("", None),
    ],
)
def test_times(cell: str, at: time | None) -> None:
    assert values.as_time(cell) == at


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("51.5", 51.5),
        ("-0,12", -0.12),
        ("1,234", 1234.0),
        ("18 years", 18.0),
        (7, 7.0),
        ("\u22121.5", -1.5),
        ("", None),
    ],
)
def test_numbers(cell: object, number: float | None) -> None:
    assert values.as_number(cell) == number


def test_moments_and_money() -> None:
    assert values.as_moment("2026-03-04T10:00:00.123Z") == datetime(2026, 3, 4, 10, 0, 0, 123000, tzinfo=UTC)
    assert values.as_moment("4 March 2026") == datetime(2026, 3, 4, tzinfo=UTC)
    assert values.as_money("£2.50") == Decimal("2.50")
    assert values.as_zone("+05:30") == 5.5


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (values.as_date, "soon"),
        (values.as_date, "31/31/2026"),
        (values.as_date, "January 01, 0001"),
        (values.as_time, "25:00"),
        (values.as_time, "evening"),
        (values.as_number, "many"),
        (values.as_number, "inf"),
        (values.as_number, True),
        (values.as_count, "-1"),
        (values.as_age, "900"),
        (values.as_latitude, "91"),
        (values.as_longitude, "-181"),
        (values.as_money, "1e30"),
        (values.as_web, "javascript:alert(1)"),
        (values.as_mail, "at example"),
        (values.as_moment, "then"),
    ],
)
def test_what_cannot_be_read(read: object, cell: object) -> None:
    with pytest.raises(Unreadable):
        read(cell)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("Monday", "MO"),
        ("Mon, Wed & Fri", "MO,WE,FR"),
        ("Mon-Fri", "MO,TU,WE,TH,FR"),
        ("Friday to Monday", "FR,SA,SU,MO"),
        ("3", "WE"),
        ("TU,TH", "TU,TH"),
        ("whenever", ""),
    ],
)
def test_weekdays(cell: str, days: str) -> None:
    assert weekdays(cell) == days


def test_several_in_one_cell() -> None:
    assert values.as_web("http://example.org, www.example.com") == "http://example.org"
    assert values.as_web("www.example.org and www.example.com") == "https://www.example.org"
    assert values.as_mail("tea@example.org; cake@example.org") == "tea@example.org"
