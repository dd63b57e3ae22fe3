"""Ways between pages: where to go next, who asks, and the code that a browser asked for."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from ownterms.lib.device import device
from ownterms.lib.network import neighbourhood
from ownterms.people.models import EmailedCode, Person
from ownterms.people.models.code import MINUTES
from ownterms.people.views.signed_in import SignedIn

FRESH: Final = 15 * 60
"""Seconds for which somebody who showed that it is them need not show it again."""

View = Callable[..., HttpResponse]

LOOK_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])

COOKIE: Final = "code"
"""Holds the id of the code that this browser asked for; without it, its digits are of no use."""


def way_on(request: HttpRequest, *, otherwise: str) -> str:
    """This will give where somebody wanted to go before they were asked who they are, or another address."""
    return own_address(request.POST.get("next") or request.GET.get("next", ""), otherwise=otherwise)


def own_address(address: str, *, otherwise: str) -> str:
    """This will give an address of ours, with what is asked of it, or another where it leads anywhere else."""
    try:
        resolve(urlsplit(address).path)
        safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None) and address.isprintable()
    except (Resolver404, ValueError):
        return otherwise
    return address if safe and address.startswith("/") else otherwise


def asker(request: HttpRequest) -> str:
    """This will say where on the network a request comes from, as the nearest of our own proxies saw it."""
    proxies = settings.PROXIES
    passed = request.headers.get("X-Forwarded-For", "").split(",")
    seen = passed[-proxies].strip() if 0 < proxies <= len(passed) else request.META.get("REMOTE_ADDR", "")
    return neighbourhood(seen)


def keep_code(request: HttpRequest, response: HttpResponse, code: EmailedCode) -> HttpResponse:
    """This will have the browser keep which code it asked for."""
    response.set_cookie(
        COOKIE, code.pk.hex, max_age=MINUTES * 60, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def asked_code(request: HttpRequest, *, by: Person | None = None) -> EmailedCode | None:
    """This will give the code that this browser asked for, where it still lives and was asked by that person."""
    try:
        known = UUID(request.COOKIES.get(COOKIE, ""))
    except ValueError:
        return None
    return EmailedCode.objects.live().filter(pk=known, person=by).first()


def begin(request: HttpRequest, person: Person, *, stay: bool) -> None:
    """This will sign somebody in, under a new session key. Unless they stay, it ends with the browser's window."""
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    request.session["device"] = device(request.META.get("HTTP_USER_AGENT", "")[:1000])
    request.session["began_on"] = request.session["used_on"] = timezone.localdate().isoformat()
    request.session["shown_at"] = time.time()
    request.session.set_expiry(None if stay else 0)


def fresh_only(view: View) -> View:
    """This will have somebody show once more that it is them, before what a stranger at their screen must not do.

    Who has no way to show it passes: this session is all that they have.
    """

    @wraps(view)
    def guarded(request: SignedIn, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401  (whatever the view takes)
        if time.time() - request.session.get("shown_at", 0) < FRESH or not request.user.can_come_back:
            return view(request, *args, **kwargs)
        back = request.path if request.method in {"GET", "HEAD"} else reverse("you")
        return redirect(f"{reverse('again')}?{urlencode({'next': back})}")

    return guarded


def shown(request: HttpRequest) -> None:
    """This will note that somebody has shown that it is them, under a new session key."""
    request.session.cycle_key()
    request.session["shown_at"] = time.time()
