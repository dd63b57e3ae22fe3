"""The weights of ranking, in one place, and where they come from."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each sign counts.

    Chosen by ``benchmarks.finding`` on judged questions, leaving one question out at a time. The
    surface is flat, so none of them is worth much care beyond its size.
    """

    words: float = 1.0
    """The person's own words, as BM25 sums."""
    cued_words: float = 0.5
    """The share of that for words that led to a concept."""
    phrases: float = 1.0
    """Directory words of two words or more that the person says."""
    concepts: float = 15.0
    """A concept of full confidence that a listing speaks of in full."""
    later: float = 0.95
    """How much each directory word of a concept counts beside the one before: the fittest come first."""
    half: float = 3.0
    """At this sum of impacts a concept counts half (so many directory words do not swamp)."""
    second: float = 1.0
    """How much the second concept counts, the third by its square, and so on."""
    retold: float = 0.3
    """What a concept counts whose words all led to a surer one already."""
    meaning: float = 0.85
    """One standard deviation of nearness of meaning."""
    translated: float = 0.5
    """How much the directory words of a concept turn the meaning of the question."""

    shared: float = 1.1
    """What a listing headed for the people asked for gains."""
    others: float = 0.6
    """What remains of the score of a listing headed for other people."""
    others_text: float = 0.85
    """The same where only its text says so."""
    not_only: float = 0.3
    """What remains of one not headed for the only people who may be there."""
    special: float = 0.9
    """What remains where a listing is for a circumstance that nobody spoke of."""

    chiefly: float = 0.45
    """The impact from which a listing is chiefly about a word."""
    partly: float = 0.2
    """The impact from which it is partly about it."""
    refused: float = 0.5
    """What remains of a listing that is chiefly about what the person does not want."""
    refused_partly: float = 0.65
    """The same where it is partly about it."""

    free: float = 1.25
    """What a listing gains that is free, where that was asked for."""
    paid: float = 0.5
    """What remains of one that says it costs something."""
    right_time: float = 1.2
    """What a listing gains by a time that was asked for."""
    wrong_time: float = 0.6
    """What remains of one whose times are known and do not suit."""
    near: float = 0.35
    """The share of the score that distance can take away."""
    near_half: float = 8.0
    """Kilometres at which half of that share is gone."""


DEFAULT = Weights()
