"""Pictures made anew, so that they carry nothing but what is to be seen: no place, no device, no name, no script."""

from dataclasses import dataclass, field
from typing import BinaryIO, Final, Self

from ownterms.lib.apart.bare import LONGEST_SIDE
from ownterms.lib.apart.refusals import NotAPicture, PictureTooLarge
from ownterms.lib.apart.work import Made, NothingMade, apart

__all__ = ["NotAPicture", "Picture", "PictureTooLarge", "remade"]

MOST_BYTES: Final = 16_000_000
"""Bytes of a file that are read at all: more than what phones take."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was made here: `content` is a JPEG or PNG without any words in it, its sides in pixels."""

    content: bytes = field(repr=False)
    width: int
    height: int
    media_type: str

    @classmethod
    def of(cls, made: Made) -> Self:
        """This will take what was made apart. Raises what was refused there."""
        told, content = made
        if told.get("refused") in {PictureTooLarge.__name__, MemoryError.__name__}:
            raise PictureTooLarge
        if told.get("media_type") not in {"image/jpeg", "image/png"}:
            raise NotAPicture
        return cls(content, int(told["width"]), int(told["height"]), str(told["media_type"]))


def remade(file: BinaryIO) -> Picture:
    """This will make a picture anew, the way up that its camera meant, at most 2,000 pixels long and 1.5 MB.

    JPEG, PNG, WebP, GIF, BMP and TIFF are read; of moving ones, the first picture. Raises NotAPicture, PictureTooLarge.
    """
    given = file.read(MOST_BYTES + 1)
    if len(given) > MOST_BYTES:
        raise PictureTooLarge
    try:
        return Picture.of(apart("ownterms.lib.apart.pictures", given, str(LONGEST_SIDE)))
    except NothingMade as trouble:
        raise NotAPicture from trouble
