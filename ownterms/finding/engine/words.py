"""Words as they are compared: lower case, no accents or apostrophes, one spelling, stems.

The same folding is used for what a person asks, for cues and for listings, so that
``Can't sleep``, ``cannot sleep`` and ``couldnt sleep`` meet.
"""

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Final

import snowballstemmer

READ: Final = 2_000
"""Characters of a question that are read; the rest is left out, so that no text can hold us up."""

READ_FOR_DANGER: Final = 20_000
"""Characters that are read for danger: what is hardest to say often comes last."""

_WORD: Final = re.compile(r"[^\W_]{1,40}")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘`´ʼ′")


class _Stemmer(threading.local):
    """A stemmer for each thread: it keeps the word that it works on, so two at once would mix theirs."""

    def __init__(self) -> None:
        self.stem = snowballstemmer.stemmer("english").stemWord


_own: Final = _Stemmer()

NEGATIONS: Final = frozenset(
    "not cant cannot couldnt dont doesnt didnt isnt arent aint wasnt werent hasnt havent hadnt "
    "wont wouldnt shouldnt never".split()
)
"""Words that say no with a verb; cues treat them as one word."""

LIGHT: Final = frozenset(
    "a an the my our your his her its their some any this that these those just really very so "
    "too quite bit little of all now then also even only been being am im is are was were be "
    "ive id ill hes shes theyre weve ive got have has had both please".split()
)
"""Words that may stand between the words of a cue without counting as a gap."""

STOPS: Final = frozenset(
    LIGHT
    | NEGATIONS
    | frozenset(
        "i me we us you he she it they him them who whom which what where when why how there here "
        "and or but if because as until while at by for with about against between into through "
        "during before after above below to from up down in out on off over under again further "
        "once no nor own same than will would can could should shall may might must do does did "
        "doing done having s t don now d ll m o re ve y more most other others such each few "
        "want wants wanted wanting like likes liked love loves loved id need needs needed needing "
        "get gets getting getin gotten go goes going gone went come comes coming came find "
        "finding look looking looks thing things something anything nothing everything someone "
        "somebody anyone anybody everyone nobody somewhere anywhere everywhere nowhere place "
        "places people person way ways lot lots much many make makes making made take takes "
        "taking took give gives giving gave put know knows knew known think thinks feel feels "
        "feeling felt say says said tell told try trying tried keep keeps kept let lets around "
        "round near nearby close local maybe perhaps actually properly sort kind ever always "
        "still yet already well good nice great better best new old one two bit time times day "
        "days week weeks month months year years today tonight tomorrow since ago back away "
        "else without within along alongside please thanks thank hello hi dear hey im use uses "
        "used using able every another next last long whole really anyone where whats theres "
        "thats wheres whos hows us ok okay yes oh every per both either neither bring brings "
        "start started stop stopped happen happens happened want wanna gonna gotta".split()
    )
)
"""Words that say nothing about the subject of a question or a listing."""

_IRREGULAR: Final = {
    "men": "man",
    "mens": "man",
    "women": "woman",
    "womens": "woman",
    "children": "child",
    "childrens": "child",
    "teeth": "tooth",
    "feet": "foot",
    "slept": "sleep",
    "asleep": "sleep",
    "lost": "lose",
    "losing": "lose",
    "fell": "fall",
    "fallen": "fall",
    "ate": "eat",
    "eaten": "eat",
    "drank": "drink",
    "drunk": "drunk",
    "wrote": "write",
    "written": "write",
    "sang": "sing",
    "sung": "sing",
    "swam": "swim",
    "ran": "run",
    "beat": "beat",
    "beaten": "beat",
    "broke": "break",
    "broken": "break",
    "left": "leave",
    "leaving": "leave",
    "died": "die",
    "dies": "die",
    "dying": "die",
    "grew": "grow",
    "grown": "grow",
    "built": "build",
    "taught": "teach",
    "spoke": "speak",
    "stole": "steal",
    "stolen": "steal",
    "hid": "hide",
    "went": "go",
    "gone": "go",
    "came": "come",
    "took": "take",
    "taken": "take",
    "gave": "give",
    "given": "give",
    "got": "get",
    "gotten": "get",
    "made": "make",
    "felt": "feel",
    "found": "find",
    "kept": "keep",
    "knew": "know",
    "known": "know",
    "met": "meet",
    "meeting": "meet",
    "paid": "pay",
    "said": "say",
    "told": "tell",
    "thought": "think",
    "thrown": "throw",
    "threw": "throw",
    "wore": "wear",
    "worn": "wear",
    "hurts": "hurt",
    "centre": "center",
    "centres": "center",
    "theatre": "theater",
    "theatres": "theater",
    "programme": "program",
    "programmes": "program",
    "grey": "gray",
    "tyre": "tire",
    "licence": "license",
    "cheque": "check",
    "mum": "mum",
    "mam": "mum",
    "mom": "mum",
    "mums": "mum",
    "moms": "mum",
    "mommy": "mum",
    "mummy": "mum",
    "practise": "practice",
    "practising": "practice",
    "practised": "practice",
    "travelling": "travel",
    "jewellery": "jewelry",
    "wills": "willz",
    "downs": "downz",
    "paediatric": "pediatric",
    "gynaecology": "gynecology",
    "anaemia": "anemia",
    "diarrhoea": "diarrhea",
}
_OUR: Final = re.compile(r"our(?=(s|ed|ing|hood|hoods|ly|al|able|ful|ite)?$)")
_ISE: Final = re.compile(r"is(?=(e|ed|es|er|ers|ing|ation|ations|ational)$)")
_TWO_WORDS: Final = re.compile(r"\b(can|could|do|does|did|is|are|was|were|has|have|had|would|should) ?not\b")
_SHORTENED: Final = re.compile(r"(?<=[a-z])['’](?:d|ll|re)\b", re.IGNORECASE)
_CONTRACTED: Final = {"can": "cant", "do": "dont", "have": "havent"}


def plain(text: str) -> str:
    """The text in lower case without accents, apostrophes and control characters."""
    folded = unicodedata.normalize("NFKD", _unshortened(text).translate(_APOSTROPHES))
    kept = (" " if unicodedata.category(sign) == "Cc" else sign for sign in folded if not unicodedata.combining(sign))
    lowered = "".join(kept).translate(_APOSTROPHES).lower()
    return _TWO_WORDS.sub(lambda found: _CONTRACTED.get(found[1], found[1] + "nt"), lowered)


def _unshortened(text: str) -> str:
    """The text without "'d", "'ll" and "'re", which would make other words ("she'd", "we'll")."""
    return _SHORTENED.sub("", text) if "'" in text or "’" in text else text


def split(text: str) -> list[str]:
    """The words of a text that ``plain`` has folded."""
    return _WORD.findall(text)


def of(text: str) -> list[str]:
    """The words of any text, folded."""
    if text.isascii():
        lowered = _unshortened(text).replace("'", "").replace("`", "").lower()
        return split(_TWO_WORDS.sub(lambda f: _CONTRACTED.get(f[1], f[1] + "nt"), lowered))
    return split(plain(text))


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    """The stem under which a folded word is compared: one for all its forms and spellings."""
    if word in NEGATIONS:
        return "not"
    known = _IRREGULAR.get(word)
    if known is None:
        known = word
        if len(word) > 4:
            known = _ISE.sub("iz", _OUR.sub("or", word))
    return str(_own.stem(known))


def stems(text: str) -> list[str]:
    """The stems of any text, in order."""
    return [stem(word) for word in of(text)]
