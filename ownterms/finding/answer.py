"""The answer to a question as a page shows it: what was understood, what was found, and what comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from ownterms.design.help_lines import HelpLine, first_lines
from ownterms.directory.cards import Card, cards
from ownterms.directory.models import Listing
from ownterms.finding import index
from ownterms.finding.chips import Chip, chips
from ownterms.finding.engine import Found, Question
from ownterms.finding.forms import MOST, STEP, Ask
from ownterms.finding.reasons import around, in_words, is_faint, tells_nothing, told
from ownterms.finding.whereabouts import Whereabouts, whereabouts

NEAREST: Final = 3
"""Listings that are shown at first where nothing fits closely."""

SURE: Final = 0.55
"""Confidence of a concept from which the page says that it understood; beneath, it asks. On a hundred
sentences (`benchmarks/understanding.py`) 3 of 52 above it were wrong, and 5 of 22 beneath."""


@dataclass(frozen=True)
class Answer:
    """All that the page of results shows. `next_limit` is how many to ask for to see more, 0 where there are none."""

    ask: Ask
    question: Question
    cards: tuple[Card, ...]
    fits: bool
    is_understood: bool
    is_empty: bool
    next_limit: int
    near: Whereabouts | None
    chips: tuple[Chip, ...]
    help_first: tuple[HelpLine, ...]

    @property
    def is_baffled(self) -> bool:
        """Whether not a word was known, so that nothing is shown unless it is asked for."""
        return not (self.is_understood or self.is_empty or self.cards)

    @property
    def is_a_guess(self) -> bool:
        """Whether we are not sure of any concept, so that the page asks where it would otherwise say."""
        concepts = self.question.concepts
        return bool(concepts) and max(each.confidence for each in concepts) < SURE

    @property
    def near_unknown(self) -> bool:
        """Whether the person named a place that the directory does not know."""
        return bool(self.ask.near) and self.near is None


def answer(ask: Ask) -> Answer:
    """This will look for what the person asked for. Nothing of it is kept."""
    near = whereabouts(ask.near) if ask.near else None
    point = near.point if near else None
    most = ask.limit or STEP
    found = index.search(ask.told or ask.words, near=point, without=ask.without, limit=most + 1)
    understood = tuple(chips(found.question, ask.without))
    known = is_understood(found, understood)
    shown = ask.limit or (STEP if found.close else NEAREST if known else 0)
    return Answer(
        ask=ask,
        question=found.question,
        cards=tuple(_cards(found, shown, point)),
        fits=found.close,
        is_understood=known,
        is_empty=not found.hits and not Listing.objects.shown().exists(),
        next_limit=more_than(shown) if len(found.hits) > shown else 0,
        near=near,
        chips=understood,
        help_first=tuple(_help(ask, found.question)),
    )


def more_than(shown: int) -> int:
    """This will say how many listings to show next, 0 where so many are shown that there is no next."""
    return shown + STEP if STEP <= shown < MOST else STEP if shown < STEP else 0


def is_understood(found: Found, chips: Sequence[Chip]) -> bool:
    """Whether something of the question was known, be it struck out since."""
    return found.close or bool(chips) or not all(tells_nothing(hit.why) for hit in found.hits)


def _cards(found: Found, limit: int, near: tuple[float, float] | None) -> Iterator[Card]:
    hits = {UUID(hit.id): hit for hit in found.hits[:limit]}
    for pk, card in cards(hits).items():
        why = hits[pk].why
        text = around(card.whole, told(hits[pk]))
        yield replace(card.seen_from(near) if near else card, text=text, why=in_words(why), faint=is_faint(why))


def _help(ask: Ask, question: Question) -> list[HelpLine]:
    if not question.danger:
        return []
    labels = [concept.label for concept in question.concepts if concept.danger]
    return first_lines([ask.words, *question.danger, *labels])
