"""Pictures and voice notes as they are sent to a browser: whole, or the part that it asks for."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse  # noqa: TID251  (what every such answer carries stands in one place)

RANGE: Final = re.compile(r"^bytes=(\d{0,12})-(\d{0,12})$")


def served(request: HttpRequest, content: bytes, media_type: str) -> HttpResponse:
    """This will answer with what `lib.picture` or `lib.sound` made, never taken for anything else.

    Safari plays a sound only where it can ask for a part of it (RFC 9110, section 14): then the answer is 206, or 416
    where there is no such part.
    """
    asked = RANGE.match(request.headers.get("Range", ""))
    part = _part(asked, len(content)) if asked else range(len(content))
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Disposition": "inline",
        "Content-Encoding": "identity",  # packed again, its parts would be others
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if asked:
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
    return HttpResponse(
        content[part.start : part.stop], content_type=media_type, status=206 if asked else 200, headers=headers
    )


def _part(asked: re.Match[str], length: int) -> range | None:
    """The bytes that are meant, or nothing where there are none: from a place on, up to one, or the last ones."""
    first, last = asked.groups()
    if not first:
        part = range(max(0, length - int(last)), length) if last else range(0)
    else:
        part = range(int(first), min(length, int(last) + 1 if last else length))
    return part or None
