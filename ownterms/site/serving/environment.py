"""The settings file: lines of NAME=value beside the code, so that every command knows what the server knows."""

import os
import re
from pathlib import Path

LINE = re.compile(r"^(?:export\s+)?([A-Z][A-Z0-9_]*)=(.*)$")
BESIDE = Path(__file__).resolve().parents[3] / "settings.env"


class BadSettingsFile(Exception):
    """A line of the settings file that says nothing."""


def read_settings_file() -> None:
    """This will put each NAME=value of the settings file into the environment, where the name is not there yet.

    The file is `settings.env` beside `./run`, or what OWNTERMS_SETTINGS names. Empty lines and those
    that begin with # are remarks; quotes around a value go. Raises BadSettingsFile with the line's number.
    """
    named = os.environ.get("OWNTERMS_SETTINGS")
    file = Path(named) if named else BESIDE
    if not file.exists():
        if named:
            raise BadSettingsFile(f"OWNTERMS_SETTINGS names {file}, and there is no such file. Nothing was done.")
        return
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = LINE.match(line.strip())
        if not found:
            raise BadSettingsFile(f"Line {number} of {file} is not NAME=value. Nothing was done.")
        os.environ.setdefault(found[1], unquoted(found[2].strip()))


def number(name: str, *, otherwise: int) -> int:
    """This will read a setting that is a whole number, nought or more; raises ValueError with its name."""
    value = os.environ.get(name, "") or str(otherwise)
    if not value.isdecimal():
        raise ValueError(f"{name} is a whole number, such as {otherwise}")
    return int(value)


def amount(name: str, *, otherwise: float, least: float = 0) -> float:
    """This will read a setting that is a number, nought or at least `least`; raises ValueError with its name."""
    value = os.environ.get(name, "") or str(otherwise)
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value, re.ASCII):
        raise ValueError(f"{name} is a number, such as {otherwise:g} or 0.5")
    if 0 < float(value) < least:
        raise ValueError(f"{name} is 0 for none, or {least:g} or more: with less, chance alone could make a count")
    return float(value)


def unquoted(value: str) -> str:
    """This will take one pair of quotes off a value."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
