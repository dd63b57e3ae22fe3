"""Packs: sheets that a host adds as files, such as an instrument whose licence they hold (docs/packs.md).

A pack asks, and that is all: nothing of it is added up or compared, so no file can ask for that.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.agenda.tools.parts import SCREENS, Column, Section, Tool

SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
LARGEST: Final = 64 * 1024
"""Bytes of one file."""
MOST_ASKED: Final = 60
MOST_CHOICES: Final = 20
LONGEST: Final = 500
"""Characters of one text."""
ABOUT: Final = ("name", "says", "by", "licence")
OF_A_PACK: Final = {*ABOUT, "asks"}
OF_A_QUESTION: Final = {"slug", "name", "hint", "choices"}


class BadPack(Exception):
    """What is wrong with a file, in a sentence that names it."""


def folder() -> Path | None:
    """Where the files are, if a host said so."""
    return Path(settings.PACKS) if settings.PACKS else None


def added(house: Mapping[str, Tool]) -> dict[str, Tool]:
    """This will give the sheets of all files that are in order, by slug; none takes the place of one of the house."""
    found, _troubles = _read_all(folder())
    return {slug: tool for slug, tool in found.items() if slug not in house}


def troubles(house: Mapping[str, Tool]) -> list[str]:
    """This will say of each file that is left out why it is, in a sentence."""
    found, said = _read_all(folder())
    taken = _("%(file)s.toml has the name of a page that comes with the house. Give it another name.")
    return [*said, *(taken % {"file": slug} for slug in found if slug in house)]


@cache
def _read_all(where: Path | None) -> tuple[dict[str, Tool], list[str]]:
    """Files are read once: a new one counts from the next start on."""
    found: dict[str, Tool] = {}
    said: list[str] = []
    if where and not where.is_dir():
        said.append(_("There is no folder %(folder)s. Look at OWNTERMS_PACKS.") % {"folder": where})
    for file in sorted(where.glob("*.toml")) if where else []:
        try:
            found[file.stem] = read(file)
        except BadPack as trouble:
            said.append(str(trouble))
    return found, said


def read(file: Path) -> Tool:
    """This will read one file. Raises BadPack."""
    if not SLUG.fullmatch(file.stem):
        raise BadPack(_("%(file)s: use small letters, digits and hyphens in its name.") % {"file": file.name})
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        told = tomllib.loads(content.decode()) if len(content) <= LARGEST else {}
    except (OSError, ValueError) as trouble:
        raise BadPack(_("%(file)s cannot be read: %(why)s") % {"file": file.name, "why": trouble}) from trouble
    except RecursionError as trouble:
        raise BadPack(_("%(file)s: too many brackets stand inside each other.") % {"file": file.name}) from trouble
    if len(content) > LARGEST:
        raise BadPack(_("%(file)s is larger than 64 KB. Make two of it.") % {"file": file.name})
    return _tool(file, told)


def _tool(file: Path, told: dict[str, Any]) -> Tool:
    _only(file, told, OF_A_PACK)
    name, says, by, licence = (_text(file, told, each) for each in ABOUT)
    asks = told.get("asks")
    if not isinstance(asks, list) or not 0 < len(asks) <= MOST_ASKED:
        raise BadPack(_("%(file)s: it needs one to 60 questions, each under [[asks]].") % {"file": file.name})
    sections = tuple(_section(file, each) for each in asks)
    if len({each.slug for each in sections}) < len(sections):
        raise BadPack(_("%(file)s: two questions have the same slug.") % {"file": file.name})
    source = _("From %(by)s. Licence: %(licence)s.") % {"by": by, "licence": licence}
    return Tool(file.stem, name, f"{says} {source}", sections)


def _section(file: Path, told: Any) -> Section:  # noqa: ANN401  (whatever the file holds)
    if not isinstance(told, dict):
        raise BadPack(_("%(file)s: each question stands under [[asks]].") % {"file": file.name})
    _only(file, told, OF_A_QUESTION)
    slug, name = _text(file, told, "slug"), _text(file, told, "name")
    if not SLUG.fullmatch(slug):
        raise BadPack(_("%(file)s: use small letters, digits and hyphens in a slug.") % {"file": file.name})
    if slug in SCREENS:
        says = _("%(file)s: “%(slug)s” is a screen of every sheet. Give the question another slug.")
        raise BadPack(says % {"file": file.name, "slug": slug})
    hint = _text(file, told, "hint") if "hint" in told else ""
    choices = told.get("choices", [])
    if not isinstance(choices, list) or len(choices) > MOST_CHOICES:
        raise BadPack(_("%(file)s: choices are a list of up to 20 texts.") % {"file": file.name})
    kept = {text: text for text in (_text(file, {"choices": each}, "choices") for each in choices)}
    return Section(slug, name, hint, _columns(kept))


def _columns(choices: dict[str, str]) -> tuple[Column, ...]:
    """An answer that is chosen has words beside it, and another day's answer can stand below it."""
    if not choices:
        return ()
    return Column("answer", gettext_lazy("My answer"), choices), Column("words", gettext_lazy("In my words"))


def _text(file: Path, told: dict[str, Any], name: str) -> str:
    text = told.get(name)
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        says = _("%(file)s: “%(name)s” needs a text of up to 500 letters.")
        raise BadPack(says % {"file": file.name, "name": name})
    return text.strip()


def _only(file: Path, told: dict[str, Any], known: set[str]) -> None:
    for name in told:
        if name not in known:
            says = _("%(file)s: a pack has no “%(name)s”. It asks, and adds nothing up.")
            raise BadPack(says % {"file": file.name, "name": name})
