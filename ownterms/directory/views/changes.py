"""Pages for stewards: what sources that were read again would change."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ownterms.directory.actions import reading as readings
from ownterms.directory.actions.comparing import PARTS
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import Difference, Reading, Refusing, Taking
from ownterms.directory.views.stewards import A_STEWARD, stewards_only
from ownterms.people.views.signed_in import SignedIn

ON_A_PAGE = 50


@never_cache
@require_safe
def changes_page(request: SignedIn) -> HttpResponse:
    """This will show a steward which sources have changes that wait."""
    stewards_only(request)
    waiting = Reading.objects.waiting().select_related("source")
    return render(request, "directory/changes.jinja", {"waiting": waiting, "told": request.GET.get("told", "")})


@never_cache
@require_safe
def change_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will show a steward what one reading would change, part by part, and what was decided about it."""
    reading = _reading(request, pk)
    sort = request.GET.get("sort", "")
    differences = reading.differences.all()
    if sort in Difference.Sort.values:
        differences = differences.filter(sort=sort)
    shown = {
        "reading": reading,
        "sort": sort,
        "page": Paginator(differences, ON_A_PAGE).get_page(request.GET.get("page")),
        "parts": PARTS,
        "told": request.GET.get("told", ""),
        "taken": Taking.objects.filter(reading=reading).first(),
        "refused": Refusing.objects.filter(reading=reading).first(),
    }
    return render(request, "directory/change.jinja", shown)


@require_POST
def change_answer_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will take in what was shown, or refuse it; where the directory has moved, it is shown again."""
    reading = _reading(request, pk)
    own = reverse("change", args=[reading.pk])
    if not reading.is_waiting:
        return redirect(own)
    if request.POST.get("answer") == "take" and reading.needs_tick and not request.POST.get("looked"):
        return redirect(own + "?told=look")
    try:
        if request.POST.get("answer") == "take":
            readings.take(reading, by=A_STEWARD)
            told = "taken"
        else:
            readings.refuse(reading, by=A_STEWARD)
            told = "refused"
    except readings.Overtaken:
        again = readings.look_again(reading)
        if again:
            return redirect(reverse("change", args=[again.pk]) + "?told=moved")
        told = "same"
    except FeedRefused:
        told = "elsewhere"
    return redirect(reverse("changes") + f"?told={told}")


def _reading(request: SignedIn, pk: UUID) -> Reading:
    stewards_only(request)
    return get_object_or_404(Reading.objects.select_related("source"), pk=pk)
