"""How somebody decides, how they say things, and who suits them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools.parts import Column, Section, Tool

DECISIONS: Final = Tool(
    "decisions",
    _("How I decide"),
    _("What I decide, how I am part of it, and who decides in the end."),
    (
        Section(
            "decisions",
            _("Choices that matter to me"),
            _("Such as where I live, what I eat, or who comes in."),
            (
                Column("what", _("What is to be decided")),
                Column("part", _("How I want to be part of it")),
                Column("last", _("Who has the last word"), is_line=True),
            ),
            icon="choose",
        ),
        Section("more", _("What would give me more say"), icon="speak"),
    ),
    icon="choose",
)

SAYING: Final = Tool(
    "how-i-say-things",
    _("How I say things"),
    _("With words or without: what I do, what it means, and what to do then."),
    (
        Section(
            "signs",
            _("What I do and what it means"),
            _("You know best what it means. Others may only guess."),
            (
                Column("when", _("What is going on")),
                Column("do", _("What I do")),
                Column("means", _("What it means")),
                Column("please", _("Please do this")),
            ),
            icon="speak",
        ),
        Section("tell", _("How to tell me things"), _("Slowly? In pictures? One thing at a time?"), icon="listen"),
    ),
    icon="speak",
)

MATCH: Final = Tool(
    "who-suits-me",
    _("Who suits me"),
    _("What people are like with whom I get on."),
    (
        Section("for", _("What I would like company or help for"), icon="hold-hands"),
        Section("like", _("What they are like"), _("Quiet or loud? Early or late?"), icon="portrait"),
        Section("share", _("What we would both enjoy"), icon="music"),
        Section("can", _("What they need to know or be able to do"), icon="tools"),
        Section("never", _("What would not go well"), icon="no"),
    ),
    icon="hold-hands",
)
