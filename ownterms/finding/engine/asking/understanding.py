"""From a person's words to a question: cues first, then negation, then whom, when and what cost."""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from math import exp
from typing import Final

from ownterms.finding.engine import words
from ownterms.finding.engine.asking.asked import Asked
from ownterms.finding.engine.asking.audience import Audiences
from ownterms.finding.engine.asking.circumstances import ages, is_free, when
from ownterms.finding.engine.asking.cues import Cues, Match, cues_of
from ownterms.finding.engine.asking.guess import Guess, guesses_of
from ownterms.finding.engine.asking.negation import refusing, unwanted
from ownterms.finding.engine.asking.question import REFUSALS, Question, Understood
from ownterms.finding.engine.lexicon import Lexicon
from ownterms.finding.engine.meaning import Meaning

SHORT: Final = 3
"""Words of meaning up to which an ask is short, so that a one-word cue counts whole."""

FEW: Final = 2
"""The same where the cue is a directory word."""

CIRCUMSTANCES: Final = frozenset(
    "free cheap evening evenings night nights morning mornings afternoon afternoons weekend weekends monday mondays "
    "tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays "
    "group groups club clubs class classes lesson lessons session sessions".split()
)
"""Words that say when, at what cost or in what shape, and so do not make an ask longer."""

SURE: Final = 0.34
"""Confidence from which a concept is shown and used."""

GROWN: Final = 2 * words.READ
"""Characters that are read once signs are written out: one can stand for eighteen letters."""

MOST: Final = 8
"""Concepts that are kept, the surest first."""

_CLAUSES: Final = re.compile(r"[,.;:!?()\n–—]| - ")
DANGEROUS: Final = 0.2
"""The same where a concept speaks of danger."""

GUESSED: Final = 0.45
"""The most that a guess is sure of."""

WEAK: Final = 0.8
"""What a one-word cue counts in a long ask, if its word belongs to one concept only."""

FROM_DIRECTORY: Final = 0.85
"""What a directory word counts where a person says it, shared by all concepts that have it."""


def understand(
    text: str,
    lexicon: Lexicon,
    *,
    repair: Callable[[Sequence[str]], Sequence[str]] | None = None,
    meaning: Meaning | None = None,
    without: AbstractSet[str] = frozenset(),
) -> Question:
    """Understand what a person said, as far as the lexicon reaches.

    The first 2,000 characters are read. ``repair`` puts words right, one for one; ``meaning`` helps to guess
    where no cue is found; ``without`` is what the person struck out, as in ``Index.search``.
    """
    said, breaks = _said(text[: words.READ])
    mended = list(repair(said)) if repair else said
    asked = Asked.of(mended, breaks=breaks, refusing=refusing(mended, breaks))
    matches = cues_of(lexicon).found_in(asked)
    taken = {n for m in matches if _says_no(m, asked) for n in m.at}
    cut = frozenset[int]() if REFUSALS in without else unwanted(asked.words, breaks, taken)
    silent = cut | {n for m in matches if _says_none(m, asked) for n in m.at}
    kept = Asked.of(w for n, w in enumerate(asked.words) if n not in silent)
    danger = _danger(matches, lexicon)
    guesses = [g for g in _guesses(asked, cut, lexicon, meaning) if not (danger and lexicon.concepts[g.concept].danger)]
    concepts = _concepts(matches, guesses, asked, cut, lexicon)
    question = Question(
        text=text[: words.READ],
        concepts=tuple(concept for concept in concepts if concept.id not in without)[:MOST],
        words=tuple(w for w in kept.words if w not in words.STOPS),
        repaired=tuple((a, b) for a, b in zip(said, mended, strict=True) if a != b),
        without=tuple(w for n, w in enumerate(asked.words) if n in cut and w not in words.STOPS),
        without_concepts=_ids((m for m in matches if cut.issuperset(m.at)), lexicon),
        ages=ages(asked.words),
        free=is_free(asked.words),
        when=when(asked.words, cut),
        danger=tuple(dict.fromkeys((*danger, *_dangers(guesses, lexicon)))),
        said=" ".join(kept.words),
    )
    return _with_people(question, asked, cut).striking(without)


def _concepts(
    matches: Sequence[Match], guesses: Sequence[Guess], asked: Asked, cut: AbstractSet[int], lexicon: Lexicon
) -> list[Understood]:
    """What is wanted: found by cues, or else guessed."""
    heavy = (word for n, word in enumerate(asked.words) if word not in words.STOPS and n not in cut)
    length = sum(word not in CIRCUMSTANCES for word in heavy)
    wanted = [match for match in matches if cut.isdisjoint(match.at)]
    found = _understood(wanted, lexicon, asked, cues_of(lexicon), length=length)
    specific = [*_danger(matches, lexicon), *_dangers(guesses, lexicon)]
    return _with_guesses(found, _guessed(guesses, lexicon, asked), specific)


def _guesses(asked: Asked, cut: AbstractSet[int], lexicon: Lexicon, meaning: Meaning | None) -> list[Guess]:
    """The likeliest concept by all that is wanted."""
    stems = tuple("" if w in words.STOPS or n in cut else asked.stems[n] for n, w in enumerate(asked.words))
    said = " ".join(word for n, word in enumerate(asked.words) if n not in cut)
    return guesses_of(lexicon, meaning).of(stems, said)


def _with_people(question: Question, asked: Asked, cut: AbstractSet[int]) -> Question:
    """The question with whom it is for, who alone may be there, and who may not."""
    audiences = Audiences.standard()
    people = audiences.asked(Asked.of(w for n, w in enumerate(asked.words) if n not in cut), question.ages)
    refused = audiences.refused([words.stem(w) for n, w in enumerate(asked.words) if n in cut])
    return replace(
        question,
        audiences=audiences.names(people),
        only=audiences.names(people & _only(asked.words, audiences)),
        without_audiences=audiences.names(refused & ~people),
    )


def _only(said: Sequence[str], audiences: Audiences) -> int:
    """The audiences named within two words of an "only" or "just": "women only", "just with lads"."""
    near = 0
    for n, word in enumerate(said):
        if word in ("only", "just"):
            near |= audiences.headed([words.stem(each) for each in said[max(0, n - 2) : n + 3]])
    return near


def _said(text: str) -> tuple[list[str], set[int]]:
    """The words of a text, and the numbers of those that begin a clause."""
    said, breaks = list[str](), set[int]()
    for clause in _CLAUSES.split(words.plain(text)[:GROWN]):
        breaks.add(len(said))
        said.extend(words.split(clause))
    return said, breaks


def _says_no(match: Match, asked: Asked) -> bool:
    """Whether a cue of two words or more was found, so that its words are not cut out."""
    return not match.cue.is_one_word and any(
        asked.stems[n] in ("not", "no", "noth", "without", "free") for n in match.at
    )


def _says_none(match: Match, asked: Asked) -> bool:
    """Whether a cue says that something is not there ("no alcohol"), so that its words are not looked for."""
    return not match.cue.is_one_word and any(asked.words[n] in ("no", "without") for n in match.at)


def _understood(
    matches: Sequence[Match], lexicon: Lexicon, asked: Asked, cues: Cues, *, length: int
) -> list[Understood]:
    """The concepts of the matches, the surest first."""
    by_concept: dict[int, list[Match]] = {}
    for match in matches:
        by_concept.setdefault(match.cue.concept, []).append(match)
    found = []
    for number, its in by_concept.items():
        concept = lexicon.concepts[number]
        confidence = _confidence(its, cues, length=length)
        lived = any(not match.cue.from_directory for match in its)
        if confidence >= (DANGEROUS if concept.danger and lived else SURE):
            at = tuple(sorted({n for match in its for n in match.at}))
            found.append((-confidence, at, concept))
    found.sort(key=lambda each: (each[0], each[1], each[2].id))
    return [
        Understood(
            id=concept.id,
            label=concept.label,
            words=tuple(asked.words[n] for n in at),
            at=at,
            confidence=round(-confidence, 3),
            danger=concept.danger,
        )
        for confidence, at, concept in found
    ]


def _guessed(guesses: Sequence[Guess], lexicon: Lexicon, asked: Asked) -> list[Understood]:
    """The guesses as concepts, none of them sure."""
    return [
        Understood(
            id=(concept := lexicon.concepts[guess.concept]).id,
            label=concept.label,
            words=tuple(asked.words[n] for n in guess.at),
            at=guess.at,
            confidence=round(min(GUESSED, guess.score / 24), 3),
            danger=concept.danger,
        )
        for guess in guesses
    ]


def _with_guesses(found: list[Understood], guessed: list[Understood], dangers: Sequence[str]) -> list[Understood]:
    """What was found, or else guessed; danger always first, of that the most specific, which leads ``dangers``."""
    known = {concept.id for concept in found}
    more = [concept for concept in guessed if concept.id not in known and (concept.danger or not found)]
    first = {id_: place for place, id_ in reversed(list(enumerate(dangers)))}
    return sorted([*found, *more], key=lambda each: first.get(each.id, len(first)) if each.danger else len(dangers) + 1)


def _dangers(guesses: Sequence[Guess], lexicon: Lexicon) -> tuple[str, ...]:
    found = (lexicon.concepts[guess.concept] for guess in guesses)
    return tuple(concept.id for concept in found if concept.danger)


def _confidence(matches: Iterable[Match], cues: Cues, *, length: int) -> float:
    """How sure a concept is, from 0 to 1, given all its cues that were found."""
    evidence, covered = 0.0, set[int]()
    for match in matches:
        new = set(match.at) - covered
        covered |= new
        strength = match.strength * len(new) / len(match.at)
        if match.cue.is_one_word and length > (FEW if match.cue.from_directory else SHORT):
            strength *= WEAK * cues.specific(match.cue)
        if match.cue.from_directory:
            strength *= FROM_DIRECTORY / cues.shared[match.cue.parts] ** 0.5
        evidence += strength
    return 1 - exp(-0.9 * evidence)


def _danger(matches: Sequence[Match], lexicon: Lexicon) -> tuple[str, ...]:
    """The concepts that speak of danger, also where a negation stands before them."""
    spoken = [m for m in matches if lexicon.concepts[m.cue.concept].danger and not m.cue.from_directory]
    return _ids(spoken, lexicon)


def _ids(matches: Iterable[Match], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lexicon.concepts[match.cue.concept].id for match in matches))
