"""A return, drafted as far as it can be true. What is not recorded says so, with its reason.

Before any quarter is told there is a draft too. Each number says then what it will be, and when it is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ownterms.lib.cells import write_table
from ownterms.lib.small_numbers import Quarter
from ownterms.lib.written.pages import Heading, Page, Piece, Table, Text, words
from ownterms.mirror.account.crosswalk import Crosswalk, Field
from ownterms.mirror.account.sources import TOO_FEW, figure
from ownterms.mirror.models import PublicAccount


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in one field: the answer, and what it says or why it stays blank. What `waits` is told later."""

    field: str
    answer: str
    words: str
    is_blank: bool
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A return for one quarter. Where it is not told yet, that is the first one that will be."""

    crosswalk: Crosswalk
    quarter: Quarter
    answers: tuple[Answer, ...]
    is_told: bool = True

    @property
    def heads(self) -> tuple[str, str, str]:
        """The heads of its columns."""
        return _("What the form asks"), _("What can be told"), _("What that is, or why it stays blank")

    @property
    def period(self) -> str:
        """Its days."""
        return _("%(first)s to %(last)s") % {
            "first": date_format(self.quarter.first, "j F Y"),
            "last": date_format(self.quarter.last, "j F Y"),
        }

    @property
    def not_yet(self) -> str:
        """Where no quarter is told yet, that it is not, and when the first one is; "" otherwise."""
        return "" if self.is_told else not_yet(self.quarter)

    @property
    def groups(self) -> tuple[tuple[str, tuple[Answer, ...]], ...]:
        """Its answers, those that belong together under one heading."""
        parted = (
            (_("What can be told"), [each for each in self.answers if not each.is_blank]),
            (_("What is told later"), [each for each in self.answers if each.waits]),
            (_("What is not recorded, and why"), [each for each in self.answers if each.is_blank and not each.waits]),
        )
        return tuple((heading, tuple(answers)) for heading, answers in parted if answers)

    def as_page(self) -> Page:
        """This will lay it out, for Word, for a browser and for a terminal."""
        return Page(self.crosswalk.name, get_language() or "en-gb", tuple(self._pieces()))

    def as_csv(self) -> str:
        """This will give it as a table for a spreadsheet, every cell guarded."""
        file = StringIO(newline="")
        write_table(file, [self.heads, *((each.field, each.answer, each.words) for each in self.answers)])
        return file.getvalue()

    def _pieces(self) -> Iterator[Piece]:
        yield Heading(1, self.crosswalk.name)
        yield Text(self.period)
        yield from words(self.not_yet)
        yield Text(self.crosswalk.opening)
        for heading, answers in self.groups:
            yield Heading(2, heading)
            yield Table(heading, self.heads, tuple((each.field, each.answer, each.words) for each in answers))
        yield Text(_("Numbers are to the nearest five, and never of fewer than ten people."), is_note=True)


def draft(crosswalk: Crosswalk, today: date) -> Draft:
    """This will fill in what is true, from the newest quarter that is told."""
    account = PublicAccount.newest(today)
    if account:
        return Draft(crosswalk, account.quarter, tuple(_answer(each, account) for each in crosswalk.fields))
    first = PublicAccount.told_next(today)
    return Draft(crosswalk, first, tuple(_answer_later(each, first) for each in crosswalk.fields), is_told=False)


def not_yet(first: Quarter) -> str:
    """This will say that no quarter is told yet, and when the first one is."""
    said = _("No quarter is told yet; the first is told on %(day)s.")
    return said % {"day": date_format(first.public_from, "j F Y")}


def _answer(field: Field, account: PublicAccount) -> Answer:
    known = {name: account.of(name) for name in (*field.told, *field.nearest)}
    if not field.told:
        nearest = [f"{figure(name)}: {_about(number)}." for name, number in known.items() if number is not None]
        near = [_("The nearest true thing: %(words)s") % {"words": " ".join(nearest)}] if nearest else []
        return Answer(field.name, _("Not recorded"), " ".join([field.why, *near]), is_blank=True)
    if all(number is None for number in known.values()):
        return Answer(field.name, _("Not told"), f"{field.words} {TOO_FEW}", is_blank=True)
    if len(known) == 1:
        return Answer(field.name, _about(known[field.told[0]]), field.words, is_blank=False)
    told = "; ".join(f"{figure(name)}: {_about(number)}" for name, number in known.items())
    return Answer(field.name, told, field.words, is_blank=False)


def _answer_later(field: Field, first: Quarter) -> Answer:
    if field.told:
        says = _("%(not_yet)s What it will be: %(words)s") % {"not_yet": not_yet(first), "words": field.words}
        return Answer(field.name, _("Not told yet"), says, is_blank=True, waits=True)
    nearest = "; ".join(str(figure(name)) for name in field.nearest)
    says = _("The nearest true thing: %(words)s") % {"words": f"{nearest}. {not_yet(first)}"} if nearest else ""
    return Answer(field.name, _("Not recorded"), f"{field.why} {says}".strip(), is_blank=True)


def _about(number: int | None) -> str:
    return _("too few to tell") if number is None else _("about %(num)s") % {"num": number}
