"""What the house itself keeps: which regular work was begun, and which workers are alive."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

ALIVE_FOR = timedelta(minutes=3)  # a worker that was last seen longer ago is taken for gone


class Round(models.Model):
    """One time at which regular work was due. Whoever makes the row begins the work: once, on however many machines."""

    duty = models.CharField(max_length=40)
    due = models.DateTimeField()
    begun = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "due"], name="round_begun_once")]

    def __str__(self) -> str:
        return f"{self.duty}, {self.due:%d %B %Y %H:%M}"

    @classmethod
    def begin(cls, duty: str, *, due: datetime) -> bool:
        """This will tell whether the round is ours to do: true for the first who asks, and for nobody after."""
        return cls.objects.get_or_create(duty=duty, due=due)[1]


class Pulse(models.Model):
    """A background worker, and when it was last seen. Its name is the one that tasks remember it by."""

    worker = models.CharField(max_length=64, unique=True)
    seen = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker}, seen {self.seen:%d %B %Y %H:%M}"

    @classmethod
    def beat(cls, worker: str) -> None:
        """This will say that a worker is alive now."""
        cls.objects.update_or_create(worker=worker, defaults={"seen": timezone.now()})

    @classmethod
    def alive(cls) -> set[str]:
        """The names of the workers that were seen lately."""
        recent = cls.objects.filter(seen__gte=timezone.now() - ALIVE_FOR)
        return set(recent.values_list("worker", flat=True))
