"""On which terms somebody may make contact: when, where, how, and what about."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Self

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _


class Writing(StrEnum):
    """Whether a helper may write a message here."""

    BACK = "back"
    """Once the person has written: to ring back (Sirolli, Ripples from the Zambezi)."""
    ANY = "any"
    """Whenever the terms allow it."""
    NEVER = "never"
    """Not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the person asks of whoever makes contact, in the place's own time.

    `days` are weekdays, 0 is Monday; none means any. `between` are two times of the day, half-open; None means
    any. `where`, `how` and `not_about` are the person's own words.
    """

    days: tuple[int, ...] = ()
    between: tuple[time, time] | None = None
    writing: Writing = Writing.BACK
    where: str = ""
    how: str = ""
    not_about: str = ""

    def allow(self, at: datetime, *, was_written_to: bool) -> bool:
        """Whether a helper may write at a moment. `was_written_to`: the person has written under the invitation."""
        if self.writing == Writing.NEVER or (self.writing == Writing.BACK and not was_written_to):
            return False
        here = timezone.localtime(at)
        if self.days and here.weekday() not in self.days:
            return False
        return self.between is None or self.between[0] <= here.time() < self.between[1]

    @property
    def times(self) -> str:
        """When, in words; nothing where any time will do."""
        days = get_text_list([str(WEEKDAYS[day]) for day in sorted(self.days)], _("or"))
        if not self.between:
            return days
        first, last = (each.isoformat("minutes") for each in self.between)
        hours = _("from %(first)s to %(last)s") % {"first": first, "last": last}
        return ", ".join(filter(None, [days, hours]))

    # As words that can be sealed

    def told(self) -> str:
        """The terms as JSON."""
        plain = asdict(self)
        if self.between:
            plain["between"] = [each.isoformat("minutes") for each in self.between]
        return json.dumps(plain)

    @classmethod
    def read(cls, told: str) -> Self:
        """This will read what `told` gave; nothing told gives the terms that nobody changed."""
        plain = json.loads(told or "{}")
        between = plain.pop("between", None)
        days = tuple(plain.pop("days", ()))
        first, last = (time.fromisoformat(each) for each in between) if between else (None, None)
        writing = Writing(plain.pop("writing", Writing.BACK))
        hours = (first, last) if first is not None and last is not None else None
        return cls(days=days, between=hours, writing=writing, **plain)
