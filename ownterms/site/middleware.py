"""What every answer carries."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers, patch_cache_control

from ownterms.people.views import drafts

OWN_HOUSE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

KNOWN_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def plain_text_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """This will refuse a body in another encoding than UTF-8: no form of ours sends one, and some break readers."""

    def answer(request: HttpRequest) -> HttpResponse:
        charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
        if charset.lower() not in {"utf-8", "utf8", "us-ascii"}:
            return HttpResponse("Please send this as UTF-8. Nothing was kept.", status=400, content_type="text/plain")
        return get_response(request)

    return answer


def known_methods_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """This will refuse TRACE, which gives back what was sent, and methods that nobody knows."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request) if request.method in KNOWN_METHODS else HttpResponseNotAllowed(KNOWN_METHODS)

    return answer


def not_allowed_in_words(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """This will answer on a page of ours where an address does not take a method."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        from ownterms.site.views import not_allowed_page  # views load after the settings

        page = not_allowed_page(request)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return answer


def own_house_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """This will tell browsers to load nothing from any other host, on every page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", OWN_HOUSE)
        response.headers.setdefault("Permissions-Policy", "geolocation=(self), microphone=(self), camera=()")
        return response

    return answer


class SignedInUnlessPublic(LoginRequiredMiddleware):
    """Asks who somebody is before every page that is not on the one list of public pages."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """This will let a public page pass without looking at who asks."""
        if request.resolver_match and request.resolver_match.view_name in public_pages():
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponseRedirect:
        """This will send somebody to sign in. What they typed comes back to them after it."""
        to_page = redirect(drafts.seen_at(request, otherwise=request.get_full_path()))
        return drafts.kept(request, to_page) or super().handle_no_permission(request, view_func)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """This will keep what one person saw out of every store that another could read, their own history too."""
        if request.resolver_match and request.resolver_match.view_name not in public_pages():
            add_never_cache_headers(response)
        elif request.session.accessed:
            patch_cache_control(response, private=True)
        return response


def public_pages() -> list[str]:
    """The names of the pages that anyone may open."""
    from ownterms.site.urls import PUBLIC_PAGES  # the addresses load after the settings

    return PUBLIC_PAGES
