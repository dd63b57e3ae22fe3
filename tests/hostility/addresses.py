"""Every address of the place, with what strangers put into it."""

import re
from collections.abc import Iterator
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

NOBODY = str(UUID(int=7))
FILLED = {
    "uuid": [NOBODY],
    "slug": ["x", "-" * 300],
    "int": ["0", "9" * 40],
    "str": ["x", "%00", "%ED%A0%80", "%FF", "..%2F..%2Fetc", "%E2%80%AE", "x" * 3000],
    "path": ["x", "..%2F..%2F..%2Fetc%2Fpasswd", "%2e%2e/%2e%2e/settings.py", "%00"],
}
_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """This will give every route, walked and not written down."""
    for each in (resolver or get_resolver()).url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, route)
        elif isinstance(each, URLPattern):
            yield re.sub(r"[\^$]|\\Z", "", route)


def addresses() -> Iterator[str]:
    """This will fill in each route, one hostile value after another."""
    for route in routes():
        kinds = [kind or "str" for kind, _name in _PARAMETER.findall(route)]
        for turn in range(max((len(FILLED.get(kind, ["x"])) for kind in kinds), default=1)):
            values = iter(FILLED.get(kind, ["x"])[turn % len(FILLED.get(kind, ["x"]))] for kind in kinds)
            yield "/" + _PARAMETER.sub(lambda _found, values=values: next(values), route)
