"""Records in words that people read."""

from datetime import date, time
from decimal import Decimal

import pytest

from ownterms.directory.wording import terms
from ownterms.directory.wording.days import Opening, times_in_words

ALL = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def each(*days: str) -> tuple[tuple[int, str], ...]:
    """Days of every week."""
    return tuple((0, day) for day in days)


EVE = date(2026, 12, 24)
TEN, NOON = time(10), time(12, 30)


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        (Opening("WEEKLY", byday=each(*ALL[:5]), opens=time(9), closes=time(17)), "Mondays to Fridays, 9:00–17:00"),
        (Opening("WEEKLY", byday=each("TU", "TH"), opens=TEN, closes=NOON), "Tuesdays and Thursdays, 10:00–12:30"),
        (Opening("WEEKLY", 2, each("SU"), opens=TEN), "Sundays, every other week, from 10:00"),
        (Opening("WEEKLY", 3, each("SU")), "Sundays, every 3 weeks"),
        (Opening("MONTHLY", byday=((2, "TH"), (-1, "FR"))), "The second Thursday and the last Friday of each month"),
        (Opening("MONTHLY", bymonthday=(1, 15)), "Day 1 and day 15 of each month"),
        (Opening("DAILY", closes=NOON), "Every day, until 12:30"),
        (Opening("WEEKLY", byday=each(*ALL), opens=time(0), closes=time(0)), "Every day, all day"),
        (Opening(said="Ring first"), "Ring first"),
        (Opening("WEEKLY", byday=each("SA"), said="Bring boots"), "Saturdays. Bring boots"),
        (Opening(begins=EVE, ends=date(2026, 12, 26), said="Closed"), "24 December 2026 to 26 December 2026. Closed"),
        (Opening("WEEKLY", byday=each("SA"), ends=date(2026, 9, 1)), "Saturdays (until 1 September 2026)"),
    ],
)  # fmt: skip
def test_times(opening: Opening, sentence: str) -> None:
    assert times_in_words([opening]) == [sentence]


def test_days_with_the_same_hours_are_joined() -> None:
    openings = [Opening("WEEKLY", byday=each(day), opens=TEN, closes=NOON) for day in ("TH", "TU")]
    openings.append(Opening("WEEKLY", byday=each("SA"), opens=time(14)))

    assert times_in_words(openings) == ["Tuesdays and Thursdays, 10:00–12:30", "Saturdays, from 14:00"]


@pytest.mark.parametrize(
    ("amount", "words", "sentence"),
    [
        (Decimal("2.50"), {"currency": "gbp", "option": "Under 18s", "said": "a week"}, "Under 18s: £2.50 a week"),
        (Decimal(3), {"currency": "EUR"}, "€3"),
        (Decimal(5), {"currency": "PLN"}, "5 PLN"),
        (Decimal(0), {}, "Free"),
        (None, {"option": "Pay what you can"}, "Pay what you can"),
    ],
)
def test_costs(amount: Decimal | None, words: dict[str, str], sentence: str) -> None:
    assert terms.cost(amount, **words) == sentence


@pytest.mark.parametrize(
    ("youngest", "oldest", "sentence"),
    [
        (18, 25, "Ages 18 to 25"),
        (55, None, "Age 55 and over"),
        (0, 4.5, "Up to age 4.5"),
        (None, None, ""),
        (0, 120, ""),
    ],
)
def test_ages(youngest: float | None, oldest: float | None, sentence: str) -> None:
    assert terms.ages(youngest, oldest) == sentence


def test_when_it_was_checked() -> None:
    today = date(2026, 11, 1)

    assert terms.last_checked(date(2026, 10, 1), today=today) == "Last checked on 1 October 2026."
    assert terms.last_checked(date(2026, 1, 1), today=today) == "Not checked since 1 January 2026."
    assert terms.last_checked(None, today=today) == "We do not know when this was last checked."
