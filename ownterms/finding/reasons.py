"""Why something was found, in words that people read, and the lines of a text that say it."""

import re
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from ownterms.directory.cards import TEXT_LENGTH, distance, shortened
from ownterms.finding.engine import Hit, Why

MOST_REASONS: Final = 3
MOST_PHRASES: Final = 2
PLAIN: Final = {
    "free": lambda: _("it is free"),
    "evening": lambda: _("it is on in the evening"),
    "weekend": lambda: _("it is on at the weekend"),
    "near-meaning": lambda: _("it is near in meaning, no more"),
}


def in_words(why: Iterable[Why]) -> str:
    """This will join the strongest reasons into one line."""
    reasons = list(why)
    meant: dict[str, list[str]] = {}
    for each in reasons:
        if each.code == "says":
            meant.setdefault(str(each.values[1]), []).append(str(each.values[0]))
    said = [_("%(label)s: it says %(phrases)s") % {"label": label, "phrases": quoted(p)} for label, p in meant.items()]
    found = [str(each.values[0]) for each in reasons if each.code == "word"]
    if found and not meant:
        said.append(_("it says %(phrases)s") % {"phrases": quoted(found)})
    said += filter(None, (_one(each) for each in reasons if each.code not in {"says", "word"}))
    line = "; ".join(list(dict.fromkeys(said))[:MOST_REASONS])
    return line[:1].upper() + line[1:]


def is_faint(why: Iterable[Why]) -> bool:
    """Whether nothing that a listing says was asked for: its meaning is near, no more."""
    return any(each.code == "near-meaning" for each in why)


def tells_nothing(why: Iterable[Why]) -> bool:
    """Whether a hit has to do with nothing that was asked, but for its place and a nearness of meaning."""
    return all(each.code in {"near-meaning", "away"} for each in why)


def quoted(phrases: Iterable[str]) -> str:
    """This will put phrases in quotation marks, the first few."""
    return ", ".join(f"“{phrase}”" for phrase in list(dict.fromkeys(phrases))[:MOST_PHRASES])


def _one(why: Why) -> str:
    match why.code, why.values:
        case "for", (audience,):
            return _("it is for %(audience)s") % {"audience": audience}
        case "away", (float(kilometres),):
            return distance(kilometres)
        case code, _values:
            return PLAIN[code]() if code in PLAIN else ""


def told(hit: Hit) -> list[str]:
    """This will give the words of a listing that a hit is about."""
    return [str(why.values[0]) for why in hit.why if why.code in {"says", "word"} and why.values]


def around(text: str, words: Iterable[str], *, length: int = TEXT_LENGTH) -> str:
    """This will cut out about two lines of a text around the first of some words that stands in it."""
    flat = " ".join(text.split())
    at = min((found for found in (_place(flat, phrase) for phrase in words) if found is not None), default=0)
    if at < length * 2 // 3:
        return shortened(flat, length=length)
    start = flat.rfind(". ", max(0, at - length // 2), at) + 2
    if start == 1:
        start = flat.find(" ", at - length // 3) + 1
    return "…" + shortened(flat[start:], length=length - 1)


def _place(text: str, phrase: str) -> int | None:
    # Words are compared by their beginnings: the phrase may be in another form than the text.
    starts = [re.escape(word[: max(4, len(word) - 2)]) + r"\w*" for word in phrase.split()]
    found = re.search(r"\b" + r"\W+(?:\w+\W+)?".join(starts), text, re.IGNORECASE) if starts else None
    return found.start() if found else None
