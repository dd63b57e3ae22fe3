"""How a picture is made anew. Run as `python -m ownterms.lib.apart.pictures SIDE`, with the longest side in pixels."""

from contextlib import suppress
from functools import partial
from io import BytesIO
from sys import argv
from typing import Final

from PIL import Image, ImageCms, ImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.MpoImagePlugin import MpoImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from ownterms.lib.apart.refusals import NotAPicture, PictureTooLarge
from ownterms.lib.apart.work import Made, at_work

READERS: Final = (BmpImageFile, GifImageFile, JpegImageFile, MpoImageFile, PngImageFile, TiffImageFile, WebPImageFile)
KINDS: Final = [reader.format for reader in READERS]
READ: Final = [kind for kind in KINDS if kind != MpoImageFile.format]
"""The kinds that are tried, told by their content; Pillow knows many more. MPO, of many in one, begins as JPEG does."""

MOST_PIXELS: Final = 120_000_000
"""Pixels of a picture that is read, as its first bytes tell: 108 million is what large phones take."""

MOST_KEPT: Final = 1_500_000
"""Bytes of the picture that is made."""

QUALITIES: Final = (85, 75, 60, 45)
FEW_COLOURS: Final = 256
ORIENTATION: Final = 0x0112
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What Exif 3.0 says of how a camera was held, and how to turn the picture back."""

WHITE: Final = (255, 255, 255)


Image.MAX_IMAGE_PIXELS = None  # we count ourselves


def drawn(given: bytes, *, side: int) -> Made:
    """This will make the picture, at most so many pixels long.

    Raises NotAPicture, PictureTooLarge, MemoryError.
    """
    try:
        image = _opened(given, side)
        image.load()
        turn = _turn(image)
        plain = _plain(image, side)
    except (PictureTooLarge, MemoryError):
        raise
    except Exception as trouble:  # readers raise whatever a crafted file makes them stumble upon
        raise NotAPicture from trouble
    seen = plain.transpose(turn) if turn is not None else plain
    seen.info = {}  # else what stands there is written again: comments, profiles
    media_type, content = _written(seen)
    return {"width": seen.width, "height": seen.height, "media_type": media_type}, content


def _opened(given: bytes, side: int) -> Image.Image:
    """The picture with its first bytes read; a JPEG at a half, a quarter or an eighth where that is enough."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # other libraries say otherwise for the whole process
    image = Image.open(BytesIO(given), formats=READ)
    if image.width * image.height > MOST_PIXELS:
        raise PictureTooLarge
    image.draft("RGB", (side, side))
    return image


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How the picture must be turned to stand as its camera meant."""
    with suppress(Exception):  # notes of cameras are often broken, and the picture is good without them
        return TURNS.get(image.getexif().get(ORIENTATION, 1))
    return None


def _plain(image: Image.Image, side: int) -> Image.Image:
    """The picture at its size in the colours that every screen means; RGBA where it can be seen through."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in {"RGB", "CMYK"}:
        image = image.convert("RGB")
        profile = None  # of greys or an index
    image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # a broken profile changes no colour
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            image = ImageCms.profileToProfile(image, theirs, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    return image.convert("RGB") if image.mode == "CMYK" else image


def _written(image: Image.Image) -> tuple[str, bytes]:
    """The picture as (media type, content): PNG for drawings and where it can be seen through, JPEG for the rest."""
    through = image.mode == "RGBA" and image.getchannel("A").getextrema() != (255, 255)
    flat = image
    if image.mode == "RGBA":
        flat = Image.new("RGB", image.size, WHITE)
        flat.paste(image, mask=image.getchannel("A"))
    jpeg = _jpeg(flat)
    if through or flat.getcolors(FEW_COLOURS):
        png = _as(image if through else flat, "PNG", optimize=True)
        if len(png) <= MOST_KEPT and (through or len(png) < len(jpeg)):
            return "image/png", png
    return "image/jpeg", jpeg


def _jpeg(image: Image.Image) -> bytes:
    """The picture as JPEG, as good as fits."""
    for quality in QUALITIES:
        content = _as(image, "JPEG", quality=quality, optimize=True)
        if len(content) <= MOST_KEPT:
            break
    return content


def _as(image: Image.Image, kind: str, **how: int) -> bytes:
    written = BytesIO()
    image.save(written, kind, **how)
    return written.getvalue()


def rehearse() -> None:
    """This will do everything once: Pillow imports much of itself late, and later nothing can be opened."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in KINDS:
        for mode in ("RGB", "P"):
            with suppress(OSError):  # no JPEG holds an index of colours
                written = BytesIO()
                Image.new(mode, (2, 2)).save(written, kind, icc_profile=profile, exif=Image.Exif())
                drawn(written.getvalue(), side=2)


if __name__ == "__main__":
    rehearse()
    at_work(partial(drawn, side=int(argv[1])), NotAPicture, PictureTooLarge)
