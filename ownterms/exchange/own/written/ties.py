"""Those whom a person asked in, told as pieces of a page."""

from collections.abc import Iterator

from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ownterms.agenda.models import Felt
from ownterms.design.pages import day
from ownterms.exchange.own import told
from ownterms.lib.written.pages import Heading, Piece, items, under, words


def tie(tie: told.Tie) -> Iterator[Piece]:
    """This will tell one tie: what it was about, on which terms, how it went, and all that was said."""
    yield Heading(3, tie.called)
    yield from words(tie.about)
    yield from words(_standing(tie), is_note=True)
    yield from under(4, _("On which terms"), items(_terms(tie.terms)))
    me = _("Me")
    said = (f"{day(each.sent_at)}, {me if each.by == 'me' else tie.called}: {each.words}" for each in tie.messages)
    yield from under(4, _("What we wrote to each other"), items(said))
    waits = [*(each.words for each in tie.dictated), *(f"{each.sort.label}: {each.words}" for each in tie.thoughts)]
    yield from under(4, _("What still waits for my word"), items(waits))
    talks = (_talk(each) for each in tie.after_talks)
    yield from under(4, _("After we talked"), items(talks))


def _standing(tie: told.Tie) -> str:
    told_of = [_("Asked on %(day)s.") % {"day": day(tie.made_at)}]
    if tie.accepted_at:
        told_of.append(_("They said yes on %(day)s.") % {"day": day(tie.accepted_at)})
    if tie.declined:
        told_of.append(_("They said no, thank you."))
        told_of += [tie.declined.words] if tie.declined.words else []
    if tie.stepped_back:
        told_of.append(_("They stepped back."))
        told_of += [tie.stepped_back.goodbye] if tie.stepped_back.goodbye else []
    if tie.ended_at:
        told_of.append(_("I ended it on %(day)s.") % {"day": day(tie.ended_at)})
    else:
        told_of.append(_("Until %(day)s.") % {"day": day(tie.until)})
    return " ".join(told_of)


def _terms(terms: told.Terms) -> Iterator[str]:
    yield get_text_list([str(WEEKDAYS[each]) for each in sorted(set(terms.days))], _("or"))
    if terms.between:
        first, last = (each.isoformat("minutes") for each in terms.between)
        yield _("From %(first)s to %(last)s") % {"first": first, "last": last}
    for label, said in ((_("Where"), terms.where), (_("How"), terms.how), (_("Not about"), terms.not_about)):
        if said:
            yield f"{label}: {said}"


def _talk(talk: told.AfterTalk) -> str:
    asked = {
        _("Did they listen to me?"): talk.listened,
        _("Did we talk about what I wanted to?"): talk.own,
        _("Would I ask them in again?"): talk.again,
    }
    lines = [
        day(talk.said_at),
        *(f"{question} {answer.label}" for question, answer in asked.items() if answer != Felt.UNSAID),
        talk.words,
    ]
    return "\n".join(filter(None, lines))
