"""What a person does not want: "not a church thing", "that isn't AA", "no alcohol"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from ownterms.finding.engine import words

REACH: Final = 8
"""Words after a negation that it can cut out, and of these so many that carry meaning."""

HEAVY: Final = 3

_PERSONS: Final = frozenset(
    "i im ive he hes she shes they theyre we were you youre who whos "
    "mum mam mom dad son daughter husband wife partner brother sister kid kids child children boy "
    "girl baby friend gran nan grandad mother father man woman people nobody".split()
)
_HAVING: Final = frozenset("have has had having got theres there were been see know".split())
_ENDS: Final = frozenset("but because so as when while though although since if then who".split())
_TELLS: Final = frozenset("to i works helps else here in left wrong happens".split())
_UNWANTED: Final = frozenset("hate hates detest dislike avoid".split())
_OPENERS: Final = (
    ("rather", "than"),
    ("instead", "of"),
    ("other", "than"),
    ("anything", "but"),
    ("apart", "from"),
    ("nothing", "to", "do", "with"),
    ("not", "into"),
    ("not", "interested", "in"),
    ("not", "looking", "for"),
    ("sick", "of"),
    ("fed", "up", "of"),
    ("fed", "up", "with"),
    ("dont", "want"),
    ("dont", "like"),
    ("doesnt", "want"),
    ("doesnt", "like"),
    ("dont", "do"),
    ("dont", "need"),
    ("cant", "stand"),
    ("cant", "go", "where"),
    ("cant", "be", "around"),
    ("cant", "be", "with"),
    ("where", "theres", "no"),
    ("where", "there", "is", "no"),
    ("with", "no"),
    ("scared", "of"),
    ("except",),
    ("without",),
    ("minus",),
)
_AFRAID: Final = (("scare", "me"), ("scares", "me"), ("put", "me", "off"), ("puts", "me", "off"))


def unwanted(said: Sequence[str], breaks: AbstractSet[int], taken: AbstractSet[int]) -> frozenset[int]:
    """The numbers of the words a person does not want.

    ``breaks`` are the numbers of words before which a clause begins; ``taken`` are words that
    belong to a cue found earlier (as in "cant sleep"), which stay.
    """
    cut = set[int]()
    for at, word in enumerate(said):
        length = _opens(said, at, breaks)
        if length and taken.isdisjoint(range(at, at + length)):
            cut |= _scope(said, at, length, breaks, taken)
        if any(tuple(said[at : at + len(way)]) == way for way in _AFRAID):
            cut |= _before(said, at, breaks, taken)
        if word in _UNWANTED:
            cut |= _scope(said, at, 1, breaks, taken)
    return frozenset(cut)


def refusing(said: Sequence[str], breaks: AbstractSet[int]) -> frozenset[int]:
    """The numbers of each "not" that refuses a thing ("not mums"), and so is part of no cue."""
    bare = ("not", "isnt", "arent")
    return frozenset(n for n, word in enumerate(said) if word in bare and _opens(said, n, breaks) == 1)


def _opens(said: Sequence[str], at: int, breaks: AbstractSet[int]) -> int:
    """How many words from here open a negation that cuts; 0 for none."""
    for opener in _OPENERS:
        if tuple(said[at : at + len(opener)]) == opener:
            return len(opener)
    word = said[at]
    before = said[at - 1] if at and at not in breaks else ""
    after = said[at + 1] if at + 1 < len(said) else ""
    if word == "no" and after not in ("one", "longer", "idea", "more"):
        return 0 if before in _HAVING or before in _PERSONS else 1
    if word == "nothing" and after and after not in _TELLS:
        return 0 if before in _HAVING | _PERSONS else 1
    if word in ("not", "isnt", "arent", "wasnt"):
        if before in _PERSONS or (at > 1 and before in ("is", "am", "are") and said[at - 2] in _PERSONS):
            return 0
        if after.endswith("ing") and after not in ("evening", "morning", "counselling", "counseling"):
            return 0
        return 1 if after not in ("sure", "well", "able", "allowed", "enough", "working") else 0
    return 0


def _scope(said: Sequence[str], at: int, length: int, breaks: AbstractSet[int], taken: AbstractSet[int]) -> set[int]:
    """The words that a negation opened here cuts, itself included."""
    cut = set(range(at, at + length))
    heavy = 0
    for number in range(at + length, min(len(said), at + length + REACH)):
        if number in breaks or said[number] in _ENDS:
            break
        heavy += said[number] not in words.STOPS
        if heavy > HEAVY or (number in taken and heavy):
            break
        cut.add(number)
    return cut


def _before(said: Sequence[str], at: int, breaks: AbstractSet[int], taken: AbstractSet[int]) -> set[int]:
    """The words of the clause that scares a person, up to three before it."""
    cut = set[int]()
    for number in range(at - 1, max(-1, at - 4), -1):
        if said[number] in _ENDS or number in taken:
            break
        cut.add(number)
        if number in breaks:
            break
    return cut
