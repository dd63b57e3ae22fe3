"""Every address of the place with its name, walked from the resolver and not from links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER: Final = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One pattern: its name with namespaces (its route where it has none), and its route with parameters in it."""

    name: str
    route: str

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What the route takes: (kind, name) each."""
        return [(kind or "str", name) for kind, name in PARAMETER.findall(self.route)]

    def filled(self, values: dict[str, str]) -> str:
        """This will put values into the route, by the names of its parameters."""
        return "/" + PARAMETER.sub(lambda found: values[found[2]], self.route)


def addresses(resolver: URLResolver | None = None, space: str = "", before: str = "") -> Iterator[Address]:
    """This will give every address there is."""
    for each in (resolver or get_resolver()).url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each, f"{space}{each.namespace}:" if each.namespace else space, route)
        elif isinstance(each, URLPattern):
            plain = re.sub(r"[\^$]|\\Z|\.\*", "", route)
            yield Address(f"{space}{each.name}" if each.name else route, plain)
