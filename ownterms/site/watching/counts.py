"""What is counted. All workers add to the same counts, by files in the folder that PROMETHEUS_MULTIPROC_DIR names."""

import os
from collections.abc import Iterator

from django.db.models import Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from ownterms.directory.models import ChangeCounter
from ownterms.finding import index
from ownterms.site.models import Pulse

STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)  # seconds

OWN = CollectorRegistry()  # of this process alone
ANSWERS = Counter("ownterms_answers", "Answers, by view and status.", ["view", "status"], registry=OWN)
SECONDS = Histogram("ownterms_answer_seconds", "How long answers took.", ["view"], buckets=STEPS, registry=OWN)
DATABASE_TROUBLE = Counter("ownterms_database_trouble", "Requests that the database could not serve.", registry=OWN)


class Now(Collector):
    """What is looked up at the moment of asking: the queue, the workers, and how far the index is behind."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """This will give each as one number."""
        waiting = DBTaskResult.objects.ready()
        oldest = waiting.aggregate(oldest=Min("enqueued_at"))["oldest"]
        age = (timezone.now() - oldest).total_seconds() if oldest else 0
        yield GaugeMetricFamily("ownterms_tasks_waiting", "Tasks in the queue.", value=waiting.count())
        yield GaugeMetricFamily("ownterms_tasks_oldest_seconds", "Age of the oldest of them.", value=age)
        undone = DBTaskResult.objects.failed().count()
        yield GaugeMetricFamily("ownterms_tasks_undone", "Tasks of the last week that came to nothing.", value=undone)
        yield GaugeMetricFamily("ownterms_workers_alive", "Background workers.", value=len(Pulse.alive()))
        yield GaugeMetricFamily("ownterms_index_behind", "Changes that the index has yet to follow.", value=behind())


def behind() -> int:
    """How many changes of the directory the index has not followed yet."""
    return max(0, ChangeCounter.newest() - index.current().mark)


def as_text() -> bytes:
    """This will give all counts in the text format of Prometheus, version 0.0.4."""
    counted = OWN
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        multiprocess.MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    now = CollectorRegistry()
    now.register(Now())
    return b"".join(generate_latest(each) for each in (counted, now))
