"""Visits over more than one database, and over one that is away for a while."""

import sqlite3
import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, InterfaceError, OperationalError, connection, connections
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ownterms.site.middleware import public_pages
from ownterms.site.rows.replicas import PRIMARY, REPLICA, Visit, has_reached, position, visits

WRITTEN: Final = "written"
"""The cookie that says up to where a visitor has written. It goes with the browser's window."""

PATIENCE: Final = 15  # seconds that a visit waits for the database to come back
PAUSE: Final = 0.1  # seconds
REST: Final = 5  # seconds for which a replica that was away is not asked again
# What PostgreSQL says when it goes away or may not be written to any more (None: the line is dead).
AWAY: Final = {None, "08000", "08001", "08003", "08004", "08006", "25006", "57P01", "57P02", "57P03"}
# What it says instead of doing as it was told: nothing was written.
REFUSED: Final = {"25006", "57P03"}
# Where SQLite is busy or locked for longer than we wait, may not write, or finds no room.
SQLITE_AWAY: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL}

GetResponse = Callable[[HttpRequest], HttpResponse]


class ReadsFromReplicas:
    """Lets a stranger's look at a public page read from a replica, once it has what that stranger wrote."""

    def __init__(self, get_response: GetResponse) -> None:
        if REPLICA not in settings.DATABASES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.left_alone_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This will answer, and remember in a cookie up to where this visitor wrote."""
        visit = Visit()
        token = visits.set(visit)
        try:
            response = self.get_response(request)
            if visit.reads == REPLICA and isinstance(getattr(response, "trouble", None), DatabaseError):
                self.left_alone_until = time.monotonic() + REST
            if visit.wrote:
                response.set_cookie(WRITTEN, position(), httponly=True, secure=request.is_secure(), samesite="Lax")
        finally:
            visits.reset(token)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],  # noqa: ARG002
        view_kwargs: dict[str, Any],  # noqa: ARG002
    ) -> None:
        """This will choose where the view reads. Sessions, so all that is somebody's own, stay on the primary."""
        visit = visits.get()
        is_strangers = settings.SESSION_COOKIE_NAME not in request.COOKIES
        is_public = request.resolver_match is not None and request.resolver_match.view_name in public_pages()
        is_away = time.monotonic() < self.left_alone_until
        if not (visit and is_strangers and is_public and only_asks(request, view_func)) or is_away:
            return
        written = request.COOKIES.get(WRITTEN)
        if written is None or has_reached(written):
            visit.reads = REPLICA


def only_asks(request: HttpRequest, view: Callable[..., Any]) -> bool:
    """Whether a request changes nothing. What other sites may post too (`csrf_exempt`) keeps nothing, by our rule."""
    return request.method in {"GET", "HEAD", "OPTIONS"} or getattr(view, "csrf_exempt", False)


class Waits:
    """Waits for a database that is away, and tries once more where nothing can have been kept yet.

    At a switch-over the others hear a sentence, with all that they typed.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This will answer now, after a wait, or with a sentence."""
        writing = Writing()
        with connection.execute_wrapper(writing):
            response = self.get_response(request)
        trouble = getattr(response, "trouble", None)
        if not isinstance(trouble, DatabaseError) or not is_away(trouble):
            return response
        asked = request.resolver_match is not None and only_asks(request, request.resolver_match.func)
        unsure = not asked and writing.may_be_kept(trouble)
        if not unsure and came_back():
            response = self.get_response(request)
            trouble = getattr(response, "trouble", None)
            if not isinstance(trouble, DatabaseError):
                return response
        return away_page(request, unsure=unsure)


class Writing:
    """What one visit wrote so far, as the database was told."""

    def __init__(self) -> None:
        self.began = self.done = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001
        """This will pass a statement on, and note whether it writes."""
        writes = not sql.lstrip()[:6].upper().startswith("SELECT")
        self.began |= writes
        answer = execute(sql, params, many, context)
        self.done |= writes
        return answer

    def may_be_kept(self, trouble: DatabaseError) -> bool:
        """Whether something may have been kept, though nobody was told so."""
        return self.done or (self.began and state(trouble) not in REFUSED)


def state(trouble: DatabaseError) -> str | None:
    """PostgreSQL's five characters for what went wrong; None where the line is dead."""
    return getattr(trouble.__cause__, "sqlstate", None)


def is_away(trouble: DatabaseError) -> bool:
    """Whether the database is away, or busy for longer than we wait, and not just displeased."""
    if connection.vendor == "sqlite":
        return getattr(trouble.__cause__, "sqlite_errorcode", 0) & 0xFF in SQLITE_AWAY
    is_refused = state(trouble) in REFUSED
    return is_refused or (isinstance(trouble, OperationalError | InterfaceError) and state(trouble) in AWAY)


def came_back() -> bool:
    """This will wait until the primary can be asked again; False where that takes too long, and always for SQLite."""
    if connection.vendor == "sqlite":
        return False
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        connections.close_all()
        try:
            connections[PRIMARY].ensure_connection()
        except DatabaseError:
            time.sleep(PAUSE)
        else:
            return True
    return False


def away_page(request: HttpRequest, *, unsure: bool) -> HttpResponse:
    """This will say what happened, with all that was typed, ready to be sent again."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    shown = {
        "unsure": unsure,
        "again": request.get_full_path(),
        "sent": sent,
        # A tick sends "on": nobody typed that.
        "typed": [value for name, value in sent if value.strip() not in {"", "on"} and name != "csrfmiddlewaretoken"],
    }
    response = render(request, "site/trouble/away.jinja", shown, status=503)
    response.headers["Retry-After"] = "10"
    return response
