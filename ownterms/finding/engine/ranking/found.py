"""What a search gives back: hits with their reasons, structured so that pages can translate them."""

from dataclasses import dataclass

from ownterms.finding.engine.asking.question import Question


@dataclass(frozen=True)
class Why:
    """One reason for a hit: a code and its values; ``str`` gives it in plain English.

    Codes: ``says`` (directory word, label of the concept), ``word`` (the person's word), ``for``
    (audience), ``free``, ``away`` (kilometres), ``evening``, ``weekend``, ``near-meaning``.
    """

    code: str
    values: tuple[str | float, ...] = ()

    def __str__(self) -> str:
        match self.code, self.values:
            case "says", (phrase, label):
                return f"says “{phrase}” ({label})"
            case "word", (word,):
                return f"says “{word}”"
            case "for", (audience,):
                return f"for {audience}"
            case "away", (float(kilometres),):
                return f"{kilometres:.1f} km away" if kilometres < 10 else f"{kilometres:.0f} km away"
            case "near-meaning", _:
                return "near in meaning"
            case code, _:
                return {"evening": "in the evening", "weekend": "at weekends"}.get(code, code)


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One listing found, its score (comparable within one search) and the reasons for it."""

    id: str
    kind: str
    name: str
    score: float
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Found:
    """All that a search gives: what was understood, and the hits, the best first.

    ``close`` is false where nothing truly fits: the page then says so, and shows the nearest.
    """

    question: Question
    hits: tuple[Hit, ...]
    close: bool
