"""What every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

OWN_HOUSE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def own_house_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """This will tell browsers to load nothing from any other host, on every page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", OWN_HOUSE)
        response.headers.setdefault("Permissions-Policy", "geolocation=(self), microphone=(self), camera=()")
        return response

    return answer
