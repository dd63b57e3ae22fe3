"""What people do to requests on their way."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from ownterms.design.pages import is_signed_in
from ownterms.people.views import drafts


def drafts_come_back(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """This will bring a draft back to its page, where a browser holds the key to one."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        return drafts.brought_back(request, response) if drafts.COOKIE in request.COOKIES else response

    return answer


def says_whose(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """This will say by a mark whose page it is, so that a device which keeps somebody's pages knows who is here now.

    The mark tells nobody who they are. No page looks at the session for it that did not anyway.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and is_signed_in(request):
            response.headers["Whose"] = drafts.mark_of(request.session[SESSION_KEY])
        return response

    return answer
