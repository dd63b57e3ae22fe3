"""Where somebody was going before they were asked who they are: always an address of ours."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme


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


def by_way_of(name: str, onwards: str) -> str:
    """This will give the address of a page that leads on to another."""
    return f"{reverse(name)}?{urlencode({'next': onwards})}" if onwards else reverse(name)
