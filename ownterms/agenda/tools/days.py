"""Good days, bad days, and a whole week."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools.parts import Column, Section, Tool

WHEN: Final = Column(
    "when",
    _("When"),
    {
        "waking": _("Waking up"),
        "morning": _("Morning"),
        "midday": _("Midday"),
        "afternoon": _("Afternoon"),
        "evening": _("Evening"),
        "bed": _("Going to bed"),
        "night": _("Night"),
    },
)

DAYS: Final = Tool(
    "good-and-bad-days",
    _("Good days and bad days"),
    _("A day from waking to bed, when it goes well and when it does not."),
    (
        Section(
            "good",
            _("A good day"),
            _("From waking up to going to bed. What is there? Who is there?"),
            (WHEN, Column("words", _("What makes it good"))),
            icon="sun",
        ),
        Section(
            "bad",
            _("A bad day"),
            _("What spoils it? What would be better left out?"),
            (WHEN, Column("words", _("What makes it bad"))),
            icon="rain",
        ),
        Section("more", _("What would give me more good days"), _("Small things count."), icon="week"),
    ),
    icon="sun",
)

WEEK: Final = Tool(
    "perfect-week",
    _("A week I would love"),
    _("A week that would suit me, if it were mine to fill."),
    (
        Section(
            "week",
            _("My week"),
            _("Begin anywhere. A day can stay empty."),
            (
                Column(
                    "day",
                    _("Day"),
                    {
                        "monday": _("Monday"),
                        "tuesday": _("Tuesday"),
                        "wednesday": _("Wednesday"),
                        "thursday": _("Thursday"),
                        "friday": _("Friday"),
                        "saturday": _("Saturday"),
                        "sunday": _("Sunday"),
                    },
                ),
                Column("words", _("What I would do")),
                Column("who", _("With whom"), is_line=True),
            ),
            icon="week",
        ),
        Section("already", _("What of it is there already"), icon="thumbs-up"),
        Section("nearer", _("What would bring the rest nearer"), icon="stairs"),
    ),
    icon="week",
)
