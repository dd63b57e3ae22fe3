"""What a person does not want: "not a church thing", "that isn't AA", "no alcohol".

A refusal cuts only the thing refused. Fear and dislike ("scared of dogs", "I hate my job") tell what
the matter is, and a negated verb ("he will not answer") tells what happens: both stay as they are.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from ownterms.finding.engine import words

HEAVY: Final = 2
"""Words of meaning that a refusal can cut."""

_PERSONS: Final = frozenset(
    "i im ive he hes she shes they theyre we were you youre who whos "
    "mum mam mom dad son daughter husband wife partner brother sister kid kids child children boy "
    "girl baby friend gran nan grandad mother father man woman people nobody".split()
)
_HAVING: Final = frozenset("have has had having got theres there were been see know".split())
_MODALS: Final = frozenset("will would should could may might must shall am ill hell shell theyll well".split())
_DETERMINERS: Final = frozenset("a an the any another all more some these those such".split())
_LEADING: Final = frozenset("in at on by with near into from for about run full of like just really very too".split())
"""Words between a refusal and the thing refused: "not in an office", "not run by a church"."""

_WHOSE: Final = frozenset("my his her their our your me him them us it anyone anybody everyone".split())
"""After one of these nothing is refused: "lost without my wife", "I don't want him to know"."""

_JOINING: Final = frozenset("of or nor".split())
_VERBS: Final = frozenset(
    "meet talk help learn live lives make play sing speak stay say says work works worked working answer "
    "is are was were be been do does did have has had can cant will wont would should could must may might "
    "go get find see try know want need feel think eat buy join".split()
)
_TELLS: Final = frozenset("to i works helps else here in left wrong happens".split())
_HOW: Final = frozenset("sure well able allowed enough working only just that to paid heard seen given done".split())
"""Words after "not" that tell how things are, or that something more is wanted."""

_OPENERS: Final = tuple(
    tuple(way.split())
    for way in (
        "rather than/rather not be with/rather not go to/rather not/instead of/other than/anything but/apart from/"
        "nothing to do with/not into/not interested in/not looking for/dont want to be around/dont want to be among/"
        "dont want to be sat among/dont want to be sat with/dont want to be stuck with/dont want to be with/dont want/"
        "doesnt want/dont need a/dont need another/cant go where there is/cant go where there are/cant go where/"
        "cant be around/cant be with/where theres no/where there is no/with no/except/without/minus"
    ).split("/")
)
_FREE_OF: Final = frozenset("alcohol booze child kid church religion faith god".split())
"""Things of which a place may be free: "a child-free evening"."""


def unwanted(said: Sequence[str], breaks: AbstractSet[int], taken: AbstractSet[int]) -> frozenset[int]:
    """The numbers of the words a person does not want; none where nothing else would be left.

    ``breaks`` are the numbers of words before which a clause begins; ``taken`` are words that
    belong to a cue found earlier (as in "cant sleep"), which stay.
    """
    cut = set[int]()
    for at, word in enumerate(said):
        length = _opens(said, at, breaks)
        if length and taken.isdisjoint(range(at, at + length)):
            cut |= _scope(said, at, length, breaks, taken)
        if word in _FREE_OF and tuple(said[at + 1 : at + 2]) == ("free",) and taken.isdisjoint((at, at + 1)):
            cut |= {at, at + 1}
    left = any(word not in words.STOPS and number not in cut for number, word in enumerate(said))
    return frozenset(cut if left else ())


def refusing(said: Sequence[str], breaks: AbstractSet[int]) -> frozenset[int]:
    """The numbers of each "not" that refuses a thing ("not mums"), and so is part of no cue."""
    bare = ("not", "isnt", "arent")
    return frozenset(n for n, word in enumerate(said) if word in bare and _opens(said, n, breaks) == 1)


def _opens(said: Sequence[str], at: int, breaks: AbstractSet[int]) -> int:
    """How many words from here open a refusal; 0 for none."""
    for opener in _OPENERS:
        if tuple(said[at : at + len(opener)]) == opener:
            return len(opener) if _is_thing(_word(said, at + len(opener), breaks)) else 0
    before = said[at - 1] if at and at not in breaks else ""
    after = _word(said, at + 1, breaks)
    match said[at]:
        case "no":
            opens = after not in ("one", "longer", "idea", "more") and before not in _HAVING | _PERSONS
        case "nothing":
            opens = after not in _TELLS and before not in _HAVING | _PERSONS
        case "not":
            is_told = before in ("is", "are") and at > 1 and said[at - 2] in _PERSONS
            opens = not is_told and before not in _PERSONS | _MODALS and after not in _HOW
        case "isnt" | "arent":
            opens = before in ("", "that", "which") or after in _DETERMINERS
            opens = opens and before not in _PERSONS and after not in _HOW
        case _:
            opens = False
    return int(opens and _is_thing(after))


def _word(said: Sequence[str], at: int, breaks: AbstractSet[int]) -> str:
    """The word here, if the clause has one."""
    return said[at] if at < len(said) and at not in breaks else ""


def _is_thing(word: str) -> bool:
    """Whether a thing may begin here, and not a person's own or something done ("not sleeping")."""
    doing = word.endswith("ing") and word not in ("evening", "morning", "counselling", "counseling")
    done = word.endswith("ed") and len(word) > 4
    return bool(word) and word not in _WHOSE | _VERBS and word != "to" and not doing and not done


def _scope(said: Sequence[str], at: int, length: int, breaks: AbstractSet[int], taken: AbstractSet[int]) -> set[int]:
    """The words that a refusal opened here cuts, itself included."""
    thing = list[int]()
    number = at + length
    while number < len(said) and number not in breaks and len(thing) < HEAVY:
        word = said[number]
        if number in taken or word in _VERBS:
            break
        if word not in words.STOPS and not (word in _LEADING and not thing):
            thing.append(number)
        elif not _goes_on(said, number, breaks, first=not thing):
            break
        number += 1
    return set(range(at, thing[-1] + 1)) if thing else set()


def _goes_on(said: Sequence[str], at: int, breaks: AbstractSet[int], *, first: bool) -> bool:
    """Whether a thing refused goes on over this stop word: "office or a shop", "mums and babies"."""
    word = said[at]
    if word in _DETERMINERS or word in (_LEADING if first else _JOINING):
        return True
    after, end = _word(said, at + 1, breaks), _word(said, at + 2, breaks)
    return word == "and" and not first and after not in words.STOPS | _VERBS and not end
