"""How an invitation stands, and on which terms, in words. Nobody is counted and nothing is late."""

from collections.abc import Iterable
from typing import Final

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.spaces.models import Invitation, State
from ownterms.spaces.terms import Writing

OVER: Final = {State.ENDED, State.LEFT, State.DECLINED}
"""States in which nothing of an invitation can be changed."""

WRITING: Final = {
    Writing.BACK: gettext_lazy("Yes, once I have written to them"),
    Writing.ANY: gettext_lazy("Yes, whenever the days and times allow it"),
    Writing.NEVER: gettext_lazy("No, not here"),
}

SHELVES: Final = {
    gettext_lazy("Open now"): (State.LIVE, State.COMING),
    gettext_lazy("Not yet answered"): (State.OPEN, State.STALE),
    gettext_lazy("Quiet"): (State.QUIET,),
    gettext_lazy("Over"): (State.DECLINED, State.LEFT, State.ENDED),
}


def on_shelves(invitations: Iterable[Invitation]) -> list[tuple[str, list[tuple[Invitation, str, State]]]]:
    """This will sort opened invitations by how they stand: (title, [(invitation, in words, state)])."""
    states = [(each, standing(each), each.state) for each in invitations]
    shelves = [(str(title), [told for told in states if told[2] in of]) for title, of in SHELVES.items()]
    return [(title, told) for title, told in shelves if told]


def standing(invitation: Invitation) -> str:
    """This will say in a sentence or two how an opened invitation stands now."""
    last = date_format(invitation.last_day, "j F Y")
    match invitation.state:
        case State.OPEN:
            return _("Nobody has answered yet. It waits.")
        case State.STALE:
            return _("Nobody answered while its words lived. You can make new ones.")
        case State.COMING:
            day = date_format(localdate(invitation.since), "j F Y")
            return _("They said yes. It opens on %(day)s.") % {"day": day}
        case State.LIVE if hasattr(invitation, "steppingback"):
            day = date_format(invitation.steppingback.last_day, "j F Y")
            return _("They step back. Their last day is %(day)s.") % {"day": day}
        case State.LIVE:
            return _("Open until %(day)s.") % {"day": last}
        case State.QUIET:
            return _("Its time ran out on %(day)s. You still know each other.") % {"day": last}
        case State.DECLINED:
            return _("They said no, thank you.")
        case State.LEFT:
            day = date_format(invitation.steppingback.last_day, "j F Y")
            return _("They stepped back. Their last day was %(day)s.") % {"day": day}
        case State.ENDED:
            return _("You ended it on %(day)s.") % {"day": date_format(localdate(invitation.ending.at), "j F Y")}
