"""How an organisation looks from where somebody stands, as they say: private, and counted among ten or more."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final, Self
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ownterms.lib.small_numbers import Quarter
from ownterms.people.models import Person
from ownterms.spaces.fields import SealedText
from ownterms.spaces.models import NoKey, Sealed, Space, Unclaimed


class Side(models.TextChoices):
    """From where somebody looks. Wherever sides stand beside each other, those who use support come first."""

    USES = "uses", _("I use support")
    CARES = "cares", _("I care for family or a friend")
    PRACTISES = "practises", _("I help people as my work")
    MANAGES = "manages", _("I lead or manage")
    UNSAID = "unsaid", _("I’d rather not say")


class Looks(models.TextChoices):
    """How it looks, to each question. “Yes” is good news each time."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("I don’t know")
    UNSAID = "unsaid", _("I’d rather not say")


QUESTIONS: Final[dict[str, Promise]] = {
    "C1": _("Do people come because they want to?"),
    "C2": _("Do people’s own words come first, before anything is offered?"),
    "C3": _("Do friends, neighbours and groups count as much as paid help?"),
    "C4": _("Can people bring anything, and not be sent on and on?"),
    "N1": _("Is it about what people want, more than about rules?"),
    "N2": _("Are people told of help from elsewhere too?"),
    "N3": _("Can people come without first telling what is wrong?"),
    "N4": _("Does it get in touch only where people asked it to?"),
    "N5": _("Does it go on until the person says that it is enough?"),
}
"""What is asked of everyone in the same words, by the reading that it stands beside."""

Answers = dict[str, Looks]


class Viewpoint(Sealed):
    """How an organisation looks to one person from one side, in one quarter. Nothing ever opens it to another.

    Which organisation, which side and what was said all lie sealed: whoever reads the database learns only that
    somebody said something, and on which day.
    """

    about_told = SealedText(help_text="The id of the organisation.")
    side_told = SealedText()
    answers_told = SealedText()
    words = SealedText()
    may_count = models.BooleanField(default=False, help_text="Whether it may be counted, among ten or more.")
    said_on = models.DateField(default=timezone.localdate, help_text="The day only.")

    OPENED_BY = ("id",)

    class Meta:
        ordering = ["-said_on", "pk"]
        indexes = [models.Index(fields=["said_on"], name="viewpoints_by_day")]

    def __str__(self) -> str:
        return f"A viewpoint, said on {self.said_on}"

    # Make

    @classmethod
    @transaction.atomic
    def say(  # noqa: PLR0913  (nine answers and what goes with them; none of it is asked)
        cls,
        space: Space,
        organisation: UUID,
        *,
        by: Person,
        side: Side = Side.UNSAID,
        answers: Mapping[str, Looks],
        words: str = "",
        may_count: bool = False,
    ) -> Self:
        """This will keep how it looks, in place of what was said from that side in this quarter.

        Raises NotYours, NotClaimed, Gone: nobody who sits beside the person at the start can say it for them.
        """
        space.hold_for(by)
        space.must_be_claimed()
        for before in cls.of(space, organisation, by=by):
            if before.side == side and before.is_of(Quarter.of(timezone.localdate())):
                before.delete()
        said = cls(space=space, may_count=may_count).open_with(space.key)
        said.about_told, said.side_told, said.words = str(organisation), side.value, words
        said.answers_told = json.dumps(answers)
        said.save()
        return said

    # Change

    @transaction.atomic
    def remove(self, *, by: Person) -> None:
        """This will take it back. What was counted of a quarter that is over stays. Raises NotYours, Gone."""
        self.held_for(by).delete()

    @classmethod
    @transaction.atomic
    def keep_out(cls, space: Space, *, by: Person) -> None:
        """This will have none of them counted. What was counted of a quarter stays. Raises NotYours, Gone."""
        space.hold_for(by)
        cls.objects.filter(space=space).update(may_count=False)

    # Ask

    @classmethod
    def of(cls, space: Space, organisation: UUID, *, by: Person) -> list[Self]:
        """What a person said about an organisation, the newest first."""
        own: list[Self] = cls.objects.filter(space=space).read(by=by)  # type: ignore[assignment]
        return [each for each in own if each.about == organisation]

    @classmethod
    def counted_in(cls, quarter: Quarter) -> dict[tuple[UUID, Side], dict[str, Counter[Looks]]]:
        """How many gave each answer in a quarter, by organisation and side, to be made fit to show.

        Only what its person let be counted is opened, and nothing but numbers leaves this function. What was taken back
        while it was opened is left out: its row is looked for again, and held until the transaction ends.
        """
        said = cls.objects.filter(may_count=True, said_on__range=(quarter.first, quarter.last))
        said = said.exclude(space__in=Unclaimed.objects.values("space"))
        opened = list(cls.opened(said.select_related("space")))
        still = set(said.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
        counts: dict[tuple[UUID, Side], dict[str, Counter[Looks]]] = defaultdict(lambda: defaultdict(Counter))
        for each in opened:
            if each.pk in still and each.side != Side.UNSAID:
                answers = each.answers
                for question in QUESTIONS:
                    counts[each.about, each.side][question][answers.get(question, Looks.UNSAID)] += 1
        return counts

    @classmethod
    def opened(cls, said: models.QuerySet[Self]) -> Iterator[Self]:
        """This will open some for the count; those whose key is gone are passed over."""
        for each in said.iterator():
            with suppress(NoKey):
                yield each.open_with(each.space.key)

    @classmethod
    def in_number(cls, num: int) -> str:  # noqa: ARG003  (it is told as one)
        """What was said, as one."""
        return gettext("how something looks to you")

    @property
    def about(self) -> UUID:
        """The organisation."""
        return UUID(self.about_told)

    @property
    def side(self) -> Side:
        """From where."""
        return Side(self.side_told)

    @property
    def answers(self) -> Answers:
        """What was answered, by question; what was passed over is not among it."""
        return {question: Looks(said) for question, said in json.loads(self.answers_told).items()}

    @property
    def quarter(self) -> Quarter:
        """The quarter in which it was said."""
        return Quarter.of(self.said_on)

    def is_of(self, quarter: Quarter) -> bool:
        """Whether it was said in a quarter."""
        return quarter.first <= self.said_on <= quarter.last
