"""A helper's own sheet: how they help, as those who asked them in let it be told. Nobody but they can have it made.

What people let be counted and kept from the helper is not in it: from its numbers the helper would learn who said what.
Its numbers are drawn once for each quarter that is over, and none is told that nearly all of the helper's own
people may be in: it would tell of each of them that they said yes.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Self
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ownterms.agenda.models import AfterTalk
from ownterms.lib.small_numbers import FEWEST, STEP, Quarter, by_chance
from ownterms.lib.written.pages import Heading, Items, Page, Piece, Text, items
from ownterms.mirror.account.counting import (
    LONG,
    MIDDLE,
    NO,
    ONCE,
    PARTLY,
    SAID,
    SHORT,
    SILENT,
    YES,
    Tie,
    again,
    bounds,
    length,
)
from ownterms.mirror.models import Counting, HelperNumbers
from ownterms.people.models import Person
from ownterms.spaces.models import Invitation, SealedQuerySet

Numbers = dict[str, int | None]
ALL: Final = "all"

LINES: Final[dict[str, dict[str, str | Promise]]] = {
    "ties": {
        LONG: gettext_lazy("For about %(num)s it has gone on for two years or more."),
        MIDDLE: gettext_lazy("For about %(num)s, half a year to two years."),
        SHORT: gettext_lazy("For about %(num)s, less than half a year."),
    },
    "again": {YES: gettext_lazy("About %(num)s asked me in more than once.")},
    "listened": {
        YES: gettext_lazy("About %(num)s said after a talk: yes, they listened to me."),
        PARTLY: gettext_lazy("About %(num)s said: in part."),
        NO: gettext_lazy("About %(num)s said: no."),
    },
}


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """What a helper can show: numbers of more than ten people, and words whose people let them be shown.

    The numbers are those of the last quarter that is over, of people who let it be counted by then.
    """

    name: str
    until: date
    people: int | None
    numbers: dict[str, Numbers]
    words: tuple[str, ...]

    @classmethod
    def of(cls, helper: Person) -> Self:
        """This will make the sheet of whoever asks for it. The looks that it takes are written down as any others."""
        quarter = Quarter.of(timezone.localdate()).before
        kept = HelperNumbers.of(helper, quarter) or HelperNumbers.keep(helper, quarter, drawn(helper, quarter))
        shown_on: list[AfterTalk] = released_to(helper).filter(may_show=True).read(by=helper)
        return cls(
            name=helper.name,
            until=quarter.last,
            people=kept.told["people"][ALL],
            numbers=kept.told,
            # In an order that tells nothing of when they were said.
            words=tuple(sorted(talk.words.strip() for talk in shown_on if talk.words.strip())),
        )

    @property
    def lines(self) -> list[str]:
        """The numbers, each in a sentence; what is too small to tell is left out."""
        said = [_("About %(num)s people asked me in.") % {"num": self.people}] if self.people else []
        for name, sentences in LINES.items():
            known = {group: self.numbers[name].get(group) for group in sentences}
            said += [str(sentences[group]) % {"num": number} for group, number in known.items() if number]
        return said

    @property
    def title(self) -> str:
        """Its title."""
        return _("How %(name)s helps") % {"name": self.name} if self.name else _("How I help")

    def as_page(self) -> Page:
        """This will lay it out, for Word and for paper."""
        return Page(self.title, get_language() or "en-gb", tuple(self._pieces()))

    def _pieces(self) -> Iterator[Piece]:
        yield Heading(1, self.title)
        if self.words:
            yield Heading(2, _("What people say"))
            yield Items(tuple(f"“{each}”" for each in self.words))
        if self.lines:
            yield Heading(2, _("How it goes"))
            yield from items(self.lines)
        yield Text(self.about, is_note=True)

    @property
    def about(self) -> str:
        """How it was made."""
        return _(
            "Numbers go up to %(day)s. They go up or down to a five, by chance. None is of ten people or fewer. "
            "Where nearly all are in one, it is not told. "
            "Words stand here with a yes, and without a name. Only the helper can have this sheet made."
        ) % {"day": date_format(self.until, "j F Y")}


def ties_with(helper: Person, quarter: Quarter) -> list[Tie]:
    """This will give a helper's ties, as they were when a quarter was over."""
    _begins, ends = bounds(quarter)
    rows: dict[UUID, list[tuple[datetime, datetime]]] = defaultdict(list)
    accepted = Invitation.objects.of_helper(helper).filter(acceptance__at__lt=ends)
    for space, at, until in accepted.values_list("space", "acceptance__at", "until"):
        rows[space].append((at, min(until, ends)))
    return [
        Tie(
            space,
            helper.pk,
            timezone.localdate(min(at for at, _over in times)),
            timezone.localdate(max(over for _at, over in times)),
            len(times),
        )
        for space, times in rows.items()
    ]


def drawn(helper: Person, quarter: Quarter) -> dict[str, Numbers]:
    """This will draw the numbers of a helper's sheet as of a quarter: to be kept, and not drawn again."""
    ties = ties_with(helper, quarter)
    yes = Counting.said_by(quarter).filter(space__in={tie.person for tie in ties})
    people = set(yes.values_list("space", flat=True))
    felt, may_count = felt_in(helper, quarter, people)
    return {
        "people": _told({tie.person: ALL for tie in ties}, people, (ALL,)),
        "ties": _told({tie.person: length(tie) for tie in ties}, people, (LONG, MIDDLE, SHORT)),
        "again": _told({tie.person: again(tie) for tie in ties}, people, (YES, ONCE)),
        "listened": _told(felt, may_count, (YES, PARTLY, NO)),
    }


def released_to(helper: Person) -> SealedQuerySet[AfterTalk]:
    """What a helper may read of talks. Where an invitation asks for a reason before each look, it stays out."""
    return AfterTalk.objects.filter(invitation__acceptance__helper=helper, invitation__asks_why=False).open_to(helper)


def felt_in(helper: Person, quarter: Quarter, people: set[UUID]) -> tuple[dict[UUID, str], set[UUID]]:
    """This will give what people who released it said last of a helper, and which of them let that be counted.

    It is read only where there are ten people or more who did, and up to the end of a quarter.
    """
    there = released_to(helper).filter(said_at__lt=bounds(quarter)[1])
    if there.filter(may_count=True, space__in=people).values("space").distinct().count() < FEWEST:
        return {}, set()
    read: list[AfterTalk] = there.read(by=helper)
    last = {talk.space_id: talk for talk in sorted(read, key=lambda talk: talk.said_at)}
    felt = {space: SAID.get(talk.answers[0], SILENT) for space, talk in last.items()}
    return felt, {space for space, talk in last.items() if talk.may_count} & people


def _told(groups: dict[UUID, str], counted: set[UUID], names: tuple[str, ...]) -> Numbers:
    """This will draw how many in each group let it be counted. The helper knows each of a group, and so its size."""
    told: Numbers = {}
    for name in names:
        theirs = {person for person, group in groups.items() if group == name}
        number = by_chance(len(theirs & counted))
        told[name] = number if number and number + STEP <= len(theirs) else None
    return told
