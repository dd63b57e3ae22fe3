"""A helper's own sheet: how they help, as those who asked them in let it be told. Nobody but they can have it made.

What people let be counted and kept from the helper is not in it: from its numbers the helper would learn who said what.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Self
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ownterms.agenda.models import AfterTalk
from ownterms.lib.small_numbers import FEWEST, Quarter, shown, told_apart
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
from ownterms.people.models import Person
from ownterms.spaces.models import Invitation

Numbers = dict[str, int | None]

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
    """What a helper can show: numbers of ten people or more, rounded, and words whose people let them be shown.

    The numbers are those of the day on which the last quarter was over, of people who let it be counted: asked for
    every day, they tell no more.
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
        ties = ties_with(helper, quarter)
        shown_on, counted = talks_with(helper, quarter)
        felt = {talk.space_id: SAID.get(talk.answers[0], SILENT) for talk in counted}
        return cls(
            name=helper.name,
            until=quarter.last,
            people=shown(len(ties)),
            numbers={
                "ties": _told({tie.person: length(tie) for tie in ties}, (LONG, MIDDLE, SHORT)),
                "again": _told({tie.person: again(tie) for tie in ties}, (YES, ONCE)),
                "listened": _told(felt, (YES, PARTLY, NO, SILENT)),
            },
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
            "Numbers go up to %(day)s. They are to the nearest five, and never of fewer than ten people. "
            "Words stand here with a yes, and without a name. Only the helper can have this sheet made."
        ) % {"day": date_format(self.until, "j F Y")}


def ties_with(helper: Person, quarter: Quarter) -> list[Tie]:
    """This will give a helper's ties with those who let it be counted, as they were when a quarter was over."""
    _begins, ends = bounds(quarter)
    rows: dict[UUID, list[tuple[datetime, datetime]]] = defaultdict(list)
    accepted = Invitation.objects.of_helper(helper).filter(space__counting__isnull=False, acceptance__at__lt=ends)
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


def talks_with(helper: Person, quarter: Quarter) -> tuple[list[AfterTalk], list[AfterTalk]]:
    """This will read what was released to a helper: words that may be shown, and what may be counted, the oldest first.

    What may be counted is read only where there are ten people or more, and up to the end of a quarter. Where an
    invitation asks for a reason before each look, what it opens stays out.
    """
    _begins, ends = bounds(quarter)
    there = AfterTalk.objects.filter(invitation__acceptance__helper=helper, invitation__asks_why=False).open_to(helper)
    counted = there.filter(may_count=True, space__counting__isnull=False, said_at__lt=ends)
    is_many = counted.values("space").distinct().count() >= FEWEST
    chosen = [*counted.values_list("pk", flat=True)] if is_many else []
    read: list[AfterTalk] = there.filter(Q(may_show=True) | Q(pk__in=chosen)).read(by=helper)
    shown_on = [talk for talk in read if talk.may_show]
    return shown_on, sorted((talk for talk in read if talk.pk in set(chosen)), key=lambda talk: talk.said_at)


def _told(groups: dict[UUID, str], names: tuple[str, ...]) -> Numbers:
    return told_apart({name: sum(group == name for group in groups.values()) for name in names})
