"""What is written, as plain pieces of a page: the same for a browser, for Word, for paper and as plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, from 1 to 4; below each stands one that is at most one deeper. `name` is what a list leads to."""

    level: int
    words: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words, with their line breaks. `label` stands before them: a day, or what they are about.

    `is_note`: they are said about what stands there, and are not the person's own.
    """

    words: str
    label: str = ""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item of one or more lines."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo. `content` is there where it goes along; `says` puts it into words."""

    says: str
    media_type: str
    content: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice note."""

    says: str
    media_type: str
    content: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, the heads of its columns, and rows of which the first cell is the row's own head."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG of our own making, for where one can be drawn; a table after it says the same."""

    svg: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands further down, a line each: the name of its heading, what it is called, and what is said of it."""

    lines: tuple[tuple[str, str, str], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The same as a list that leads nowhere."""
        return tuple(f"{called}: {said}" for _name, called, said in self.lines)


@dataclass(frozen=True, slots=True)
class Folded:
    """Pieces that a screen keeps folded under a line until they are wished for. Paper has them open."""

    line: str
    pieces: "tuple[Piece, ...]"


Flat = Heading | Text | Items | Shown | Spoken | Table | Drawing | Contents
Piece = Flat | Folded


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page: its title, its language (BCP 47), and its pieces, of which the first is the heading of all."""

    title: str
    language: str
    pieces: tuple[Piece, ...]


def words(said: str, label: object = "", *, is_note: bool = False) -> Iterator[Piece]:
    """This will give words as a piece; nothing, where nothing was said. A label may be put into words later."""
    if said.strip():
        yield Text(said, str(label), is_note)


def unfolded(pieces: Iterable[Piece]) -> Iterator[Flat]:
    """This will give all pieces, those that were folded in their place."""
    for piece in pieces:
        yield from unfolded(piece.pieces) if isinstance(piece, Folded) else (piece,)


def items(said: Iterable[str]) -> Iterator[Piece]:
    """This will give a list of what is not empty; nothing, where all of it is."""
    kept = tuple(each for each in said if each.strip())
    if kept:
        yield Items(kept)


def under(level: int, heading: object, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """This will put pieces under a heading; without any, the heading is left out too."""
    for number, piece in enumerate(pieces):
        if number == 0:
            yield Heading(level, str(heading))
        yield piece
