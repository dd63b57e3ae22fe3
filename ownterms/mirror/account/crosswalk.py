"""A crosswalk: for each field of somebody's form, what is true of it here, or why it stays blank.

A file of a host's own is TOML (docs/returns.md). It names numbers that are told anyway, and can ask for no further one.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from ownterms.mirror.account.sources import figure

SHIPPED: Final = Path(__file__).parent / "crosswalks"
SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
LARGEST: Final = 256 * 1024
"""Bytes of one file."""
MOST_FIELDS: Final = 300
LONGEST: Final = 1_000
"""Letters of one text."""
ABOUT: Final = ("name", "by", "opening")
OF_A_FIELD: Final = {"field", "told", "words", "why", "nearest"}


class BadCrosswalk(ValueError):
    """What is wrong with a file, in a sentence that names it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `told` are names of numbers, and `words` say what they are; without any, `why` says why not.

    `nearest` are numbers that come near to what a blank asks for.
    """

    name: str
    told: tuple[str, ...] = ()
    words: str = ""
    why: str = ""
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A form: its name, whose it is, the words that go before it, and its fields in their order."""

    slug: str
    name: str
    by: str
    opening: str
    fields: tuple[Field, ...]


def here() -> dict[str, Crosswalk]:
    """This will give all that are in order, ours and the host's, by slug. A host's own may take the place of ours."""
    return _read_all(settings.RETURNS)[0]


def troubles() -> list[str]:
    """This will say of each file that is left out why it is, in a sentence."""
    return _read_all(settings.RETURNS)[1]


@cache
def _read_all(folder: str) -> tuple[dict[str, Crosswalk], list[str]]:
    """Files are read once: a new one counts from the next start on."""
    found, said = {}, []
    says = _("There is no folder %(folder)s. Look at %(setting)s.")
    if folder and not Path(folder).is_dir():
        said.append(says % {"folder": folder, "setting": "OWNTERMS_RETURNS"})
    for file in [*sorted(SHIPPED.glob("*.toml")), *(sorted(Path(folder).glob("*.toml")) if folder else [])]:
        try:
            found[file.stem] = read(file)
        except BadCrosswalk as trouble:
            said.append(str(trouble))
    return found, said


def read(file: Path) -> Crosswalk:
    """This will read one file. Raises BadCrosswalk."""
    if not SLUG.fullmatch(file.stem):
        raise BadCrosswalk(f"{file.name}: use small letters, digits and hyphens in its name.")
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        told = tomllib.loads(content.decode()) if len(content) <= LARGEST else {}
    except (OSError, ValueError) as trouble:
        raise BadCrosswalk(f"{file.name} cannot be read: {trouble}") from trouble
    except RecursionError as trouble:
        raise BadCrosswalk(f"{file.name}: too many brackets stand inside each other.") from trouble
    if len(content) > LARGEST:
        raise BadCrosswalk(f"{file.name} is larger than 256 KB.")
    _only(file.name, told, {*ABOUT, "fields"})
    fields = told.get("fields")
    if not isinstance(fields, list) or not 0 < len(fields) <= MOST_FIELDS:
        raise BadCrosswalk(f"{file.name}: it needs one to {MOST_FIELDS} fields, each under [[fields]].")
    about = {key: _text(file.name, key, told.get(key)) for key in ABOUT}
    return Crosswalk(slug=file.stem, fields=tuple(_field(file.name, each) for each in fields), **about)


def _field(file: str, told: object) -> Field:
    if not isinstance(told, dict):
        raise BadCrosswalk(f"{file}: fields stand each under [[fields]].")
    name = _text(file, "field", told.get("field"))
    where = f"{file}, “{name}”"
    _only(where, told, OF_A_FIELD)
    numbers, nearest = (_figures(where, told.get(key, [])) for key in ("told", "nearest"))
    if bool(numbers) == ("why" in told):
        raise BadCrosswalk(f"{where}: it needs either “told”, or “why” it stays blank.")
    if numbers:
        return Field(name, told=numbers, words=_text(where, "words", told.get("words")))
    return Field(name, why=_text(where, "why", told.get("why")), nearest=nearest)


def _figures(where: str, told: object) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        raise BadCrosswalk(f"{where}: numbers stand in a list of names.")
    for each in told:
        try:
            figure(each)
        except KeyError as trouble:
            raise BadCrosswalk(f"{where}: nothing that is told is called “{each}”.") from trouble
    return tuple(told)


def _text(where: str, key: str, told: object) -> str:
    if not isinstance(told, str) or not told.strip() or len(told) > LONGEST:
        raise BadCrosswalk(f"{where}: “{key}” needs a text of up to {LONGEST} letters.")
    return told.strip()


def _only(where: str, told: dict[str, Any], known: set[str]) -> None:
    for key in told:
        if key not in known:
            raise BadCrosswalk(f"{where}: it cannot have “{key}”.")
