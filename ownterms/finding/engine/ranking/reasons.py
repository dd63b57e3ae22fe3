"""The reasons for a hit, the weightiest first."""

import math
from typing import Final

from ownterms.finding.engine.files.segment import EVENING, WEEKEND
from ownterms.finding.engine.ranking.found import Why
from ownterms.finding.engine.ranking.scores import Scores
from ownterms.finding.engine.ranking.wanted import OWN

MOST: Final = 3
"""Words that are named as reasons."""


def reasons(scores: Scores, number: int, doc: int) -> tuple[Why, ...]:
    """Why this listing was found: its words, then whom, cost, time and distance."""
    said = _said(scores, number, doc)
    return (*(said or [Why("near-meaning")]), *_circumstances(scores, number, doc))


def _said(scores: Scores, number: int, doc: int) -> list[Why]:
    gains = []
    for n, wanted in enumerate(scores.wanted):
        if impact := scores.terms.impact(number, doc, n):
            share = wanted.weight if wanted.concept == OWN else float(scores.shares[wanted.concept]) / 4
            gains.append((-impact * float(scores.terms.rarity[n]) * share, n))
    told: dict[str, Why] = {}
    for _, n in sorted(gains):
        wanted = scores.wanted[n]
        if wanted.concept == OWN:
            told.setdefault(wanted.term, Why("word", (wanted.shown,)))
        else:
            label = scores.question.concepts[wanted.concept].label
            told.setdefault(wanted.term, Why("says", (wanted.shown, label)))
    return list(told.values())[:MOST]


def _circumstances(scores: Scores, number: int, doc: int) -> list[Why]:
    arrays, question = scores.terms.shelf.segments[number].arrays, scores.question
    audiences = scores.shades.audiences
    both = int(arrays.headed[doc]) & audiences.mask(question.audiences)
    found = [Why("for", (name,)) for name in audiences.names(both)]
    if question.free and arrays.free[doc] == 1:
        found.append(Why("free"))
    if question.when.evening and arrays.times[doc] & EVENING:
        found.append(Why("evening"))
    if question.when.weekend and arrays.times[doc] & WEEKEND:
        found.append(Why("weekend"))
    away = scores.shades.away(arrays, doc)
    return found if math.isnan(away) else [*found, Why("away", (away,))]
