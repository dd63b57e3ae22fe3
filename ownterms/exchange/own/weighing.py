"""How large each kind of file would be, before it is made."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Sum
from django.db.models.functions import Length

from ownterms.agenda.models import SheetPicture, WantPicture, WantSound
from ownterms.exchange.own import told
from ownterms.exchange.own.written.telling import everything
from ownterms.lib.written.browser import in_html
from ownterms.lib.written.plain import in_text
from ownterms.spaces.models import Picture, Sound, Space

PHOTOS: Final = (Picture, WantPicture, SheetPicture)
SOUNDS: Final = (Sound, WantSound)
MOST_MEDIA: Final = 100_000_000
"""Bytes of photos and voice notes that go into one file."""

WORD_ALONE, WORD_OF_TEXT = 38_000, 0.25
"""Bytes of a Word document with nothing in it, and for each byte of text: measured (benchmarks/own/taking)."""
PAPER_ALONE, PAPER_OF_TEXT = 22_000, 1.6
"""The same of a PDF."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a kind of file would weigh: bytes with words alone, and with photos and voice notes; about, or exactly."""

    small: int
    whole: int


@dataclass(frozen=True, slots=True)
class Media:
    """Bytes of the photos and of the voice notes of a space."""

    photos: int
    sounds: int

    @classmethod
    def of(cls, space: Space) -> "Media":
        """This will weigh them as they lie sealed, without opening one."""
        photos, sounds = (sum(_bytes(kind, space) for kind in kinds) for kinds in (PHOTOS, SOUNDS))
        return cls(photos, sounds)

    @property
    def is_too_much(self) -> bool:
        """Whether they are more than go into one file."""
        return self.photos + self.sounds > MOST_MEDIA


def _bytes(kind: type[Picture | Sound | WantPicture | WantSound | SheetPicture], space: Space) -> int:
    total: int | None = kind.objects.filter(space=space).aggregate(all=Sum(Length("content")))["all"]
    return total or 0


def weighed(own: told.Own, media: Media) -> dict[str, Weight]:
    """This will weigh every kind of file of all that is somebody's own; `own` is without media."""
    page = everything(own)
    text = len(in_text(page))
    small = {
        "html": len(in_html(page)),
        "docx": round(WORD_ALONE + WORD_OF_TEXT * text),
        "pdf": round(PAPER_ALONE + PAPER_OF_TEXT * text),
        "txt": text,
        "json": len(own.as_json),
    }
    as_words = round((media.photos + media.sounds) * 4 / 3)  # base64
    more = {"html": as_words, "docx": media.photos, "pdf": media.photos, "txt": 0, "json": as_words}
    return {kind: Weight(small[kind], small[kind] + more[kind]) for kind in small}
