"""Pictures as strangers might send them: with all that a camera notes, broken, and crafted. Always the same ones."""

import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

CANARY = "Weir-Lane-7-Aminas-phone"
"""Stands in every note there is. Nothing that was made may hold it."""

SCRIPT = f"<script>alert('{CANARY}')</script>".encode()
PLACE = {1: "N", 2: tuple(map(IFDRational, (53, 44, 12))), 3: "W", 4: tuple(map(IFDRational, (2, 0, 30)))}
MAKER, MODEL, NOTE, COMMENT, GPS, EXIF, ORIENTATION = 0x010F, 0x0110, 0x927C, 0x9286, 0x8825, 0x8769, 0x0112

File = tuple[str, bytes]


def scene(width: int = 160, height: int = 120, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose top right is blue, so that it can be seen how it was turned."""
    image = Image.new("RGB", (width, height), (20, 160, 60))
    image.paste((220, 30, 30), (0, 0, width // 2, height))
    image.paste((30, 40, 220), (width // 2, 0, width, height // 2))
    if mode in {"RGBA", "LA", "PA"}:
        image.putalpha(Image.linear_gradient("L").resize((width, height)))
    return image.convert(mode)


def notes(turned: int = 1) -> Image.Exif:
    """What a camera notes beside a picture: where, with what, how it was held."""
    exif = Image.Exif()
    exif[MAKER], exif[MODEL], exif[ORIENTATION] = CANARY, CANARY, turned
    exif.get_ifd(EXIF).update({NOTE: CANARY.encode(), COMMENT: b"ASCII\0\0\0" + CANARY.encode(), 0xA431: CANARY})
    exif.get_ifd(GPS).update(PLACE)
    return exif


def told(kind: str, turned: int = 1) -> dict[str, Any]:
    """All that a kind of file can carry beside its picture, as words for Pillow."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes().replace(b"sRGB", b"Lane")
    xmp = f"<x:xmpmeta><rdf>{CANARY}</rdf></x:xmpmeta>".encode()
    every: dict[str, Any] = {"exif": notes(turned), "icc_profile": profile, "xmp": xmp}
    if kind == "PNG":
        texts = PngInfo()
        texts.add_text("Location", CANARY)
        texts.add_itxt("Author", CANARY)
        return {"exif": every["exif"], "icc_profile": profile, "pnginfo": texts}
    return {
        "JPEG": every | {"comment": CANARY, "quality": 90},
        "WEBP": every,
        "TIFF": every | {"description": CANARY, "software": CANARY},
        "GIF": {"comment": CANARY},
    }.get(kind, {})


def file(kind: str, image: Image.Image | None = None, **words: Any) -> bytes:  # noqa: ANN401  (whatever Pillow takes)
    """A picture in a file of a kind."""
    written = BytesIO()
    (image or scene()).save(written, kind, **words)
    return written.getvalue()


def archive() -> bytes:
    """A small archive, which programs read from its end."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(f"{CANARY}.html", SCRIPT)
    return packed.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def hollow_png(width: int, height: int, colours: int = 2, rows: bytes = b"\0" * 100_000) -> bytes:
    """A PNG that says it is of a size, with few bytes or many behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def resized_jpeg(width: int, height: int) -> bytes:
    """A JPEG that says it is of another size than it is."""
    made = file("JPEG")
    at = made.index(b"\xff\xc0") + 5
    return made[:at] + struct.pack(">HH", height, width) + made[at + 4 :]


def films() -> bytes:
    """A GIF of several pictures."""
    return file("GIF", save_all=True, append_images=[scene().rotate(90), scene().rotate(180)], duration=50)


@cache
def good() -> tuple[File, ...]:
    """Pictures that anybody may send, in every kind and way of colours, with all that can be noted beside them."""
    files = [(f"{kind} as a camera makes it", file(kind, **told(kind))) for kind in ("JPEG", "PNG", "WEBP", "TIFF")]
    files += [(f"JPEG turned {n}", file("JPEG", **told("JPEG", n))) for n in range(1, 9)]
    files += [(f"{kind} turned 6", file(kind, **told(kind, 6))) for kind in ("PNG", "WEBP", "TIFF")]
    for kind, modes in {
        "JPEG": "L RGB CMYK",
        "PNG": "1 L P LA RGB RGBA",
        "GIF": "1 L P RGB RGBA",
        "BMP": "1 L P RGB",
        "TIFF": "1 L P LA RGB RGBA CMYK I F",
        "WEBP": "L RGB RGBA",
    }.items():
        files += [(f"{kind} in {mode}", file(kind, scene(mode=mode), **told(kind))) for mode in modes.split()]
    files += [("many greys", file("PNG", Image.new("I;16", (50, 40), 999))), ("moving", films())]
    files += [(f"one pixel {kind}", file(kind, scene(1, 1))) for kind in ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")]
    files += [("flat", file("PNG", scene(3000, 1))), ("tall", file("JPEG", scene(2, 5000)))]
    several = {"save_all": True, "append_images": [scene()], "exif": notes()}
    files += [
        ("several in one", file("MPO", **several)),
        ("several pages", file("TIFF", save_all=True, append_images=[scene()])),
    ]
    files += [("progressive", file("JPEG", progressive=True, **told("JPEG")))]
    for kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"):
        made = file(kind, **told(kind))
        files += [(f"{kind} and an archive", made + archive()), (f"{kind} and a page", made + b"<html>" + SCRIPT)]
    return tuple(files)


@cache
def bad() -> tuple[File, ...]:
    """What is no picture, or too much of one."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"
    others = {"a drawing with a script": svg, "a page": b"<!doctype html>" + SCRIPT, "an archive": archive()}
    others |= {
        "nothing": b"",
        "one byte": b"\xff",
        "a photo of Apple": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99,
    }
    others |= {"PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "PDF": b"%PDF-1.7\n" + SCRIPT}
    others |= {"a page that begins as GIF": b"GIF89a/*" + SCRIPT, "a script that begins as BMP": b"BM=1;" + SCRIPT}
    others |= {kind: file(kind) for kind in ("ICO", "TGA", "PPM", "PCX", "JPEG2000", "ICNS")}
    others |= {"30,000 × 30,000 PNG": hollow_png(30_000, 30_000), "the largest PNG": hollow_png(2**31 - 1, 2**31 - 1)}
    others |= {"wide PNG": hollow_png(200_000_000, 1), "30,000 × 30,000 JPEG": resized_jpeg(30_000, 30_000)}
    others |= {"hollow PNG": hollow_png(10_000, 10_000, 6), "no size": hollow_png(0, 0), "no height": hollow_png(9, 0)}
    head, body = file("GIF")[:6], file("GIF")[10:]
    others |= {"65,535 × 65,535 GIF": head + b"\xff\xff\xff\xff" + body}
    for kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"):
        whole = file(kind, scene(400, 300))
        others |= {f"{kind}, the first {part} hundredths": whole[: len(whole) * part // 100] for part in (1, 10, 50)}
    return tuple(others.items())


def twisted(many: int, seed: int = 4) -> Iterator[File]:
    """Good files with bytes changed, left out, doubled or put in: pictures still, or not."""
    chance = random.Random(seed)  # noqa: S311  (the same files each time)
    files = good()
    for number in range(many):
        name, whole = chance.choice(files)
        bent = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            at = chance.randrange(len(bent) if chance.random() < 0.5 else min(len(bent), 200))
            bent[at : at + chance.choice((0, 1, 1, 4))] = chance.choice(
                (chance.randbytes(1), b"\xff" * 4, b"\0" * 4, SCRIPT, bytes(bent[at : at + 50]))
            )
        yield f"{name}, bent {number}", bytes(bent)
