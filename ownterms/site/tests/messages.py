"""All that the interface says: every message of the Python code and of the templates."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir
from jinja2.ext import babel_extract

ROOT = Path(__file__).parents[2]
OPTIONS = {"**/jinja2/**.jinja": {"trimmed": "true", "silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}}
METHODS = [("**/tests/**", "ignore"), ("**/migrations/**", "ignore"), ("**.py", "python"), ("**.jinja", babel_extract)]
CALLS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def messages() -> Iterator[tuple[str, str]]:
    """This will give (where it stands, what it says), each plural form by itself."""
    for file, line, message, _comments, _context in extract_from_dir(
        str(ROOT), METHODS, options_map=OPTIONS, keywords=CALLS
    ):
        for form in message if isinstance(message, tuple) else (message,):
            yield f"{file}:{line}", " ".join(form.split())


def sentences(message: str) -> list[str]:
    """This will split what is said into sentences, without what is filled in."""
    plain = re.sub(r"%\(\w+\)[sd]", "X", message)
    return [part.strip() for part in re.split(r"(?<=[.!?:;])\s+", plain) if re.search(r"\w", part)]


def words(sentence: str) -> list[str]:
    """The words of a sentence."""
    return re.findall(r"[^\W_][\w’'-]*", sentence)
