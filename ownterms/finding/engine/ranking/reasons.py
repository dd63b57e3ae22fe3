"""The reasons for a hit, the weightiest first."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine.files.segment import EVENING, WEEKEND
from ownterms.finding.engine.ranking.found import Why
from ownterms.finding.engine.ranking.scores import Scores
from ownterms.finding.engine.ranking.shelf import Floats
from ownterms.finding.engine.ranking.wanted import OWN

MOST: Final = 3
"""Words that are named as reasons."""


def reasons(scores: Scores, number: int, docs: NDArray[np.int32]) -> list[tuple[Why, ...]]:
    """Why each of some listings of a segment was found: its words, then whom, cost, time and distance."""
    found = []
    for doc, gains in zip(docs.tolist(), _gains(scores, number, docs), strict=True):
        said = _said(scores, gains) or [Why("near-meaning")]
        found.append((*said, *_circumstances(scores, number, doc)))
    return found


def _gains(scores: Scores, number: int, docs: NDArray[np.int32]) -> Floats:
    """What each wanted term adds to each listing, (listings, terms)."""
    gains = np.zeros((len(docs), len(scores.wanted)), np.float32)
    for n, wanted in enumerate(scores.wanted):
        share = wanted.weight if wanted.concept == OWN else float(scores.shares[wanted.concept]) / 4
        gains[:, n] = scores.terms.impacts(number, docs, n) * (share * scores.terms.rarity[n])
    return gains


def _said(scores: Scores, gains: Floats) -> list[Why]:
    """The words that add most, each once."""
    told: dict[str, Why] = {}
    for n in np.argsort(-gains, kind="stable")[: 3 * MOST].tolist():
        wanted = scores.wanted[n]
        if not gains[n]:
            break
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
