"""What each of the nine is called, what it counts, and what may be said of it: to a manager who can bear it.

Nothing here names a worker, adds anything up or shames anybody: why the box made sense once stands beside each.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Words:
    """One of the nine in words.

    `counted` and `of` are what stands above and below the line of its share. Of `good`, `mixed` and `bad` one is said,
    where the whole interval clears a cut. `step` is small enough for this week; `boxes` says why it came to be so.
    Where a cut looks at a number beside it too, `beside` names that one, and `split` is said where the two disagree.
    """

    title: Said
    counted: Said
    of: Said
    good: Said
    mixed: Said
    bad: Said
    step: Said
    boxes: Said
    beside: Said = ""
    split: Said = ""


NINE: Final = {
    "N1": Words(
        _("Whose purpose it is"),
        _("Contacts whose purpose was set by a contract, a policy, a court or a belief"),
        _("All starts and contacts"),
        _("Few purposes come from a contract, a policy, a court or a belief."),
        _("Some purposes come from people, and some from a contract or a policy."),
        _("Mostly, the purpose comes from a contract, a policy, a court or a belief."),
        _("Ask the next three people whose idea this was. Write down what they say."),
        _("A policy is how public money tries to be fair to all. That made sense once."),
        _("And with a purpose that the service set itself"),
        _("Few purposes come from a policy, and many from the service itself."),
    ),
    "N2": Words(
        _("Whose shelf it comes from"),
        _("Contacts where people used what the service itself runs"),
        _("All starts and contacts"),
        _("People often use what others run."),
        _("People use what the service runs, and now and then what others run."),
        _("Nearly all that people use is run by the service itself."),
        _("With the next three people, name one thing nearby that you do not run."),
        _("A fixed menu is easy to plan, to staff and to pay for. That made sense once."),
        _("And with a service named before any words of the person"),
        _("People use what the service runs, but their own words come first."),
    ),
    "N3": Words(
        _("What is asked before a first talk"),
        _("Starts where a wound was asked for first: a need, an illness, a risk or a score"),
        _("All starts"),
        _("Nearly all can start without showing a wound."),
        _("Some people are asked to show a wound before a first talk."),
        _("Many people are asked to show a wound before a first talk."),
        _("Take one question off the first form. See who needs it."),
        _("Forms about need were made so that help is shared by rule. That made sense once."),
    ),
    "N4": Words(
        _("Whether it was asked for"),
        _("Contacts that the service began and nobody asked for"),
        _("All starts and contacts"),
        _("Nearly all contacts were asked for."),
        _("Some contacts were not asked for."),
        _("Many contacts were not asked for."),
        _("Ask the next three people how they would like to hear from you, and when."),
        _("Reaching out was meant for those whom nobody told. That made sense once."),
    ),
    "N5": Words(
        _("How it ends"),
        _("Endings that the person did not want"),
        _("All endings"),
        _("Nearly all wanted it to end when it did."),
        _("Some people did not want it to end when it did."),
        _("Many people did not want it to end when it did."),
        _("Before the next three endings, ask: do you want this to end?"),
        _("Time limits were made so that the queue moves. That made sense once."),
    ),
    "C1": Words(
        _("Who made the first move"),
        _("Starts where the person made the first move"),
        _("All starts"),
        _("People nearly always make the first move."),
        _("Many people make the first move. For others, somebody else does."),
        _("Mostly, somebody else makes the first move."),
        _("At the next three starts, ask who told them. Write it down."),
        _("Sending people on was meant to spare them the search. That made sense once."),
        _("And with word of mouth"),
        _("People make the first move, but few heard of it by word of mouth."),
    ),
    "C2": Words(
        _("Their own agenda, and a real choice"),
        _("Support where their own words came first, with two kinds of options and no strings"),
        _("All support with options"),
        _("People mostly say first what they want, and then have a choice."),
        _("Some people say first what they want and have a choice. Some do not."),
        _("Few people say first what they want and then have a choice."),
        _("Next time, write what they want in their own words before you open a form."),
        _("A plan on a form keeps its place when staff change. That made sense once."),
    ),
    "C3": Words(
        _("Neighbours and peers too"),
        _("Support where they themselves, family, neighbours, peers, groups or places were an option too"),
        _("All support with options"),
        _("Neighbours and peers are mostly an option, beside those who are paid."),
        _("Neighbours and peers are an option for some, beside those who are paid."),
        _("Nearly always, only those who are paid are an option."),
        _("Next time, ask who they know already, and whom they would like to know."),
        _("Trained people were put first to keep others safe. That made sense once."),
    ),
    "C4": Words(
        _("The whole person"),
        _("Things that were “not ours”, and nobody else was introduced"),
        _("All that people brought"),
        _("When a thing is “not ours”, people nearly always meet someone else."),
        _("When a thing is “not ours”, some people are left with no one."),
        _("When a thing is “not ours”, many people are left with no one."),
        _("Next time it is not yours, make one phone call together with the person."),
        _("Services were split so that each could know one thing well. That made sense once."),
    ),
}
"""In the order of the source: five ways in which work is not person centred, and four by which it is."""

TITLES: Final[dict[str, Said]] = {name: words.title for name, words in NINE.items()} | {"alarm": _("When help is cut")}
"""What the nine are called wherever they are named, and the alarm."""
