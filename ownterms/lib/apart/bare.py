"""Whether a photo or a voice note is bare: made of nothing but what is to be seen or heard, as ours are.

The kinds of pieces are read, and not what they hold: whether a file can be drawn or played is for `lib.picture` and
`lib.sound` to find out, in a process apart. After JPEG (ITU-T T.81), PNG (W3C, third edition), MPEG-2 layer III.
"""

import zlib
from typing import Final

LONGEST_SIDE: Final = 2000
"""Of our pictures, in pixels; what a good screen shows."""

PNG_BEGINS: Final = b"\x89PNG\r\n\x1a\n"
PNG_COLOURS: Final = {b"\x08\x02\0\0\0": 3, b"\x08\x06\0\0\0": 4}
"""How ours tell their colours, red, green and blue, or with what shines through; and bytes of each pixel."""
JPEG_BEGINS, JPEG_ENDS, JPEG_SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
JFIF: Final = (0xE0, 16)
"""The piece that says that it is a JPEG, and its length: longer, it would hold a small picture of its own."""
JPEG_SIZES: Final = {0xC0, 0xC2}
JPEG_PIECES: Final = {0xDB, *JPEG_SIZES, 0xC4, 0xDD}
"""Tables, sizes and nothing that holds words."""
RESTARTS: Final = range(0xD0, 0xD8)
MP3_FRAME: Final = 144
"""Bytes of a frame at 48,000 bits and 24,000 samples a second: 72 × 48,000 / 24,000."""
MP3_BEGINS: Final = (b"\xff\xf3\x64", b"\xff\xf3\x66")
"""Of each frame: MPEG-2 layer III, without a sum, 48,000 bits, 24,000 samples; the last bit is nobody's."""


def is_bare(media_type: str, content: bytes) -> bool:
    """This will say whether a JPEG, PNG or MP3 holds nothing but itself, and is no larger than ours are.

    Of any other kind, it says that it does not. What lies in a JPEG's drawing, after its last line, is not seen.
    """
    kinds = {"image/jpeg": _jpeg, "image/png": _png, "audio/mpeg": _mp3}
    return media_type in kinds and kinds[media_type](content)


def _png(content: bytes) -> bool:
    """Whether it is one piece that tells its size, pieces of one drawing, and an end."""
    if not content.startswith(PNG_BEGINS):
        return False
    at, kinds, drawing = len(PNG_BEGINS), [], []
    while at + 12 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        kinds.append(kind)
        if kind == b"IDAT":
            drawing.append(content[at + 8 : at + 8 + length])
        at += 12 + length
    ours = [b"IHDR", *[b"IDAT"] * len(drawing), b"IEND"]
    return kinds == ours and at == len(content) and _is_one_drawing(content[16:29], b"".join(drawing))


def _is_one_drawing(size: bytes, squeezed: bytes) -> bool:
    """Whether what was squeezed is as long as the picture is large, and ends with it."""
    width, height = int.from_bytes(size[:4], "big"), int.from_bytes(size[4:8], "big")
    if size[8:] not in PNG_COLOURS or not 0 < max(width, height) <= LONGEST_SIDE:
        return False
    lines = height * (1 + width * PNG_COLOURS[size[8:]])
    reader = zlib.decompressobj()
    try:
        drawn = len(reader.decompress(squeezed, lines + 1))
    except zlib.error:
        return False
    return drawn == lines and reader.eof and not reader.unused_data


def _jpeg(content: bytes) -> bool:
    if not (content.startswith(JPEG_BEGINS) and content.endswith(JPEG_ENDS)):
        return False
    at, end = len(JPEG_BEGINS), len(content) - len(JPEG_ENDS)
    while at + 4 <= end and content[at] == 0xFF:
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind in JPEG_SIZES and max(_sides(content[at + 5 : at + 9])) > LONGEST_SIDE:
            return False
        at += 2 + length
        if kind == JPEG_SCAN:
            return _is_one_scan(content[at:end])
        if kind not in JPEG_PIECES and (kind, length) != JFIF:
            return False
    return False


def _sides(told: bytes) -> tuple[int, int]:
    return int.from_bytes(told[:2], "big"), int.from_bytes(told[2:], "big")


def _is_one_scan(scan: bytes) -> bool:
    """Whether there is nothing but drawing to the end: no piece begins in it."""
    following = {after[0] for after in scan.split(b"\xff")[1:] if after}
    return following <= {0, *RESTARTS} and not scan.endswith(b"\xff")


def _mp3(content: bytes) -> bool:
    whole, rest = divmod(len(content), MP3_FRAME)
    starts = (content[at : at + 3] for at in range(0, whole * MP3_FRAME, MP3_FRAME))
    return whole > 0 and not rest and all(start in MP3_BEGINS for start in starts)
