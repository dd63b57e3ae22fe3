"""What is bare holds nothing but what is to be seen or heard; everything else is told from it."""

from io import BytesIO

import pytest
from PIL import Image

from ownterms.lib.apart.bare import is_bare
from ownterms.lib.picture import remade as remade_picture
from ownterms.lib.sound import remade as remade_sound
from ownterms.lib.tests.apart import notes


def noise() -> bytes:
    """A photo with so many shades that it is kept as JPEG."""
    written = BytesIO()
    Image.effect_noise((64, 48), 90).convert("RGB").save(written, "JPEG", comment=b"Amina")
    return written.getvalue()


JPEG = remade_picture(BytesIO(noise())).content
NOTE = remade_sound(BytesIO(notes.recorded(*notes.KINDS["WebM of Chrome"]))).content


def drawn(kind: str, **how: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", (9, 7), "teal").save(written, kind, **how)
    return written.getvalue()


def test_what_we_make_is_bare() -> None:
    assert is_bare("image/jpeg", JPEG)
    assert is_bare("audio/mpeg", NOTE)
    assert is_bare("image/png", drawn("PNG"))


FULL = {
    "a photo of a phone": ("image/jpeg", noise()),
    "a comment": ("image/jpeg", JPEG[:2] + b"\xff\xfe\x00\x07Amina" + JPEG[2:]),
    "words after its end": ("image/jpeg", JPEG + b"Amina"),
    "words after its end, and an end": ("image/jpeg", JPEG + b"Amina\xff\xd9"),
    "two in one": ("image/jpeg", JPEG + JPEG),
    "half": ("image/jpeg", JPEG[: len(JPEG) // 2]),
    "another kind": ("image/jpeg", drawn("PNG")),
    "a drawing's words": ("image/png", drawn("PNG", pnginfo=None, dpi=(72, 72))),
    "more after a drawing": ("image/png", drawn("PNG") + b"Amina"),
    "a markup": ("image/svg+xml", b"<svg/>"),
    "a name before the sound": ("audio/mpeg", b"ID3\x03\x00\x00\x00\x00\x00\x05Amina" + NOTE),
    "a name after the sound": ("audio/mpeg", NOTE + b"TAG" + b"Amina".ljust(125)),
    "a name as long as a frame": ("audio/mpeg", NOTE + b"Amina".ljust(144)),
    "nothing": ("audio/mpeg", b""),
}


@pytest.mark.parametrize(("kind", "content"), FULL.values(), ids=FULL.keys())
def test_what_holds_more_is_not(kind: str, content: bytes) -> None:
    assert not is_bare(kind, content)
