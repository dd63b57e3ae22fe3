"""Costs, ages and dates of checking, in words."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

STALE_AFTER = timedelta(days=180)
FREE = {"free", "free of charge", "no cost", "no fee", "no fees", "no charge", "none", "£0", "$0", "0"}
SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


def price(amount: Decimal, currency: str) -> str:
    """This will write an amount with its sign: "£2.50", "free"."""
    if amount == 0:
        return _("free")
    whole = amount == amount.to_integral_value()
    figure = f"{amount:.0f}" if whole else f"{amount:.2f}"
    code = currency.strip().upper()
    if code in SIGNS:
        return f"{SIGNS[code]}{figure}"
    return f"{figure} {code}".strip()


def cost(amount: Decimal | None, *, currency: str = "", option: str = "", said: str = "") -> str:
    """This will say one price: "Under 18s: £2.50 for each session"."""
    priced = " ".join(part for part in (price(amount, currency) if amount is not None else "", said) if part)
    if option and priced:
        return f"{option}: {priced}"
    sentence = option or priced
    return sentence[:1].upper() + sentence[1:]


def says_free(words: str) -> bool:
    """This will say whether a sentence about costs is plainly that there are none."""
    return words.strip(" .!").lower() in FREE


def ages(youngest: float | None, oldest: float | None) -> str:
    """This will say which ages may come; nothing where all may. Years."""
    low = f"{youngest:g}" if youngest else ""
    high = f"{oldest:g}" if oldest is not None and oldest < 99 else ""
    if low and high:
        return _("Ages %(low)s to %(high)s") % {"low": low, "high": high}
    if low:
        return _("Age %(low)s and over") % {"low": low}
    if high:
        return _("Up to age %(high)s") % {"high": high}
    return ""


def is_stale(checked: date | None, *, today: date) -> bool:
    """This will say whether a check is unknown or more than 180 days ago."""
    return checked is None or today - checked > STALE_AFTER


def last_checked(checked: date | None, *, today: date) -> str:
    """This will say when a listing was last checked, or since when it was not."""
    if checked is None:
        return _("We do not know when this was last checked.")
    day = date_format(checked, "j F Y")
    if is_stale(checked, today=today):
        return _("Not checked since %(day)s.") % {"day": day}
    return _("Last checked on %(day)s.") % {"day": day}
