"""Pages on which keepers change what a page says, start a new one, or take one off the list."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ownterms.directory.actions import keeping
from ownterms.directory.forms.words import WordsForm, differing
from ownterms.directory.models import Listing, Organisation, Service
from ownterms.directory.models.keeping.access import organisations_kept_by, services_kept_by
from ownterms.directory.saying.page import Page, body_of, words_of
from ownterms.directory.saying.words import Words
from ownterms.people.views.signed_in import SignedIn

NEW = Words(kind=Listing.Kind.SERVICE.value)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def listing_edit_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will change what a listing says."""
    return _edit(request, get_object_or_404(services_kept_by(request.user).select_related("source"), pk=pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_edit_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will change what an organisation says of itself."""
    return _edit(request, get_object_or_404(organisations_kept_by(request.user).select_related("source"), pk=pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def listing_new_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will put something new on the list."""
    organisation = get_object_or_404(organisations_kept_by(request.user).select_related("source"), pk=pk)
    form = WordsForm(request.POST if request.method == "POST" else None, was=NEW)
    if request.method != "POST":
        return _form(request, organisation, form, title="new")
    if not form.is_valid():
        return _form(request, organisation, form, title="new", status=422)
    service = keeping.start(organisation, form.words, by=request.user)
    return _saved(service)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will ask once, and take a listing off the list."""
    service = get_object_or_404(services_kept_by(request.user).select_related("source"), pk=pk)
    if request.method != "POST":
        return render(request, "directory/withdrawal.jinja", {"page": service, "back": _back(service)})
    keeping.withdraw_page(service, by=request.user)
    return _saved(service)


@require_POST
def check_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will write down that somebody made sure of a listing."""
    service = get_object_or_404(services_kept_by(request.user), pk=pk)
    keeping.say_right(service, by=request.user)
    return redirect("listing", pk=pk)


def _edit(request: SignedIn, page: Page) -> HttpResponse:
    was = words_of(page)
    sent = request.POST if request.method == "POST" else None
    form = WordsForm(sent, was=was, of_organisation=isinstance(page, Organisation))
    if sent is None:
        return _form(request, page, form, started=was.digest)
    if not form.is_valid():
        return _form(request, page, form, started=sent.get("started", ""), status=422)
    try:
        keeping.change(page, form.words, started=sent.get("started", ""), by=request.user)
    except keeping.ChangedMeanwhile as other:
        now = dict(differing(sent, other.now))
        return _form(request, page, form, started=other.now.digest, now=now, status=409)
    if sent.get("all_right") and isinstance(page, Service):
        keeping.say_right(page, by=request.user)
    return _saved(page)


def _form(request: SignedIn, page: Page, form: WordsForm, *, status: int = 200, **told: Any) -> HttpResponse:  # noqa: ANN401
    shown = {"page": page, "form": form, "now": {}, "started": "", "title": "change", "back": _back(page)} | told
    return render(request, "directory/edit.jinja", shown, status=status)


def _saved(page: Page) -> HttpResponse:
    return redirect(f"{_back(page)}?saved={page.pk}")


def _back(page: Page) -> str:
    body = body_of(page)
    return reverse("organisation-keeping", args=[body.pk]) if body else reverse("keeping")
