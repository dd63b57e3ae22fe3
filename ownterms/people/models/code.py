"""A code that is sent by email: what opens the door, once."""

import re
import uuid
from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.people.models.person import Person
from ownterms.people.models.tally import Tally

MINUTES = 15  # that a code lives
MOST_TRIES = 5
MOST_LETTERS = 10  # to one address in an hour, asked for from one place
MOST_LETTERS_IN_ALL = 50  # to one address in an hour, whoever asks
MOST_WRONG = 100  # codes typed in a day, for one address or from one place; a code more can be tried once
DAY = 24 * 60  # minutes


class WrongCode(Exception):
    """What was typed is not the code, which can be tried `left` times more."""

    def __init__(self, left: int) -> None:
        says = ngettext(
            "That is not the code. You can try once more.",
            "That is not the code. You can try %(left)s more times.",
            left,
        )
        last = _("That is not the code, and it cannot be tried again. Please ask for a new one.")
        super().__init__(says % {"left": left} if left else last)


class CodeSpent(Exception):
    """The code was used, was tried too often, or is too old."""


class EmailedCodeQuerySet(models.QuerySet["EmailedCode"]):
    """Codes by their age."""

    def live(self) -> Self:
        """Those that can still be used."""
        return self.filter(asked_at__gt=timezone.now() - timedelta(minutes=MINUTES))

    def over(self) -> Self:
        """Those that are too old, which nobody needs."""
        return self.filter(asked_at__lte=timezone.now() - timedelta(minutes=MINUTES))


class EmailedCode(models.Model):
    """Six digits, sent to an address and typed into the browser that asked for them.

    The row's random id is known to that browser alone. The digits themselves are kept nowhere: they follow
    from the id and the installation's secret. Nothing here says whether anybody is known by the address.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.EmailField()
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, help_text="Who asked, where they were signed in."
    )
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    is_quiet = models.BooleanField(
        default=False,
        help_text="Enough letters went there lately: no letter goes and no digits fit, and nothing else tells it.",
    )

    DIGITS: ClassVar[int] = 6
    objects = EmailedCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"A code asked for at {self.asked_at:%H:%M}"

    # Make

    @classmethod
    def ask(cls, address: str, *, asker: str, person: Person | None = None) -> Self:
        """This will make a code for an address, doing the same work whoever it belongs to.

        `asker` is a place on the network. It has a share of the letters, so that none uses up those of others.
        """
        share = Tally.take("letters of one place", f"{asker} {address}", most=MOST_LETTERS, minutes=60)
        within = share and Tally.take("letters", address, most=MOST_LETTERS_IN_ALL, minutes=60)
        return cls.objects.create(address=address, person=person, is_quiet=not within)

    # Change

    def use(self, typed: str, *, asker: str) -> None:
        """This will use the code up. Of several who use it at once, one succeeds.

        Where many wrong ones were typed today, for the address or from the place on the network, a wrong one
        spends it: guessing has a bound, and who has the letter still comes in. Raises WrongCode where the digits
        are others, CodeSpent where it can no longer be used. Not to be called inside a transaction that the
        refusal would undo: a try must count.
        """
        tried = EmailedCode.objects.live().filter(pk=self.pk, tries__lt=MOST_TRIES)
        if not tried.update(tries=F("tries") + 1):
            raise CodeSpent
        digits = re.sub(r"[\s.–-]", "", typed)
        if not constant_time_compare(digits, self.digits) or self.is_quiet:
            few = Tally.take("wrong codes for one address", self.address, most=MOST_WRONG, minutes=DAY)
            if not (Tally.take("wrong codes from one place", asker, most=MOST_WRONG, minutes=DAY) and few):
                EmailedCode.objects.filter(pk=self.pk).update(tries=MOST_TRIES)
            raise WrongCode(self._left())
        used, _kinds = EmailedCode.objects.filter(pk=self.pk).delete()
        if not used:
            raise CodeSpent

    # Ask

    @property
    def digits(self) -> str:
        """The six digits."""
        drawn = salted_hmac("people.EmailedCode", str(self.pk), algorithm="sha256").digest()
        return f"{int.from_bytes(drawn) % 10**self.DIGITS:0{self.DIGITS}}"

    def _left(self) -> int:
        tries = EmailedCode.objects.filter(pk=self.pk).values_list("tries", flat=True).first()
        return MOST_TRIES - (MOST_TRIES if tries is None else tries)
