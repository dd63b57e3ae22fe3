"""A file that somebody brings: read with care, for it may come from anywhere. Nothing is written here."""

import json
import time
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, TypeVar

from django.utils.translation import gettext as _
from pydantic import ValidationError

from ownterms.exchange.own import told
from ownterms.lib import picture, sound
from ownterms.lib.apart.bare import is_bare
from ownterms.spaces.models import Holds

MOST_BYTES: Final = 16_000_000
"""Of a file: what one form may send here."""
MOST_MEDIA: Final = 100
MOST_KEYS: Final = 60
"""Of one thing."""
MOST_VALUES: Final = 1_000_000
"""Commas: each value but the last of its list has one behind it, and words have some too."""
SECONDS: Final = 40
"""For which photos and voice notes are looked at, all together."""
REFUSED: Final = (
    picture.NotAPicture,
    picture.PictureTooLarge,
    sound.NotASound,
    sound.AFilm,
    sound.SoundTooLarge,
    sound.SoundTooLong,
)

T = TypeVar("T", told.Entry, told.Want, told.Sheet)


class BadFile(Exception):
    """The file cannot be brought; it says why, in a sentence for its person."""


def read(content: bytes) -> told.Own:
    """This will read a file that was taken from here or elsewhere. Raises BadFile; nothing of it is repeated."""
    if len(content) > MOST_BYTES:
        raise BadFile(_("That file is too large for us. Take your things without photos, and bring those."))
    _Counting().through(content)
    try:
        own = told.Own.model_validate_json(content)
    except ValidationError as trouble:
        raise BadFile(_why(trouble, content)) from None
    _must_fit_together(own)
    return own


class _Counting:
    """Counts what a file holds, and keeps none of it: to tell of every fault of a large file takes memory."""

    def __init__(self) -> None:
        self.things = 0

    def through(self, content: bytes) -> None:
        """This will refuse what is too much. What is no JSON is left to others. Raises BadFile."""
        if content.count(b",") > MOST_VALUES:
            raise BadFile(_too_much())
        try:
            json.loads(content, object_pairs_hook=self._count)
        except (ValueError, RecursionError):
            return

    def _count(self, pairs: list[tuple[str, Any]]) -> None:
        self.things += 1
        if len(pairs) > MOST_KEYS or self.things > told.MANY:
            raise BadFile(_too_much())


def _too_much() -> str:
    return _("There is more in that file than we can take in one go. Nothing of it was taken.")


def _why(trouble: ValidationError, content: bytes) -> str:
    first = trouble.errors(include_input=False, include_url=False, include_context=False)[0]
    if "EOF" in first["msg"] and first["type"] == "json_invalid" and content.lstrip().startswith(b"{"):
        return _("That file is cut short: its end is not there. Take it or copy it once more.")
    where = " › ".join(str(step) for step in first["loc"] if isinstance(step, int) or step in _keys())
    if first["type"] == "json_invalid" or not where:
        return _("That is not a file that was taken from a place like this.")
    if where == "ownterms":
        return _("That file was made by a newer Own Terms. This place cannot read it yet.")
    return _("We cannot read what stands in that file at: %(where)s") % {"where": where}


def _keys() -> set[str]:
    """Every key that we know: a path is told by these alone, for a file may hold anything."""
    shapes = told.schema()
    return {key for shape in [shapes, *shapes["$defs"].values()] for key in shape.get("properties", {})}


def _must_fit_together(own: told.Own) -> None:
    """What one thing says of another must be so. Raises BadFile."""
    holds = {each.id: each.holds for each in own.parts}
    besides = [own.alone, *(want.beside for want in own.wants)]
    hung = [thing for each in besides for thing in (*each.options, *each.choices, *each.steps, *each.came)]
    lies: list[tuple[Any, Holds]] = [(each, Holds.NOTEBOOK) for each in own.entries]
    lies += [(each, Holds.AGENDA) for each in (*own.wants, *hung)]
    lies += [(each, Holds.ABOUT_ME) for each in own.sheets]
    every = [each.id for each in (*own.parts, *own.scales, *own.ties)] + [each.id for each, _holds in lies]
    if any(holds.get(each.part) != of for each, of in lies) or len(set(every)) != len(every):
        raise BadFile(_("Some pages in that file do not fit together, so nothing of it was taken."))
    if not all(map(_is_in_order, own.wants)) or not all(map(_is_in_order, own.sheets)):
        raise BadFile(_("Some pages in that file do not fit together, so nothing of it was taken."))


def _is_in_order(thing: told.Want | told.Sheet) -> bool:
    """Whether what it said before came before, each once; else it could not be said anew one day."""
    before = [each.version for each in thing.before]
    return thing.version > max(before, default=0) and len(set(before)) == len(before)


def with_safe_media(own: told.Own) -> told.Own:
    """This will look at every photo and voice note in a process apart, and make anew what is not bare.

    What is bare and can be drawn or played is kept byte for byte. Raises BadFile.
    """
    looking = _Looking()
    return own.model_copy(
        update={
            "entries": [looking.at(each) for each in own.entries],
            "wants": [looking.at(each) for each in own.wants],
            "sheets": [looking.at(each) for each in own.sheets],
        }
    )


class _Looking:
    """Looks at what one file holds, so many things and for so long."""

    def __init__(self) -> None:
        self.left, self.until = MOST_MEDIA, time.monotonic() + SECONDS

    def at(self, thing: T) -> T:
        anew: dict[str, Any] = {}
        if thing.photo and thing.photo.content is not None:
            anew["photo"] = self._photo(thing.photo, thing.photo.content)
        note = getattr(thing, "sound", None)
        if note and note.content is not None:
            anew["sound"] = self._sound(note, note.content)
        return thing.model_copy(update=anew) if anew else thing

    def _photo(self, photo: told.Photo, content: str) -> told.Photo:
        given = self._given(content)
        try:
            made = picture.remade(BytesIO(given))
        except REFUSED as trouble:
            raise BadFile(_("A photo in that file cannot be read, so nothing of it was taken.")) from trouble
        sides = (photo.width, photo.height)
        if is_bare(photo.media_type, given) and sides in {(0, 0), (made.width, made.height)}:
            return photo
        anew = {"media_type": made.media_type, "width": made.width, "height": made.height}
        return photo.model_copy(update=anew | {"content": b64encode(made.content).decode()})

    def _sound(self, note: told.VoiceNote, content: str) -> told.VoiceNote:
        given = self._given(content)
        try:
            made = sound.remade(BytesIO(given))
        except REFUSED as trouble:
            raise BadFile(_("A voice note in that file cannot be heard, so nothing of it was taken.")) from trouble
        if is_bare(note.media_type, given) and abs(note.seconds - made.seconds) <= 1:
            return note
        return note.model_copy(update={"seconds": round(made.seconds), "content": b64encode(made.content).decode()})

    def _given(self, content: str) -> bytes:
        self.left -= 1
        if self.left < 0 or time.monotonic() > self.until:
            raise BadFile(_("There are too many photos in that file to look at in one go. Take it without them."))
        try:
            return b64decode(content, validate=True)
        except ValueError:
            raise BadFile(_("A photo in that file cannot be read, so nothing of it was taken.")) from None


@dataclass(frozen=True, slots=True)
class Coming:
    """What a file would bring, in number, by what it is."""

    entries: int
    wants: int
    sheets: int
    scales: int
    ties: int
    media: int
    left_behind: int

    @classmethod
    def in_file(cls, own: told.Own) -> "Coming":
        """This will count it. `left_behind` are photos and voice notes that the file only tells of."""
        media = Counter(each.content is None for each in every_medium(own))
        kinds = {name: len(getattr(own, name)) for name in ("entries", "wants", "sheets", "scales", "ties")}
        return cls(**kinds, media=media[False], left_behind=media[True])


def every_medium(own: told.Own) -> Iterator[told.Photo | told.VoiceNote]:
    """This will give every photo and voice note."""
    for kind in (own.entries, own.wants, own.sheets):
        for thing in kind:
            yield from (each for each in (thing.photo, getattr(thing, "sound", None)) if each)
