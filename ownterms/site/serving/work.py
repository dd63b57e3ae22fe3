"""Regular work of the house, done by a background worker."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from ownterms.mirror import quarterly
from ownterms.mirror.account.counting import count
from ownterms.mirror.models import PublicAccount
from ownterms.people.models import Person
from ownterms.site.backups import space_keys
from ownterms.site.backups.making import keep_newest, make_backup, usual_place
from ownterms.site.models import Invented, Pulse, Round
from ownterms.site.sqlite import journal

KEPT_WHEN_DONE = timedelta(hours=1)  # its words may hold an address that a letter went to
KEPT_WHEN_NOT = timedelta(days=7)  # long enough for a host to see what went wrong
KEPT_ROUNDS = timedelta(days=30)
TRIES = 3


@task(queue_name="backups")
def nightly_backup() -> str:
    """This will write a backup where the host wants them, take old ones away, and give its file's name."""
    if not settings.BACKUPS:
        return ""
    made = make_backup(Path(settings.BACKUPS))
    keep_newest(made.file.parent, settings.BACKUPS_KEPT)
    return made.file.name


@task(queue_name="backups")
def drop_erased_keys() -> None:
    """This will take the keys of erased spaces out of the file that lies beside the backups."""
    space_keys.drop_erased(usual_place())


@task(queue_name="slow")
def read_the_mirror() -> None:
    """This will read the quarter that is over, where that is due; those who are invented are nobody's neighbours."""
    quarterly.read_last_quarter(timezone.localdate(), without=Person.objects.filter(invented__isnull=False))


@task()
@transaction.atomic
def count_what_can_be_told() -> None:
    """This will count the last quarter that is over for the public account, where that is due, without the invented."""
    if quarter := PublicAccount.is_due(timezone.localdate()):
        invented = Person.objects.filter(pk__in=Invented.objects.values("person"))
        PublicAccount.keep(quarter, count(quarter, without=invented))


@task()
def clear_queue() -> None:
    """This will take away tasks that are over, rounds that were begun long ago, and workers that are gone."""
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT_WHEN_DONE).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - KEPT_WHEN_NOT).delete()
    Round.objects.filter(due__lt=now - KEPT_ROUNDS).delete()
    Pulse.objects.filter(seen__lt=now - timedelta(days=1)).delete()


@task()
def empty_journal() -> None:
    """This will take what people took away, or left, out of the database's journal too."""
    journal.empty()


def put_back() -> int:
    """This will put work back into the queue whose worker is gone (a power cut, a kill), and give how much.

    What took three workers with it is laid aside: it may be what ended them.
    """
    alive = Pulse.alive()
    moved = 0
    for left in DBTaskResult.objects.running():
        if left.worker_ids and left.worker_ids[-1] in alive:
            continue
        still = DBTaskResult.objects.running().filter(pk=left.pk, worker_ids=left.worker_ids)
        if len(left.worker_ids) < TRIES:
            moved += still.update(status=TaskResultStatus.READY, started_at=None)
        else:
            moved += still.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
    return moved
