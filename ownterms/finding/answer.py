"""The answer to a question as a page shows it: what was understood, what was found, and what comes first."""

from collections.abc import Iterator
from dataclasses import dataclass

from ownterms.design.help_lines import HelpLine, first_lines
from ownterms.directory.cards import Card, card
from ownterms.directory.models import Listing
from ownterms.finding import index
from ownterms.finding.chips import Chip, chips
from ownterms.finding.engine import Found, Question
from ownterms.finding.forms import Ask
from ownterms.finding.reasons import around, in_words, told
from ownterms.finding.whereabouts import Whereabouts, whereabouts


@dataclass(frozen=True)
class Answer:
    """All that the page of results shows."""

    ask: Ask
    question: Question
    cards: tuple[Card, ...]
    fits: bool
    has_more: bool
    near: Whereabouts | None
    chips: tuple[Chip, ...]
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
    return Answer(
        ask=ask,
        question=found.question,
        cards=tuple(_cards(found, ask.limit, point)),
        fits=found.close,
        has_more=len(found.hits) > ask.limit,
        near=near,
        chips=tuple(chips(found.question, ask.without)),
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
