"""Rings round a middle, with round things on them that never touch, each with a name inside.

The same numbers always give the same places, and what is on one ring moves nothing on another sideways.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

SIDE: Final = 1000
"""Of the square that all of it stands in; the other measures are in the same unit."""
CENTRE: Final = SIDE / 2
MIDDLE: Final = 46.0
"""Radius of what stands in the middle."""
EDGE: Final = 477.0
"""Radius of the last ring's line."""
LETTERS: Final = 37.0
"""Size of a ring's name where the picture is as narrow as a phone: there it must be read as well."""
NAME: Final = 44.0
"""Height of a ring's name, which stands at the top on the ring's line."""
LEAST: Final = NAME + 4
"""Between two rings, so that their names never touch, whoever stands there or nobody."""
SEAMS: Final = (8.0, NAME)
"""Room that a line takes: little, where no thing stands near the names all the same, or as much as a name is high."""
TOPS: Final = (0, 1, 2, 3, 5, 8)
"""Places that are left out at the top, beside the names."""
GAP: Final = 6.0
"""Between two things."""
RADII: Final = (
    *(112, 104, 97, 90, 84, 78, 73, 68, 64, 60, 56, 53, 50, 48, 46, 44, 42, 40),
    *(38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4),
)
"""Of the things: all have the largest with which they fit."""
SIZES: Final = (0.6, 0.52, 0.46, 0.4, 0.35, 0.3)
"""Of the letters in a thing, for a radius of 1: the largest with which a name fits."""
LONGEST: Final = 80
"""Letters of a name that are looked at: more never fit."""
NARROW: Final = 0.58
"""Width of a letter, for a size of 1: a little more than most are."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a thing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring: the radius of its line, and where each of its things stands."""

    radius: float
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Rings:
    """All rings, from the middle, with the radius of every thing."""

    radius: float
    rings: tuple[Ring, ...]


def placed(counts: Sequence[int], names: Sequence[float] = ()) -> Rings:
    """This will place so many things on each ring, from the middle; `names` are how wide the rings' names are.

    Raises ValueError for more than can be drawn.
    """
    every = (_drawn(counts, radius, seam, gap) for radius in RADII for gap in TOPS for seam in SEAMS)
    fitting = [drawn for drawn in every if drawn]
    if not fitting:
        raise ValueError("So many cannot be drawn.")
    return next((drawn for drawn in fitting if _is_free(drawn, names)), fitting[0])


def name_width(name: str) -> float:
    """This will say how wide the name of a ring stands there, with its ground."""
    return round(_wide(name) * LETTERS + 24, 1)


def initials(name: str) -> str:
    """This will give the first letters of a name's first word and of its last, for where no more can be read."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:]))


def fitted(name: str, radius: float, *, lines: int = 4) -> tuple[float, tuple[str, ...]]:
    """This will break a name so that it fits inside a thing: the size of its letters, and its lines, at most so many.

    A word that is too long alone is parted; what is still too long ends with three dots.
    """
    words = name[:LONGEST].split()
    ways = [(part, False) for part in SIZES] + [(part, True) for part in SIZES[-2:]]
    for part, parts in ways:
        size = radius * part
        for count in range(1, min(lines, int(radius * 1.5 / (size * 1.15))) + 1):
            room = _chord(radius, size, count) / size
            broken = list(_broken(_parted(words, room) if parts else words, room))
            if len(broken) <= count and all(_wide(each) <= room for each in broken):
                return round(size, 1), tuple(broken)
    room = _chord(radius, size, lines) / size
    *first, last = list(_broken(_parted(words, room), room))[:lines]
    return round(size, 1), (*first, _cut(f"{last}…", room))


def _drawn(counts: Sequence[int], radius: float, seam: float, top: int) -> Rings | None:
    """This will draw them with one size of things; None where they do not fit."""
    lanes: list[list[float]] = []
    begins = MIDDLE + GAP
    for count in counts:
        lanes.append(_lanes(count, radius, begins, top))
        begins += _deep(len(lanes[-1]), radius, seam)
    spare = (EDGE + seam / 2 - begins) / len(counts)
    if spare < 0:
        return None
    rings, begins = [], MIDDLE + GAP
    for number, count in enumerate(counts):
        here = [lane + spare * (number + 0.5) for lane in lanes[number]]
        begins += _deep(len(here), radius, seam) + spare
        rings.append(Ring(round(begins - seam / 2, 1), tuple(_spots(count, radius, here, top))))
    return Rings(radius, tuple(rings))


def _deep(lanes: int, radius: float, seam: float) -> float:
    """How far a ring with so many lanes reaches."""
    return max(seam + lanes * (2 * radius + GAP), LEAST)


def _lanes(count: int, radius: float, begins: float, top: int) -> list[float]:
    """The lanes into which so many things of one ring go, by their distance from the middle."""
    lanes: list[float] = []
    while count > 0:
        lanes.append(begins + radius + len(lanes) * (2 * radius + GAP))
        count -= _room(radius, lanes[-1], top)
    return lanes


def _room(radius: float, lane: float, top: int) -> int:
    """How many things fit into a lane, with so many places left out."""
    ratio = (radius + GAP / 2) / lane
    return max(int(math.pi / math.asin(ratio)) - top, 1) if ratio < 1 else 1


def _is_free(drawn: Rings, names: Sequence[float]) -> bool:
    """Whether no thing reaches into the name of a ring."""
    spots = [spot for ring in drawn.rings for spot in ring.spots]
    for ring, wide in zip(drawn.rings, names, strict=False):
        for spot in spots:
            aside = max(abs(spot.x - CENTRE) - wide / 2, 0)
            above = max(abs(spot.y - (CENTRE - ring.radius)) - NAME / 2, 0)
            if math.hypot(aside, above) < drawn.radius:
                return False
    return True


def _spots(count: int, radius: float, lanes: Sequence[float], top: int) -> Iterator[Spot]:
    """The places on one ring: the lanes take as many each as they have room for, in proportion."""
    rooms = [_room(radius, lane, top) for lane in lanes]
    left, room_left = count, sum(rooms)
    for lane, room in zip(lanes, rooms, strict=True):
        here = min(room, -(-left * room // room_left))
        left, room_left = left - here, room_left - room
        for number in range(here):
            # From half a step past the top on, where the ring's name stands, the way that a clock goes.
            angle = 2 * math.pi * (number + (top + 1) / 2) / (here + top) - math.pi / 2
            yield Spot(round(CENTRE + lane * math.cos(angle), 1), round(CENTRE + lane * math.sin(angle), 1))


def _wide(text: str) -> float:
    """About how wide a text is, for a size of 1."""
    return sum(_letter(each) for each in text)


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.1
    return 0.78 if letter.isupper() or letter in "mw" else NARROW


def _chord(radius: float, size: float, lines: int) -> float:
    """How wide the first and the last of some lines can be."""
    off = lines * size * 1.15 / 2
    return 1.76 * math.sqrt(max(radius * radius - off * off, 0))


def _broken(words: Iterable[str], room: float) -> Iterator[str]:
    """Words in lines that are no wider than there is room, where no word alone is."""
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and _wide(longer) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _parted(words: Sequence[str], room: float) -> Iterator[str]:
    """Words, of which those that are wider than there is room come in pieces."""
    for word in words:
        rest = word
        while _wide(rest) > room and len(rest) > 1:
            most = next((at for at in range(2, len(rest)) if _wide(rest[:at]) + NARROW > room), len(rest))
            yield f"{rest[: most - 1]}-"
            rest = rest[most - 1 :]
        yield rest


def _cut(line: str, room: float) -> str:
    """A line that ends with three dots, as much of it as there is room for."""
    while len(line) > 1 and _wide(line) > room:
        line = f"{line[:-2]}…"
    return line
