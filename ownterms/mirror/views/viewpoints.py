"""Four viewpoints on an organisation: what many said, for everyone, and what somebody says, for themselves alone."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ownterms.agenda.models import Option
from ownterms.directory.models import Organisation
from ownterms.mirror.forms.viewpoint import AT_FIRST, ViewpointForm
from ownterms.mirror.models import QUESTIONS, CountedViews, PublishedMirror, Viewpoint
from ownterms.mirror.viewpoints import heads, rows
from ownterms.people.models import Person
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces import actions
from ownterms.spaces.models import NotClaimed, Space
from ownterms.spaces.views.own import own_space
from ownterms.spaces.views.own.removal import removal_of


@require_safe
def viewpoints_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """This will show what many said of an organisation, side by side, and what it published of its own readings."""
    organisation = get_object_or_404(Organisation, pk=pk)
    quarters = CountedViews.by_quarter(pk, timezone.localdate())
    tables = [
        (quarter, [(asks, name, rows(name, views)) for name, asks in QUESTIONS.items()])
        for quarter, views in quarters.items()
    ]
    published = PublishedMirror.objects.filter(organisation=pk).first()
    read = {each["id"]: each for each in published.told["readings"]} if published else {}
    shown = {"organisation": organisation, "tables": tables, "heads": heads(), "published": published, "read": read}
    return render(request, "mirror/viewpoints.jinja", shown)


@LOOK_OR_SEND
def viewpoint_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will ask how an organisation looks to somebody, and keep what they say for them alone."""
    organisation = get_object_or_404(Organisation, pk=pk)
    space = Space.objects.of(request.user)
    said = Viewpoint.of(space, pk, by=request.user) if space else []
    shows = last(said, request.GET.get("side"))
    form = ViewpointForm(request.POST if request.method == "POST" else None, initial=before(shows))
    if form.is_valid():
        try:
            kept = Viewpoint.say(space or actions.begin(request.user), pk, by=request.user, **form.said)
        except NotClaimed:
            return render(request, "spaces/not_claimed.jinja", status=409)
        return redirect(f"{reverse('viewpoint', args=[pk])}?told=kept&side={kept.side}")
    asked = list(QUESTIONS.items())
    shown = {"organisation": organisation, "form": form, "questions": QUESTIONS, "said": said, "shows": shows}
    shown |= {"first": asked[:AT_FIRST], "rest": asked[AT_FIRST:], "told": request.GET.get("told", "") if shows else ""}
    return render(request, "mirror/viewpoint.jinja", shown, status=422 if form.is_bound else 200)


def last(said: list[Viewpoint], side: str | None) -> Viewpoint | None:
    """This will give what somebody said last, from a side if one is named."""
    return next((each for each in said if side is None or each.side == side), None)


def before(shows: Viewpoint | None) -> dict[str, object]:
    """This will give what a form begins with."""
    if shows is None:
        return {}
    return {"side": shows.side, "words": shows.words, "may_count": shows.may_count} | shows.answers


@require_safe
@own_space
def own_viewpoints_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show all that somebody said of organisations, to them."""
    said = Viewpoint.objects.filter(space=space).read(by=request.user)
    names = dict(Organisation.objects.filter(pk__in={each.about for each in said}).values_list("pk", "name"))
    shown: dict[str, Any] = {
        "said": [(each, names.get(each.about, _("It is not in the directory any more."))) for each in said]
    }
    shown |= {"kept": behind_options(space, by=request.user), "told": request.GET.get("told", "")}
    return render(request, "mirror/own_viewpoints.jinja", shown)


def behind_options(space: Space, *, by: Person) -> list[Organisation]:
    """This will give the organisations behind the options that a person kept, by name."""
    kept = {each.listing_id for each in Option.objects.filter(space=space).read(by=by) if each.listing_id}
    return list(Organisation.objects.filter(Q(pk__in=kept) | Q(services__in=kept)).order_by("name").distinct())


viewpoint_removal = removal_of(
    Viewpoint.objects.all(),
    words=lambda said: said.words,
    stays=lambda _said: reverse("own-viewpoints"),
    onwards=lambda _said: reverse("own-viewpoints") + "?told=gone",
    page="mirror/viewpoint_removal.jinja",
)
