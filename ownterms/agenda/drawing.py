"""What was said on a scale, as a line: pure, and in the units of a small picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

WIDE: Final = 600
HIGH: Final = 160
EDGE: Final = 12
"""Left free on all sides, so that no dot is cut; all in units of the picture."""

Dot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """Dots from left to right, as (x, y) from the upper left corner, and the pieces that join neighbours."""

    dots: list[Dot]
    pieces: list[str]


def line(said: Sequence[int | None], on: range) -> Line:
    """This will draw what was said, the first at the left; the highest number of the scale lies on top.

    Where nothing was said there is no dot, and the line breaks. What is not on the scale counts as not said.
    """
    across = (WIDE - 2 * EDGE) / max(1, len(said) - 1)
    up = (HIGH - 2 * EDGE) / max(1, len(on) - 1)
    placed = [
        (EDGE + round(place * across), HIGH - EDGE - round((value - on.start) * up))
        if value is not None and value in on
        else None
        for place, value in enumerate(said)
    ]
    runs = [list(run) for is_dot, run in groupby(placed, key=bool) if is_dot]
    return Line(
        dots=[dot for dot in placed if dot],
        pieces=[" ".join(f"{dot[0]},{dot[1]}" for dot in run if dot) for run in runs if len(run) > 1],
    )
