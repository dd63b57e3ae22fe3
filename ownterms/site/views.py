"""Pages that belong to the whole: home, about, promises, help now, and what is said when something went wrong."""

import re
import sys

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ownterms.design.help_lines import sections
from ownterms.design.pages import is_signed_in
from ownterms.people.views import drafts
from ownterms.people.views.onwards import own_address
from ownterms.site.wants import WANTS, some_wants

BY_ITSELF = re.compile(r"on|yes|no|never|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What ticks, buttons and choices send: nobody wrote it."""


# What is posted here only stands in the form again: nothing is kept, so another site can gain nothing by it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def home_page(request: HttpRequest) -> HttpResponse:
    """This will ask the one question. What was typed stands in it still; else a want that was chosen does."""
    sent = request.POST if request.method == "POST" else request.GET
    typed, want = sent.get("words", "").strip()[:2000], sent.get("want", "")[:2000]
    own = bool(typed and typed not in WANTS)
    shown = {
        "words": typed if own or not want else want,
        "near": sent.get("near", "")[:100],
        "kept_own": own and bool(want),
        "wants": some_wants(),
    }
    return render(request, "site/home.jinja", shown)


@require_safe
def about_page(request: HttpRequest) -> HttpResponse:
    """This will say what this is, who runs it, and how it works."""
    return render(request, "site/about.jinja")


@require_safe
def promises_page(request: HttpRequest) -> HttpResponse:
    """This will say what is promised, and how far each promise is kept today."""
    return render(request, "site/promises.jinja")


@require_safe
def help_now_page(request: HttpRequest) -> HttpResponse:
    """This will show every line of help there is."""
    return render(request, "site/help_now.jinja", {"sections": sections()})


def bad_request_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """This will say that the browser sent something that could not be read."""
    return render(request, "site/trouble/bad_request.jinja", status=400)


def refused_page(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """This will say that a page may not be opened this way. Also where a form's token does not fit (`reason`).

    Then what was typed into a page of ours comes back on it: the token is another one after each sign-in.
    """
    if reason and (answer := drafts.kept(request, redirect(drafts.seen_at(request, otherwise=request.path)))):
        return answer
    return render(request, "site/trouble/refused.jinja", status=403)


def not_found_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """This will say that there is no such page, and ask the question again.

    Whoever is signed in and sent words gets them back, wherever they sent them: so nobody learns what was there.
    """
    unsent = written(request) if is_signed_in(request) else []
    return render(request, "site/trouble/not_found.jinja", {"unsent": unsent}, status=404)


def written(request: HttpRequest) -> list[str]:
    """This will give what somebody wrote into a form, without what a form says by itself."""
    try:
        names = [name for name in request.POST if name not in drafts.NEVER]
        sent = [value for name in names for value in request.POST.getlist(name)]
    except (SuspiciousOperation, MultiPartParserError, OSError):
        return []
    return [value for value in sent if value.strip() and not BY_ITSELF.fullmatch(value)]


def not_allowed_page(request: HttpRequest) -> HttpResponse:
    """This will say that an address takes what a form sends, and lead to the page on which that form stands."""
    return render(request, "site/trouble/not_allowed.jinja", {"page": page_above(request.path)}, status=405)


def page_above(address: str) -> str:
    """This will give the nearest page above an address: what takes a form lies beneath the page that shows it."""
    while address != "/":
        address = address.rstrip("/").rpartition("/")[0] + "/"
        if own_address(address, otherwise=""):
            return address
    return address


def our_fault_page(request: HttpRequest) -> HttpResponse:
    """This will say that we made a mistake, and keep what it was for whoever can still mend it."""
    response = render(request, "site/trouble/our_fault.jinja", status=500)
    response.trouble = sys.exc_info()[1]  # type: ignore[attr-defined]
    return response
