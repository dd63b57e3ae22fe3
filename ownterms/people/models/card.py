"""A card: six words on paper with which somebody comes back."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ownterms.lib.words import SIX, draw, shown
from ownterms.people.models.passkey import Passkey
from ownterms.people.models.person import Person, call_each
from ownterms.people.models.session import Session

Words = tuple[str, ...]


class Card(models.Model):
    """The words themselves are kept nowhere: only a digest of them, made with the installation's secret.

    Where the card is a person's only way in, it opens their page at once. Else it is how they recover the page
    when the other ways are lost, and it waits first.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="card")
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()

    def __str__(self) -> str:
        return f"Made on {self.made_on}"

    # Make

    @classmethod
    @transaction.atomic
    def make(cls, person: Person) -> Words:
        """This will make a card and give its words, once. Those of a card before it stop at the same moment."""
        Person.objects.select_for_update().get(pk=person.pk)  # somebody who presses twice has one card
        cls.objects.filter(person=person).delete()
        words = draw(SIX)
        cls.objects.create(person=person, digest=_digest(words), made_on=timezone.localdate())
        return words

    # Ask

    @classmethod
    def of(cls, person: Person) -> Self | None:
        """This will give a person's card, or None where they have none."""
        return cls.objects.filter(person=person).first()

    @classmethod
    def with_words(cls, words: Words) -> Self | None:
        """This will find a card by its words alone, with the same work whether there is one."""
        return cls.objects.filter(digest=_digest(words)).select_related("person").first()

    @property
    def is_only_way(self) -> bool:
        """Whether its person has neither an email nor a passkey."""
        return not self.person.email and not Passkey.objects.of(self.person).exists()


def _digest(words: Words) -> str:
    return salted_hmac("people.Card", shown(words), algorithm="sha256").hexdigest()


class RecoveryQuerySet(models.QuerySet["Recovery"]):
    """Recoveries by their time."""

    def over(self) -> Self:
        """Those for which nobody came back in time."""
        return self.filter(asked_at__lte=timezone.now() - Recovery.WAIT - Recovery.STAYS_OPEN)


class Recovery(models.Model):
    """That somebody asked to come back with a card, to a page that has other ways in too.

    It waits, so that whoever uses those other ways hears of it and can say that it was not them.
    """

    card = models.OneToOneField(Card, on_delete=models.CASCADE, primary_key=True, related_name="recovery")
    asked_at = models.DateTimeField()

    WAIT: ClassVar[timedelta] = timedelta(hours=72)
    STAYS_OPEN: ClassVar[timedelta] = timedelta(days=7)
    """After that it is asked for anew, and waits anew: an old card that is found opens nothing by surprise."""

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "recoveries"

    def __str__(self) -> str:
        return f"Asked for at {self.asked_at:%Y-%m-%d %H:%M}"

    # Make

    @classmethod
    def ask(cls, card: Card) -> tuple[Self, bool]:
        """This will ask to come back with a card, and say whether it was asked just now and not before."""
        cls.objects.over().filter(card=card).delete()
        return cls.objects.get_or_create(card=card, defaults={"asked_at": timezone.now()})

    # Change

    @transaction.atomic
    def finish(self) -> None:
        """This will end every session of the person, and call what `AFTER_RECOVERY` names.

        Of several who finish it at once, one succeeds. Raises StillWaits.
        """
        gone, _kinds = Recovery.objects.filter(pk=self.pk, asked_at__lte=timezone.now() - self.WAIT).delete()
        if not gone:
            raise StillWaits(self)
        person = self.card.person
        Session.objects.filter(person=person).delete()
        call_each(settings.AFTER_RECOVERY, person)

    def refuse(self) -> None:
        """This will note that it was not the person who asked: the card is worth nothing from now on."""
        self.card.delete()

    # Ask

    @classmethod
    def of(cls, person: Person) -> "Recovery | None":
        """This will give what was asked for a person and is not over, or None."""
        asked = cls.objects.filter(card__person=person).exclude(pk__in=cls.objects.over().values("pk"))
        return asked.select_related("card__person").first()

    @property
    def opens_at(self) -> datetime:
        """The moment from which the card opens the page."""
        return self.asked_at + self.WAIT


class StillWaits(Exception):
    """The page opens later: when, says the recovery that comes along."""

    def __init__(self, recovery: Recovery) -> None:
        super().__init__(str(recovery))
        self.recovery = recovery
