"""What is looked for in listings: the person's own words, and the directory words of what was understood."""

from dataclasses import dataclass

from ownterms.finding.engine import words
from ownterms.finding.engine.asking.question import Question
from ownterms.finding.engine.lexicon import Lexicon, term
from ownterms.finding.engine.phrases import bare
from ownterms.finding.engine.ranking.weights import Weights

OWN = -1
"""Stands for "no concept": the word is the person's own."""


@dataclass(frozen=True)
class Wanted:
    """One term looked for, as it is shown, its weight, and the number of its concept (or ``OWN``)."""

    term: str
    shown: str
    weight: float
    concept: int


def wanted(question: Question, lexicon: Lexicon, weights: Weights) -> list[Wanted]:
    """The terms looked for, each once for each concept."""
    cued = {words.stem(word) for concept in question.concepts for word in concept.words}
    found = []
    for word in question.words:
        stem = words.stem(word)
        share = weights.cued_words if stem in cued else 1.0
        found.append(Wanted(stem, word, weights.words * share, OWN))
    said = bare(words.stems(question.said))
    found += [Wanted(phrase, phrase, weights.phrases, OWN) for _, phrase in lexicon.phrase_book.found_in(said)]
    for number, understood in enumerate(question.concepts):
        phrases = lexicon[understood.id].directory
        found += [Wanted(term(phrase), phrase, weights.later**n, number) for n, phrase in enumerate(phrases)]
    return list({(each.term, each.concept): each for each in reversed(found) if each.term}.values())[::-1]


def unwanted(question: Question, lexicon: Lexicon) -> list[str]:
    """The terms of what the person does not want, unless something wanted says the same."""
    refused = {t for each in question.without_concepts for t in lexicon[each].terms}
    refused |= {words.stem(word) for word in question.without}
    asked = {words.stem(word) for word in question.words}
    asked |= {t for concept in question.concepts for t in lexicon[concept.id].terms}
    return sorted(refused - asked)


def shares(question: Question, weights: Weights) -> list[float]:
    """How much each concept counts: by its confidence, its place, and how much of it is new."""
    told, found = set[int](), []
    for number, concept in enumerate(question.concepts):
        new = len(set(concept.at) - told) / len(concept.at) if concept.at else 1.0
        told.update(concept.at)
        share = weights.retold + (1 - weights.retold) * new
        found.append(weights.concepts * concept.confidence * share * weights.second**number)
    return found
