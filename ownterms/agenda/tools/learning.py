"""What works, what was learned, and where somebody joins in: told by several people, unmerged."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ownterms.agenda.tools.parts import Column, Section, Tool

WORKS: Final = (Column("works", _("What works")), Column("not", _("What does not")))

WORKING: Final = Tool(
    "working",
    _("What works and what does not"),
    _("As I see it, as those close to me do, and as people paid do."),
    (
        Section("mine", _("As I see it"), _("Yours comes first. Nobody has to agree."), WORKS, icon="eye"),
        Section("close", _("As family and friends see it"), "", WORKS, icon="group"),
        Section("paid", _("As people who are paid see it"), "", WORKS, icon="badge"),
        Section("next", _("What we could try next"), icon="stairs"),
    ),
    icon="choose",
)


def asked(slug: str, name: str | Promise, icon: str) -> Section:
    """This will make a question that several people answer, each in words of their own."""
    return Section(
        slug,
        name,
        columns=(Column("who", _("Who says so"), is_line=True), Column("words", _("Their words"))),
        icon=icon,
    )


QUESTIONS: Final = Tool(
    "four-questions",
    _("Four questions and one more"),
    _("What was tried, what came of it, and what next. Several people may answer."),
    (
        asked("tried", _("What have we tried?"), "tools"),
        asked("learned", _("What have we learned?"), "book"),
        asked("pleased", _("What are we pleased about?"), "thumbs-up"),
        asked("concerned", _("What worries us?"), "rain"),
        Section("next", _("Knowing this, what next?"), icon="stairs"),
    ),
    icon="question",
)

LOG: Final = Tool(
    "learning-log",
    _("What we learn as we go"),
    _("What was done, what went well, and what to do in another way."),
    (
        Section(
            "log",
            _("What we learned"),
            _("A line each time, or now and then."),
            (
                Column("when", _("When"), is_line=True),
                Column("what", _("What was done")),
                Column("who", _("Who was there"), is_line=True),
                Column("keep", _("What went well, and to keep")),
                Column("change", _("What to do in another way")),
            ),
            icon="book",
        ),
    ),
    icon="book",
)

JOINING: Final = Tool(
    "joining-in",
    _("Where I join in"),
    _("Places and people: from being there to giving something."),
    (
        Section(
            "doing",
            _("What I do, and how far I am in it"),
            _("To be there is enough, if you like it so."),
            (
                Column("what", _("What it is"), is_line=True),
                Column(
                    "far",
                    _("How it is now"),
                    {
                        "there": _("I am there"),
                        "known": _("People there know me"),
                        "part": _("I take part"),
                        "linked": _("I have friends there"),
                        "giving": _("I give something"),
                    },
                ),
                Column("words", _("What I would like there")),
            ),
            icon="group",
        ),
    ),
    icon="house",
)
