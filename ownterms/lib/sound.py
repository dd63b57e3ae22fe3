"""Voice notes made anew, so that they carry nothing but what is to be heard: no place, no device, no name, no day."""

from dataclasses import dataclass, field
from typing import BinaryIO, Final, Self

from ownterms.lib.apart.work import Made, NothingMade, apart

MOST_BYTES: Final = 16_000_000
"""Bytes of a file that are read at all: ten minutes as phones record them."""

LONGEST: Final = 600  # seconds


class NotASound(ValueError):
    """The file is none of the kinds that are read, or there is nothing in it to be heard."""


class AFilm(ValueError):
    """There are moving pictures in the file: to keep its sound only would be to keep another thing than was sent."""


class SoundTooLarge(ValueError):
    """The file holds more bytes than are read."""


class SoundTooLong(ValueError):
    """It goes on for more than ten minutes."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A voice note that was made here: `content` is an MP3 with one channel and no words in it."""

    content: bytes = field(repr=False)
    seconds: float
    media_type: str = "audio/mpeg"

    @classmethod
    def of(cls, made: Made) -> Self:
        """This will take what was made apart. Raises what was refused there."""
        told, content = made
        if refused := told.get("refused"):
            raise REFUSALS.get(refused, NotASound)
        return cls(content, float(told["seconds"]))


REFUSALS: Final = {refusal.__name__: refusal for refusal in (NotASound, AFilm, SoundTooLong)}


def remade(file: BinaryIO) -> Sound:
    """This will make a voice note anew, of at most ten minutes.

    What browsers record is read (Opus or AAC, in WebM, Ogg or MP4), and MP3, WAV, FLAC and AMR.
    Raises NotASound, AFilm, SoundTooLarge, SoundTooLong.
    """
    given = file.read(MOST_BYTES + 1)
    if len(given) > MOST_BYTES:
        raise SoundTooLarge
    try:
        return Sound.of(apart("ownterms.lib.apart.sounds", given))
    except NothingMade as trouble:
        raise NotASound from trouble
