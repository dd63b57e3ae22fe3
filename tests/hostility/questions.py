"""Five hundred questions that mean harm: each kind in twenty sizes or shapes, the same every time."""

import random
from collections.abc import Callable, Iterator
from typing import Final

EACH: Final = 20
MEGABYTE: Final = 1_000_000
"""Bytes; a form may have two and a half times as many."""

_dice = random.Random(500)  # noqa: S311  (they must be the same every time)
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def word(letters: int) -> str:
    """This will make up a word that nobody knows."""
    return "".join(_dice.choices(_LETTERS, k=letters))


def known(number: int) -> str:
    """This will give one of the words that cues are made of."""
    words = "my dad mum hits me not no dont cant sleep free women only evening worn out want help i am 17 years old"
    return words.split()[number % 22]


def long(text: str) -> Callable[[int], str]:
    """This will repeat a text up to a twentieth of a megabyte more each time, a megabyte in the end."""
    return lambda n: (text * (MEGABYTE // len(text) + 1))[: MEGABYTE // EACH * (n + 1)]


def many(*texts: str) -> Callable[[int], str]:
    """This will take the texts in turn, repeated more often each time round."""
    return lambda n: texts[n % len(texts)] * (n // len(texts) + 1)


KINDS: Final[dict[str, Callable[[int], str]]] = {
    "a megabyte of one letter": long("a"),
    "a megabyte of spaces and lines": long(" \n\t\r\n"),
    "a megabyte of apostrophes": long("can't i'd "),
    "a megabyte of known words": long("my dad hits me and i cant sleep. "),
    "a megabyte of signs": long("(,.;:!?)- "),
    "bait for patterns that go back": many("a" * 1900 + "!", "0" * 1900 + "x", "do not " * 280, "x@" * 900, "--" * 900),
    "patterns": many("(a+)+$", "(.*)*", "[" * 500, r"\1" * 300, "(?=" * 400, "{" * 900 + "}" * 900, "a{1,99999}"),
    "one known word after another": lambda n: " ".join([known(n)] * 900),
    "two known words in turn": lambda n: " ".join([known(n), known(n * 7 + 1)] * 450),
    "known words in any order": lambda n: " ".join(known(_dice.randrange(22)) for _ in range(100 * n + 100)),
    "many distinct words": lambda n: " ".join(word(3 + number % 9) for number in range(5_000 * n + 5_000)),
    "slips of the pen": lambda n: " ".join(f"a {word(6 + n % 10)}" for _ in range(250)),
    "likely slips": lambda n: " ".join(f"i {_dice.choice(SLIPS)}" for _ in range(150 + n)),
    "huge words": lambda n: word(5_000 * n + 5_000),
    "marks upon marks": many("a" + "\u0301" * 1900, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢" * 60, "\u0f73" * 600, "q" + "\u0315\u0300\u05ae" * 600),
    "signs that grow": many("\ufdfa" * 1900, "\ufdfb" * 1900, "\u3300" * 1900, "ﬃ" * 1900, "\u1e9b\u0323" * 900),
    "unseen signs": many("he\u200blp" * 300, "\u200d" * 1900, "\ufeff" * 1900, "\u00ad" * 1900, "\U000e0041" * 900),
    "both ways": many(
        "\u202esleep\u202c" * 200, "\u2066" * 1900, "مرحبا بالعالم " * 130, "שלום " * 300, "\u200f" * 1900
    ),
    "pictures": many("👩‍👩‍👧‍👦" * 200, "🏳️‍🌈" * 300, "🇬🇧" * 500, "😀\ufe0f" * 900, "🧑🏿‍🦽‍➡️" * 100),
    "not text": many("\x00" * 1900, "sleep\x00help", "\x1b[2J" * 400, "\ud7ff\ue000\uffff", "\x7f\x80\x9f" * 600),
    "words of databases": many(
        "' OR 1=1 --", '" NEAR("a" "b", 999999)', "a AND NOT (b OR c*)", "%_%" * 600,
        "'; DROP TABLE people; --", "\\'" * 900,
    ),
    "words of programs": many(
        "{{ 7 * 7 }}", "{% for x in y %}", "%(words)s %s %d", "{0.__class__}", "${jndi:ldap://x}",
        "<script>alert(1)</script>", "../" * 600, "<!ENTITY a 'b'>&a;" * 90, "=cmd|' /C calc'!A0",
        "\r\nSet-Cookie: a=b",
    ),
    "data": many('{"a":' * 380, "[" * 1900, "a=b&" * 480, '"\\ud800"' * 200, "a,b\r\n" * 380),
    "numbers": many("9" * 1900, "1e309 " * 300, "-0 nan inf " * 140, "im 17 years old " * 110, "٣" * 1900, "½" * 1900),
    "brackets": many("(" * 1900, "((sleep)) " * 190, "()" * 950, "[{(" * 600, ")" * 1900),
}  # fmt: skip
SLIPS: Final[list[str]] = (
    "sleap freind hosptial shoulder apointment wheelchare kitchin gardning adress neighbor lonley".split()
)


def questions() -> Iterator[tuple[str, str]]:
    """This will give (kind, words) of every question."""
    _dice.seed(500)
    for kind, make in KINDS.items():
        for number in range(EACH):
            yield kind, make(number)
