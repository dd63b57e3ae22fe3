"""The tools of person-centred thinking, as sheets to fill: the field's ideas, in words of our own.

Each is optional, has no order among the others, and no section that must be said. The ideas are those of the learning
community for person-centred practices and of inclusion.com (MAPS, PATH); no template of theirs is copied.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools import packs
from ownterms.agenda.tools.circle import CIRCLE
from ownterms.agenda.tools.days import DAYS, WEEK
from ownterms.agenda.tools.deciding import DECISIONS, MATCH, SAYING
from ownterms.agenda.tools.learning import JOINING, LOG, QUESTIONS, WORKING
from ownterms.agenda.tools.parts import Answers, Column, Row, Section, Tool
from ownterms.agenda.tools.path import PATH
from ownterms.agenda.tools.profile import PROFILE, TO_AND_FOR

__all__ = ["CIRCLE", "PROFILE", "TOOLS", "Answers", "Column", "Row", "Section", "Tool", "known", "of"]

TOOLS: Final[dict[str, Tool]] = {
    tool.slug: tool
    for tool in (
        PROFILE,
        CIRCLE,
        TO_AND_FOR,
        DAYS,
        WORKING,
        SAYING,
        DECISIONS,
        MATCH,
        WEEK,
        PATH,
        QUESTIONS,
        LOG,
        JOINING,
    )
}
"""Those that come with the house, in the order in which they are offered."""


def known() -> dict[str, Tool]:
    """This will give every tool that can be begun here, by its slug: those of the house, and its host's packs."""
    return {**TOOLS, **packs.added(TOOLS)}


def of(slug: str, answers: Answers) -> Tool:
    """This will give the tool of a sheet, with room for all that the sheet says, whether or not the tool is here."""
    bare = Tool(slug, _("A page about me"), "", ())
    return known().get(slug, bare).with_room_for(answers)
