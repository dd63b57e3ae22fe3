"""What is due by the clock, and when. Adding regular work means adding a line to DUTIES."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import close_old_connections, transaction
from django.utils import timezone

from ownterms.directory.tasks import enqueue_due, let_old_mistakes_go
from ownterms.exchange.own.bringing import put_luggage_away
from ownterms.mirror.actions import count_viewpoints, count_what_people_want
from ownterms.people.actions import tidy
from ownterms.site.models import Round
from ownterms.site.serving import work
from ownterms.spaces.actions import sweep

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """Regular work: the newest moment at or before now at which it was due, and what begins it.

    `begin` must be quick: it puts a task in the queue, and a worker does it.
    """

    name: str
    last_due: Callable[[datetime], datetime]
    begin: Callable[[], object]


def daily(hour: int, minute: int = 0) -> Callable[[datetime], datetime]:
    """This will make a rule: every day at one time of the place's own clock."""

    def last_due(now: datetime) -> datetime:
        here = timezone.localtime(now)
        today = timezone.make_aware(datetime.combine(here.date(), time(hour, minute)))
        if today <= now:
            return today
        return timezone.make_aware(datetime.combine(here.date() - timedelta(days=1), time(hour, minute)))

    return last_due


def every(**span: int) -> Callable[[datetime], datetime]:
    """This will make a rule: again and again, such as `every(minutes=10)`, counted from midnight UTC."""
    step = timedelta(**span)

    def last_due(now: datetime) -> datetime:
        return now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % step

    return last_due


DUTIES = [
    Duty("put back left work", every(minutes=5), work.put_back),
    Duty("back up", daily(3, 15), work.nightly_backup.enqueue),
    Duty("drop keys of erased spaces", every(minutes=10), work.drop_erased_keys.enqueue),
    Duty("clear the queue", every(hours=1), work.clear_queue.enqueue),
    Duty("empty the journal", every(minutes=5), work.empty_journal.enqueue),
    Duty("drop codes and sessions that are over", every(hours=1), tidy.enqueue),
    Duty("let go of spaces that nobody claimed", every(minutes=10), sweep.enqueue),
    Duty("let old mistakes go", every(hours=1), let_old_mistakes_go.enqueue),
    Duty("put luggage away", every(hours=1), put_luggage_away.enqueue),
    Duty("read the mirror of this place", daily(4, 30), work.read_the_mirror.enqueue),
    Duty("count what people want", daily(4), count_what_people_want.enqueue),
    Duty("count viewpoints", daily(4), count_viewpoints.enqueue),
    Duty("count what can be told", daily(4), work.count_what_can_be_told.enqueue),
    Duty("read sources again", every(minutes=5), enqueue_due),
]


def begin_what_is_due(now: datetime, duties: list[Duty] | None = None) -> list[str]:
    """This will begin each duty whose round nobody has begun yet, and give their names.

    A round that was missed while nothing ran is begun late, once. Trouble with one duty
    is logged and leaves its round open for the next time.
    """
    begun = []
    for duty in DUTIES if duties is None else duties:
        close_old_connections()
        try:
            with transaction.atomic():
                if Round.begin(duty.name, due=duty.last_due(now)):
                    duty.begin()
                    begun.append(duty.name)
        except Exception:
            log.exception("A duty could not be begun; the clock tries again: %s", duty.name)
    return begun
