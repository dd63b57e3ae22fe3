"""What somebody can do in a space that leaves a trace."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """One kind of act, and the sentence that tells it.

    It is told to the person whose space it is: `who` is a name, or “You”; `what` names what it was about, and `whom`
    who was invited. Not every sentence has need of the other two.
    """

    OPENED = "opened", _("%(who)s began this space.")
    CLAIMED = "claimed", _("%(who)s said: this space is mine.")
    LOOKED = "looked", _("%(who)s looked at %(what)s.")
    ANSWERED = "answered", _("%(who)s answered %(what)s.")
    TYPED = "typed", _("%(who)s typed something for you.")
    CONFIRMED = "confirmed", _("%(who)s said yes to what was typed: %(what)s.")
    THOUGHT = "thought", _("%(who)s left a thought.")
    LEFT_MESSAGE = "left message", _("%(who)s left a message.")
    INVITED = "invited", _("%(who)s invited %(whom)s.")
    ACCEPTED = "accepted", _("%(who)s said yes to an invitation.")
    DECLINED = "declined", _("%(who)s said no to an invitation.")
    RENEWED = "renewed", _("%(who)s made the invitation for %(whom)s last longer.")
    ENDED = "ended", _("%(who)s ended the invitation for %(whom)s.")
    STEPPED_BACK = "stepped back", _("%(who)s stepped back.")
    RECOVERED = "recovered", _("%(who)s came back, and nobody else could look from then on.")

    def told(self, *, who: str, what: str = "", whom: str = "") -> str:
        """The act in a sentence."""
        return str(self.label) % {"who": who, "what": what, "whom": whom or _("somebody")}
