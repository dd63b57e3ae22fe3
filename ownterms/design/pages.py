"""How pages are made: the Jinja environment and what every page knows."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError
from django.http import HttpRequest  # noqa: TID251  (the frame reads the look from a cookie)
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from jinja2 import Environment, StrictUndefined

from ownterms.design.bundle import bundle
from ownterms.design.look import COOKIE, Look
from ownterms.design.qr import qr_code


def environment(**options: Any) -> Environment:  # noqa: ANN401  (whatever Django's backend passes on)
    """This will make the Jinja environment: strict about missing names, with `url`, `static` and gettext."""
    options |= {"undefined": StrictUndefined, "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"]}
    made = Environment(autoescape=True, **{k: v for k, v in options.items() if k != "autoescape"})
    made.install_gettext_callables(  # type: ignore[attr-defined]
        said, translation.ngettext, newstyle=True, pgettext=translation.pgettext, npgettext=translation.npgettext
    )
    made.globals.update(url=address, static=static, bundled=bundled, qr_code=qr_code)
    made.globals.update(day=day, full_day=full_day, month=month, clock=clock)
    made.trim_blocks = made.lstrip_blocks = True
    return made


def said(message: str) -> str:
    """This will put one message into the language of now, and remember how: a page holds a hundred of them."""
    return _said(translation.get_language(), message)


@lru_cache(maxsize=4_000)
def _said(_language: str | None, message: str) -> str:
    return translation.gettext(message)


def address(name: str, args: Sequence[object] = ()) -> str:
    """This will give the address of a page, and remember those that take nothing."""
    return reverse(name, args=args) if args else _address(get_script_prefix(), name)


@cache
def _address(_prefix: str, name: str) -> str:
    return reverse(name)


def day(when: date) -> str:
    """This will give a day as people write it, where they are: 3 March 2026."""
    return date_format(here(when), "j F Y")


def month(when: date) -> str:
    """This will give the month of a day: March 2026."""
    return date_format(here(when), "F Y")


def full_day(when: date) -> str:
    """This will give a day that people act on, with its weekday: Tuesday 3 March 2026."""
    return date_format(here(when), "l j F Y")


def clock(when: datetime) -> str:
    """This will give the time of a moment as a clock shows it where people are: 14:05."""
    return date_format(here(when), "H:i")


def here(when: date) -> date:
    """This will give a moment as clocks tell it where people are; at the ends of time as it came, so no page stops."""
    try:
        return timezone.localtime(when) if isinstance(when, datetime) else when
    except OverflowError:
        return when


def bundled(name: str) -> str:
    """This will give the address of a joined file, new whenever its content is."""
    return reverse("bundle", args=[bundle(name).digest, name])


def frame(request: HttpRequest) -> dict[str, Any]:
    """This will give what the page frame needs, the same on every page."""
    return {
        "place": settings.PLACE,
        "navigation": settings.NAVIGATION,
        "navigation_below": settings.NAVIGATION_BELOW,
        "help_now": settings.HELP_NOW,
        "quick_exit": settings.QUICK_EXIT,
        "source_address": settings.SOURCE,
        "ask_at": address(settings.ASK_AT),
        "just_looking": address(settings.JUST_LOOKING),
        "look": look_of(request),
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "here": request.path,
        "way_in": settings.WAY_IN,
        "own_way": lambda: settings.OWN_PAGE if is_signed_in(request) else settings.WAY_IN,
    }


def look_of(request: HttpRequest) -> Look:
    """This will read how somebody wants pages to look."""
    return Look.from_cookie(request.COOKIES.get(COOKIE, ""))


def is_signed_in(request: HttpRequest) -> bool:
    """This will say whether somebody signed in, without a look at the database where no session is told of.

    Where the database cannot be read, nobody is: the page that says so must not need it.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "session"):
        return False
    try:
        return SESSION_KEY in request.session
    except DatabaseError:
        return False
