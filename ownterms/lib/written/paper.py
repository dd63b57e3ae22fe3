"""A page as a tagged PDF (PDF/UA-1, ISO 14289-1), laid out by WeasyPrint in a process of its own.

Run as `python -m ownterms.lib.written.paper`: HTML comes in, one line of JSON and the PDF go out, as
`lib.apart.work` has it. It takes seconds where somebody wrote much: so nobody else waits for it, and it is ended in
time.
"""

import gc
import json
import resource
import sys
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

MEMORY: Final = 3_000_000_000
"""Bytes of address space."""
SECONDS: Final = 50
"""Of computing."""


def main() -> None:
    """This will be the whole of such a process."""
    limits = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_CORE: 0}
    for limit, most in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    gc.disable()  # the process ends when the page is laid out; this saves a quarter of the time
    refused, content = "", b""
    try:
        content = laid_out(sys.stdin.buffer.read().decode())
    except (ImportError, OSError):
        refused = "NoPango"
    except MemoryError:
        refused = "MemoryError"
    told = {"refused": refused} if refused else {}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + content)


def laid_out(page: str) -> bytes:
    """This will lay a page out. Raises OSError where Pango is not there."""
    from weasyprint import HTML

    written = BytesIO()
    HTML(string=page, url_fetcher=inside_only()).write_pdf(written, pdf_variant="pdf/ua-1")
    return written.getvalue()


def inside_only() -> "URLFetcher":
    """This will give what a page holds in itself, and fetch nothing from anywhere."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=["data"], allow_redirects=False)


if __name__ == "__main__":
    main()
