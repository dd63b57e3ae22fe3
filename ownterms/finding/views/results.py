"""Results: what was understood of a question, and what is around."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from ownterms.design.pages import is_signed_in
from ownterms.finding.answer import answer
from ownterms.finding.engine import IndexBusy
from ownterms.finding.forms import Ask
from ownterms.spaces.models import Space


# Asking changes nothing here, so another site can gain nothing by it; and no cookie is set.
# The browser may hold the answer for ten minutes: without it, going back from a listing ends at an error page.
@csrf_exempt
@cache_control(private=True, max_age=600)
@require_http_methods(["GET", "HEAD", "POST"])
def results_page(request: HttpRequest) -> HttpResponse:
    """This will answer a question. It comes by POST, so that no address, log or history holds the words."""
    ask = Ask.of(request.POST if request.method == "POST" else request.GET)
    if not ask.words:
        return render(request, "finding/empty.jinja", {"ask": ask, "was_asked": request.method == "POST"})
    try:
        found = answer(ask)
    except IndexBusy:
        return render(request, "finding/busy.jinja", {"ask": ask}, status=503)
    has_space = is_signed_in(request) and Space.objects.of(request.user) is not None  # type: ignore[arg-type]  # signed in
    return render(request, "finding/results.jinja", {"answer": found, "has_space": has_space})


@csrf_exempt
@never_cache
@require_POST
def kept_words_file(request: HttpRequest) -> HttpResponse:
    """This will give the person their own words as a small text to keep or print. We keep nothing."""
    ask = Ask.of(request.POST)
    today = date_format(timezone.localdate(), "j F Y")
    lines = [_("What I would like"), today, "", ask.words, ""]
    lines += [_("Near: %(place)s") % {"place": ask.near}, ""] if ask.near else []
    lines += [_("This is the only copy. Whoever has this file can read it.")]
    response = HttpResponse("\r\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-words.txt"'
    return response
