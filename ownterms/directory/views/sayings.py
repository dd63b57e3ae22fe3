"""Where a feed says something else than a page that is kept here: take its words, or keep ours."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ownterms.directory.actions import keeping
from ownterms.directory.models import FeedSaying
from ownterms.directory.models.keeping.access import organisations_kept_by, services_kept_by
from ownterms.directory.saying.comparing import compare
from ownterms.directory.saying.page import Page, body_of, words_of
from ownterms.directory.saying.words import Words
from ownterms.people.views.signed_in import SignedIn


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feed_saying_page(request: SignedIn, pk: int) -> HttpResponse:
    """This will show what a feed says of a page, and take or leave it."""
    saying = get_object_or_404(FeedSaying.objects.open(), pk=pk)
    page = _page(request, saying)
    if request.method != "POST":
        changed = compare(words_of(page), Words.of_json(saying.words)) if saying.words else []
        shown = {"saying": saying, "page": page, "changed": changed}
        return render(request, "directory/feed_saying.jinja", shown)
    keeping.answer_feed(saying, page, take=request.POST.get("answer") == "theirs", by=request.user)
    body = body_of(page)
    return redirect("organisation-keeping", pk=body.pk) if body else redirect("keeping")


def _page(request: SignedIn, saying: FeedSaying) -> Page:
    own = services_kept_by(request.user).select_related("source", "organisation").filter(pk=saying.page).first()
    return own or get_object_or_404(organisations_kept_by(request.user).select_related("source"), pk=saying.page)
