"""What each number that is told counts, for whose sake it is kept; and what is not held, and why."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to part all who let it be counted. `figures` are its groups that are told, each in words.

    `rests_on` are the kinds of rows it is counted from, and `kept_for` says for whose sake people keep them.
    """

    title: Sentence
    figures: dict[str, Sentence]
    rests_on: tuple[str, ...]
    kept_for: Sentence


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Something that funders ask for and nobody holds here. `why` is two sentences; `nearest` the nearest true thing.

    `waits` names an event in `seen.EVENTS` that is not written down yet, "" where it never will be.
    """

    title: Sentence
    why: Sentence
    nearest: Sentence
    waits: str = ""


MEASURES: Final = {
    "people": Measure(
        _("Who is counted"),
        {"all": _("People who said that it may be counted")},
        ("mirror.Counting",),
        _("A yes that people give and take back."),
    ),
    "invited": Measure(
        _("Who invited help"),
        {"yes": _("People who invited somebody to help them in these months")},
        ("spaces.Invitation", "spaces.Acceptance"),
        _("People invite whom they chose, to show them something."),
    ),
    "ties": Measure(
        _("How long ties last"),
        {
            "long": _("People whose longest tie with a helper has lasted two years or more"),
            "middle": _("Half a year, to two years"),
            "short": _("Less than half a year"),
        },
        ("spaces.Invitation", "spaces.Acceptance"),
        _("People set how long an invitation is open. A tie has no end date."),
    ),
    "again": Measure(
        _("Who was asked in again"),
        {"yes": _("People who asked the same helper in more than once")},
        ("spaces.Invitation", "spaces.Acceptance"),
        _("People ask somebody in again because they want them there."),
    ),
    "listened": Measure(
        _("Did they listen?"),
        {
            "yes": _("People who said yes, after a talk"),
            "partly": _("In part"),
            "no": _("No"),
        },
        ("agenda.AfterTalk",),
        _("People say after a talk how it was, for themselves."),
    ),
}

NOT_HELD: Final = (
    NotHeld(
        _("How people heard of it"),
        _("Nobody is asked how they heard. One question more would stand between them and help."),
        _("The nearest is how many people invited somebody. Each of them began it themselves."),
        waits="how_heard",
    ),
    NotHeld(
        _("Pounds, by how free the choice was"),
        _("No money is written down here yet. What we do not hold we do not guess."),
        _("The mirror of this place shows what people chose from, and who ran it."),
        waits="money.line",
    ),
    NotHeld(
        _("What stood in the way, and is gone"),
        _("Nobody can name it here yet. Only those who named it could say that it is gone."),
        _("What people want and do not have is told, if ten want it."),
        waits="barrier.closed",
    ),
    NotHeld(
        _("People’s own stories"),
        _("Words are given to one helper, and to nobody else. Some let that helper show them on."),
        _("Ask a helper for their own sheet. It holds the words that people let them show."),
    ),
    NotHeld(
        _("How many have a plan"),
        _("A plan is made by those who want one. To count them would make having none a fault."),
        _("The nearest is how many said yes when asked whether somebody listened."),
    ),
    NotHeld(
        _("Age, sex, race or health of people"),
        _("Nobody is asked for these to be helped. So there is nothing to count."),
        _("Each place says on its page what it does so that all can get in."),
    ),
)

TOO_FEW: Final = _("Too few to tell: ten people or more, with three helpers behind them, or nothing is shown.")


def figure(name: str) -> Sentence:
    """This will say what a number counts, by its name, such as “invited.yes”. Raises KeyError where there is none."""
    measure, group = name.split(".") if name.count(".") == 1 else ("", "")
    return MEASURES[measure].figures[group]
