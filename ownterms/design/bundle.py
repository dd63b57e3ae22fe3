"""The style sheets and scripts of all components, joined into one file each: small, and without a build step."""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings

STATIC: Final = Path(__file__).parent / "static" / "design"
LAYERS: Final = ("tokens", "base", "components", "frame", "print")
"""Cascade layers, weakest first. Each is a folder of style sheets, one file for each component."""


@dataclass(frozen=True)
class Bundle:
    """One joined file. `digest` changes with its content, so that browsers may keep it for good."""

    content: bytes
    content_type: str

    @property
    def digest(self) -> str:
        """Twelve hexadecimal digits that name this content."""
        return hashlib.sha256(self.content).hexdigest()[:12]

    @property
    def compressed(self) -> bytes:
        """The content as gzip."""
        return gzip.compress(self.content, mtime=0)


def bundle(name: str) -> Bundle:
    """This will give a joined file by its name in `MADE`, read anew at each call while debugging.

    Raises KeyError for any other name.
    """
    if settings.DEBUG:
        _kept.cache_clear()
    return _kept(name)


@cache
def _kept(name: str) -> Bundle:
    return MADE[name]()


def _styles() -> Bundle:
    parts = [f"@layer {', '.join(LAYERS)};"]
    for layer in LAYERS:
        files = sorted((STATIC / "css" / layer).glob("*.css"))
        parts += [f"@layer {layer} {{\n{file.read_text(encoding='utf-8')}}}" for file in files]
    return Bundle("\n".join(parts).encode(), "text/css; charset=utf-8")


def _scripts(*names: str) -> Bundle:
    files = [STATIC / "js" / name for name in names] or sorted((STATIC / "js").glob("*.js"))
    return Bundle("\n".join(f.read_text(encoding="utf-8") for f in files).encode(), "text/javascript; charset=utf-8")


MADE: Final[dict[str, Callable[[], Bundle]]] = {
    "own.css": _styles,
    "own.js": _scripts,
    "offline.js": lambda: _scripts("offline/kept.js", "offline/page.js"),
    "worker.js": lambda: _scripts("offline/kept.js", "offline/worker.js"),
}
"""What is joined: for every page, for the pages of what a device keeps, and for what stands by there."""
