"""Which bytes of a file a browser asks for (RFC 9110, section 14): players ask for a piece at a time."""

import re
from typing import Final

ASKED: Final = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


class NoSuchBytes(ValueError):
    """The file is shorter than what is asked for begins."""


def piece_asked_for(header: str, length: int) -> range | None:
    """This will give the bytes that one range asks for, of `length` bytes; None asks for all of them.

    What cannot be read, and several ranges at once, ask for all, as the standard lets us. Raises NoSuchBytes.
    """
    asked = ASKED.fullmatch(header.strip())
    if not asked or asked.groups() == ("", ""):
        return None
    first, last = asked.groups()
    if not first:
        start, end = max(0, length - int(last)), length
    else:
        start, end = int(first), min(int(last) + 1, length) if last else length
        if last and int(last) < start:
            return None
    if start >= length:
        raise NoSuchBytes
    return range(start, end)
