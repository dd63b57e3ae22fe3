"""The letter that brings an invitation: sent once, because its person pressed for it.

It names no person and no place, and holds nothing that anybody typed. It is the one letter of ours with a link:
whoever gets it may never have heard of us, and without one could not answer. To open the link changes nothing.
"""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from ownterms.people.letters import letter


def invitation_letter(address: str, *, link: str) -> EmailMessage:
    """This will write the letter, in the language that is spoken now."""
    lines = [
        _("Somebody who knows your address would like to ask you something."),
        _("You can read it here, and answer yes or no:"),
        link,
        _("It works once, for seven days. They will tell you themselves who they are."),
        _("Did you not expect it? Then do nothing. Nothing will happen."),
        _("Do you want no such letters? Say so on the same page, and none will come again."),
    ]
    return letter(_("A question for you"), lines, to=address)
