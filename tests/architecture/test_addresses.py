"""Every address either needs sign-in or is on the one list of public pages."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from ownterms.site.urls import PUBLIC_PAGES, SIGNED_IN_PAGES


def named(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """The names of every address, with their namespaces; one without a name shows as its route."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from named(each, inner)
        elif isinstance(each, URLPattern):
            yield f"{namespace}{each.name}" if each.name else str(each.pattern)


def test_every_address_is_public_or_for_the_signed_in_by_decision() -> None:
    assert sorted(named(get_resolver())) == sorted([*PUBLIC_PAGES, *SIGNED_IN_PAGES])
