"""Words that stand in private fields and nowhere else, and how to find them in whatever was answered."""

import base64
import gzip
import html
import json
import random
import re
import zlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

CORE: Final = "CNRY-"
_WHOLE: Final = re.compile(rb"CNRY-([0-9a-z]+)-([0-9a-z]+)-([0-9a-f]{12})", re.IGNORECASE)
_ANY: Final = re.compile(rb"CNRY", re.IGNORECASE)
_ENTITY: Final = re.compile(rb"&#?\w{1,8};")
_ESCAPE: Final = re.compile(rb"\\u([0-9a-fA-F]{4})")
_RUN: Final = re.compile(rb"[A-Za-z0-9+/_-]*")


def _fragments() -> list[bytes]:
    """What stands of the core in base64, whatever stands before it and after."""
    found = []
    for before in range(3):
        letters = base64.b64encode(b"\0" * before + CORE.encode())
        first, last = -(-before * 8 // 6), (before + len(CORE)) * 8 // 6
        found.append(letters[first:last])
    return found


_BASE64: Final = re.compile(b"|".join(re.escape(letters) for letters in _fragments()))


@dataclass(frozen=True)
class Found:
    """Canaries in an answer: whole ones, and whether a piece of one is left that belongs to none of those."""

    whole: frozenset[str]
    torn: bool


def plant(dice: random.Random, space: str, field: str) -> str:
    """This will make up a canary of one field of one space; both are small letters and digits."""
    return f"{CORE}{space}-{field}-{dice.getrandbits(48):012x}"


def look(body: bytes, encoding: str = "") -> Found:
    """This will find every canary in a body as it travelled: packed, escaped, in base64 or in wide letters."""
    whole: set[str] = set()
    torn = False
    for form in forms(unpacked(body, encoding)):
        seen = [each.group().decode().upper() for each in _WHOLE.finditer(form)]
        torn |= len(seen) < len(_ANY.findall(form))
        whole.update(seen)
    return Found(frozenset(f"{each[:5]}{each[5:].lower()}" for each in whole), torn)


def unpacked(body: bytes, encoding: str = "") -> bytes:
    """This will undo gzip and deflate, by what the answer says of itself and by what it looks like."""
    try:
        if encoding == "gzip" or body[:2] == b"\x1f\x8b":
            return gzip.decompress(body)
        if encoding == "deflate":
            return zlib.decompress(body)
    except (OSError, EOFError, zlib.error):
        # A part of something packed: as much of it as can be read.
        return zlib.decompressobj(31).decompress(body)
    return body


def forms(body: bytes) -> list[bytes]:
    """This will give a body in each way that it could be read; those in which nothing changes are left out."""
    found = [body]
    if b"\0" in body:
        found.append(body.replace(b"\0", b""))
    if _ENTITY.search(body):
        found.append(html.unescape(body.decode("utf-8", "replace")).encode())
    if b"\\u00" in body:
        found.append(_ESCAPE.sub(lambda each: chr(int(each[1], 16)).encode("utf-8", "replace"), body))
    if b"%" in body:
        found.append(unquote_to_bytes(body))
    for each in found[:]:
        found += [_decoded(each, hit.start()) for hit in _BASE64.finditer(each)]
    return found


def _decoded(body: bytes, at: int) -> bytes:
    """What a run of base64 says from just before a place on, begun at each of four letters: one of them is right."""
    first = at - len(_RUN.match(body[max(at - 3, 0) : at][::-1]).group())  # type: ignore[union-attr]
    last = min(_RUN.match(body, at).end(), at + 120)  # type: ignore[union-attr]
    tries = [body[begin:last].replace(b"-", b"+").replace(b"_", b"/") for begin in range(first, first + 4)]
    return b"\n".join(base64.b64decode(each + b"A" * (-len(each) % 4)) for each in tries)


def disguises(canary: str) -> dict[str, bytes]:
    """A canary in every form that `look` must know it in, by the name of the form."""
    plain = canary.encode()
    return {
        "plain": plain,
        "capitals": canary.upper().encode(),
        "html, decimal": canary.replace("-", "&#45;").encode(),
        "html, hexadecimal": "".join(f"&#x{ord(each):x};" for each in canary).encode(),
        "json": json.dumps(canary).replace("-", "\\u002d").encode(),
        "url": canary.replace("-", "%2D").encode(),
        "url, all of it": "".join(f"%{ord(each):02x}" for each in canary).encode(),
        "gzip": gzip.compress(b"words before " + plain),
        "utf-16": canary.encode("utf-16"),
        "utf-16, the other way": canary.encode("utf-16-be"),
        "utf-32": canary.encode("utf-32"),
        **{f"base64, {before} before": base64.b64encode(b"x" * before + plain + b" after") for before in range(3)},
        **{
            f"base64 in an address, {before} before": base64.urlsafe_b64encode(b"?" * before + plain)
            for before in range(3)
        },
        "base64 in a page": b'<img src="data:;base64,' + base64.b64encode(b"to " + plain) + b'">',
    }
