"""What a person chose, and from what."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ownterms.agenda.models.option import Option, Source
from ownterms.agenda.models.want import Want, beside
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import Part, Sealed, Space


class Answer(models.TextChoices):
    """What was chosen. None and later are always open."""

    OPTION = "option", _("One of these")
    NONE = "none", _("None of these")
    LATER = "later", _("Later")
    UNKNOWN = "unknown", _("I don’t know")


class Real(models.TextChoices):
    """Whether something was a real option for the person."""

    YES = "yes", _("A real option for me")
    NO = "no", _("Not a real option for me")
    UNKNOWN = "unknown", _("I don’t know")


@dataclass(frozen=True, slots=True)
class OnTheTable:
    """One of the options that there were, as it was then."""

    option: str
    words: str
    source: str = Source.UNKNOWN
    real: str = Real.UNKNOWN

    @property
    def source_in_words(self) -> str:
        """Where it would have come from."""
        return str(Source(self.source).label)

    @property
    def real_in_words(self) -> str:
        """Whether it was a real option."""
        return str(Real(self.real).label)


class Choice(Sealed):
    """What a person chose, with all that was on the table then. The next choice stands beside it; none is wrong."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    want = models.ForeignKey(Want, on_delete=models.CASCADE, null=True, blank=True)
    answer_told = SealedText()
    chosen_told = SealedText(help_text="The ids of the options that were chosen, as JSON.")
    table_told = SealedText(help_text="What was on the table, as JSON.")
    words = SealedText()
    chosen_at = models.DateTimeField(default=timezone.now)

    OPENED_BY = ("want_id", "part_id")

    class Meta:
        ordering = ["-chosen_at", "pk"]
        indexes = [models.Index(fields=["space", "want", "-chosen_at"], name="choices_of_a_want")]

    def __str__(self) -> str:
        return f"A choice of {self.chosen_at:%d %B %Y}"

    # Make

    @classmethod
    @transaction.atomic
    def make(  # noqa: PLR0913  (a choice is all of these at once; none but `by` is asked)
        cls,
        space: Space,
        answer: Answer = Answer.UNKNOWN,
        *,
        by: Person,
        want: Want | None = None,
        chosen: frozenset[UUID] = frozenset(),
        real: Mapping[UUID, Real] | None = None,
        words: str = "",
    ) -> Self:
        """This will keep what was chosen, with every option that stands beside the want now.

        `real` says which were real options for the person; those not in it are not known. What is not on the table
        cannot be chosen and is passed over. Raises NotYours, Gone.
        """
        want, part = beside(want, space, by=by)
        known = real or {}
        options = Option.objects.of(space).of_want(want).filter(part=part).read(by=by)
        table = [
            OnTheTable(str(each.pk), each.words, each.source.value, known.get(each.pk, Real.UNKNOWN).value)
            for each in options
        ]
        choice = cls(space=space, part=part, want=want).open_with(space.key)
        choice.answer_told, choice.words = answer.value, words
        choice.chosen_told = json.dumps([str(each.pk) for each in options if each.pk in chosen])
        choice.table_told = json.dumps([asdict(each) for each in table])
        choice.save()
        return choice

    # Change

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it away. Raises NotYours, Gone."""
        self.held_for(by).delete()

    # Ask

    @classmethod
    def in_number(cls, num: int) -> str:
        """Choices in number."""
        return ngettext("a choice", "%(num)s choices", num) % {"num": num}

    @property
    def answer(self) -> Answer:
        """What was chosen."""
        return Answer(self.answer_told)

    @property
    def table(self) -> list[OnTheTable]:
        """What was on the table, in the order of then."""
        return [OnTheTable(**each) for each in json.loads(self.table_told)]

    def chosen_of(self, options: Collection[Option]) -> list[Option]:
        """What of these options was chosen: all that somebody is told who is shown them."""
        ids = set(json.loads(self.chosen_told))
        return [each for each in options if str(each.pk) in ids]

    @property
    def chosen(self) -> list[OnTheTable]:
        """What of it was chosen."""
        ids = set(json.loads(self.chosen_told))
        return [each for each in self.table if each.option in ids]
