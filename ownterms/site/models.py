"""What the house itself keeps: which regular work was begun, and which workers are alive; who is invented."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone

from ownterms.exchange.own import told
from ownterms.exchange.own.bringing import bring
from ownterms.people.models import Person
from ownterms.spaces import actions

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


class Invented(models.Model):
    """That a person is invented, and came with the demo: they go with it.

    Of many there is no more than a mirror needs: nobody looks around as one of them.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    is_one_of_many = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "invented"

    def __str__(self) -> str:
        return f"{self.person} is invented"

    # Make

    @classmethod
    @transaction.atomic
    def begin(cls, own: told.Own) -> "Invented":
        """This will let somebody who is invented live here, with all that a file tells of them."""
        person = Person.objects.create_user(name=own.name)
        bring(actions.begin(person), own, by=person)
        return cls.objects.create(person=person)

    # Change

    @classmethod
    @transaction.atomic
    def remove_all(cls) -> int:
        """This will take away everybody who is invented, with all that is theirs, and count them."""
        people = list(Person.objects.filter(invented__isnull=False))
        for person in people:
            person.leave()
        return len(people)
