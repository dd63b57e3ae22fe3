"""Quarters as people say them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ownterms.lib.small_numbers import Quarter


def in_words(quarter: Quarter) -> str:
    """This will name a quarter by its months: “October to December 2026”."""
    first, last = date_format(quarter.first, "F"), date_format(quarter.last, "F Y")
    return _("%(first)s to %(last)s") % {"first": first, "last": last}
