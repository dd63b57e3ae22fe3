"""One page about somebody, and what matters to them beside what matters for them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools.parts import Section, Tool

PROFILE: Final = Tool(
    "one-page-profile",
    _("One page about me"),
    _("What people like about me, what matters to me, and how to help me well."),
    (
        Section(
            "liked",
            _("What people like about me"),
            _("What do people thank you for? What do they admire?"),
            icon="thumbs-up",
        ),
        Section("matters", _("What matters to me"), _("People, places, things, ways. Big or small."), icon="heart"),
        Section("support", _("How to help me well"), _("What helps? What is better left?"), icon="hold-hands"),
    ),
    has_picture=True,
    icon="portrait",
)

# What is important for somebody never stands without what is important to them.
TO_AND_FOR: Final = Tool(
    "to-and-for",
    _("Important to me, important for me"),
    _("What makes my life mine, beside what keeps me well."),
    (
        Section(
            "to",
            _("Important to me"),
            _("What makes a day worth having? This comes first."),
            icon="heart",
            unsaid=_("Nothing is said here yet. It comes before all that is important for me."),
        ),
        Section("for", _("Important for me"), _("What keeps you well and safe, as you see it?"), icon="umbrella"),
        Section("both", _("How both go together"), _("How can you have one without losing the other?"), icon="balance"),
        Section("learn", _("What else we need to learn"), _("What does nobody know yet?"), icon="question"),
    ),
    icon="heart",
)
