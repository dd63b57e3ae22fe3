"""Voice notes made anew, so that they carry nothing but what is to be heard: no place, no device, no name, no day."""

from dataclasses import dataclass, field
from typing import BinaryIO, Final, Self

from ownterms.lib.apart.refusals import AFilm, NotASound, SoundTooLarge, SoundTooLong
from ownterms.lib.apart.work import Made, NothingMade, apart

__all__ = ["AFilm", "NotASound", "Sound", "SoundTooLarge", "SoundTooLong", "remade"]

MOST_BYTES: Final = 16_000_000
"""Bytes of a file that are read at all: ten minutes as phones record them."""

LONGEST: Final = 600  # seconds
REFUSALS: Final = {refusal.__name__: refusal for refusal in (NotASound, AFilm, SoundTooLong)}


@dataclass(frozen=True, slots=True)
class Sound:
    """A voice note that was made here: `content` is an MP3 with one channel, and no word but its encoder's name."""

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


def remade(file: BinaryIO) -> Sound:
    """This will make a voice note anew, of at most ten minutes.

    What browsers record is read (Opus or AAC, in WebM, Ogg or MP4), and MP3, WAV, FLAC and AMR.
    Raises NotASound, AFilm, SoundTooLarge, SoundTooLong.
    """
    given = file.read(MOST_BYTES + 1)
    if len(given) > MOST_BYTES:
        raise SoundTooLarge
    try:
        return Sound.of(apart("ownterms.lib.apart.sounds", given, str(LONGEST)))
    except NothingMade as trouble:
        raise NotASound from trouble
