"""What people do to requests on their way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ownterms.people.views import drafts


def drafts_come_back(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """This will bring a draft back to its page, where a browser holds the key to one."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        return drafts.brought_back(request, response) if drafts.COOKIE in request.COOKIES else response

    return answer
