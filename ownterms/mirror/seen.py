"""The one list of what the readings need: where each thing is written down here today, or why it is not.

The names are those of the events that feed a mirror; a room that comes later writes the ones that wait for it.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ownterms.mirror.reading.columns import KINDS
from ownterms.mirror.saying.besides import BESIDES
from ownterms.mirror.saying.nine import TITLES

Sentence = str | Promise


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens. `feeds` are ids of readings, and of the numbers beside them.

    `today` says where it is written down now, "" where it is not. `waits` says what cannot be seen of it and why, ""
    where all of it can; `room` then names what is to write it. `columns` are those that it fills, here or in a file.
    """

    name: str
    says: Sentence
    feeds: tuple[str, ...]
    columns: tuple[str, ...] = ()
    today: Sentence = ""
    waits: Sentence = ""
    room: str = ""


EVENTS: Final = (
    Event(
        "start",
        _("Somebody begins to help"),
        ("C1",),
        ("event", "date", "started_by", "invited"),
        today=_("A yes to an invitation. Here it always begins with the person."),
    ),
    Event(
        "contact",
        _("Somebody gets in touch"),
        ("N4", "N1"),
        ("date", "started_by", "invited", "strand"),
        today=_("The time for which an invitation was open. Nobody can write to you here without one."),
        waits=_("Calls, letters and visits outside this place are not seen."),
        room="roles",
    ),
    Event(
        "condition",
        _("Something hangs on whether you come"),
        ("N4", "N4b"),
        ("condition",),
        waits=_("Nothing can hang on it here. What a service does outside is not seen."),
        room="roles",
    ),
    Event(
        "whose_idea",
        _("Somebody says whose idea it was"),
        ("N1", "N1c", "N1d", "C1"),
        ("purpose_set_by",),
        today=_("What you say of a want, if you let it be counted."),
    ),
    Event(
        "agenda.version",
        _("Somebody says what they want, in their own words"),
        ("C2", "N2", "N2b"),
        ("own_words_first",),
        today=_("The time of a want, and of the first option beside it. Never the words."),
    ),
    Event(
        "purpose",
        _("What the help is for"),
        ("N1", "N1b", "N2", "N2c", "C2", "C2b", "space-held"),
        ("purpose", "target_code", "outcome_at_intake"),
        waits=_("Your wants are sealed. Nobody can compare their words, and we will not try."),
    ),
    Event(
        "option.weighed",
        _("Options lie on the table"),
        ("C2", "C3", "N2", "N2b", *(f"C3b-{kind}" for kind in KINDS)),
        ("source_kind",),
        today=_("The kinds that lay there when you chose. What you called not real is left out."),
    ),
    Event(
        "choice.made",
        _("Somebody chooses, or leaves it open"),
        ("N2", "C2", "C3"),
        ("provider", "recorder_org"),
        today=_("What was chosen. None and later are always open."),
    ),
    Event(
        "step.done",
        _("Somebody does something about it"),
        ("N2",),
        waits=_("A step hangs on a want, not on an option. So we count what was chosen."),
        room="agenda",
    ),
    Event(
        "ending",
        _("It ends"),
        ("N5", "N5b"),
        ("ended_date", "ended_by", "person_agreed_end"),
        today=_("The person ended it, or a helper stepped back. What ran out is quiet, and not over."),
        waits=_("Whether you wanted it to end is known only if you ended it."),
        room="roles",
    ),
    Event(
        "renewal",
        _("An invitation is renewed"),
        ("C1", "C1c"),
        waits=_("It stands in each person’s own record of who has looked. Nobody else reads those."),
    ),
    Event(
        "end_reason",
        _("Why it ended"),
        ("N5",),
        ("end_reason",),
        waits=_("Nobody is asked why."),
        room="roles",
    ),
    Event(
        "length",
        _("How long it lasts"),
        ("N5", "N5d", "length", "came-back"),
        waits=_("Each quarter is read by itself. A tie that goes on is not followed from one to the next."),
        room="roles",
    ),
    Event(
        "disclosure",
        _("A wound is asked for before the first talk"),
        ("N3", "N3b"),
        ("required_items",),
        waits=_("No form here asks for one. What services ask for outside is not seen."),
        room="barriers",
    ),
    Event(
        "refusal",
        _("Somebody asks for help and is turned away"),
        ("N5", "N5c", "C3", "alarm"),
        ("asked_for", "asked_refused"),
        waits=_("Nobody can say it here yet."),
        room="refusals",
    ),
    Event(
        "how_heard",
        _("How somebody heard of the help"),
        ("C1", "C1b"),
        ("how_heard",),
        waits=_("Nobody is asked yet."),
        room="roles",
    ),
    Event(
        "matter",
        _("Somebody raises something, and it is met or not"),
        ("C4", "C4c", "C4d", "relabelled"),
        ("category", "not_ours", "referred_on"),
        waits=_("There is no place yet to say what was met with “not ours”."),
        room="matters",
    ),
    Event(
        "retelling",
        _("Somebody tells their story once more"),
        ("C4", "C4b"),
        waits=_("There is no place yet to say so."),
        room="retellings",
    ),
    Event(
        "after_talk",
        _("Somebody says how a talk was"),
        ("N4", "C2"),
        today=_("Whether people were listened to, in what can be told of each quarter."),
        waits=_("No reading counts it yet."),
        room="inquiry",
    ),
    Event(
        "money.line",
        _("Money is spent"),
        ("N4", "N4c"),
        waits=_("There is no place for money here yet."),
        room="money",
    ),
    Event(
        "method.declined",
        _("Somebody says no to a way of working, and still gets help"),
        ("method-declined",),
        waits=_("There is no place yet to say so."),
        room="roles",
    ),
    Event(
        "barrier.closed",
        _("Something that stood in the way is gone, and who raised it says so"),
        ("barriers",),
        waits=_("There is no place yet to raise it."),
        room="barriers",
    ),
    Event(
        "claim",
        _("A service says of itself that it is person centred"),
        ("claim",),
        waits=_("What services say of themselves is not laid beside it yet."),
        room="inquiry",
    ),
    Event(
        "break-glass",
        _("Somebody opens a space because of a danger"),
        ("break-glass",),
        waits=_("Nobody can, so there is nothing to count."),
    ),
)


def called(event: Event) -> list[Sentence]:
    """This will give what an event feeds, as people read it; of numbers beside the nine, only where they are alone."""
    known = [TITLES[name] for name in event.feeds if name in TITLES]
    return known or [BESIDES[name].title for name in event.feeds]


def can_see(name: str) -> bool:
    """Whether something is written down here that feeds a reading, or a number beside one."""
    return any(each.today and name in each.feeds for each in EVENTS)


def that_fills(column: str) -> Event:
    """This will give the event that fills a column. Raises KeyError where none does."""
    for each in EVENTS:
        if column in each.columns:
            return each
    raise KeyError(column)
