"""Rings round a middle, with round things on them that never touch, each with a name inside.

The same numbers always give the same places, and what is on one ring moves nothing on another sideways.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

SIDE: Final = 1000
"""Of the square that all of it stands in; the other measures are in the same unit."""
CENTRE: Final = SIDE / 2
MIDDLE: Final = 58.0
"""Radius of what stands in the middle."""
EDGE: Final = 486.0
"""Radius of the last ring's line."""
SEAM: Final = 26.0
"""Height of a ring's name, which stands on the line at its outer edge."""
GAP: Final = 8.0
"""Between two things."""
RADII: Final = (92, 80, 70, 62, 55, 49, 44, 40, 36, 32, 28, 25, 22, 19, 16, 13, 10, 8, 6, 4)
"""Of the things: all have the largest with which they fit."""
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


def placed(counts: Sequence[int]) -> Rings:
    """This will place so many things on each ring, from the middle. Raises ValueError for more than can be drawn."""
    for radius in RADII:
        lanes = [0] * len(counts)
        begins = MIDDLE + GAP
        for ring, count in enumerate(counts):
            lanes[ring] = _lanes(count, radius, begins)
            begins += _band(lanes[ring], radius)
        if begins <= EDGE + SEAM / 2:
            return _drawn(counts, lanes, radius, spare=EDGE + SEAM / 2 - begins)
    raise ValueError("So many cannot be drawn.")


def fitted(name: str, radius: float, *, lines: int = 3) -> tuple[float, tuple[str, ...]]:
    """This will break a name so that it fits inside a thing: the size of its letters, and its lines, at most so many.

    What is still too long ends with a dot or three.
    """
    words = name.split()
    for size in (radius * part for part in (0.46, 0.4, 0.35, 0.3)):
        broken = list(_broken(words, radius * 1.72 / size))
        most = min(lines, int(radius * 1.5 / (size * 1.15)))
        if len(broken) <= most and all(_wide(each) * size <= _chord(radius, size, len(broken)) for each in broken):
            return round(size, 1), tuple(broken)
    size = radius * 0.3
    room = [*_broken(words, radius * 1.72 / size)][:lines]
    return round(size, 1), tuple(_cut(each, _chord(radius, size, len(room)) / size) for each in room)


def _lanes(count: int, radius: float, begins: float) -> int:
    """Into how many lanes so many things of one ring go."""
    lanes = 0
    while count > 0:
        count -= _room(radius, begins + radius + lanes * (2 * radius + GAP))
        lanes += 1
    return lanes


def _room(radius: float, lane: float) -> int:
    """How many things fit into a lane."""
    ratio = (radius + GAP / 2) / lane
    return int(math.pi / math.asin(ratio)) if ratio < 1 else 1


def _band(lanes: int, radius: float) -> float:
    return SEAM + lanes * (2 * radius + GAP)


def _drawn(counts: Sequence[int], lanes: Sequence[int], radius: float, *, spare: float) -> Rings:
    rings = []
    begins, more = MIDDLE + GAP, spare / len(counts)
    for count, held in zip(counts, lanes, strict=True):
        starts = [begins + more / 2 + radius + lane * (2 * radius + GAP) for lane in range(held)]
        begins += _band(held, radius) + more
        rings.append(Ring(round(begins - SEAM / 2, 1), tuple(_spots(count, radius, starts))))
    return Rings(radius, tuple(rings))


def _spots(count: int, radius: float, lanes: Sequence[float]) -> Iterator[Spot]:
    """The places on one ring: the lanes take as many each as they have room for, in proportion."""
    rooms = [_room(radius, lane) for lane in lanes]
    left, room_left = count, sum(rooms)
    for lane, room in zip(lanes, rooms, strict=True):
        here = min(room, -(-left * room // room_left))
        left, room_left = left - here, room_left - room
        for number in range(here):
            # From half a step past the top on, where the ring's name stands, the way that a clock goes.
            angle = 2 * math.pi * (number + 0.5) / here - math.pi / 2
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
    return 1.9 * math.sqrt(max(radius * radius - off * off, 0))


def _broken(words: Sequence[str], room: float) -> Iterator[str]:
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


def _cut(line: str, room: float) -> str:
    if _wide(line) <= room:
        return line
    while line and _wide(f"{line}…") > room:
        line = line[:-1]
    return f"{line}…"
