"""Voice notes as strangers might send them: with all that a phone notes, broken, and crafted. Always the same ones."""

import random
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame

CANARY = "Weir-Lane-7-Aminas-phone"
"""Stands in every note there is. Nothing that was made may hold it."""

TAGS = {
    "title": CANARY, "artist": CANARY, "comment": CANARY, "location": f"+53.7367-002.0083/{CANARY}", "make": CANARY,
    "model": CANARY, "encoder": CANARY, "date": "2026-11-27", "creation_time": "2026-11-27T09:30:00Z",
    "com.apple.quicktime.location.ISO6709": f"+53.7367-002.0083/{CANARY}", "com.android.version": CANARY,
}  # fmt: skip

KINDS = {
    "WebM of Chrome": ("webm", "libopus", 48_000),
    "Ogg of Firefox": ("ogg", "libopus", 48_000),
    "MP4 of Safari": ("mp4", "aac", 44_100),
    "voice memo of an iPhone": ("ipod", "aac", 44_100),
    "MOV": ("mov", "alac", 44_100),
    "MP3": ("mp3", "libmp3lame", 44_100),
    "MP3 of old": ("mp3", "libmp3lame", 22_050),
    "WAV": ("wav", "pcm_s16le", 44_100),
    "WAV of floats": ("wav", "pcm_f32le", 48_000),
    "FLAC": ("flac", "flac", 44_100),
    "plain AAC": ("adts", "aac", 44_100),
    "AMR of old phones": ("amr", "libopencore_amrnb", 8_000),
    "3GP of old phones": ("3gp", "libopencore_amrnb", 8_000),
}
"""What records so: (container, codec, samples a second)."""

File = tuple[str, bytes]


def hum(seconds: float, rate: int) -> AudioFrame:
    """A voice without words: 440 Hz, louder and softer."""
    time = np.arange(int(seconds * rate)) / rate
    wave = (np.sin(2 * np.pi * 440 * time) * 0.3 * (1 + np.sin(time * 7)) / 2).astype("f4")
    frame = AudioFrame.from_ndarray(wave[None, :], format="fltp", layout="mono")
    frame.sample_rate = rate
    return frame


def recorded(container: str, codec: str, rate: int, *, seconds: float = 1, film: bool = False, to: Any = None) -> bytes:  # noqa: ANN401  (a file)
    """A recording with every tag that its container takes."""
    content = to or BytesIO()
    options = {"movflags": "use_metadata_tags"} if container in {"mp4", "mov"} else {}
    with av.open(content, "w", format=container, options=options) as target:
        target.metadata.update(TAGS)
        stream = target.add_stream(codec, rate=rate, layout="mono")
        stream.metadata.update({"title": CANARY, "language": "eng", "handler_name": CANARY})
        if film:
            moving(target)
        context = stream.codec_context
        context.open(strict=False)
        even = AudioResampler(format=context.format, layout="mono", rate=rate, frame_size=context.frame_size)
        for frame in [*even.resample(hum(seconds, rate)), *even.resample(None)]:
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return content.getvalue() if isinstance(content, BytesIO) else b""


def moving(target: Any) -> None:  # noqa: ANN401  (a container)
    """This will put moving pictures into a recording."""
    stream = target.add_stream("mpeg4", rate=5)
    stream.width, stream.height, stream.pix_fmt, stream.time_base = 32, 32, "yuv420p", Fraction(1, 5)
    for _ in range(3):
        target.mux(stream.encode(VideoFrame.from_ndarray(np.zeros((32, 32, 3), "u1"), format="rgb24")))
    target.mux(stream.encode(None))


def with_cover(mp3: bytes) -> bytes:
    """An MP3 with the picture of a record's cover, as shops sell them."""
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c63f8cfc0f01f00050001ff56c7a42d0000000049454e44ae426082"
    )
    body = b"\0image/png\0\3" + CANARY.encode() + b"\0" + png
    tag = b"APIC" + len(body).to_bytes(4, "big") + b"\0\0" + body
    size = len(tag)
    head = b"ID3\3\0\0" + bytes((size >> shift) & 127 for shift in (21, 14, 7, 0))
    return head + tag + mp3


@cache
def good() -> tuple[File, ...]:
    """Voice notes that anybody may send."""
    files = [(name, recorded(*how)) for name, how in KINDS.items()]
    mp3 = dict(files)["MP3"]
    return (*files, ("a song", with_cover(mp3)), ("a page at its end", mp3 + f"<script>{CANARY}</script>".encode()))


@cache
def bad() -> tuple[File, ...]:
    """What holds nothing to be heard, or names other files."""
    playlist = b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
    others = {"nothing": b"", "one byte": b"O", "words": b"Hello. This is only text.", "a list of others": playlist}
    others |= {"a joined list": b"ffconcat version 1.0\nfile /etc/passwd\n", "a page": b"<html><script>1</script>"}
    others |= {"a list within MP3": b"ID3" + playlist}
    for mark in (b"\x1a\x45\xdf\xa3", b"OggS", b"\0\0\0\x18ftypM4A ", b"RIFF\xff\xff\xff\xffWAVE", b"fLaC"):
        others[f"only {mark!r}"] = mark
        others[f"{mark!r} and nothing"] = mark + b"\0" * 5_000
    for name in ("WebM of Chrome", "Ogg of Firefox", "MP4 of Safari", "WAV"):
        others[f"{name}, its beginning"] = recorded(*KINDS[name])[:60]
    return tuple(others.items())


def twisted(many: int, seed: int = 4) -> Iterator[File]:
    """Good files with bytes changed, left out, doubled, put in or cut off: sounds still, or not."""
    chance = random.Random(seed)  # noqa: S311  (the same files each time)
    files = good()
    for number in range(many):
        name, whole = chance.choice(files)
        bent = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30, 200))):
            at = chance.randrange(len(bent) if chance.random() < 0.6 else min(len(bent), 300))
            put = (chance.randbytes(1), chance.randbytes(8), b"\xff" * 4, b"\0" * 4, bytes(bent[at : at + 50]))
            bent[at : at + chance.choice((0, 1, 1, 4, 8))] = chance.choice(put)
        yield f"{name}, bent {number}", bytes(bent[: chance.choice((len(bent), len(bent), len(bent) // 2))])
