"""A background worker: does the work that lies in the queue, and minds the clock.

Started by the supervisor as `python -m ownterms.site.serving.background QUEUE … [--clock]`.
"""

import logging
import os
import re
import secrets
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING

import django

from ownterms.site.serving.processes import end_with_parent

if TYPE_CHECKING:
    from django_tasks_db.management.commands.db_worker import Worker

TICK = 15  # seconds from one look at the clock to the next
LOOK = 1.0  # seconds between two looks into an empty queue
PLACE_IN_CODE = re.compile(r'^  File "[^"\n]+", line \d+, in \w+$')


def main(words: list[str]) -> None:
    """This will work through the queues that the words name until it is told to stop."""
    end_with_parent(signal.SIGTERM)
    django.setup()
    queues = [word for word in words if not word.startswith("--")]
    name = f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"
    stopped = threading.Event()
    from ownterms.site.models import Pulse

    Pulse.beat(name)  # before the first task: work of a worker that nobody has seen is given to another
    clock = threading.Thread(target=mind_the_clock, args=(name, stopped, "--clock" in words))
    hands = worker(name, queues)
    hands.configure_signals()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the supervisor too, which tells us once
    try:
        clock.start()
        hands.run()
    finally:
        stopped.set()
        clock.join(timeout=5)


def worker(name: str, queues: list[str]) -> "Worker":
    """This will make a worker of these queues (`*` is all of them) that keeps no words."""
    from django_tasks_db.management.commands.db_worker import Worker  # its module needs Django to be set up
    from django_tasks_db.models import DBTaskResult

    class Discreet(Worker):
        """Keeps where a task went wrong, and not what it said: that may repeat what a person typed."""

        def run_task(self, db_task_result: DBTaskResult) -> None:  # type: ignore[type-arg]
            super().run_task(db_task_result)
            if db_task_result.traceback:
                places = [line for line in db_task_result.traceback.splitlines() if PLACE_IN_CODE.match(line)]
                db_task_result.traceback = "\n".join(places)
                db_task_result.save(update_fields=["traceback"])

    return Discreet(
        queue_names=queues,
        excluded_queue_names=[],
        interval=LOOK,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
    )


def mind_the_clock(name: str, stopped: threading.Event, begins_duties: bool) -> None:  # noqa: FBT001
    """This will show every few seconds that the worker is alive, and begin what is due, until it is stopped."""
    from django.db import close_old_connections, connection
    from django.utils import timezone

    from ownterms.site.models import Pulse
    from ownterms.site.serving.duties import begin_what_is_due

    log = logging.getLogger(__name__)
    while True:
        close_old_connections()
        try:
            Pulse.beat(name)
        except Exception:
            log.exception("The worker could not show that it is alive; it tries again.")
        if begins_duties:
            begin_what_is_due(timezone.now())
        if stopped.wait(TICK):
            break
    Pulse.objects.filter(worker=name).delete()
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
