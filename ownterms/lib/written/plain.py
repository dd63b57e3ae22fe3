"""A page as plain text, for a screen reader, a letter, or a machine of thirty years ago."""

from collections.abc import Iterable, Iterator
from textwrap import indent

from ownterms.lib.written.pages import (
    Contents,
    Drawing,
    Folded,
    Heading,
    Items,
    Page,
    Piece,
    Shown,
    Spoken,
    Table,
    Text,
    unfolded,
)

UNDER = {1: "=", 2: "-"}
Told = Heading | Text | Items | Shown | Spoken | Table | Contents


def in_text(page: Page, *, is_short: bool = False) -> bytes:
    """This will give a page as plain text, in UTF-8, with a blank line between its pieces.

    `is_short` leaves out notes, and what a screen keeps folded.
    """
    pieces = _short(page.pieces) if is_short else unfolded(page.pieces)
    told = (_piece(each) for each in pieces if not isinstance(each, Drawing | Folded))
    return ("\n\n".join(told) + "\n").encode("utf-8", "replace")


def _short(pieces: Iterable[Piece]) -> Iterator[Piece]:
    return (each for each in pieces if not isinstance(each, Folded) and not (isinstance(each, Text) and each.is_note))


def _piece(piece: Told) -> str:
    match piece:
        case Heading(level, said):
            line = " ".join(said.split())
            return f"\n{line}\n{UNDER[level] * min(len(line), 72)}" if level in UNDER else f"\n{line}"
        case Text(said, label, _):
            return f"{label}\n{said}" if label else said
        case Items(said):
            return "\n".join("- " + indent(each, "  ").strip() for each in said)
        case Contents(lines):
            widest = max(len(called) for _name, called, _said in lines)
            return "\n".join(f"{called:{widest}}  {said}" for _name, called, said in lines)
        case Table(caption, heads, rows):
            return "\n".join([caption, *(_row(heads, row) for row in rows)])
        case _:
            return f"[{piece.says}]"


def _row(heads: tuple[str, ...], row: tuple[str, ...]) -> str:
    """One cell stands beside the row's name; of more, each gets its head, for there is no column to look up."""
    name, *cells = row
    if len(cells) == 1:
        return f"  {name}: {cells[0]}"
    return "\n".join([f"  {name}", *(f"    {head}: {cell}" for head, cell in zip(heads[1:], cells, strict=True))])
