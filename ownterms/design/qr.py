"""QR codes as plain shapes: a matrix of black and white, which any camera reads from a screen or from paper."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

import segno

QUIET: Final = 4
"""Modules of white around: what ISO/IEC 18004 asks for, so that a camera finds the edge."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code to draw: `side` in modules with the white around it, `path` as SVG has it, in units of a module."""

    side: int
    path: str


def qr_code(text: str) -> QrCode:
    """This will draw a text, so that it is read even with a seventh of it smudged.

    Raises segno.DataOverflowError where it has more than about 2,300 letters.
    """
    rows = list(segno.make_qr(text, error="m").matrix_iter(border=QUIET))
    return QrCode(len(rows), "".join(_row(at, bytes(row)) for at, row in enumerate(rows)))


def _row(at: int, row: bytes) -> str:
    """The black runs of a row, each as one rectangle."""
    drawn, across = [], 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            drawn.append(f"M{across} {at}h{length}v1h-{length}z")
        across += length
    return "".join(drawn)
