"""Ways to get in touch, as links that are safe to press."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ownterms.lib.links import safe_link

_NUMBER: Final = re.compile(r"\+?[\d(][\d\s().\-]{2,28}\d")


@dataclass(frozen=True)
class Touch:
    """One way: a picture, what it says, and where it leads; no link where a number cannot be dialled."""

    icon: str
    words: str
    href: str = ""


def touch(*, phones: Iterable[str], email: str) -> list[Touch]:
    """This will give ways to ring and to write; a phone may carry words ("01632 960001 (evenings)")."""
    return [*_ring(phones), *_write(email)]


def _ring(phones: Iterable[str]) -> Iterator[Touch]:
    for words in phones:
        number = _NUMBER.search(words)
        yield Touch("phone", words, "tel:" + re.sub(r"[^\d+]", "", number[0]) if number else "")


def _write(email: str) -> Iterator[Touch]:
    link = safe_link(email if email.startswith("mailto:") else f"mailto:{email}") if email else None
    if link:
        yield Touch("letter", link.label, link.href)
