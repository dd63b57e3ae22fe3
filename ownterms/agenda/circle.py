"""The people around somebody, as a picture: rings from the middle, and everyone where their person put them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools import CIRCLE, Answers, Row
from ownterms.agenda.tools.circle import NEAR
from ownterms.design.rings import fitted, initials, name_width, placed

MOST: Final = 120
"""People that are drawn; the list beneath holds all of them."""
UNPLACED: Final = _("Not said how near")


@dataclass(frozen=True, slots=True)
class Someone:
    """One person in the picture: the middle and radius of their place, their name in lines, and its first letters."""

    name: str
    words: str
    x: float
    y: float
    radius: float
    size: float
    lines: tuple[str, ...]
    initials: str


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring: its name, its radius, whoever is drawn on it, and all who are on it."""

    slug: str
    name: str | Promise
    radius: float
    drawn: tuple[Someone, ...]
    people: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """The picture, and the list that says the same."""

    rings: tuple[Ring, ...]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Self:
        """This will draw the rows of a circle. A row without a name has a place like any other."""
        names: dict[str, str | Promise] = {**NEAR}
        if any(row.get("ring") not in NEAR for row in rows):
            names[""] = UNPLACED
        people = {
            slug: [row for row in rows if (row.get("ring") if row.get("ring") in NEAR else "") == slug]
            for slug in names
        }
        shown = {slug: some[: MOST // len(names)] for slug, some in people.items()}
        places = placed([len(some) for some in shown.values()], [name_width(str(name)) for name in names.values()])
        return cls(
            tuple(
                Ring(
                    slug=slug,
                    name=name,
                    radius=ring.radius,
                    drawn=tuple(
                        _someone(row, spot.x, spot.y, places.radius)
                        for row, spot in zip(shown[slug], ring.spots, strict=True)
                    ),
                    people=tuple(people[slug]),
                )
                for (slug, name), ring in zip(names.items(), places.rings, strict=True)
            )
        )

    @property
    def count(self) -> int:
        """How many people are in it."""
        return sum(len(ring.people) for ring in self.rings)


def circle_of(answers: Answers) -> Circle | None:
    """This will draw what a circle says; None where nobody is in it."""
    rows = answers.get(CIRCLE.sections[0].slug)
    return Circle.of(rows) if rows and isinstance(rows, list) else None


def _someone(row: Row, x: float, y: float, radius: float) -> Someone:
    name = row.get("name", "")
    size, lines = fitted(name, radius)
    return Someone(name, row.get("words", ""), x, y, radius, size, lines, initials(name))
