"""A return, drafted as far as it can be true. What is not recorded says so, with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ownterms.lib.cells import write_table
from ownterms.lib.small_numbers import Quarter
from ownterms.lib.written.pages import Heading, Page, Piece, Table, Text
from ownterms.mirror.account.crosswalk import Crosswalk, Field
from ownterms.mirror.account.sources import TOO_FEW, figure
from ownterms.mirror.models import PublicAccount


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in one field: the answer, and what it says or why it stays blank."""

    field: str
    answer: str
    words: str
    is_blank: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A return for one quarter."""

    crosswalk: Crosswalk
    quarter: Quarter
    answers: tuple[Answer, ...]

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
        yield Text(self.crosswalk.opening)
        groups = ((_("What can be told"), False), (_("What is not recorded, and why"), True))
        for heading, is_blank in groups:
            rows = tuple((each.field, each.answer, each.words) for each in self.answers if each.is_blank is is_blank)
            if rows:
                yield Heading(2, heading)
                yield Table(heading, self.heads, rows)
        yield Text(_("Numbers are to the nearest five, and never of fewer than ten people."), is_note=True)


def draft(crosswalk: Crosswalk, account: PublicAccount) -> Draft:
    """This will fill in what is true."""
    return Draft(crosswalk, account.quarter, tuple(_answer(each, account) for each in crosswalk.fields))


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


def _about(number: int | None) -> str:
    return _("too few to tell") if number is None else _("about %(num)s") % {"num": number}
