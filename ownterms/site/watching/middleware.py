"""Each answer gets a number, a line in the log and a place in the counts."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from ownterms.site.logs import REQUEST_ID
from ownterms.site.watching.counts import ANSWERS, DATABASE_TROUBLE, SECONDS

log = logging.getLogger("ownterms.request")


class Watched:
    """Writes of every request which view answered, how, and how long it took. Nothing that came with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """This will stand in front of everything else."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This will answer, and count the answer."""
        started = time.perf_counter()
        request_id = secrets.token_hex(8)  # never the visitor's own: it would go to the log as it is
        token = REQUEST_ID.set(request_id)
        try:
            response = self.get_response(request)
            took = time.perf_counter() - started
            view, status = view_name(request), response.status_code
            log.info("answered", extra={"view": view, "status": status, "ms": round(took * 1000, 1)})
        finally:
            REQUEST_ID.reset(token)
        ANSWERS.labels(view=view, status=str(status)).inc()
        SECONDS.labels(view=view).observe(took)
        response.headers["Request-Id"] = request_id
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:  # noqa: ARG002
        """This will count what the database could not do."""
        if isinstance(exception, DatabaseError):
            DATABASE_TROUBLE.inc()


def view_name(request: HttpRequest) -> str:
    """This will give the name of the address's rule; an address that has none is only “no page”."""
    if request.resolver_match is None:
        return "static file" if request.path.startswith(settings.STATIC_URL) else "no page"
    return request.resolver_match.view_name or "unnamed"
