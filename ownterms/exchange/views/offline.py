"""A person's own pages without a network: chosen for one device, kept there, and what was written there sent."""

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ownterms.design.bundle import bundle
from ownterms.design.help_lines import first_lines
from ownterms.exchange.forms import UnsentForm
from ownterms.exchange.offline import for_a_device, keep_once
from ownterms.lib.words import draw, shown
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.drafts import mark_of
from ownterms.people.views.signed_in import SignedIn, fresh_only, own_device_only, wiped
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space

LINES = 3  # of help
WORDS = 4  # forty bits, and each guess takes the device a while


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """This will give the script that stands by on a device. It lies at the root, for it may answer for no more."""
    return HttpResponse(
        bundle("worker.js").content,
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )


@require_safe
def offline_page(request: HttpRequest) -> HttpResponse:
    """This will give the page that opens what a device keeps, and lines of help. It holds nothing of anybody."""
    return render(request, "exchange/offline.jinja", {"lines": first_lines(most=LINES)})


@own_device_only
@fresh_only
@require_safe
@own_space
def choice_page(request: SignedIn, _space: Space) -> HttpResponse:
    """This will say what it means to keep one's pages on a device, and let its person choose."""
    told = {"whose": whose(request), "words": shown(draw(WORDS))}
    return render(request, "exchange/offline_choice.jinja", told)


@require_safe
def pages(request: SignedIn) -> HttpResponse:
    """This will give a person's own words, for their device to keep; nothing where it keeps those of another."""
    mine = whose(request)
    return all_words(request) if request.GET.get("whose", mine) == mine else HttpResponse(status=204)


@own_device_only
@own_space
def all_words(request: SignedIn, space: Space) -> HttpResponse:
    """This will give a person's own words in one piece."""
    return JsonResponse({"html": for_a_device(space, by=request.user)})


@own_device_only
@LOOK_OR_SEND
@own_space
def words_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show what waits on the device, and keep one thing of it where its person wants it."""
    if request.method != "POST":
        return render(request, "exchange/offline_words.jinja", {"whose": whose(request)})
    form = UnsentForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    keep_once(space, by=request.user, **form.written)
    return HttpResponse(status=204)


@require_POST
def end(_request: SignedIn) -> HttpResponse:
    """This will have the browser wipe all that it kept of this place, whosever it was."""
    return wiped(redirect("offline-choice"))


def whose(request: SignedIn) -> str:
    """The mark of whoever is signed in: it tells nobody who they are."""
    return mark_of(request.session[SESSION_KEY])
