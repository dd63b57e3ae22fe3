"""How a person wants pages to look: six choices, kept in one cookie and nowhere else."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final, Self
from urllib.parse import parse_qsl, urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE: Final = "look"
KEPT_FOR: Final = 365 * 24 * 60 * 60
"""Seconds that a browser keeps the choices."""

CHOICES: Final[dict[str, dict[str, str | Promise]]] = {
    "text": {
        "100": _("As it is"),
        "125": _("A little larger"),
        "150": _("Larger"),
        "200": _("Twice as large"),
        "300": _("Three times as large"),
        "400": _("Four times as large"),
    },
    "font": {
        "own": _("The letters of my device"),
        "atkinson": _("Atkinson Hyperlegible: easy to tell letters apart"),
        "weighted": _("Heavy at the foot: made from OpenDyslexic"),
    },
    "colours": {
        "device": _("As my device says"),
        "light": _("Light"),
        "dark": _("Dark"),
        "contrast": _("Strong, dark on light"),
        "contrast-dark": _("Strong, light on dark"),
    },
    "words": {
        "full": _("Everything that is known"),
        "simpler": _("Shorter: only what matters most"),
    },
    "pace": {
        "whole": _("All of a page at once"),
        "single": _("One thing at a time, with pictures and large letters"),
    },
    "motion": {
        "still": _("Nothing moves"),
        "gentle": _("Small, slow movements"),
    },
}
"""For each choice, its values and what people read beside them. The first value holds until another is chosen."""

SHEETS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "device": (
        ("dark", "(prefers-color-scheme: dark)"),
        ("contrast", "(prefers-contrast: more)"),
        ("contrast-dark", "(prefers-contrast: more) and (prefers-color-scheme: dark)"),
    ),
    "light": (),
    "dark": (("dark", "all"),),
    "contrast": (("contrast", "all"),),
    "contrast-dark": (("contrast-dark", "all"),),
}
"""For each choice of colours, the style sheets it needs and the media they hold for."""


@dataclass(frozen=True)
class Look:
    """The choices of one person; every field holds a key of `CHOICES[field]`."""

    text: str = "100"
    font: str = "own"
    colours: str = "device"
    words: str = "full"
    pace: str = "whole"
    motion: str = "still"

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Self:
        """This will take the choices it knows and leave the rest as they were at first."""
        known = {name: values.get(name, "") for name in CHOICES}
        return cls(**{name: value for name, value in known.items() if value in CHOICES[name]})

    @classmethod
    def from_cookie(cls, cookie: str) -> Self:
        """This will read what `as_cookie` wrote, or anything else without complaint."""
        return cls.of(dict(parse_qsl(cookie[:200])))

    @property
    def as_cookie(self) -> str:
        """The choices in one short text."""
        return urlencode(asdict(self))

    @property
    def is_simpler(self) -> bool:
        """Whether the person asked for fewer details and shorter sentences."""
        return self.words == "simpler" or self.is_one_at_a_time

    @property
    def is_one_at_a_time(self) -> bool:
        """Whether the person asked for one thing on a screen, with pictures beside the words."""
        return self.pace == "single"

    @property
    def size(self) -> str:
        """How large letters are: one thing at a time leaves room for large ones."""
        return "150" if self.is_one_at_a_time and self.text in {"100", "125"} else self.text

    @property
    def sheets(self) -> tuple[tuple[str, str], ...]:
        """The style sheets of colours: (name, media)."""
        return SHEETS[self.colours]
