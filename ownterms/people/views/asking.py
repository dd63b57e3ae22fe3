"""What a request says by itself: how it asks, and from where."""

from django.conf import settings
from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from ownterms.lib.network import neighbourhood

LOOK_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


def asker(request: HttpRequest) -> str:
    """This will say where on the network a request comes from, as the nearest of our own proxies saw it."""
    proxies = settings.PROXIES
    passed = request.headers.get("X-Forwarded-For", "").split(",")
    seen = passed[-proxies].strip() if 0 < proxies <= len(passed) else request.META.get("REMOTE_ADDR", "")
    return neighbourhood(seen)
