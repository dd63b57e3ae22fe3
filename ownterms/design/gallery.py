"""What the gallery of components shows: every part in all its states, with words made up for it."""

from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.design.help_lines import HelpLine, Way
from ownterms.design.rings import fitted, initials, name_width, placed
from ownterms.design.screen import Screen
from ownterms.lib.written.pages import Contents, Folded, Heading, Items, Page, Text

SHELVES: Final[dict[str, str | Promise]] = {
    "voice": gettext_lazy("The person’s words"),
    "question": gettext_lazy("The question"),
    "order": gettext_lazy("Words in an order"),
    "button": gettext_lazy("Buttons"),
    "field": gettext_lazy("Fields and choices"),
    "file": gettext_lazy("Photos and voice notes"),
    "paper": gettext_lazy("For paper"),
    "marked": gettext_lazy("Marked words"),
    "chip": gettext_lazy("What was understood"),
    "notice": gettext_lazy("Notices"),
    "help-panel": gettext_lazy("Lines of help"),
    "card": gettext_lazy("Cards"),
    "scale": gettext_lazy("A scale of one’s own"),
    "pictured": gettext_lazy("One thing at a time"),
    "about": gettext_lazy("About somebody"),
    "other-parts": gettext_lazy("Other parts"),
}
"""Each shelf's template and its title."""


@dataclass(frozen=True)
class Sample:
    """A card with nothing behind it."""

    name: str
    kind: str
    kind_words: str
    icon: str
    text: str
    href: str = "#"
    by: str = ""
    why: str = ""
    faint: bool = False
    facts: tuple[tuple[str, str, str], ...] = ()
    welcome: tuple[str, ...] = ()
    checked: str = ""
    is_invented: bool = True
    alert: str = ""


@dataclass(frozen=True)
class SampleTouch:
    """A way to get in touch with nobody."""

    icon: str
    words: str
    href: str = ""


@dataclass(frozen=True)
class SampleRing:
    """A ring of nobody's circle, as `circle_drawn` takes it."""

    slug: str
    name: str
    radius: float
    drawn: tuple[Any, ...]
    people: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class SampleOne:
    """Somebody on it."""

    x: float
    y: float
    radius: float
    size: float
    lines: tuple[str, ...]
    initials: str


@dataclass(frozen=True)
class SampleCircle:
    """A circle of nobody's."""

    rings: tuple[SampleRing, ...]


def samples() -> dict[str, Any]:
    """This will give what the gallery's templates need."""
    line = HelpLine(
        _("Somebody to talk to"), _("For anything at all."), (Way("01632 960000", "tel:01632960000", "phone"),)
    )
    return {
        "shelves": SHELVES,
        "cards": _cards(),
        "help_lines": [line, replace(line, name=_("Somebody to write to"))],
        "screen": Screen.among([1, 2, 3], 2),
        "circle": _circle(),
        "written": _written(),
        "touch": [SampleTouch("phone", "01632 960000", "tel:01632960000"), SampleTouch("letter", "hello@example.org")],
    }


def _circle() -> SampleCircle:
    names = {
        "closest": [_("Fay"), _("Tom")],
        "close": [_("Mrs Oduya"), _("Jo"), _("Li")],
        "around": [_("Sam")],
        "paid": [_("Dr Bell")],
    }
    titles = {
        "closest": _("Closest to me"),
        "close": _("Close"),
        "around": _("People I know"),
        "paid": _("Paid to be there"),
    }
    places = placed([len(some) for some in names.values()], [name_width(each) for each in titles.values()])
    return SampleCircle(
        tuple(
            SampleRing(
                slug,
                titles[slug],
                ring.radius,
                tuple(
                    SampleOne(spot.x, spot.y, places.radius, *fitted(name, places.radius), initials(name))
                    for name, spot in zip(some, ring.spots, strict=True)
                ),
                tuple({"name": name, "words": ""} for name in some),
            )
            for (slug, some), ring in zip(names.items(), places.rings, strict=True)
        )
    )


def _written() -> Page:
    return Page(
        _("A written page"),
        "en-gb",
        (
            Heading(1, _("A written page")),
            Text(_("A big pot, a long table, and nobody asks why you came.")),
            Contents((("written-when", _("When it is on"), _("Twice a week")),)),
            Heading(2, _("When it is on"), "written-when"),
            Items((_("Monday"), _("Tuesday"))),
            Folded(_("Who comes"), (Text(_("Whoever is hungry.")),)),
            Text(_("Words made up for this page."), is_note=True),
        ),
    )


def _cards() -> list[Sample]:
    full = Sample(
        name=_("Soup and company"),
        kind="neighbours",
        kind_words=_("Run by neighbours"),
        icon="heart",
        text=_("A big pot, a long table, and nobody asks why you came."),
        by=_("The people of Weir Lane"),
        why=_("It says “company”"),
        facts=(
            ("clock", _("When"), _("Thursdays, 17:30–19:00")),
            ("pin", _("Where"), _("Weir Lane, a few minutes’ walk")),
            ("coin", _("Cost"), _("Free")),
            ("people", _("Who it is for"), _("Anyone")),
            ("access", _("Getting in"), _("One low step. A ramp is put out if you ring.")),
        ),
        welcome=(_("Nobody has to send you."), _("You can bring somebody with you.")),
        checked=_("Not checked since 3 March 2025."),
    )
    bare = {"text": "", "facts": (), "welcome": (), "checked": "", "why": "", "by": "", "is_invented": False}
    kinds = (("service", _("Service"), "door"), ("group", _("Group"), "people"), ("place", _("Place"), "leaf"))
    others = [replace(full, kind=kind, kind_words=words, icon=icon) for kind, words, icon in kinds]
    near = replace(full, name=_("Near in meaning"), why=_("It is near in meaning, no more"), faint=True)
    closed = replace(full, name=_("Closed for now"), alert=_("Closed for now"), kind="organisation", icon="town")
    return [full, *others, near, closed, replace(full, name=_("Only a name"), **bare)]  # type: ignore[arg-type]
