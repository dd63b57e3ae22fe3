"""Work in the background: it is done, put back where its worker went, and leaves no words behind."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection  # noqa: F401  (read by skipif)
from django.utils import timezone
from django_tasks import TaskResultStatus, task, task_backends
from django_tasks_db.models import DBTaskResult

from ownterms.directory.tasks import read_source_again
from ownterms.site.backups.making import in_order
from ownterms.site.models import Pulse, Round
from ownterms.site.serving.background import worker
from ownterms.site.serving.plan import QUEUES
from ownterms.site.serving.work import clear_queue, nightly_backup, put_back

pytestmark = pytest.mark.django_db(transaction=True)

CANARY = "he hits me"


@task()
def stumble(words: str) -> None:
    raise ValueError(words)


@task()
def greet() -> str:
    return "good day"


def work_through() -> None:
    """This will do what is in the queue now."""
    hands = worker("here:1", ["*"])
    hands.batch = True
    hands.run()


def test_the_work_is_done() -> None:
    result = greet.enqueue()

    work_through()

    result.refresh()
    assert result.return_value == "good day"


def test_what_went_wrong_is_kept_without_the_words_that_were_in_it() -> None:
    stumble.enqueue(f"{CANARY}\n{CANARY}")

    work_through()

    left = DBTaskResult.objects.failed().get()
    assert "test_background.py" in left.traceback
    assert left.exception_class_path == "builtins.ValueError"
    assert CANARY not in left.traceback


class TestLeftWork:
    def left_by(self, *workers: str) -> DBTaskResult:
        greet.enqueue()
        row = DBTaskResult.objects.get()
        for each in workers:
            row.claim(each)
        return row

    def test_goes_back_into_the_queue_and_is_done(self) -> None:
        row = self.left_by("gone:1")

        assert put_back() == 1
        work_through()

        row.refresh_from_db()
        assert row.status == TaskResultStatus.SUCCESSFUL

    def test_stays_with_a_worker_that_is_alive(self) -> None:
        Pulse.beat("here:2")
        self.left_by("here:2")

        assert put_back() == 0

    def test_of_a_worker_that_was_last_seen_long_ago_goes_back(self) -> None:
        Pulse.objects.create(worker="here:2", seen=timezone.now() - timedelta(hours=1))
        self.left_by("here:2")

        assert put_back() == 1

    def test_that_took_three_workers_with_it_is_laid_aside(self) -> None:
        row = self.left_by("gone:1", "gone:2", "gone:3")

        put_back()

        row.refresh_from_db()
        assert row.status == TaskResultStatus.FAILED


def test_the_queue_is_cleared_of_what_is_over_and_of_nothing_else() -> None:
    long_ago = timezone.now() - timedelta(days=40)
    for status in TaskResultStatus.values:
        greet.enqueue()
        DBTaskResult.objects.filter(finished_at=None, started_at=None).update(status=status, started_at=long_ago)
    DBTaskResult.objects.finished().update(finished_at=long_ago)
    Round.objects.create(duty="sweep", due=long_ago)
    Pulse.objects.create(worker="gone:1", seen=long_ago)

    clear_queue.call()

    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"READY", "RUNNING"}
    assert not Round.objects.exists()
    assert not Pulse.objects.exists()


def test_each_queue_has_a_worker_and_the_nightly_backup_waits_for_no_source() -> None:
    assert sorted(words[0] for words in QUEUES) == sorted(task_backends["default"].queues)
    assert nightly_backup.queue_name != read_source_again.queue_name


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="The other database is copied by its own tools.")
def test_a_backup_is_made_each_night_where_the_host_wants_it(settings: LazySettings, tmp_path: Path) -> None:
    assert nightly_backup.call() == ""

    settings.BACKUPS, settings.BACKUPS_KEPT = str(tmp_path), 1
    nightly_backup.call()
    name = nightly_backup.call()

    assert [file.name for file in in_order(tmp_path)] == [name]
