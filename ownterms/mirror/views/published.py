"""What the mirror is, and what organisations published of theirs: for everyone, and for good."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ownterms.directory.models import Organisation
from ownterms.directory.models.keeping.access import organisations_of
from ownterms.directory.views.pages import reader
from ownterms.mirror.forms.published import TakenBackForm
from ownterms.mirror.models import PublishedMirror
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn

ON_A_PAGE = 200


@require_safe
def mirror_page(request: HttpRequest) -> HttpResponse:
    """This will say what the mirror is, and the ways in."""
    return render(request, "mirror/mirror.jinja")


@require_safe
def all_published_page(request: HttpRequest) -> HttpResponse:
    """This will list what was published by organisation, in the order of the alphabet and in no other."""
    pages = Paginator(PublishedMirror.objects.defer("told"), ON_A_PAGE)
    return render(request, "mirror/all_published.jinja", {"page": pages.get_page(request.GET.get("page"))})


@require_safe
def published_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """This will show what an organisation published on a day, as it stood then."""
    published = get_object_or_404(PublishedMirror, pk=pk)
    others = PublishedMirror.objects.filter(organisation=published.organisation_id).exclude(pk=pk).defer("told")
    who = reader(request)
    shown = {
        "published": published,
        "others": others,
        "is_listed": Organisation.objects.filter(pk=published.organisation_id).exists(),
        "keeps": who is not None and organisations_of(who).filter(pk=published.organisation_id).exists(),
        "address": request.build_absolute_uri(reverse("published-mirror", args=[pk])),
    }
    return render(request, "mirror/published.jinja", shown)


@LOOK_OR_SEND
def taken_back_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will have a keeper say that their organisation stands by it no more. Its page stays, with its numbers."""
    published = get_object_or_404(PublishedMirror, pk=pk, organisation__in=organisations_of(request.user).values("pk"))
    form = TakenBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        published.take_back(words=form.cleaned_data["words"])
        return redirect("published-mirror", pk=pk)
    shown = {"published": published, "form": form}
    return render(request, "mirror/taken_back.jinja", shown, status=422 if form.is_bound else 200)
