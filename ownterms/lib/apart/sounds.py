"""How a voice note is made anew. Run as `python -m ownterms.lib.apart.sounds SECONDS`, with the most there may be."""

from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from functools import partial
from io import BytesIO
from sys import argv
from typing import Final

import av
import av.subtitles.stream  # later, nothing can be opened: not even a part of this library
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from av.stream import Disposition

from ownterms.lib.apart.refusals import AFilm, NotASound, SoundTooLong
from ownterms.lib.apart.work import Made, at_work

BEGINNINGS: Final = {
    (0, b"\x1a\x45\xdf\xa3"): "matroska",  # WebM too
    (0, b"OggS"): "ogg",
    (4, b"ftyp"): "mov",  # MP4, M4A, 3GP
    (0, b"RIFF"): "wav",
    (0, b"fLaC"): "flac",
    (0, b"ID3"): "mp3",
    (0, b"\xff\xfb"): "mp3",
    (0, b"\xff\xf3"): "mp3",
    (0, b"\xff\xf2"): "mp3",
    (0, b"\xff\xfa"): "mp3",
    (0, b"\xff\xf1"): "aac",
    (0, b"\xff\xf9"): "aac",
    (0, b"#!AMR"): "amr",
}
"""The bytes at a place that tell each kind. FFmpeg is never left to guess: some kinds it knows name other files."""

VOICES: Final = {"opus", "vorbis", "aac", "mp3", "mp3float", "flac", "alac", "amrnb", "amrwb"}
"""The codecs that are read, beside plain samples (pcm)."""

RATE: Final = 24_000
"""Samples a second: voices have nothing above 12 kHz that anybody needs."""

BITS: Final = 48_000
"""A second: 3.6 MB for ten minutes."""

SHORTEST: Final = RATE // 10
"""Samples: a tenth of a second, in which nobody says anything."""

RATES: Final = range(4_000, 192_001)
MOST_CHANNELS: Final = 8
MOST_BROKEN: Final = 50
"""Packets that may be unreadable, such as the last of a recording that was cut off."""


def made(given: bytes, *, longest: int) -> Made:
    """This will make the voice note, of at most so many seconds.

    Raises NotASound, AFilm, SoundTooLong, MemoryError.
    """
    kind = next((kind for (at, mark), kind in BEGINNINGS.items() if given[at:].startswith(mark)), "")
    if not kind:
        raise NotASound
    try:
        with closing(av.open(BytesIO(given), mode="r", format=kind)) as source:
            content, samples = written(heard(source, longest))
    except (av.FFmpegError, ValueError, IndexError) as trouble:
        if isinstance(trouble, NotASound | AFilm | SoundTooLong):
            raise
        raise NotASound from trouble
    return {"seconds": round(samples / RATE, 1)}, content


def heard(source: InputContainer, longest: int) -> Iterator[AudioFrame]:
    """This will decode the first sound there is, piece by piece, until it has gone on for too long."""
    if any(not stream.disposition & Disposition.attached_pic for stream in source.streams.video):
        raise AFilm
    stream = source.streams.audio[0]
    voice = stream.codec_context
    if not (voice.codec.name in VOICES or voice.codec.name.startswith("pcm_")):
        raise NotASound
    seconds, broken = Fraction(), 0
    for packet in source.demux(stream):
        try:
            frames = packet.decode()
        except av.InvalidDataError:
            broken += 1
            if broken > MOST_BROKEN:
                raise
            continue
        for frame in frames:
            if frame.sample_rate not in RATES or len(frame.layout.channels) > MOST_CHANNELS:
                raise NotASound
            seconds += Fraction(frame.samples, frame.sample_rate)
            if seconds > longest:
                raise SoundTooLong
            frame.pts = None  # its place is after the one before, whatever clock the recorder had
            yield frame


def written(frames: Iterator[AudioFrame]) -> tuple[bytes, int]:
    """This will give an MP3 without any tag, and how many samples it holds."""
    content, samples = BytesIO(), 0
    even = AudioResampler(format="s16p", layout="mono", rate=RATE)
    nothing_else = {"id3v2_version": "0", "write_id3v1": "0", "write_xing": "0"}
    with closing(av.open(content, "w", format="mp3", options=nothing_else)) as target:
        stream = target.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=BITS)
        for frame in frames:
            for piece in even.resample(frame):
                samples += piece.samples
                target.mux(stream.encode(piece))
        for piece in even.resample(None):
            samples += piece.samples
            target.mux(stream.encode(piece))
        target.mux(stream.encode(None))
    if samples < SHORTEST:
        raise NotASound
    return content.getvalue(), samples


if __name__ == "__main__":
    av.logging.set_level(None)
    at_work(partial(made, longest=int(argv[1])), NotASound, AFilm, SoundTooLong)
