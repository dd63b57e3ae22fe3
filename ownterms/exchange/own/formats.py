"""The kinds of file in which somebody takes what is theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ownterms.exchange.own import told


class CannotBeMade(Exception):
    """What makes a kind of file is not on this machine; it says what would help."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: how it is called, its media type, and how it is made."""

    name: str | Promise
    media_type: str
    make: Callable[[told.Own], bytes]


FORMATS: Final[dict[str, Format]] = {
    "json": Format(_("JSON, for other places like this"), "application/json", lambda own: own.as_json),
}
