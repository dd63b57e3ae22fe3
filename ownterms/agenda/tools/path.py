"""A path: a story and a dream first, and then backwards from it to a first step."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools.parts import Column, Section, Tool

PATH: Final = Tool(
    "path",
    _("A path"),
    _("My story, my dream, and then backwards from it to a first step."),
    (
        Section("story", _("My story so far"), _("As much or as little as you like."), icon="book"),
        Section("dream", _("What I dream of"), _("It need not be sensible."), icon="dream"),
        Section("not", _("What I would not want"), icon="no"),
        Section(
            "who",
            _("Who I would like with me"),
            "",
            (Column("name", _("Who"), is_line=True), Column("words", _("For what"), is_line=True)),
            icon="group",
        ),
        Section("gifts", _("What I bring"), _("What are you good at? What do you love doing?"), icon="gift"),
        Section("there", _("It came about. What do I see?"), _("As if you looked back at it one day."), icon="star"),
        Section("now", _("How it is now"), icon="eye"),
        Section("strong", _("What keeps me strong on the way"), icon="strong"),
        Section("later", _("What stands some months before it"), icon="week"),
        Section("soon", _("What stands a month from now"), icon="calendar"),
        Section("first", _("A first step"), _("So small that it could be done this week."), icon="stairs"),
    ),
    icon="road",
)
