"""Ranking: what was understood against what listings say. No kind, payment or credential counts."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ownterms.finding.engine.asking.audience import Audiences
from ownterms.finding.engine.asking.question import WEEKDAYS, Question, When
from ownterms.finding.engine.asking.spelling import Spelling
from ownterms.finding.engine.asking.understanding import understand
from ownterms.finding.engine.lexicon import Lexicon
from ownterms.finding.engine.meaning import Meaning
from ownterms.finding.engine.ranking.found import Found, Hit, Why
from ownterms.finding.engine.ranking.reasons import reasons
from ownterms.finding.engine.ranking.scores import Nearness, Scores
from ownterms.finding.engine.ranking.shades import Shades
from ownterms.finding.engine.ranking.shelf import Shelf
from ownterms.finding.engine.ranking.wanted import OWN, unwanted, wanted
from ownterms.finding.engine.ranking.weights import DEFAULT, Weights
from ownterms.finding.engine.words import READ, READ_FOR_DANGER

OVERLAP: Final = 100
"""Characters that two stretches of a long story share, so that no cue is cut in two."""

SURE: Final = 0.4
"""Confidence of a concept from which its listings are taken to fit."""

SPEAKS: Final = 1.0
"""What one directory word must add to a listing that speaks of a concept."""

Best = list[tuple[int, int, float]]


@dataclass(frozen=True)
class Ranker:
    """Ranks the listings on a shelf for a question."""

    shelf: Shelf
    lexicon: Lexicon
    meaning: Meaning | None
    spelling: Spelling
    weights: Weights = DEFAULT

    def weighing(self, weights: Weights) -> "Ranker":
        """The same with other weights."""
        return replace(self, weights=weights)

    def understand(self, text: str, *, without: frozenset[str] = frozenset()) -> Question:
        """What is understood of a person's words, spelling put right; beyond `READ`, danger only."""
        question = self._understood(text, without)
        for start in range(READ - OVERLAP, min(len(text), READ_FOR_DANGER) - OVERLAP, READ - OVERLAP):
            if question.danger:
                break
            later = self._understood(text[start : start + READ], without)
            question = replace(question, danger=later.danger)
        return question

    def _understood(self, text: str, without: frozenset[str]) -> Question:
        return understand(text, self.lexicon, repair=self.spelling.put_right, meaning=self.meaning, without=without)

    def answer(self, question: Question, *, near: tuple[float, float] | None = None, limit: int = 20) -> Found:
        """Rank the listings for a question that is understood."""
        scores = self.scores(question, near)
        best = scores.best(limit)
        return Found(question=question, hits=self._hits(scores, best), close=is_close(scores, best))

    def scores(self, question: Question, near: tuple[float, float] | None = None) -> Scores:
        """Look up all that is wanted and unwanted."""
        terms = wanted(question, self.lexicon, self.weights)
        refused = unwanted(question, self.lexicon)
        nearness = None
        if self.meaning is not None:
            nearness = Nearness.of(question, self.lexicon, self.meaning, self.shelf, self.weights.translated)
        return Scores(
            question=question,
            wanted=terms,
            terms=self.shelf.find([each.term for each in terms] + refused),
            shades=Shades(question, near, Audiences.standard(), self.weights),
            weights=self.weights,
            nearness=nearness,
        )

    def _hits(self, scores: Scores, best: Best) -> tuple[Hit, ...]:
        """The best listings with their names and reasons."""
        why: dict[tuple[int, int], tuple[Why, ...]] = {}
        for number in {number for number, _, _ in best}:
            docs = np.array([doc for each, doc, _ in best if each == number], np.int32)
            its = zip(docs.tolist(), reasons(scores, number, docs), strict=True)
            why |= {(number, doc): whys for doc, whys in its}
        hits = []
        for number, doc, score in best:
            listing, kind, name = self.shelf.segments[number].text(doc)
            hits.append(Hit(id=listing, kind=kind, name=name, score=round(score, 4), why=why[number, doc]))
        return tuple(hits)


def is_close(scores: Scores, best: Best) -> bool:
    """Whether one of the first three truly fits: it speaks of a concept, or says the rarest word.

    Nearness of meaning and bare numbers never make a hit fit.
    """
    sure = [n for n, concept in enumerate(scores.question.concepts) if concept.confidence >= SURE]
    wanted = [n for n, each in enumerate(scores.wanted) if each.concept in sure]
    own = [n for n, each in enumerate(scores.wanted) if each.concept == OWN]
    telling = [n for n in own if not scores.wanted[n].term.isdecimal()]
    if telling:
        rarest = max(telling, key=lambda n: float(scores.terms.rarity[n]))
        if any(_gain(scores, each, rarest) for each in best[:3]):
            return True
    elif not (own or sure):
        wanted = list(range(len(scores.wanted)))
    return any(_gain(scores, each, n) >= SPEAKS for n in wanted for each in best[:3])


def _gain(scores: Scores, hit: tuple[int, int, float], term: int) -> float:
    """How much a term adds to a hit: its impact times its rarity."""
    number, doc, _ = hit
    return float(scores.terms.impacts(number, np.array([doc], np.int32), term)[0] * scores.terms.rarity[term])


def at_times(question: Question, when: str | None) -> Question:
    """The question with one more time asked for: "evening", "weekend" or a weekday."""
    if not when:
        return question
    asked: When = question.when
    if when in WEEKDAYS:
        asked = replace(asked, days=tuple(sorted({*asked.days, WEEKDAYS.index(when)})))
    else:
        evening, weekend = asked.evening or when == "evening", asked.weekend or when == "weekend"
        asked = replace(asked, evening=evening, weekend=weekend)
    return replace(question, when=asked)
