"""What a keeper writes about a page: every part of it, as fields that lose nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField, WrittenField
from ownterms.design.quiet import QuietForm
from ownterms.directory.models import Listing, TermOfWelcome
from ownterms.directory.saying.week import in_words, spans_of
from ownterms.directory.saying.words import STATUSES, PlaceWords, Words
from ownterms.directory.taking.values import Unreadable, as_age
from ownterms.directory.wording.days import DAYS, EACH
from ownterms.lib.links import MAILBOX, safe_link
from ownterms.lib.text import clean, clean_line

MOST_PLACES: Final = 30
"""Places in one form. Further ones stay as they are."""

MOST_LINES: Final = 20
LONGEST_STAND_IN: Final = 60
"""Characters of the text that stand where no name was given."""
PLACE: Final = ("name", "street", "town", "postcode", "getting_in")
LISTS: Final = ("asks_for", "phones", "limits")
NUMBERED: Final = re.compile(r"place_(\d{1,2})_")
OF_ORGANISATIONS: Final = ("name", "text", "phones", "email", "link", "welcome", "limits")
KINDS: Final = [each for each in Listing.Kind.choices if each[0] != Listing.Kind.ORGANISATION]
WELCOME: Final = [each for each in TermOfWelcome.choices if each[0] != TermOfWelcome.GOVERNING_LIMIT]
TOO_LONG: Final = _("That is too long. Please say it in fewer words.")
NOT_TIMES: Final = _("Please write times like this: 10:00–12:30")


def written(longest: int) -> WrittenField:
    """A field that may stay empty; `longest` in characters."""
    return WrittenField(max_length=longest, required=False, error_messages={"max_length": TOO_LONG})


def line(longest: int) -> LineField:
    """The same for one line."""
    return LineField(max_length=longest, required=False, error_messages={"max_length": TOO_LONG})


class WordsForm(QuietForm):
    """The words of a page, which keeps its name where none is given.

    `was` is what the page says; parts that an organisation's page has not are left out.
    """

    name = line(200)
    kind = forms.ChoiceField(choices=KINDS, required=False)
    text = written(10_000)
    status = forms.ChoiceField(choices=list(STATUSES.items()), required=False)
    alert = written(500)
    other_times = written(1_000)
    cost = written(1_000)
    whom = written(2_000)
    youngest = line(5)
    oldest = line(5)
    how_to_come = written(2_000)
    wait = written(500)
    asks_for = written(2_000)
    phones = written(1_000)
    email = line(254)
    link = line(2_000)
    welcome = forms.MultipleChoiceField(choices=WELCOME, required=False)
    limits = written(4_000)

    nothing = ("name", _("There is nothing here yet. Any line is enough."))
    beside = frozenset({"kind", "status"})

    def __init__(self, *args: Any, was: Words, of_organisation: bool = False, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.was, self.of_organisation = was, of_organisation
        self.days = [] if of_organisation else [f"week_{day}" for day in DAYS]
        self.titles = dict(zip(self.days, EACH.values(), strict=False))
        for name in self.days:
            self.fields[name] = line(100)
        self.places = range(self._count())
        for number in self.places:
            for part in PLACE:
                self.fields[f"place_{number}_{part}"] = written(1_000) if part == "getting_in" else line(200)
            self.fields[f"place_{number}_online"] = forms.BooleanField(required=False)
        if of_organisation:
            for name in [each for each in Words.__slots__ if each in self.fields and each not in OF_ORGANISATIONS]:
                del self.fields[name]
        if not self.is_bound:
            self.initial = shown(was)

    def _count(self) -> int:
        """One empty place more than there are, or as many as were sent, up to the most."""
        sent = [int(found[1]) + 1 for name in self.data if (found := NUMBERED.match(name))]
        return min(max([len(self.was.places) + 1, *sent]), MOST_PLACES)

    @property
    def words(self) -> Words:
        """What was said, with what the form has no field for as it was. Use only where the form is valid."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in Words.__slots__ if name in self.cleaned_data}
        said["welcome"] = tuple(code for code, _label in WELCOME if code in said["welcome"])
        if self.days:
            said["week"] = tuple(self.cleaned_data[name] for name in self.days)
        places = [self._place(number) for number in self.places]
        said["places"] = (*(each for each in places if not each.says_nothing), *self.was.places[MOST_PLACES:])
        return replace(self.was, **said)

    def _first_words(self) -> str:
        text = self.cleaned_data.get("text", "").partition("\n")[0]
        return Truncator(text).chars(LONGEST_STAND_IN) or str(_("Without a name yet"))

    def _place(self, number: int) -> PlaceWords:
        said = {part: self.cleaned_data[f"place_{number}_{part}"] for part in (*PLACE, "online")}
        known = self.was.places[number].id if number < len(self.was.places) else ""
        return PlaceWords(id=known, **said)

    # Reading the fields

    def clean(self) -> dict[str, Any]:
        """This will make hours, lines, ages and addresses what they are said to be."""
        readers = {"youngest": age, "oldest": age, "email": email, "link": link}
        for name, read in [*readers.items(), *((each, lines) for each in LISTS), *((day, hours) for day in self.days)]:
            self._put(name, read)
        super().clean()
        self._put("name", lambda said: said or self.was.name or self._first_words())
        self._put("kind", lambda said: said or self.was.kind or Listing.Kind.SERVICE.value)
        self._put("status", lambda said: said or self.was.status)
        return self.cleaned_data

    def _put(self, name: str, read: Callable[[str], Any]) -> None:
        if name not in self.cleaned_data:
            return
        try:
            self.cleaned_data[name] = read(self.cleaned_data[name])
        except forms.ValidationError as trouble:
            self.add_error(name, trouble)


def hours(said: str) -> str:
    """This will write the hours of a day our way."""
    try:
        return in_words(spans_of(said))
    except Unreadable:
        raise forms.ValidationError(NOT_TIMES) from None


def lines(said: str) -> tuple[str, ...]:
    """This will part a text into its lines."""
    found = tuple(filter(None, map(clean_line, said.splitlines())))
    if len(found) > MOST_LINES:
        raise forms.ValidationError(_("Those are too many lines. Twenty will do."))
    return found


def age(said: str) -> str:
    """This will read an age in years."""
    try:
        years = as_age(said)
    except Unreadable:
        raise forms.ValidationError(_("Please write an age as a number, such as 18.")) from None
    return "" if years is None else f"{years:g}"


def email(said: str) -> str:
    """This will read an email address."""
    if said and not MAILBOX.match(said):
        raise forms.ValidationError(_("That is not an email address. One looks like name@example.org"))
    return said


def link(said: str) -> str:
    """This will read the address of a web page."""
    found = safe_link(said) if said.strip() else None
    if said.strip() and (not found or not found.href.startswith("http")):
        raise forms.ValidationError(_("That is not a web page. One looks like www.example.org"))
    return found.href if found else ""


def shown(words: Words) -> dict[str, Any]:
    """This will give what stands in the fields for these words."""
    fields: dict[str, Any] = {name: getattr(words, name) for name in Words.__slots__ if name not in {"week", "places"}}
    fields |= {name: "\n".join(fields[name]) for name in LISTS}
    fields |= {f"week_{day}": said for day, said in zip(DAYS, words.week, strict=True)}
    for number, place in enumerate(words.places[:MOST_PLACES]):
        fields |= {f"place_{number}_{part}": getattr(place, part) for part in (*PLACE, "online")}
    return fields


def differing(typed: Mapping[str, Any], now: Words) -> Iterator[tuple[str, str]]:
    """This will give fields in which a page says something else than was typed: name and what it says."""
    for name, said in shown(now).items():
        written = typed.get(name, "")
        if isinstance(said, str) and clean(str(written)) != clean(said):
            yield name, said
