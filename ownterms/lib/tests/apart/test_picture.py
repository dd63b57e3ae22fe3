"""Pictures: what is seen stays, and nothing else does."""

import struct
import warnings
from io import BytesIO

import pytest
from PIL import Image

from ownterms.lib import picture
from ownterms.lib.apart import pictures, work
from ownterms.lib.picture import NotAPicture, Picture, PictureTooLarge, remade
from ownterms.lib.tests.apart.photos import CANARY, bad, file, good, hollow_png, scene, told, twisted

PNG_PARTS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
JPEG_PARTS = {0xD8, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9}  # begin, JFIF, tables, frame, codes, scan, end
JFIF = b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
MANY = 300  # bent files, beside those made whole


def parts(content: bytes) -> list[tuple[int | bytes, bytes]]:
    """All parts of a file that was made, by their marks, and what stands after its end."""
    found: list[tuple[int | bytes, bytes]] = []
    if content.startswith(b"\x89PNG"):
        at = 8
        while at < len(content):
            length, kind = struct.unpack(">I4s", content[at : at + 8])
            found.append((kind, content[at + 8 : at + 8 + length]))
            at += 12 + length
        return found
    at = 2
    while content[at + 1] != 0xDA:
        mark, length = struct.unpack(">xBH", content[at : at + 4])
        found.append((mark, content[at + 4 : at + 2 + length]))
        at += 2 + length
    end = content.index(b"\xff\xd9", at)
    return [*found, (0xDA, b""), (0xD9, content[end + 2 :])]


def shows_only_a_picture(made: Picture) -> bool:
    """Whether there is no part in it where a note could stand, and nothing after its end."""
    held = parts(made.content)
    allowed = {"image/png": PNG_PARTS, "image/jpeg": JPEG_PARTS}[made.media_type]
    return {mark for mark, _ in held} <= allowed and all(
        data == {0xE0: JFIF, 0xD9: b"", b"IEND": b""}[mark] for mark, data in held if mark in {0xE0, 0xD9, b"IEND"}
    )


def here(given: bytes) -> Picture:
    """This will make a picture in this process: quickly, and so that a fault of ours shows."""
    with warnings.catch_warnings(action="ignore"):  # Pillow warns of broken notes, and the tests would stop at that
        return Picture.of(pictures.drawn(given, side=picture.LONGEST_SIDE))


def check(name: str, made: Picture) -> None:
    """This will see that nothing was left, in one picture."""
    assert shows_only_a_picture(made), name
    assert CANARY.encode() not in made.content, name
    assert len(made.content) <= pictures.MOST_KEPT, name
    assert max(made.width, made.height) <= picture.LONGEST_SIDE, name
    with Image.open(BytesIO(made.content)) as seen:
        assert (seen.size, seen.get_format_mimetype()) == ((made.width, made.height), made.media_type), name


def refused(given: bytes) -> bool:
    """Whether no picture is made of a file."""
    try:
        here(given)
    except (NotAPicture, PictureTooLarge):
        return True
    return False


class TestRemade:
    def test_holds_what_is_to_be_seen_and_nothing_else(self) -> None:
        for name, given in good():
            check(name, here(given))

    def test_refuses_what_is_no_picture(self) -> None:
        taken = [name for name, given in bad() if not refused(given)]

        assert taken == []

    def test_bends_to_no_crafted_file(self) -> None:
        for name, given in twisted(40):
            try:
                check(name, here(given))
            except (NotAPicture, PictureTooLarge):
                continue

    @pytest.mark.slow
    def test_bends_to_none_of_many_apart(self) -> None:
        files = [*good(), *bad(), *twisted(MANY)]
        kept = 0
        for name, given in files:
            try:
                made = remade(BytesIO(given))
            except (NotAPicture, PictureTooLarge):
                assert refused(given), name
                continue
            check(name, made)
            assert made == here(given), name
            kept += 1

        assert len(files) >= 300
        assert len(good()) <= kept < len(files)

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"])
    def test_is_the_same_apart_as_here(self, kind: str) -> None:
        given = file(kind, **told(kind))

        assert remade(BytesIO(given)) == here(given)

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
    @pytest.mark.parametrize("turned", range(1, 9))
    def test_stands_as_its_camera_meant(self, kind: str, turned: int) -> None:
        meant = scene(120, 80)
        held = {5: 5, 6: 2, 7: 6, 8: 4, 2: 0, 3: 3, 4: 1}  # how Pillow turns a picture the other way, by number
        lying = meant.transpose(Image.Transpose(held[turned])) if turned > 1 else meant
        given = file(kind, lying, **told(kind, turned))

        with Image.open(BytesIO(here(given).content)) as seen:
            assert seen.size == meant.size
            for at in ((20, 40), (100, 20), (100, 60)):
                near = zip(seen.convert("RGB").getpixel(at), meant.getpixel(at), strict=True)
                assert max(abs(one - other) for one, other in near) < 60

    def test_is_of_the_first_of_several(self) -> None:
        moving = file("GIF", save_all=True, append_images=[Image.new("RGB", (160, 120))], duration=9)

        assert here(moving).content == here(file("GIF")).content

    def test_is_small_enough_to_send(self) -> None:
        made = here(file("JPEG", Image.effect_noise((3000, 2250), 90).convert("RGB"), quality=95))

        assert (made.width, made.height) == (2000, 1500)
        assert len(made.content) <= pictures.MOST_KEPT

    def test_can_be_seen_through_where_it_could_be(self) -> None:
        assert here(file("PNG", scene(mode="RGBA"))).media_type == "image/png"
        assert here(file("PNG", Image.effect_noise((300, 300), 90).convert("RGBA"))).media_type == "image/jpeg"

    def test_is_made_without_a_profile_that_is_broken(self) -> None:
        assert here(file("JPEG", icc_profile=b"broken")) == here(file("JPEG"))

    def test_refuses_more_bytes_than_are_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(picture, "MOST_BYTES", 100)

        with pytest.raises(PictureTooLarge):
            remade(BytesIO(file("JPEG")))


class TestPlantedNote:
    def test_a_note_that_stayed_is_found(self) -> None:
        for kind, media_type in (("JPEG", "image/jpeg"), ("PNG", "image/png")):
            kept = Picture(file(kind, **told(kind)), 160, 120, media_type)
            assert not shows_only_a_picture(kept)
            longer = Picture(here(file(kind)).content + b"x" * 12, 160, 120, media_type)
            assert not shows_only_a_picture(longer)


class TestApart:
    def test_a_bomb_is_ended_and_refused(self) -> None:
        rows = b"\0" * (40_001 * 2_900)

        with pytest.raises(PictureTooLarge):
            remade(BytesIO(hollow_png(10_000, 11_990, 6, rows)))

    def test_opens_nothing(self) -> None:
        told_of, _ = work.apart("ownterms.lib.tests.apart.trying", b"")

        assert told_of == {"file": "OSError", "line": "OSError", "process": "OSError", "processors": "1", "secrets": 0}

    def test_that_crashes_is_said_to_have_made_nothing(self) -> None:
        with pytest.raises(work.NothingMade):
            work.apart("ownterms.lib.tests.apart.trying", b"crash")

    def test_that_is_broken_by_us_is_no_fault_of_the_file(self) -> None:
        with pytest.raises(work.subprocess.CalledProcessError):
            work.apart("ownterms.lib.no_such_work", b"")
