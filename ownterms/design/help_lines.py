"""Lines of help: who to ring, text or sign to when there is danger. Read from one file that a host may replace."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

ICONS: Final = {"call": "phone", "text": "speech", "web": "web"}


class BadHelpLines(ValueError):
    """A file of help lines that cannot be read; its sentence names the file."""


@dataclass(frozen=True)
class Way:
    """One way to reach a line: what it says, where it leads, and its picture."""

    says: str
    href: str
    icon: str


@dataclass(frozen=True)
class HelpLine:
    """One line of help. `words` are words of danger for which it is shown at once; `first` shows it for all."""

    name: str
    purpose: str
    ways: tuple[Way, ...]
    words: tuple[str, ...] = ()
    first: bool = False


@dataclass(frozen=True)
class Section:
    """Some lines under one heading, with a sentence or more about them."""

    title: str
    text: tuple[str, ...]
    lines: tuple[HelpLine, ...]


def sections() -> tuple[Section, ...]:
    """This will give all lines of help in the order of the file `settings.HELP_NOW_FILE`."""
    return _read(Path(settings.HELP_NOW_FILE))


def first_lines(words: Iterable[str] = (), *, most: int = 6) -> list[HelpLine]:
    """This will give the lines to show at once: the most urgent, those whose words begin a word of `words`, the rest.

    Nothing of `words` is kept.
    """
    said = " ".join(words).lower()
    lines = [line for section in sections() for line in section.lines]
    meant = [line for line in lines if any(re.search(rf"\b{word}", said) for word in line.words)]
    everybody = [line for line in lines if line.first]
    urgent, rest = everybody[:1], everybody[1:]
    return list(dict.fromkeys([*urgent, *meant, *rest]))[:most]


@cache
def _read(file: Path) -> tuple[Section, ...]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        return tuple(_section(each) for each in told["section"])
    except (OSError, KeyError, TypeError, ValueError) as trouble:
        raise BadHelpLines(f"The help lines in {file} cannot be read: {trouble}") from trouble


def _section(told: dict[str, Any]) -> Section:
    return Section(told["title"], tuple(told.get("text", ())), tuple(_line(each) for each in told.get("line", ())))


def _line(told: dict[str, Any]) -> HelpLine:
    ways = tuple(_way(kind, value) for kind in ICONS for value in _several(told.get(kind, ())))
    return HelpLine(told["name"], told["for"], ways, tuple(told.get("words", ())), bool(told.get("first")))


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _way(kind: str, value: str) -> Way:
    number = re.sub(r"[^\d+]", "", value.partition(":")[0])
    if kind == "web":
        return Way(
            value.removeprefix("https://").removeprefix("www.").rstrip("/"),
            f"https://{value.removeprefix('https://')}",
            ICONS[kind],
        )
    spoken = value.replace(":", ",").replace(" ", "\N{NO-BREAK SPACE}", value.partition(":")[0].count(" "))
    if kind == "text":
        return Way(_("Text %(number)s") % {"number": spoken}, f"sms:{number}", ICONS[kind])
    return Way(_("Call %(number)s") % {"number": spoken}, f"tel:{number}", ICONS[kind])
