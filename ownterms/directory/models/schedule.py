"""Schedules: when a service or a place is open."""

import re

from django.db import models

from ownterms.directory.models.location import Location, ServiceAtLocation
from ownterms.directory.models.record import Record, where_filled
from ownterms.directory.models.service import Service
from ownterms.directory.wording.days import Opening

BYDAY = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
NUMBER = re.compile(r"-?\d{1,2}")


class Schedule(Record):
    """A rule for when something is on, after RFC 5545 as HSDS cuts it down.

    `byday` holds two-letter days, each with an optional number ("TU,2TH,-1FR");
    `bymonthday`, `byyearday` and `byweekno` hold numbers; all joined by commas.
    `timezone` is hours from UTC. Times that could not be read stay in `notes`.
    """

    service = models.ForeignKey(
        Service, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="schedules"
    )
    location = models.ForeignKey(
        Location, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="schedules"
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation,
        null=True,
        db_index=False,
        blank=True,
        on_delete=models.CASCADE,
        related_name="schedules",
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    timezone = models.FloatField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    wkst = models.TextField(blank=True)
    freq = models.TextField(blank=True)
    interval = models.PositiveIntegerField(null=True, blank=True)
    byday = models.TextField(blank=True)
    byweekno = models.TextField(blank=True)
    bymonthday = models.TextField(blank=True)
    byyearday = models.TextField(blank=True)
    description = models.TextField(blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    schedule_link = models.TextField(blank=True)
    attending_type = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("schedule", "service", "location", "service_at_location")

    @property
    def opening(self) -> Opening:
        """This rule as a value that can be put into words."""
        days = [match.groups() for match in BYDAY.finditer(self.byday.upper())]
        numbers = [int(number) for number in NUMBER.findall(self.bymonthday)]
        return Opening(
            freq=self.freq.upper(),
            interval=self.interval or 1,
            byday=tuple((int(number or 0), day) for number, day in days),
            bymonthday=tuple(numbers),
            opens=self.opens_at,
            closes=self.closes_at,
            begins=self.valid_from or (self.dtstart if not self.freq else None),
            ends=self.valid_to or self.until,
            said=". ".join(words.rstrip(".") for words in (self.description, self.notes) if words),
        )

    def __str__(self) -> str:
        return self.description or f"{self.freq} {self.byday}".strip()
