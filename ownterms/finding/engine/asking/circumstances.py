"""Circumstances that a person names: at no cost, at what age, in the evening, not on Mondays."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from ownterms.finding.engine.asking.question import WEEKDAYS, When

_FREE: Final = tuple(
    tuple(way.split())
    for way in (
        "free/no money/cant afford/no cash/skint/broke/without paying/dont cost/doesnt cost/cost nothing/costs nothing/"
        "no cost/no charge/havent got any money/dont have any money/dont have money/cant pay"
    ).split("/")
)
_NOT_FREE: Final = frozenset("time smoke drug alcohol gluten dairy stress parking".split())
_NUMBERS: Final = {
    name: number
    for number, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_AGE: Final = re.compile(
    r"(?:\b(?:im|i am|is|hes|shes|aged?|turned|turning|only|just) )(\d{1,2})"
    r"(?! ?(?:hours|days|weeks|months|miles|pounds|minutes|am|pm|stone))\b"
    r"|\b(\d{1,2}) ?(?:years? old|yr old|yo)\b"
)


def is_free(said: Sequence[str]) -> bool:
    """Whether it must cost nothing."""
    for at in range(len(said)):
        for way in _FREE:
            if tuple(said[at : at + len(way)]) == way:
                after = said[at + 1] if at + 1 < len(said) else ""
                before = said[at - 1] if at else ""
                if way != ("free",) or (after not in _NOT_FREE and before not in _NOT_FREE):
                    return True
    return False


def ages(said: Sequence[str]) -> tuple[int, ...]:
    """The ages of people that are named, in years."""
    figures = " ".join(str(_NUMBERS[word]) if word in _NUMBERS else word for word in said)
    figures = re.sub(r"\b([2-9]0) ([1-9])\b", lambda m: str(int(m[1]) + int(m[2])), figures)
    found = (int(match[1] or match[2]) for match in _AGE.finditer(figures))
    return tuple(dict.fromkeys(age for age in found if 0 < age < 110))


def when(said: Sequence[str], cut: AbstractSet[int]) -> When:
    """When a person can come; ``cut`` are the numbers of words refused."""
    days = [(n, WEEKDAYS.index(w.removesuffix("s"))) for n, w in enumerate(said) if w.removesuffix("s") in WEEKDAYS]
    before = [set(said[max(0, n - 3) : n]) for n, _ in days]
    refused = {
        day
        for (n, day), words_before in zip(days, before, strict=True)
        if n in cut or words_before & {"not", "cant", "except", "never", "dont", "no"}
    }
    wanted = [w for n, w in enumerate(said) if n not in cut]
    return When(
        evening=any(w in ("evening", "evenings", "nights") for w in wanted) or _after_work(wanted),
        weekend=any(w in ("weekend", "weekends") for w in wanted),
        days=tuple(sorted({day for _, day in days} - refused)),
        not_days=tuple(sorted(refused)),
    )


def _after_work(said: Sequence[str]) -> bool:
    return any(said[n : n + 2] == ["after", "work"] for n in range(len(said) - 1))
