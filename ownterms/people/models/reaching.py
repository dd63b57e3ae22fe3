"""How a person likes to be reached, in their own terms.

After the Accessible Information Standard (NHS England, DAPB1605, 2025): ways to reach somebody, formats,
support when talking, and a look at all of it from time to time. Nothing here is asked for, nothing is
required, and nobody but the person sees it.
"""

from collections.abc import Mapping, Sequence
from typing import Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ownterms.people.models.person import Person


class Shelf(models.TextChoices):
    """What a term is about."""

    WAYS = "ways", _("Good ways to reach me")
    AVOID = "avoid", _("Please do not use")
    FORMATS = "formats", _("How things should be sent to me")
    SUPPORT = "support", _("What helps when we talk")


WAYS: dict[str, str | Promise] = {
    "phone": _("A phone call"),
    "message": _("A message left on my phone"),
    "text": _("A text"),
    "email": _("An email"),
    "letter": _("A letter"),
    "video": _("A video call"),
    "relay": _("A text or sign relay call"),
    "visit": _("Coming to see me"),
}
TERMS: dict[str, dict[str, str | Promise]] = {
    Shelf.WAYS: WAYS,
    Shelf.AVOID: WAYS,
    Shelf.FORMATS: {
        "large": _("Large print"),
        "easy": _("Easy Read: short words and pictures"),
        "braille": _("Braille"),
        "audio": _("Sound that I can listen to"),
        "sign": _("A video in sign language"),
        "plain": _("Plain text by email, for my screen reader"),
        "tinted": _("On coloured paper"),
        "tongue": _("In my own language"),
    },
    Shelf.SUPPORT: {
        "time": _("More time"),
        "short": _("Short sentences, one thing at a time"),
        "written": _("Having it written down too"),
        "face": _("Seeing your face, so that I can lipread"),
        "loop": _("A hearing loop"),
        "signer": _("A sign language interpreter"),
        "speaker": _("A lipspeaker or a note taker"),
        "touch": _("Signs on my hand"),
        "interpreter": _("An interpreter for my language"),
        "aid": _("Talking with my own device or board"),
        "quiet": _("A quiet place"),
        "someone": _("Someone I trust beside me"),
        "instead": _("Talking to someone I name, not to me"),
    },
}


class Reaching(models.Model):
    """One person's terms. Each field may be empty, and so may all."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="reaching")
    times = models.CharField(max_length=300, blank=True, help_text="When it suits them.")
    someone = models.CharField(max_length=300, blank=True, help_text="Whom else one may talk to, as they say it.")
    words = models.TextField(max_length=2_000, blank=True, help_text="Anything else, in their own words.")
    looked_on = models.DateField(help_text="When they last looked at it.")

    def __str__(self) -> str:
        return f"Looked at on {self.looked_on}"

    # Make

    @classmethod
    @transaction.atomic
    def write(cls, person: Person, *, terms: Mapping[str, Sequence[str]], times: str, someone: str, words: str) -> None:
        """This will keep a person's terms in place of those before. `terms` maps shelves to codes of `TERMS`.

        Where all of it is empty, nothing is kept.
        """
        Person.objects.select_for_update().get(pk=person.pk)  # somebody who presses twice is kept once
        cls.objects.filter(person=person).delete()
        if not any([*terms.values(), times, someone, words]):
            return
        kept = cls.objects.create(
            person=person, times=times, someone=someone, words=words, looked_on=timezone.localdate()
        )
        rows = [ReachingTerm(reaching=kept, shelf=shelf, code=code) for shelf in terms for code in terms[shelf]]
        ReachingTerm.objects.bulk_create(rows)

    # Change

    def look_again(self) -> None:
        """This will note that the person looked today, and found it right."""
        self.looked_on = timezone.localdate()
        self.save(update_fields=["looked_on"])

    # Ask

    @classmethod
    def of(cls, person: Person) -> Self | None:
        """This will give a person's terms, or None where they wrote none."""
        return cls.objects.filter(person=person).first()

    @property
    def in_short(self) -> str:
        """The good ways, on one line."""
        return ", ".join(str(WAYS[code]) for code in self.chosen()[Shelf.WAYS] if code in WAYS)

    def chosen(self) -> dict[str, list[str]]:
        """The codes of each shelf."""
        chosen: dict[str, list[str]] = {shelf: [] for shelf in Shelf.values}
        for term in self.terms.order_by("pk"):
            chosen[term.shelf].append(term.code)
        return chosen


class ReachingTerm(models.Model):
    """One thing that a person said of how to reach them."""

    reaching = models.ForeignKey(Reaching, on_delete=models.CASCADE, related_name="terms")
    shelf = models.CharField(max_length=7, choices=Shelf.choices)
    code = models.CharField(max_length=11)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reaching", "shelf", "code"], name="a_term_is_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_shelf_display()}: {TERMS[self.shelf].get(self.code, self.code)}"
