"""The answer to a question as a page shows it: what was understood, what was found, and what comes first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.design.help_lines import HelpLine, first_lines
from ownterms.directory.cards import Card, card
from ownterms.directory.models import Listing
from ownterms.finding import index
from ownterms.finding.engine import Found, Question
from ownterms.finding.forms import Ask
from ownterms.finding.reasons import around, in_words, told
from ownterms.finding.vocabulary import lexicon
from ownterms.finding.whereabouts import Whereabouts, whereabouts

DAYS: Final = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


@dataclass(frozen=True)
class Answer:
    """All that the page of results shows. `struck` are (id, label) of what the person crossed out."""

    ask: Ask
    question: Question
    cards: tuple[Card, ...]
    fits: bool
    has_more: bool
    near: Whereabouts | None
    struck: tuple[tuple[str, str], ...]
    filters: tuple[str, ...]
    help_first: tuple[HelpLine, ...]

    @property
    def near_unknown(self) -> bool:
        """Whether the person named a place that the directory does not know."""
        return bool(self.ask.near) and self.near is None


def answer(ask: Ask) -> Answer:
    """This will look for what the person asked for. Nothing of it is kept."""
    near = whereabouts(ask.near) if ask.near else None
    point = near.point if near else None
    found = index.search(ask.words, near=point, without=ask.without, limit=ask.limit + 1)
    labels = {concept.id: concept.label for concept in lexicon().concepts}
    return Answer(
        ask=ask,
        question=found.question,
        cards=tuple(_cards(found, ask.limit, point)),
        fits=found.close,
        has_more=len(found.hits) > ask.limit,
        near=near,
        struck=tuple((each, labels[each]) for each in ask.without if each in labels),
        filters=tuple(_filters(found.question)),
        help_first=tuple(_help(ask, found.question)),
    )


def _cards(found: Found, limit: int, near: tuple[float, float] | None) -> Iterator[Card]:
    hits = {hit.id: hit for hit in found.hits[:limit]}
    for listing in Listing.objects.for_cards(hits):
        hit = hits[str(listing.pk)]
        yield card(listing, text=around(listing.text, told(hit)), why=in_words(hit.why), near=near)


def _help(ask: Ask, question: Question) -> list[HelpLine]:
    if not question.danger:
        return []
    labels = [concept.label for concept in question.concepts if concept.danger]
    return first_lines([ask.words, *question.danger, *labels])


def _filters(question: Question) -> Iterator[str]:
    """What was understood besides concepts: cost, time, and for whom."""
    if question.free:
        yield _("free")
    if question.when.evening:
        yield _("in the evening")
    if question.when.weekend:
        yield _("at the weekend")
    yield from (str(DAYS[day]) for day in question.when.days)
    yield from (_("not on %(day)s") % {"day": DAYS[day]} for day in question.when.not_days)
    yield from (_("for %(audience)s") % {"audience": audience} for audience in question.audiences)
