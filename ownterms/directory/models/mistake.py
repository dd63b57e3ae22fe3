"""Mistakes: what readers say is wrong with a page, and how it was answered."""

from datetime import date, timedelta
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.directory.models.keeping.access import is_steward, kept_organisations, organisations_kept_by
from ownterms.directory.models.keeping.naming import Speaker
from ownterms.directory.models.listing import Listing
from ownterms.people.models import Person, Tally

LONGEST_WORDS = 500  # characters
MOST_OF_ONE = 20  # open ones of one page; a flood must not bury what people meant
MOST_OPEN = 5_000  # open ones of all pages
MOST_A_DAY = 25  # from one place on the network; all its open ones together stay fewer than MOST_OPEN
MOST_OF_ONE_A_DAY = 3  # of one page, from one place
A_DAY = 24 * 60  # minutes
WAITS_FOR = timedelta(days=180)  # for an answer, and then it goes
DOUBTED_FROM = 3  # open ones, each so old
UNANSWERED_AFTER = timedelta(days=14)
SHOWN_FOR = timedelta(days=180)
MOST_SHOWN = 5


class TooManyMistakes(Exception):
    """So many mistakes wait for an answer that no more are taken for now."""

    def __init__(self) -> None:
        super().__init__(
            _("Many mistakes wait for an answer here. Yours was not kept. There is room again within six months.")
        )


class TooManyFromHere(Exception):
    """So many mistakes came from one place on the network that no more are taken from there today."""

    def __init__(self) -> None:
        super().__init__(
            _("Many mistakes were sent from where you are. This one was not kept. Please try again tomorrow.")
        )


class AlreadyAnswered(Exception):
    """Somebody answered before; nothing was changed."""


class MistakeQuerySet(models.QuerySet["Mistake"]):
    """Questions about mistakes."""

    def open(self) -> Self:
        """Those that nobody has answered."""
        return self.filter(answer=None)

    def over(self) -> Self:
        """Those that nobody has answered for so long that they are let go: they may be untrue by now."""
        return self.open().filter(made_on__lt=timezone.localdate() - WAITS_FOR)

    def of(self, page: UUID) -> Self:
        """Those of one page."""
        return self.filter(page=page)

    def for_keeper(self, person: Person) -> Self:
        """Those of pages that this person may answer for; to a steward, those of pages without a keeper."""
        kept = organisations_kept_by(person).values("pk")
        pages = Q(service__organisation__in=kept) | Q(organisation__in=kept)
        if is_steward(person):
            pages |= Q(service__isnull=False, service__organisation=None)
        return self.filter(page__in=Listing.objects.filter(pages).values("pk"))

    def without_keeper(self) -> Self:
        """Those of pages that nobody keeps: they are the stewards' to answer."""
        kept = kept_organisations()
        pages = Listing.objects.filter(Q(service__organisation__in=kept) | Q(organisation__in=kept))
        return self.exclude(page__in=pages.values("pk"))

    def shown(self, page: UUID) -> Self:
        """Those of a page whose answers everyone may read, the newest first."""
        since = timezone.localdate() - SHOWN_FOR
        answered = self.of(page).filter(answer__on__gte=since)
        return answered.select_related("answer").order_by("-answer__pk")[:MOST_SHOWN]


class Mistake(models.Model):
    """Something that a reader says is wrong with a page. Nothing about the reader is kept."""

    class What(models.TextChoices):
        """What is wrong. Each label fits after "Somebody said:"."""

        TIMES = "times", gettext_lazy("The times are wrong.")
        PLACE = "place", gettext_lazy("The place is wrong.")
        CONTACT = "contact", gettext_lazy("The phone, email or web page is wrong.")
        COST = "cost", gettext_lazy("The cost is wrong.")
        WELCOME = "welcome", gettext_lazy("They do not welcome people as they say.")
        GONE = "gone", gettext_lazy("It is no longer there.")
        OTHER = "other", gettext_lazy("Something else is wrong.")

    page = models.UUIDField(db_index=True, help_text="The listing's id.")
    what = models.CharField(max_length=10, choices=What)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    made_on = models.DateField(default=timezone.localdate, help_text="The day only: the hour could tell who it was.")

    objects = MistakeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.page}: {self.what}"

    # Make

    @classmethod
    def make(cls, listing: Listing, *, what: str, words: str = "", asker: str) -> "Mistake":
        """This will keep what a reader says. `asker` is where on the network they are; only a count of it is kept.

        Raises TooManyMistakes where too many wait already, TooManyFromHere where too many came from there.
        """
        waiting = cls.objects.open()
        if waiting.of(listing.pk).count() >= MOST_OF_ONE or waiting.count() >= MOST_OPEN:
            raise TooManyMistakes
        if not (
            Tally.take("mistakes of one page", f"{asker} {listing.pk}", most=MOST_OF_ONE_A_DAY, minutes=A_DAY)
            and Tally.take("mistakes from one place", asker, most=MOST_A_DAY, minutes=A_DAY)
        ):
            raise TooManyFromHere
        return cls.objects.create(page=listing.pk, what=what, words=words)

    # Change

    @transaction.atomic
    def reply(self, *, how: str, words: str = "", speaker: Speaker, by: Person) -> "MistakeAnswer":
        """This will answer it, once, for everyone to read. Raises AlreadyAnswered."""
        Mistake.objects.select_for_update().get(pk=self.pk)  # two people answering at once take turns
        if MistakeAnswer.objects.filter(mistake=self).exists():
            raise AlreadyAnswered(_("Somebody has answered this already. Your answer was not kept."))
        return MistakeAnswer.objects.create(mistake=self, how=how, words=words, speaker=speaker, by=by)

    # Ask

    @staticmethod
    def is_doubted(page: UUID, *, today: date | None = None) -> bool:
        """Whether several people said that a page is wrong, and nobody has answered them for two weeks."""
        old = (today or timezone.localdate()) - UNANSWERED_AFTER
        return Mistake.objects.open().of(page).filter(made_on__lte=old).count() >= DOUBTED_FROM


class MistakeAnswer(models.Model):
    """What those who look after a page say of a mistake."""

    class How(models.TextChoices):
        """What came of it."""

        PUT_RIGHT = "put-right", gettext_lazy("It was put right.")
        IS_RIGHT = "is-right", gettext_lazy("It is right as it is.")
        NOT_KNOWN = "not-known", gettext_lazy("Nobody knows yet.")

    mistake = models.OneToOneField(Mistake, on_delete=models.CASCADE, related_name="answer")
    how = models.CharField(max_length=10, choices=How)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    speaker = models.CharField(max_length=12, choices=Speaker)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return f"{self.mistake}: {self.how}"

    @property
    def day(self) -> str:
        """On which day it was given."""
        return date_format(self.on, "j F Y")
