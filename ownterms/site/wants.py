"""Wants that other people might have: a few stand on the first page, to show that anything may be asked."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WANTS: Final[tuple[str | Promise, ...]] = (
    _("somewhere warm to sit on Sunday"),
    _("a break from looking after my mum"),
    _("a bike that works"),
    _("someone to talk to who gets it"),
    _("to sleep"),
    _("a kickabout, not a team"),
)


def some_wants() -> tuple[str | Promise, ...]:
    """This will give the wants for the first page. They never change by what was asked: nothing is kept."""
    return WANTS
