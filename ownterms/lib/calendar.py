"""Months and days, as people count them."""

import calendar
from datetime import datetime


def months_after(moment: datetime, months: int) -> datetime:
    """This will give the same time of day some months on; on the month's last day where it has no such day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))
