"""How every address under /openreferral/ answers: to anyone, in JSON, by one model of what went wrong."""

import json
import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from ownterms.exchange import version

View = Callable[..., HttpResponseBase]
METHODS = "GET, HEAD, OPTIONS"
log = logging.getLogger("ownterms.exchange")


def in_json(content: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """This will answer in JSON, in UTF-8."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text.encode("utf-8", "replace"), status=status, content_type="application/json; charset=utf-8")


def problem(status: int, title: str, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    """This will say what happened, in the one way in which everything here does."""
    return in_json({"status": status, "title": title, "errors": errors or []}, status=status)


def open_to_all(view: View) -> View:
    """This will let programs of any site ask a view, with no credentials, and answer wrong ways to ask."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response: HttpResponseBase
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response.headers["Access-Control-Allow-Methods"] = METHODS
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
        elif request.method not in {"GET", "HEAD"}:
            response = problem(405, _("Only reading is possible here: GET or HEAD."))
        else:
            asked, request.method = request.method, "GET"  # what a HEAD would carry is cut off by the server
            response = view(request, *args, **kwargs)
            request.method = asked
        if response.status_code in {204, 405}:
            response.headers["Allow"] = METHODS
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # nothing here changes anything
    return answer


def unless_known(view: View) -> View:
    """This will answer 304 to a reader who holds the newest answer already, before any of it is made."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        mark = version.mark(request.get_host(), request.get_full_path())
        known = {each.removeprefix("W/").strip('"') for each in parse_etags(request.headers.get("If-None-Match", ""))}
        response = HttpResponseNotModified() if mark in known else view(request, *args, **kwargs)
        if response.status_code in {200, 304}:
            response.headers["ETag"] = f'"{mark}"'
            response.headers["Cache-Control"] = "public, no-cache"
            patch_vary_headers(response, ["Accept-Encoding"])
        return response

    return answer


def our_fault(_request: HttpRequest, cause: Exception | type[Exception]) -> HttpResponse:
    """This will answer where we made a mistake; what it was stands in the log."""
    log.error(
        "An answer of the open directory could not be made.", exc_info=cause if isinstance(cause, Exception) else None
    )
    return problem(500, _("We made a mistake. It is written down. Please ask again later."))
