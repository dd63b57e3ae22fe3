"""A page's own words, apart from the records that hold them. Pure: values only."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.directory.models.taxonomy import TermOfWelcome
from ownterms.directory.wording.days import DAYS, EACH

RUNNING, CLOSED, ENDED = "running", "closed", "ended"
STATUSES = {
    RUNNING: gettext_lazy("It is on."),
    CLOSED: gettext_lazy("It is closed for now."),
    ENDED: gettext_lazy("It has ended. Take it off the list."),
}


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """One place of a page. `id` is the location's, empty for a new one."""

    id: str = ""
    name: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    getting_in: str = ""
    online: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether nobody could find it by this."""
        return not (self.name or self.street or self.town or self.postcode or self.online)

    @property
    def in_words(self) -> str:
        """Where it is, on one line."""
        online = _("Online or by phone") if self.online else ""
        return ", ".join(filter(None, [self.name, self.street, self.town, self.postcode, online]))


@dataclass(frozen=True, slots=True)
class Words:
    """All that a keeper can say on a page. `week` holds hours for Monday to Sunday, such as "10:00–12:30"."""

    name: str = ""
    kind: str = ""
    text: str = ""
    status: str = RUNNING
    alert: str = ""
    week: tuple[str, ...] = ("",) * len(DAYS)
    other_times: str = ""
    places: tuple[PlaceWords, ...] = ()
    cost: str = ""
    whom: str = ""
    youngest: str = ""
    oldest: str = ""
    how_to_come: str = ""
    wait: str = ""
    asks_for: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    email: str = ""
    link: str = ""
    welcome: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> Self:
        """This will give words that were kept as JSON; parts that were not known then are empty."""
        known = {each.name for each in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(each) if isinstance(each, list) else each for name, each in kept.items() if name in known
        }
        values["places"] = tuple(PlaceWords(**each) for each in kept.get("places", ()))
        return cls(**values)

    def as_json(self) -> dict[str, Any]:
        """This will give them as values that JSON can hold."""
        held: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return held

    @property
    def digest(self) -> str:
        """A short mark that is another for other words (32 hexadecimal digits)."""
        told = self.as_json()
        for place in told["places"]:
            place.pop("id")  # not said to anyone
        return hashlib.blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=16).hexdigest()

    def moved(self, copies: Mapping[str, str]) -> Self:
        """This will give the same words at copies of the places: an id before leads to the copy's."""
        return replace(self, places=tuple(replace(each, id=copies.get(each.id, each.id)) for each in self.places))

    def parts(self) -> Iterator[tuple[str, str]]:
        """This will give each part that is said: its title and its text, line by line, in the order of the page."""
        yield _("Name"), self.name
        yield _("What it is"), self.text
        yield _("Is it on?"), str(STATUSES[self.status])
        yield _("Please note"), self.alert
        week = [f"{EACH[day]}, {hours}" for day, hours in zip(DAYS, self.week, strict=True) if hours]
        yield _("When"), "\n".join(filter(None, [*week, self.other_times]))
        yield _("Where"), "\n".join(place.in_words for place in self.places)
        yield _("Getting in and around"), "\n".join(filter(None, [place.getting_in for place in self.places]))
        yield _("Cost"), self.cost
        yield _("Who it is for"), self.whom
        yield _("Youngest age"), self.youngest
        yield _("Oldest age"), self.oldest
        yield _("How to come"), self.how_to_come
        yield _("How long people wait"), self.wait
        yield _("What they ask for first"), "\n".join(self.asks_for)
        yield _("Phone"), "\n".join(self.phones)
        yield _("Email"), self.email
        yield _("Web page"), self.link
        terms = [str(term.label) for term in TermOfWelcome if term in self.welcome]
        yield _("How you are welcome"), "\n".join(terms)
        yield _("What they cannot do, and why"), "\n".join(self.limits)
