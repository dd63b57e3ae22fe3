"""Some threads are kept for those who send nothing, so that slow senders cannot hold all of them.

Whoever sends a letter a second, or means harm, holds a thread until all of it is here, and the server
cannot be told to stop waiting. While they hold their share, pages can still be read.
"""

import io
import threading
from collections.abc import Callable, Iterable
from typing import Any, Final

from ownterms.lib import picture, sound

MOST: Final = 2_621_440
"""Bytes that anybody may send without a file."""

MOST_WITH_FILES: Final = MOST + max(picture.MOST_BYTES, sound.MOST_BYTES)
"""Bytes of a form that comes with a photo or a voice note. They are held in memory, and never lie on the disk."""

READS: Final = {"GET", "HEAD", "OPTIONS"}

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
ANSWERS: Final = {
    "400 Bad Request": "This came only in part, and nothing was kept. Please try again.",
    "413 Content Too Large": "This is more than we can take. Nothing was kept. Go back: your words may be there.",
    "503 Service Unavailable": "Many people are sending at once. Nothing was kept. Please try again in a minute.",
}


class Patient:
    """An application that is called only once all that somebody sends is here; `senders` may be sending at once."""

    def __init__(self, application: Application, *, senders: int) -> None:
        self.application = application
        self.sending = threading.BoundedSemaphore(senders)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """This will answer as the application does, or refuse in a sentence."""
        if environ.get("REQUEST_METHOD") in READS:  # what comes with these is not waited for, and not read
            return self.application(environ | {"wsgi.input": io.BytesIO(), "CONTENT_LENGTH": ""}, start_response)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if not length and "HTTP_TRANSFER_ENCODING" not in environ:
            return self.application(environ, start_response)
        with_files = environ.get("CONTENT_TYPE", "").startswith("multipart/form-data")
        most = MOST_WITH_FILES if with_files else MOST
        if length > most:
            return refused("413 Content Too Large", start_response)
        if not self.sending.acquire(blocking=False):
            return refused("503 Service Unavailable", start_response)
        try:
            body = bytes(environ["wsgi.input"].read(length or most + 1))
        finally:
            self.sending.release()
        if len(body) > most:
            return refused("413 Content Too Large", start_response)
        if len(body) < length:  # half a form must never be taken for a whole one
            return refused("400 Bad Request", start_response)
        here = {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        return self.application(environ | here, start_response)


def refused(status: str, start_response: Callable[..., Any]) -> list[bytes]:
    """This will say in plain words why nothing was done."""
    said = ANSWERS[status].encode()
    kind = [("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")]
    start_response(status, [*kind, ("Content-Length", str(len(said)))])
    return [said]
