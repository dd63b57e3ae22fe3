"""The people around somebody."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools.parts import Column, Section, Tool

NEAR: Final[dict[str, str | Promise]] = {
    "closest": _("Closest to me"),
    "close": _("Close"),
    "around": _("People I know"),
    "paid": _("Paid to be there"),
}
"""The rings, from the middle."""

CIRCLE: Final = Tool(
    "circle",
    _("My circle"),
    _("The people around me, near and far."),
    (
        Section(
            "people",
            _("People around me"),
            _("Whoever comes to mind. They are not told that you wrote about them."),
            (
                Column("name", _("Who"), is_line=True),
                Column("ring", _("How near"), NEAR),
                Column("words", _("What we are to each other"), is_line=True),
            ),
            icon="group",
            one=_("Person"),
            another=_("Keep it, and add someone else"),
        ),
    ),
    icon="group",
)
